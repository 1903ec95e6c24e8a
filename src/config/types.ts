/** The parsed config. Everything that later steps may refuse has its position. */
import type { Position } from '../errors.ts';
import type { ReadingLimits } from './values/reading-limits.ts';
import type { BudgetName, Threshold } from './values/thresholds.ts';

export type OnMissing = 'warn' | 'fail' | 'skip';

/** A figure of one image: one that every image has, or what a key of a section names. */
export type FigureSubject =
  | BudgetName
  /** A rule's id, a glob on the final file system, or the name of a package. */
  | { section: 'rules' | 'paths' | 'packages'; key: string }
  /** `rules` are the ids of the category's rules. */
  | { section: 'categories'; key: string; rules: readonly string[] };

/** What a budget limits: a figure, or its growth against the baseline. */
export type BudgetSubject = FigureSubject | { section: 'growth'; of: FigureSubject | 'upstream' };

/** One budget; at least one of `warn` and `fail` is set. */
export interface BudgetConfig {
  budget: BudgetSubject;
  warn: Threshold | null;
  fail: Threshold | null;
  /** A limit below this counts as this: what is within it never fires. In bytes, or a count. */
  floor?: Threshold;
  /** What to do if the image does not have the figure; the run fails if left out. */
  onMissing?: OnMissing;
  /** Where the budget's key is. */
  position: Position;
}

/** What not to count as removable, and why. At least one of `path` and `rule` is set. */
export interface IgnoreConfig {
  /** minimatch pattern on absolute paths. */
  path: string | null;
  rule: string | null;
  reason: string;
  /** The last day on which it counts: `2027-03-31`. */
  until: string | null;
  position: Position;
  /** The instruction whose layers it is limited to: that of a comment in the Dockerfile. */
  at?: { path: string; line: number };
}

/** What a config changes about one rule. */
export type RuleConfig =
  | { kind: 'off'; id: string; position: Position }
  | { kind: 'severity'; id: string; severity: 'warn' | 'info'; position: Position }
  | { kind: 'own'; id: string; rule: OwnRule; position: Position };

/** A rule that the config adds. */
export interface OwnRule {
  id: string;
  title: string;
  why: string;
  severity: 'warn' | 'info';
  bucket: 'removable' | 'advice';
  /** minimatch patterns on absolute paths; `~/` and `$CACHE/` at the start as in the catalogue. Never empty. */
  paths: string[];
  not: string[];
  remedy: string;
}

/** A build as the docker CLI takes it. Paths are relative to the config's directory. */
export interface BuildConfig {
  context: string;
  file: string | null;
  target: string | null;
  args: Record<string, string>;
}

/**
 * What to measure if the command line names nothing. `source` is as written: the name of an `image`, in the engine or a `registry`,
 * or the path of an `archive` or `layout`, relative to the config's directory.
 */
export type TargetConfig =
  | { kind: 'source'; form: 'image' | 'registry' | 'archive' | 'layout'; source: string; position: Position }
  | { kind: 'build'; build: BuildConfig; position: Position };

/** A remark on something that the config may say, but that is seldom meant. */
export interface ConfigNote {
  position: Position;
  text: string;
}

export interface Config {
  /** As shown to people: relative to the working directory if possible. */
  path: string;
  name: string | null;
  target: TargetConfig | null;
  /** Those to measure; null for the usual one. Never empty. */
  platform: 'all' | readonly string[] | null;
  /** What growth is measured against, as written: a report or an image. A path is relative to the config's directory. */
  baseline: string | null;
  /** The Dockerfile that layers are traced to; relative to the config's directory. */
  dockerfile: string | null;
  /** In the order of the file; never empty. */
  budgets: BudgetConfig[];
  ignore: IgnoreConfig[];
  /** In the order of the file; its own rules take precedence in this order. */
  rules: RuleConfig[];
  /** Empty if nothing is set. */
  limits: ReadingLimits;
  /** Where the values of these keys are, if they are set. */
  positions: { image?: Position; platform?: Position; dockerfile?: Position; baseline?: Position };
  notes: ConfigNote[];
}
