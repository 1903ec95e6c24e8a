/** The config as the rest of the program sees it: parsed, checked and with the place of everything that can be wrong. */
import type { Position } from '../errors.ts';
import type { ReadingLimits } from './reading-limits.ts';
import type { BudgetName, Threshold } from './thresholds.ts';

/** One budget; at least one of `warn` and `fail` is set. */
export interface BudgetConfig {
  /** A rule's id stands for the bytes of that rule's finding. */
  budget: BudgetName | { rule: string };
  warn: Threshold | null;
  fail: Threshold | null;
  /** Where the budget's key is. */
  position: Position;
}

/** What not to count as removable, and why. At least one of `path` and `rule` is set. */
export interface IgnoreConfig {
  /** minimatch pattern on absolute paths. */
  path: string | null;
  rule: string | null;
  reason: string;
  position: Position;
}

/** What a config says of one rule. */
export type RuleConfig =
  | { kind: 'off'; id: string; position: Position }
  | { kind: 'severity'; id: string; severity: 'warn' | 'info'; position: Position }
  | { kind: 'own'; id: string; rule: OwnRule; position: Position };

/** A rule of the user's own. */
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
 * What to measure when the command line names nothing. `source` is as written: the name of an `image` or in a `registry`, or the path of an
 * `archive` or `layout`, relative to the config's directory.
 */
export type TargetConfig =
  | { kind: 'source'; form: 'image' | 'registry' | 'archive' | 'layout'; source: string; position: Position }
  | { kind: 'build'; build: BuildConfig; position: Position };

export interface Config {
  /** As shown to people: relative to the working directory where possible. */
  path: string;
  name: string | null;
  target: TargetConfig | null;
  platform: string | null;
  /** The Dockerfile that layers are traced to; relative to the config's directory. */
  dockerfile: string | null;
  /** In the order of the file; never empty. */
  budgets: BudgetConfig[];
  ignore: IgnoreConfig[];
  /** In the order of the file; the rules of the user's own take precedence in this order. */
  rules: RuleConfig[];
  /** Empty if nothing is set. */
  limits: ReadingLimits;
}
