/** From a config and the caller's wishes to a job: what to measure, by what to judge it. Shared by both ways in. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Job } from './check.ts';
import type { Input, Output } from './config/outputs.ts';
import type { Bounds } from './config/reading-limits.ts';
import type { BuildConfig, Config } from './config/types.ts';
import { type Advice, UsageError } from './errors.ts';
import { parsePlatform } from './image/platform.ts';
import type { Platform } from './image/types.ts';
import { withoutUserinfo } from './image/userinfo.ts';
import { DEFAULT_LIMITS } from './layer/limits.ts';
import { chosenDetectors, chosenRules } from './rules/chosen.ts';
import { DETECTOR_IDS } from './rules/detector-ids.ts';
import { rules } from './rules/index.ts';
import { pathOfSource, type Target } from './source/open.ts';
import { STANDARD_INPUT } from './source/stored.ts';

export { cachePlaceOf } from './layer/cache/open.ts';
export { rules } from './rules/index.ts';

export const CONFIG_NAME = '.imagebudget.yml';

/** What a command line or a workflow says on top of the config. */
export interface Wishes {
  cwd: string;
  /** The folder that no link may lead a config out of; null for the repository around `cwd`. */
  workspace: string | null;
  /** Path of the config; null for the usual place. */
  config: string | null;
  /** What else to do where there is no config. */
  withoutConfig?: string;
  /** Sources instead of the config's; none for the config's. */
  sources: readonly string[];
  /** A build instead of the config's source; paths are relative to `cwd`. */
  build: BuildConfig | null;
  platform: string | null;
  verify: boolean;
  /** Where results go; paths are relative to `cwd`. */
  outputs: readonly Output[];
  /** Limits that differ from the usual and the config's. */
  limits: Bounds;
}

const EXAMPLE = `version: 1\n  image: web:ci\n  budgets:\n    size: 250 MB`;

/** @throws UsageError, ConfigError: nothing has been opened yet */
export async function jobFor(wishes: Wishes): Promise<Job> {
  const config = await readConfig(wishes);
  const folder = dirname(resolve(wishes.cwd, config.path));
  const platformText = wishes.platform ?? config.platform;
  const platform = platformText === null ? null : parsePlatform(platformText);
  const { targets, build } = targetsOf(wishes, { config, folder, platform });
  const dockerfile = dockerfileOf(config, { build, folder, cwd: wishes.cwd });
  await refuseOutputs(wishes, [
    { what: 'the config', path: resolve(wishes.cwd, config.path) },
    ...(dockerfile ? [{ what: 'the Dockerfile', path: dockerfile.path }] : []),
    ...targets.flatMap(target => filesOf(target, wishes.cwd)),
  ]);
  return {
    targets,
    budgets: config.budgets,
    ignore: config.ignore,
    rules: chosenRules(rules, config.rules),
    detectors: chosenDetectors(config.rules),
    patterns: patternsOf(config),
    dockerfile,
    verify: wishes.verify,
    limits: { ...DEFAULT_LIMITS, ...config.limits, ...wishes.limits },
  };
}

/** The job of looking at one image without judging it. @throws UsageError */
export function inspectionOf(source: string, wishes: Pick<Wishes, 'platform' | 'verify' | 'limits'>): Job {
  const { platform, verify } = wishes;
  const target = { name: withoutPrefix(source), platform: platform === null ? null : parsePlatform(platform), source };
  return {
    targets: [target],
    budgets: null,
    ignore: [],
    rules,
    detectors: new Map(),
    patterns: [],
    dockerfile: null,
    verify,
    limits: { ...DEFAULT_LIMITS, ...wishes.limits },
  };
}

/** @throws UsageError where a result would be written over what the job reads, or over a workflow */
async function refuseOutputs({ cwd, workspace, outputs }: Wishes, inputs: readonly Input[]): Promise<void> {
  if (outputs.length === 0) return;
  const { refuseOverInputs, repositoryAround } = await import('./config/parse-config.ts');
  const roots = new Set([cwd, workspace ?? repositoryAround(cwd)]);
  const workflows = [...roots].map(root => ({ what: 'a workflow', path: join(root, '.github/workflows') }));
  refuseOverInputs(cwd, outputs, [...inputs, ...workflows]);
}

/** The files of ours that a target is made of. */
function filesOf(target: Target, cwd: string): Input[] {
  if ('source' in target) {
    const path = pathOfSource(target.source, cwd);
    return path === null ? [] : [{ what: 'the image', path }];
  }
  const { directory, context, file } = target.build;
  return [{ what: 'the Dockerfile', path: resolve(directory, file ?? join(context, 'Dockerfile')) }];
}

function patternsOf({ ignore, rules: choices }: Config): Job['patterns'] {
  return [
    ...ignore.flatMap(({ path, position }) => (path === null ? [] : [{ pattern: path, position }])),
    ...choices.flatMap(choice =>
      choice.kind === 'own'
        ? [...choice.rule.paths, ...choice.rule.not].map(pattern => ({ pattern, position: choice.position }))
        : [],
    ),
  ];
}

async function readConfig({ cwd, config, workspace, withoutConfig }: Wishes): Promise<Config> {
  // Loaded when used: a look at an image needs no YAML.
  const { checkLength, parseConfig, realConfig } = await import('./config/parse-config.ts');
  const path = config ?? CONFIG_NAME;
  try {
    const found = path === '' ? undefined : statSync(resolve(cwd, path), { throwIfNoEntry: false });
    if (found === undefined) throw noConfig(config, withoutConfig);
    const full = realConfig({ cwd, path, workspace });
    const file = statSync(full);
    // Reading a FIFO that nobody writes to would never end.
    if (!file.isFile()) throw new UsageError(`cannot read the config ${path}`, { hint: 'It must be a regular file.' });
    // What is given by mistake may be an image: it need not fit into the memory.
    checkLength(file.size, path);
    return parseConfig(readFileSync(full), { path, ruleIds: [...rules.map(({ id }) => id), ...DETECTOR_IDS] });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new UsageError(`cannot read the config ${path}`, { hint: 'It must be a readable file.', cause: error });
    throw error;
  }
}

function noConfig(wanted: string | null, otherwise = ''): UsageError {
  const what =
    wanted === null
      ? `there is no ${CONFIG_NAME} here`
      : `there is no config file ${JSON.stringify(wanted.slice(0, 200))}`;
  return new UsageError(what, { hint: `Write one, such as:\n  ${EXAMPLE}\n${otherwise}`.trimEnd() });
}

interface Place {
  config: Config;
  folder: string;
  platform: Platform | null;
}

interface Build {
  directory: string;
  build: BuildConfig;
}

const ADD_IMAGE = 'Add "image: NAME", "registry: REF", "archive: PATH", "layout: PATH" or "build: CONTEXT" to it';

const NO_IMAGE: Advice = {
  commandLine: `${ADD_IMAGE}, or give one: imagebudget check IMAGE`,
  action: `${ADD_IMAGE}, or set the input "source" to an image, or "context" to build one.`,
};

function targetsOf(wishes: Wishes, { config, folder, platform }: Place): { targets: Target[]; build: Build | null } {
  const named = (fallback: string) => config.name ?? fallback;
  if (wishes.sources.length > 0) {
    if (wishes.sources.filter(source => source === '-').length > 1)
      throw new UsageError('standard input (-) is given twice, and can be read once', { hint: 'Leave one - out.' });
    const name = (source: string) =>
      wishes.sources.length === 1 ? named(withoutPrefix(source)) : withoutPrefix(source);
    return { targets: wishes.sources.map(source => ({ name: name(source), platform, source })), build: null };
  }
  const { target } = config;
  const wished: Build | null = wishes.build && { directory: wishes.cwd, build: wishes.build };
  const build = wished ?? (target?.kind === 'build' ? { directory: folder, build: target.build } : null);
  if (build) {
    const request = { ...build.build, platform, directory: build.directory };
    return {
      targets: [{ name: named(build.build.target ?? withoutUserinfo(build.build.context)), platform, build: request }],
      build,
    };
  }
  if (target?.kind !== 'source') throw new UsageError(`${config.path} names no image`, { hint: NO_IMAGE });
  const isName = target.form === 'image' || target.form === 'registry';
  const shown = isName ? target.source : relative(wishes.cwd, resolve(folder, target.source)) || '.';
  const prefix = { image: 'docker:', registry: 'registry:', archive: '', layout: 'oci:' }[target.form];
  // What is not there, or looks like a prefixed form, is marked as a path, so that no engine is asked for it.
  const marked = target.form === 'archive' && (/^[a-z-]+:/.test(shown) || !existsSync(resolve(wishes.cwd, shown)));
  return {
    targets: [{ name: named(shown), platform, source: `${marked ? './' : prefix}${shown}` }],
    build: null,
  };
}

/** What people call a source: what stands after a forcing prefix. */
function withoutPrefix(source: string): string {
  return source === '-'
    ? STANDARD_INPUT
    : source.replace(/^(docker|podman|docker-archive|oci|oci-archive|registry):/, '');
}

/** The config's Dockerfile, else the build's, else the one beside the config. */
function dockerfileOf(
  config: Config,
  { build, folder, cwd }: { build: Build | null; folder: string; cwd: string },
): Job['dockerfile'] {
  const target = build?.build.target ?? null;
  const at = (path: string) => ({ path, shown: relative(cwd, path) || '.', target });
  if (config.dockerfile !== null) return at(resolve(folder, config.dockerfile));
  if (build?.build.file != null) return at(resolve(build.directory, build.build.file));
  const beside = join(build ? resolve(build.directory, build.build.context) : folder, 'Dockerfile');
  // What nobody named and is no file, such as a folder or a loop of links, is none.
  return isFile(beside) ? at(beside) : null;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
