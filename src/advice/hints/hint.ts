/**
 * The shape of a hint: a habit in an instruction's text, shown only if the layer has the bytes that it costs. The text is a
 * hint, the bytes are the proof. See docs/detectors.md, and docs/contributing/adding.md for how to add one.
 */
import type { Command } from '../../dockerfile/commands.ts';
import type { SmallFile } from '../../image/small-file.ts';

/** One layer, as hints see it. All figures are bytes. */
export interface HintLayer {
  /** From 0, bottom first. */
  readonly index: number;
  /** `RUN`, `COPY`, `ADD`; empty if history does not say. */
  readonly keyword: string;
  /** The rest of the instruction, with its options if the Dockerfile is known. */
  readonly text: string;
  /** The commands of a RUN. */
  readonly commands: readonly Command[];
  /** Values of the build's arguments, as far as history has them: those given, and defaults. */
  readonly buildArguments: ReadonlyMap<string, string>;
  readonly bytes: number;
  /** Visible bytes of this layer in the findings of these rules and detectors. */
  found(...rules: readonly string[]): number;
  /** Bytes of this layer that one of these rules owned until a later layer deleted them. */
  lostLater(...rules: readonly string[]): number;
  /** Bytes of this layer that carry a label. */
  labelled(label: string): number;
  /** Bytes of lower layers that this one wasted, for one of these causes. */
  wasted(...causes: readonly string[]): number;
  /** The same, without those of the base image. */
  wastedOwn(...causes: readonly string[]): number;
  /** Bytes of the files in this layer whose directory (without slashes at the ends) matches. */
  added(matches: (directory: string) => boolean): number;
  /** Bytes of the files in this layer with one of these names. */
  addedNamed(names: ReadonlySet<string>): number;
  /** Contents of the layer's files with this name that a hint `reads`. */
  texts(name: string): string[];
}

/** The image, as hints see it. */
export interface HintImage {
  env(name: string): string | undefined;
  exists(path: string): boolean;
  /** Content of a file that a hint `reads`; null for others. */
  text(path: string): string | null;
  /** Contents of the files in a directory that a hint `reads`. */
  textsIn(directory: string): string[];
  /** Visible bytes in the findings of these rules. */
  found(...rules: readonly string[]): number;
  /** Which of these Debian packages the base image has installed. */
  basePackages(names: readonly string[]): string[];
}

/** The proof of a hint. */
export interface Evidence {
  /** Bytes that the habit costs here, as far as known; 0 if only the text shows it. */
  bytes: number;
  /** Replaces the hint's own remedy if it depends on what was found: a sentence too. It never quotes the image. */
  remedy?: string;
}

/** A made-up layer for a case of a hint, or a made-up image for a hint on the image. */
export interface HintCase {
  /** The instruction, as a Dockerfile has it. */
  does?: string;
  /** Index of the layer, from 0; not the first by default. */
  index?: number;
  /** Sizes of the files that the layer adds, by absolute path. */
  adds?: Readonly<Record<string, number>>;
  /** Bytes by rule or detector, and below by label and by cause; see `HintLayer`. */
  found?: Readonly<Record<string, number>>;
  lost?: Readonly<Record<string, number>>;
  labelled?: Readonly<Record<string, number>>;
  wasted?: Readonly<Record<string, number>>;
  /** Values of the build's arguments. */
  arguments?: Readonly<Record<string, string>>;
  /** Contents of files by absolute path. */
  texts?: Readonly<Record<string, string>>;
  /** Variables of the config. */
  env?: Readonly<Record<string, string>>;
  /** Debian packages of the base image. */
  packages?: readonly string[];
}

export interface ReportingHint extends HintCase, Evidence {}

export interface IgnoredHint extends HintCase {
  /** Why the hint must not be given. */
  because: string;
}

interface Common {
  /** Kebab case, same as the file's name; never renamed. */
  id: string;
  /** What the instruction does or leaves out. */
  title: string;
  severity: 'warn' | 'info';
  /** Hints that this one must precede. Otherwise hints come by ecosystem, then by id. */
  before?: readonly string[];
  /** What must be in the layer, in words. */
  evidence: string;
  /** Rules, detectors and labels whose bytes it explains. */
  explains: readonly string[];
  /** Small files whose contents it needs. */
  reads?: readonly SmallFile[];
  /** What to do instead, in one or two sentences that make sense alone. Code is in backticks; nothing is left to be filled in. */
  remedy: string;
  /** At least two of each. Tests run them, and the page shows them. */
  reports: readonly ReportingHint[];
  ignores: readonly IgnoredHint[];
}

/** A hint on one layer's instruction, or one on the whole image. */
export type Hint = Common &
  (
    | { about: 'layer'; test(layer: HintLayer, image: HintImage): Evidence | null }
    | { about: 'image'; test(image: HintImage): Evidence | null }
  );

/** Declares a hint, so that the compiler checks it in its own file. */
export function hint(definition: Hint): Hint {
  return definition;
}

/** The bytes as evidence; null if there are too few. */
export function ifAny(bytes: number, least = 1): Evidence | null {
  return bytes >= least ? { bytes } : null;
}

/** The test of a hint: a command of the layer fits, and these rules find bytes in it, visible or deleted later. */
export function leavesCache(
  fits: (command: Command) => boolean,
  ...rules: readonly string[]
): (layer: HintLayer) => Evidence | null {
  return ({ commands, found, lostLater }) =>
    commands.some(fits) ? ifAny(found(...rules) + lostLater(...rules)) : null;
}
