/** The shape of a label, which says in familiar words what wasted bytes were. See docs/detectors.md. */
import type { Command } from '../../dockerfile/commands.ts';
import type { SmallFile } from '../../image/small-file.ts';
import type { Rule, Severity } from '../../rules/rule.ts';
import type { Cause, LostInode } from '../../stack/types.ts';
import type { IgnoredCase, ImageCase } from '../example-image.ts';

/** The id of one of the labels. */
export type LabelId = string;

/** A file that a later layer deleted, hid or stored again. */
export interface LabelFile {
  /** As globs and rules see it. */
  readonly path: string;
  readonly bytes: number;
  readonly cause: Cause;
  readonly addedIn: number;
  readonly wastedIn: number;
  /** Size of the file that replaced it; null if none did. */
  readonly successorBytes: number | null;
  /** Rules whose globs match, in the order of precedence, whatever their conditions say. */
  readonly rules: readonly Rule[];
  /** Identifies the file when a label asks about the image. */
  readonly item: LostInode;
}

/** What a label can ask about the image. */
export interface LabelImage {
  /** The rule that owned the file while it was visible, by the image of that time; null if no removable rule can have owned it. */
  owner(file: LabelFile): Rule | null;
  /** What made a layer: `RUN`, `COPY`; empty where history does not say. */
  keyword(layer: number): string;
  /** Whether a COPY or ADD made a layer from the build context. Only the Dockerfile tells a copy from another stage apart. */
  copiesContext(layer: number): boolean;
  /** The commands of a RUN; none for other layers. */
  commands(layer: number): readonly Command[];
  /** Bytes of lower layers that this layer deleted. */
  deletedBy(layer: number): number;
  /** Whether the layer that deleted the file has it at another path. */
  isMoved(file: LabelFile): boolean;
  /** What the same layer stored again with unchanged content, below the same top directory. */
  rewrittenBeside(file: LabelFile): { files: number; bytes: number };
  /** Whether the file was stored again only to get one more name. */
  isLinkedAgain(file: LabelFile): boolean;
}

export interface IgnoredLabel extends IgnoredCase {
  /** The label that the file has instead; `plain` by default. */
  instead?: string;
}

export interface Label {
  /** Kebab case, same as the file's name; never renamed. */
  id: string;
  title: string;
  severity: Severity;
  /** Labels that this one must precede. A file has the first that fits; otherwise labels are tried by id. */
  before?: readonly string[];
  /** Tried after all others. */
  last?: true;
  /** The test in words, for its page. */
  when: string;
  /** Why the bytes are there, in one or two sentences. */
  why: string;
  /** What to do instead, in one or two sentences that make sense alone. Code is in backticks; nothing is left to be filled in. */
  remedy: string;
  /** Small files whose contents it needs. */
  reads?: readonly SmallFile[];
  test(file: LabelFile, image: LabelImage): boolean;
  /** At least one whose biggest wasted file has the label, and one in which no file has it. Tests run them, and the page shows them. */
  reports: readonly ImageCase[];
  ignores: readonly IgnoredLabel[];
}

/** Whether the globs of one of these rules match a file, whatever their conditions say. */
export function isMatched({ rules }: LabelFile, ids: ReadonlySet<string>): boolean {
  return rules.some(({ id }) => ids.has(id));
}

/** Declares a label, so that the compiler checks it in its own file. */
export function label(definition: Label): Label {
  return definition;
}
