/** The shape of a label: what wasted bytes were, in words that a person knows. See docs/detectors.md. */

import type { Command } from '../../dockerfile/commands.ts';
import type { SmallFile } from '../../image/small-file.ts';
import type { Rule, Severity } from '../../rules/rule.ts';
import type { Cause, LostInode } from '../../stack/types.ts';
import type { IgnoredCase, ImageCase } from '../case.ts';

/** The id of one of the labels. */
export type LabelId = string;

/** A file that a later layer took away or wrote again. */
export interface LabelFile {
  /** As globs and rules see it. */
  readonly path: string;
  readonly bytes: number;
  readonly cause: Cause;
  readonly addedIn: number;
  readonly wastedIn: number;
  /** Size of the file that stands in its place; null where none does. */
  readonly successorBytes: number | null;
  /** Rules whose globs match, in the order of precedence, whatever their conditions say. */
  readonly rules: readonly Rule[];
  /** What the image is asked by. */
  readonly item: LostInode;
}

/** What a label may ask beyond the file. */
export interface LabelImage {
  /** The rule that owned the file while it was visible, its condition asked of the image as it was; null where none did that frees bytes. */
  owner(file: LabelFile): Rule | null;
  /** What made a layer: `RUN`, `COPY`; empty where history does not say. */
  keyword(layer: number): string;
  /** Whether a COPY or ADD made a layer, and as far as is known not from another stage, which only the Dockerfile tells. */
  copiesContext(layer: number): boolean;
  /** What a RUN ran; none for other layers. */
  commands(layer: number): readonly Command[];
  /** Bytes of lower layers that this layer deleted. */
  deletedBy(layer: number): number;
  /** Whether the layer that took the file away has it at another path. */
  isMoved(file: LabelFile): boolean;
  /** What a layer wrote again without a change of content, below the top directory of this file. */
  rewrittenBeside(file: LabelFile): { files: number; bytes: number };
  /** Whether the file was copied only to get one more name. */
  isLinkedAgain(file: LabelFile): boolean;
}

export interface IgnoredLabel extends IgnoredCase {
  /** The label that the file has instead; `plain` where it is left out. */
  instead?: string;
}

export interface Label {
  /** Kebab case, same as the file's name; never renamed. */
  id: string;
  title: string;
  severity: Severity;
  /** Labels that files would have instead if they were tried first. A file has the first that fits; they are tried by id. */
  before?: readonly string[];
  /** Tried after all others. */
  last?: true;
  /** The test in words, for docs/detectors.md. */
  when: string;
  /** Why the bytes are there, in one or two sentences. */
  why: string;
  /** Dockerfile text; the first line alone makes sense. */
  remedy: string;
  /** Small files whose contents it asks for. */
  reads?: readonly SmallFile[];
  test(file: LabelFile, image: LabelImage): boolean;
  /** At least one whose biggest wasted file has the label and one in which none has it; executed by the tests and shown on the page. */
  reports: readonly ImageCase[];
  ignores: readonly IgnoredLabel[];
}

/** Whether the globs of one of these rules match a file, whatever their conditions say. */
export function isMatched({ rules }: LabelFile, ids: ReadonlySet<string>): boolean {
  return rules.some(({ id }) => ids.has(id));
}

/** Declares a label; exists so that a label's file is checked where it is written. */
export function label(definition: Label): Label {
  return definition;
}
