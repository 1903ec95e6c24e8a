/** From a config and what the caller overrides to a job. Shared by both ways in. */
import { resolve } from 'node:path';
import type { Config } from '../config/types.ts';
import { ConfigError, UsageError } from '../errors.ts';
import { checkPattern } from '../globs/glob-pattern.ts';
import { DEFAULT_LIMITS } from '../layer/limits.ts';
import { chosenDetectors, chosenRules } from '../rules/enabled-rules.ts';
import { rules } from '../rules/index.ts';
import { parseSource, titleOf } from '../source/request.ts';
import { baselineFor, filesOfBaseline } from './baseline.ts';
import { chooseImages, namesOf } from './choose-images.ts';
import { type Judged, judgedConfigs } from './config/base-config.ts';
import { hasConfig, isWithoutConfig, NO_CONFIG, readConfigs } from './config/read-config.ts';
import { dockerfileAt, dockerfileOf } from './dockerfile-path.ts';
import { commentsAtBase, ignoresOf } from './ignores.ts';
import { refuseOutputs } from './outputs.ts';
import { filesOf, platformsOf, targetsOf } from './targets.ts';
import type { BaseConfig, Job, Overrides } from './types.ts';

export { withoutTag } from '../image/reference.ts';
export { cachePlaceOf } from '../layer/cache/open.ts';

/** A job for each image of the config. Never empty. @throws UsageError, ConfigError: nothing has been opened yet */
export async function jobsFor(given: Overrides): Promise<Job[]> {
  if (isOnlyMeasured(given)) return [await jobWithoutConfig(given)];
  const { configs, overrides } = chooseImages(await readConfigs(given), given);
  const judged = await judgedConfigs(configs, overrides.baseConfig ?? null, overrides.sources);
  const jobs = await Promise.all(judged.map(one => judgedJob(one, overrides)));
  const isOneImage = jobs[0]?.baseline?.form === 'image' && (overrides.baseline ?? null) !== null;
  if (isOneImage && jobs.length > 1)
    throw new UsageError('the baseline is one image, and the config has several', {
      hint: `Give a report of all, write baseline: under each image, or name one image: ${namesOf(configs)}`,
    });
  return jobs;
}

/** Nothing judges, unless a pull request takes the config away and the base branch's is to judge. */
async function jobWithoutConfig(given: Overrides): Promise<Job> {
  const [judged] = await judgedConfigs([NO_CONFIG], given.baseConfig ?? null, given.sources);
  const job = await judgedJob(judged ?? { config: NO_CONFIG, change: null }, given);
  return job.configChange?.judgedBy === 'base' ? job : { ...job, budgets: null };
}

/** @throws MeasureError if the base branch judges and its Dockerfile cannot be read */
async function judgedJob({ config, change }: Judged, overrides: Overrides): Promise<Job> {
  const base = change?.judgedBy === 'base' ? (overrides.baseConfig ?? null) : null;
  return { ...(await jobOf(config, overrides, base)), configChange: change };
}

/** Whether an image is measured without budgets: there are none, and the image is named. */
function isOnlyMeasured(given: Overrides): boolean {
  const { mayHaveNoConfig = false, budgets = null, sources, build } = given;
  return mayHaveNoConfig && budgets === null && (sources.length > 0 || build !== null) && isWithoutConfig(given);
}

/** The job of one image. @throws UsageError if the config has several and none is named; ConfigError */
async function jobFor(given: Overrides): Promise<Job> {
  const configs = await readConfigs(given);
  const chosen = chooseImages(configs, given);
  const [config, second] = chosen.configs;
  if (config === undefined || second !== undefined)
    throw new UsageError(`the config has several images: ${namesOf(chosen.configs)}`, {
      hint: `Name one of them where the image is named, such as ${namesOf(chosen.configs.slice(0, 1))}`,
    });
  return jobOf(config, chosen.overrides);
}

/** @param base the branch whose comments of the Dockerfile count; null if the change's own do */
async function jobOf(config: Config, overrides: Overrides, base: BaseConfig | null = null): Promise<Job> {
  const { cwd, verify } = overrides;
  checkPatterns(config);
  const targets = targetsOf(overrides, config);
  const baseline = baselineFor(overrides, config);
  const given = overrides.dockerfile ?? null;
  const chosen = chosenRules(rules, config.rules);
  const dockerfile = given === null ? dockerfileOf(config, targets, cwd) : dockerfileAt(given, cwd, targets);
  refuseOutputs(overrides, [
    { what: 'the config', path: resolve(cwd, config.path) },
    ...(dockerfile ? [{ what: 'the Dockerfile', path: dockerfile.path }] : []),
    ...targets.flatMap(({ source }) => filesOf(source, cwd)),
    ...filesOfBaseline(baseline, cwd),
  ]);
  const allowed = base && (await commentsAtBase(base, dockerfile));
  const ignored = ignoresOf(config.ignore, { dockerfile, rules: chosen, date: overrides.date(), allowed });
  return {
    targets,
    baseline,
    // Both sides of a comparison need them, and a report has none.
    directories: baseline?.form === 'image',
    budgets: config.budgets,
    ignore: ignored.entries,
    rules: chosen,
    detectors: chosenDetectors(config.rules),
    dockerfile,
    built: overrides.built ?? null,
    verify,
    limits: { ...DEFAULT_LIMITS, ...config.limits, ...overrides.limits },
    notes: [...config.notes, ...ignored.notes],
  };
}

/** The job of looking at one image without judging it. @throws UsageError */
export function inspectionOf(
  text: string,
  overrides: Pick<Overrides, 'cwd' | 'workspace' | 'outputs' | 'platform' | 'verify' | 'limits'>,
): Job {
  const { platform, verify, limits } = overrides;
  const source = parseSource(text);
  refuseOutputs(overrides, filesOf(source, overrides.cwd));
  return {
    targets: platformsOf(platform === null ? null : [platform]).map(chosen => ({
      name: titleOf(source),
      source,
      positions: {},
      ...chosen,
    })),
    budgets: null,
    ignore: [],
    rules,
    detectors: new Map(),
    dockerfile: null,
    verify,
    limits: { ...DEFAULT_LIMITS, ...limits },
    notes: [],
  };
}

/** The job of changing one image's Dockerfile, or of looking at the image with it: by the config, or without budgets if an image is named and there is no config. */
export async function fixJobFor(overrides: Overrides): Promise<Job> {
  const { sources, config, cwd } = overrides;
  const [source] = sources;
  if (source === undefined || config !== null || hasConfig(cwd)) return ofOnePlatform(await jobFor(overrides));
  const job = ofOnePlatform(inspectionOf(source, overrides));
  const dockerfile = dockerfileAt(overrides.dockerfile ?? null, cwd, job.targets);
  if (dockerfile) refuseOutputs(overrides, [{ what: 'the Dockerfile', path: dockerfile.path }]);
  const { entries } = ignoresOf([], { dockerfile, rules: job.rules, date: overrides.date(), allowed: null });
  return { ...job, dockerfile, ignore: entries };
}

/** The first platform stands for all: a Dockerfile is edited once. */
function ofOnePlatform(job: Job): Job {
  return { ...job, targets: job.targets.slice(0, 1).map(target => ({ ...target, allPlatforms: false })) };
}

/** @throws ConfigError for a pattern that is too long or expands to too much */
function checkPatterns({ budgets, ignore, rules: choices }: Config): void {
  const ignored = ignore.map(({ path, position }) => ({ patterns: path === null ? [] : [path], position }));
  const own = choices.flatMap(choice =>
    choice.kind === 'own' ? [{ patterns: [...choice.rule.paths, ...choice.rule.not], position: choice.position }] : [],
  );
  const limited = budgets.flatMap(({ budget, position }) => {
    const subject = typeof budget !== 'string' && budget.section === 'growth' ? budget.of : budget;
    const isPath = typeof subject !== 'string' && subject.section === 'paths';
    return isPath ? [{ patterns: [subject.key], position }] : [];
  });
  for (const { patterns, position } of [...ignored, ...own, ...limited])
    for (const pattern of patterns) {
      const problem = checkPattern(pattern);
      if (problem === null) continue;
      throw new ConfigError(position, `the pattern ${JSON.stringify(pattern.slice(0, 60))} ${problem}`, {
        hint: 'Write several shorter patterns.',
      });
    }
}
