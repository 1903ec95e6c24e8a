/** The main job, once: open → read → analyse → judge → report. Returns a value; says nothing, ends nothing. */
import { analyse } from './analysis/analyse.ts';
import { SMALL_FILES } from './analysis/small-files.ts';
import type { Ignore } from './analysis/types.ts';
import { judge, verdictOf } from './budget/judge.ts';
import type { BudgetConfig } from './config/types.ts';
import { tracedDockerfile } from './dockerfile/read.ts';
import { ConfigError, EXIT, type ExitCode, type Position } from './errors.ts';
import { checkPattern } from './globs/glob-pattern.ts';
import { formatPlatform } from './image/platform.ts';
import { openCache } from './layer/cache/open.ts';
import { keepLayers } from './layer/cache/read-cached.ts';
import type { Limits } from './layer/limits.ts';
import { readLayers } from './layer/read-layers.ts';
import { assertSums } from './report/assert-sums.ts';
import type { ImageReport, Report } from './report/types.ts';
import type { DetectorChoices } from './rules/chosen.ts';
import type { Rule } from './rules/rule.ts';
import { openTarget, type Target } from './source/open.ts';
import type { SourceIo, Surroundings } from './source/types.ts';

export type { Progress, RunProgram, Surroundings } from './source/types.ts';

/** What to measure and by what to judge it. */
export interface Job {
  targets: readonly Target[];
  /** Null where nothing is to be judged, as in `inspect`. */
  budgets: readonly BudgetConfig[] | null;
  ignore: readonly Ignore[];
  /** In order of precedence. */
  rules: readonly Rule[];
  detectors: DetectorChoices;
  /** Every pattern of the config, and where it stands. */
  patterns: readonly { pattern: string; position: Position }[];
  /** Path of the Dockerfile that layers are traced to; null where there is none. */
  dockerfile: { path: string; shown: string; target: string | null } | null;
  /** Hash everything, also where the structure alone would do. */
  verify: boolean;
  limits: Limits;
}

/** @throws ConfigError, UsageError, MeasureError; a report that is returned holds every sum of docs/report.md */
export async function check(job: Job, surroundings: Surroundings): Promise<Report> {
  for (const { pattern, position } of job.patterns) {
    const problem = checkPattern(pattern);
    if (problem !== null)
      throw new ConfigError(position, `the pattern ${JSON.stringify(pattern.slice(0, 60))} ${problem}`, {
        hint: 'Write several shorter patterns.',
      });
  }
  // Neither the cache nor the engine's store is hashed anew.
  const engineStore = surroundings.engineStore !== false && !job.verify;
  const { limits, verify } = job;
  const reading = { limits, smallFiles: SMALL_FILES };
  const io = { ...surroundings, ...reading, cache: openCache(surroundings, { ...reading, verify }), engineStore };
  const images: ImageReport[] = [];
  for (const target of job.targets) images.push(await checkImage(target, job, io));
  return assertSums({ verdict: job.budgets && verdictOf(images.flatMap(image => image.budgets)), images });
}

/** How a run ends that measured all it was to: only a verdict passes. */
export function exitCodeOf(verdict: Report['verdict']): ExitCode {
  switch (verdict) {
    case 'pass':
    case 'warn':
      return EXIT.pass;
    case 'fail':
      return EXIT.overBudget;
    case null:
      return EXIT.notMeasured;
    default:
      return verdict satisfies never;
  }
}

async function checkImage(target: Target, job: Job, io: SourceIo): Promise<ImageReport> {
  const started = performance.now();
  const source = await openTarget(target, io);
  try {
    const { manifest, kind, reference } = source;
    const { layers, verified } = await readLayers(source, { verify: job.verify, io });
    if (io.cache) await keepLayers(io.cache, manifest, layers);
    const dockerfile = tracedDockerfile(job.dockerfile);
    const { rules, detectors, ignore, limits } = job;
    const analysis = await analyse({ manifest, layers, rules, detectors, ignore, dockerfile, limits });
    const budgets = job.budgets ? judge(job.budgets, { ...analysis, name: target.name }) : [];
    return {
      ...analysis,
      name: target.name,
      source: {
        kind,
        reference,
        digest: manifest.digest,
        platform: formatPlatform(manifest.config.platform),
        verified,
        ...(source.basis ? { basis: source.basis } : {}),
      },
      budgets,
      verdict: job.budgets && verdictOf(budgets),
      milliseconds: performance.now() - started,
    };
  } finally {
    await source[Symbol.asyncDispose]();
  }
}
