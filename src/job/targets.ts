/** Which images a job measures: those that the caller names, else the config's. */
import { dirname, join, relative, resolve } from 'node:path';
import type { Config, TargetConfig } from '../config/types.ts';
import { type Advice, UsageError } from '../errors.ts';
import { parsePlatform } from '../image/platform.ts';
import { pathOfSource } from '../source/open.ts';
import { parseSource, type SourceRequest, titleOf } from '../source/request.ts';
import { checkContext } from './build-context.ts';
import type { Input } from './outputs.ts';
import type { Overrides, Target } from './types.ts';
import { withVariables } from './variables.ts';

const ADD_IMAGE = 'Add a line with image, registry, archive, layout or build to it, such as image: web:ci';

const NO_IMAGE: Advice = {
  commandLine: `${ADD_IMAGE}, or give the image: imagebudget check web:ci`,
  action: `${ADD_IMAGE}, or set the input "source" to an image, or "context" to build one.`,
};

const NAME_IMAGE = 'Set the input "image" to the image to measure, or "context" to build one.';

/** @throws UsageError; MeasureError for a build without its context */
export function targetsOf(overrides: Overrides, config: Config): Target[] {
  const platforms = platformsOf(overrides.platform === null ? config.platform : [overrides.platform]);
  const sources = sourcesOf(overrides, config);
  // The config's name is for one image.
  const name = sources.length === 1 ? config.name : null;
  const isNamed = overrides.sources.length === 0 && overrides.build === null;
  const positions = {
    ...(isNamed && config.positions.image ? { image: config.positions.image } : {}),
    ...(overrides.platform === null && config.positions.platform ? { platform: config.positions.platform } : {}),
  };
  return sources.flatMap(source =>
    platforms.map(platform => ({ name: name ?? titleOf(source), ...platform, source, positions })),
  );
}

/** What to measure for a platform, a list or `all`. @throws UsageError for text that is no platform */
export function platformsOf(written: Config['platform']): Pick<Target, 'platform' | 'allPlatforms'>[] {
  if (written === null) return [{ platform: null }];
  const list = written === 'all' ? [written] : written;
  return list.map(text =>
    text === 'all' ? { platform: null, allPlatforms: true } : { platform: parsePlatform(text) },
  );
}

function sourcesOf({ cwd, env, sources, build, budgets = null }: Overrides, config: Config): SourceRequest[] {
  if (sources.length > 0) {
    const parsed = sources.map(parseSource);
    if (parsed.filter(({ form }) => form === 'stdin').length > 1)
      throw new UsageError('standard input (-) is given twice, and can be read once', { hint: 'Leave one - out.' });
    return parsed;
  }
  if (build) {
    checkContext(build, cwd, undefined);
    return [{ form: 'build', build: { ...build, directory: cwd } }];
  }
  if (config.target === null && budgets !== null) throw new UsageError('no image is named', { hint: NAME_IMAGE });
  if (config.target === null) throw new UsageError(`${config.path} names no image`, { hint: NO_IMAGE });
  const folder = dirname(resolve(cwd, config.path));
  if (config.target.kind === 'build') checkContext(config.target.build, folder, config.positions.image);
  return [configSource(withName(config, config.target, env), folder, cwd)];
}

/** The target with the variables of an image's name filled in. */
function withName({ positions }: Config, target: TargetConfig, env: Overrides['env']): TargetConfig {
  if (target.kind === 'build' || (target.form !== 'image' && target.form !== 'registry')) return target;
  return { ...target, source: withVariables(target.source, env, positions.image ?? target.position) };
}

/** Paths in a config are relative to its folder; reports show them relative to the working directory. */
function configSource(target: TargetConfig, folder: string, cwd: string): SourceRequest {
  if (target.kind === 'build') return { form: 'build', build: { ...target.build, directory: folder } };
  const path = relative(cwd, resolve(folder, target.source)) || '.';
  switch (target.form) {
    case 'image':
      return { form: 'docker', name: target.source };
    case 'registry':
      return { form: 'registry', name: target.source };
    case 'archive':
      return { form: 'path', path };
    case 'layout':
      return { form: 'oci', path };
    default:
      return target.form satisfies never;
  }
}

/** The files that a source is made of, which no result may replace. */
export function filesOf(source: SourceRequest, cwd: string): Input[] {
  if (source.form === 'build') {
    const { directory, context, file } = source.build;
    return [{ what: 'the Dockerfile', path: resolve(directory, file ?? join(context, 'Dockerfile')) }];
  }
  const path = pathOfSource(source, cwd);
  return path === null ? [] : [{ what: 'the image', path }];
}
