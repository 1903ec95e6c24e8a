/** What the package exports to programs. scripts/build.mjs ships this file as it is, as dist/library.d.ts, so it holds declarations alone. */
import type { Report } from './report-types.d.ts';

export type { Report };

export type Verdict = Report['verdict'];

/** One image of a report, and the parts of it that programs look at most. */
export type ReportImage = Report['images'][number];
export type ReportBudget = ReportImage['budgets'][number];
export type ReportFinding = ReportImage['findings'][number];
export type ReportLayer = ReportImage['layers'][number];
export type ReportPlanItem = ReportImage['plan'][number];

/** What to check. All of it may be left out: then it is what `imagebudget check` does in the working directory. */
export interface CheckOptions {
  /** Directory that relative paths start from; the process's by default. */
  cwd?: string | undefined;
  /** Path of the config; `.imagebudget.yml` by default. */
  config?: string | undefined;
  /**
   * Images to check, written as on the command line: paths or names, with a prefix such as `registry:` if it is needed. By default those that
   * the config names. With several images in the config, their names.
   */
  sources?: readonly string[] | undefined;
  /** What growth is measured against: a JSON report or an image. It goes before the config's. */
  baseline?: string | undefined;
  /** A platform such as `linux/arm64`, or `all`. It goes before the config's. */
  platform?: string | undefined;
  /** Hash every byte, even if the structure alone would do. */
  verify?: boolean | undefined;
  /** How much planned edits may change at run time: nothing (`same`), what is installed (`fewer`), or the base image (`base`, the default). */
  trust?: 'same' | 'fewer' | 'base' | undefined;
  /** False if the layer cache must be neither read nor written. */
  cache?: boolean | undefined;
  /** False if an engine's image must be read from its export, never from the engine's own store. */
  store?: boolean | undefined;
  /** Variables that the config's image names may hold, and those of Docker; `process.env` by default. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Gets what a build prints, in pieces. The text is foreign. By default it is dropped. */
  onOutput?: ((text: string) => void) | undefined;
  /** Ends the check early; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Measures images and judges them by a config. It prints nothing, ends nothing and changes no file but the layer cache.
 * @returns the value that `imagebudget check --json` writes, whatever its verdict is. Its texts are foreign: they come from images,
 * Dockerfiles and registries
 * @throws UsageError, ConfigError if an option or the config is wrong; MeasureError if an image could not be measured, so that there is no
 * verdict. Whatever else is thrown is a fault of imagebudget
 */
export declare function check(options?: CheckOptions): Promise<Report>;

/** One thing that is wrong, and what to do about it. */
export interface Problem {
  /** Where in the config it is, counted from 1; null if it is not there. */
  readonly position: { readonly path: string; readonly line: number; readonly column: number } | null;
  /** One line: what happened, to what. */
  readonly reason: string;
}

/** Base of the three errors that a caller can do something about. `message` is one line. */
export declare abstract class ImagebudgetError extends Error {
  constructor(...none: never);
  /** What the command line would end with: 2 if the image could not be measured, 3 for wrong usage or config. */
  abstract readonly exitCode: number;
  /** What to do next, in the words of the command line. */
  get hint(): string | undefined;
  /** All that is wrong, the first of which is the message. */
  get problems(): readonly Problem[];
}

/** An option cannot be used. */
export declare class UsageError extends ImagebudgetError {
  readonly exitCode: 3;
}

/** The config cannot be used; `problems` has all its mistakes with their places. */
export declare class ConfigError extends ImagebudgetError {
  readonly exitCode: 3;
}

/** The image could not be measured, so there is no verdict. */
export declare class MeasureError extends ImagebudgetError {
  readonly exitCode: 2;
}
