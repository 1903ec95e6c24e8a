/**
 * The shape of a hint: a habit in an instruction's text, told only where the layer has the bytes that it costs. Text is a hint,
 * bytes are the proof. See docs/detectors.md, and docs/contributing/adding.md for how to add one.
 */
import type { Command } from '../../dockerfile/commands.ts';
import type { SmallFile } from '../../image/small-file.ts';

/** One layer, as hints see it. All figures are bytes. */
export interface HintLayer {
  /** From 0, bottom first. */
  readonly index: number;
  /** `RUN`, `COPY`, `ADD`; empty where history does not say. */
  readonly keyword: string;
  /** What follows the keyword, with its options where the Dockerfile is known. */
  readonly text: string;
  /** Of a RUN. */
  readonly commands: readonly Command[];
  readonly bytes: number;
  /** Visible bytes of this layer in the findings of these rules and detectors. */
  found(...rules: readonly string[]): number;
  /** Bytes of this layer that a later one deleted and that one of these rules owned. */
  lostLater(...rules: readonly string[]): number;
  /** Bytes of this layer that carry a label. */
  labelled(label: string): number;
  /** Bytes of lower layers that this one wasted, by one of these causes. */
  wasted(...causes: readonly string[]): number;
  /** The same, without those of the base image. */
  wastedOwn(...causes: readonly string[]): number;
  /** Bytes of the files in this layer whose directory (without slashes at the ends) matches. */
  added(matches: (directory: string) => boolean): number;
  /** Bytes of the files in this layer with one of these names. */
  addedNamed(names: ReadonlySet<string>): number;
  /** Contents of the layer's files of this name, of those that a hint `reads`. */
  texts(name: string): string[];
}

/** The image, as hints see it. */
export interface HintImage {
  env(name: string): string | undefined;
  exists(path: string): boolean;
  /** Content of a file, of those that a hint `reads`; null for all else. */
  text(path: string): string | null;
  /** Contents of the files in a directory, of those that a hint `reads`. */
  textsIn(directory: string): string[];
  /** Visible bytes in the findings of these rules. */
  found(...rules: readonly string[]): number;
  /** Which of these Debian packages the base image has installed. */
  basePackages(names: readonly string[]): string[];
}

/** What speaks for a hint. */
export interface Evidence {
  /** Bytes that the habit costs here, as far as they can be told; 0 where only the text speaks. */
  bytes: number;
  /** Instead of the hint's own, where it depends on what was found. Our own words only. */
  remedy?: string;
}

/** A made-up layer for a hint's case, or for a hint on the image a made-up image. */
export interface HintCase {
  /** The instruction, as a Dockerfile has it. */
  does?: string;
  /** Which layer it is, from 0; not the first where it is left out. */
  index?: number;
  /** Sizes of the files that the layer adds, by absolute path. */
  adds?: Readonly<Record<string, number>>;
  /** Bytes by rule or detector, and below by label and by cause; see `HintLayer`. */
  found?: Readonly<Record<string, number>>;
  lost?: Readonly<Record<string, number>>;
  labelled?: Readonly<Record<string, number>>;
  wasted?: Readonly<Record<string, number>>;
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
  /** Hints that would be shown before this one otherwise: they come by ecosystem, then by id. */
  before?: readonly string[];
  /** What must be in the layer for it to be told, in words. */
  evidence: string;
  /** Rules, detectors and labels whose bytes it explains. */
  explains: readonly string[];
  /** Small files whose contents it asks for. */
  reads?: readonly SmallFile[];
  /** Dockerfile text; the first line alone makes sense. */
  remedy: string;
  /** At least two for which it is given and two for which not; executed by the tests and shown on the hint's page. */
  reports: readonly ReportingHint[];
  ignores: readonly IgnoredHint[];
}

/** A hint on one layer's instruction, or one on the whole image. */
export type Hint = Common &
  (
    | { about: 'layer'; test(layer: HintLayer, image: HintImage): Evidence | null }
    | { about: 'image'; test(image: HintImage): Evidence | null }
  );

/** Declares a hint; exists so that a hint's file is checked where it is written. */
export function hint(definition: Hint): Hint {
  return definition;
}

/** The bytes as evidence; null if there are too few. */
export function ifAny(bytes: number, least = 1): Evidence | null {
  return bytes >= least ? { bytes } : null;
}

/** Test of a hint: one of the layer's commands fits, and these rules find bytes in the layer, visible or deleted later. */
export function leavesCache(
  fits: (command: Command) => boolean,
  ...rules: readonly string[]
): (layer: HintLayer) => Evidence | null {
  return ({ commands, found, lostLater }) =>
    commands.some(fits) ? ifAny(found(...rules) + lostLater(...rules)) : null;
}
