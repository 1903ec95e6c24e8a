import type { BudgetConfig, BuildConfig, ConfigNote, IgnoreConfig } from '../config/types.ts';
import type { ReadingLimits } from '../config/values/reading-limits.ts';
import type { DockerfilePlace } from '../dockerfile/place.ts';
import type { Position, Positions } from '../errors.ts';
import type { Platform } from '../image/types.ts';
import type { Limits } from '../layer/limits.ts';
import type { DetectorChoices } from '../rules/enabled-rules.ts';
import type { Rule } from '../rules/rule.ts';
import type { Trust } from '../rules/trust.ts';
import type { SourceRequest } from '../source/request.ts';
import type { Output } from './outputs.ts';

/** What to measure and by what to judge it. */
export interface Job {
  targets: readonly Target[];
  /** Null if nothing is to be judged, as in `inspect`. */
  budgets: readonly BudgetConfig[] | null;
  ignore: readonly IgnoreConfig[];
  /** In order of precedence. */
  rules: readonly Rule[];
  detectors: DetectorChoices;
  /** What a pull request does to the config; null or absent if that is not known. */
  configChange?: ConfigChange | null;
  /** What growth is measured against; null or absent for nothing. */
  baseline?: BaselineRequest | null;
  /** The Dockerfile that layers are traced to; null if there is none. */
  dockerfile: (DockerfilePlace & { position?: Position | undefined }) | null;
  /** What the image must be; null or absent if nobody says. */
  built?: BuiltImage | null;
  /** Hash everything, even if the structure alone would do. */
  verify: boolean;
  limits: Limits;
  /** Remarks on the config. */
  notes: readonly ConfigNote[];
  /** Edits that change more at run time than this are not planned; all are if it is left out. See docs/advice.md. */
  trust?: Trust;
  /** Sum up the directories of the final file system, as a comparison needs them. */
  directories?: boolean;
  /** Tell the size of each of its files, as the page of a comparison needs it. */
  fileSizes?: boolean;
  /** Tell what became of every file of every layer, as a page needs it. */
  fileTable?: boolean;
}

/** The config of the branch that a pull request is for. */
export interface BaseConfig {
  commit: string;
  /** As given. */
  path: string;
  /** Null if it has none. */
  text: Uint8Array | null;
  /** Whether its budgets, `rules` and `ignore` judge, not those of the pull request. */
  enforced: boolean;
  /** Another file as the branch has it, by its absolute path; null if it has none. @throws MeasureError if it cannot be read */
  fileAt(path: string): Promise<Uint8Array | null>;
}

/** What a pull request does to the config of one image. */
export interface ConfigChange {
  /** The base branch's. */
  commit: string;
  judgedBy: 'base' | 'change';
  before: readonly BudgetConfig[];
  after: readonly BudgetConfig[];
  /** Other sections that decide what counts, and that differ. */
  sections: readonly ('rules' | 'ignore')[];
  /** Why the base branch's config does not judge, though it should; null otherwise. Foreign text. */
  note: string | null;
}

/** What growth is measured against: a JSON report, an image to measure, or what an earlier run saved. `label` is what people call it. */
export type BaselineRequest =
  | { form: 'report'; label: string; path: string }
  | { form: 'image'; label: string; source: SourceRequest }
  | SavedBaseline;

/** Reports that earlier runs saved somewhere. */
export interface SavedBaseline {
  form: 'saved';
  /** The report to compare an image with. @throws MeasureError if there is none */
  find(image: { name: string; platform: string }): Promise<SavedReport>;
}

/** A JSON report and where it comes from. All texts are foreign. */
export interface SavedReport {
  text: string;
  /** The branch. */
  label: string;
  commit: string;
  /** The commit that the change starts from; null if it is not known. */
  startsFrom: string | null;
  /** What to know about the choice; null if it is the usual one. */
  note: string | null;
}

/** What a builder says of the image that it made. */
export interface BuiltImage {
  /** Digest of its config; null if it is not told, as of several platforms. */
  config: string | null;
  /** Digest of its manifest or index, or its config's; null if it is not told. */
  digest: string | null;
}

/** One image to measure. `name` is what reports call it. */
export interface Target {
  name: string;
  platform: Platform | null;
  /** Measure the image's other platforms too. */
  allPlatforms?: boolean;
  source: SourceRequest;
  /** Where the config names it. */
  positions: Positions;
}

/** What a command line or a workflow sets on top of the config. */
export interface Overrides {
  cwd: string;
  /** Variables that names of images in the config may hold. */
  env: Readonly<NodeJS.ProcessEnv>;
  /** The time of day: entries of `ignore` may end. */
  date(): Date;
  /** The folder that no link may lead a config out of; null for the repository around `cwd`. */
  workspace: string | null;
  /** Path of the config; null for the usual place. */
  config: string | null;
  /** The Dockerfile to trace layers to, relative to `cwd`; it goes before the config's. */
  dockerfile?: string | null;
  /** Budgets in place of a config, as YAML; null or absent if the config has them. */
  budgets?: string | null;
  /** Whether an image that is named is measured without budgets if nobody wrote a config. */
  mayHaveNoConfig?: boolean;
  /** What else to do if there is no config. */
  withoutConfig?: string;
  /** What growth is measured against, as written; it goes before the config's. */
  baseline?: string | null;
  /** What growth is measured against if neither names anything. */
  savedBaseline?: SavedBaseline | null;
  /** Whether nothing is compared, whatever the config says. */
  withoutBaseline?: boolean;
  /** The base branch's config, if this is a pull request. */
  baseConfig?: BaseConfig | null;
  /** Sources to measure; if empty, the config's. */
  sources: readonly string[];
  /** What the builder says of the image that a source names. */
  built?: BuiltImage | null;
  /** A build to measure; if null, the config's source. Paths are relative to `cwd`. */
  build: BuildConfig | null;
  /** A platform, or `all`. */
  platform: string | null;
  verify: boolean;
  /** Where results go; paths are relative to `cwd`. */
  outputs: readonly Output[];
  /** Limits that go before the config's. */
  limits: ReadingLimits;
}
