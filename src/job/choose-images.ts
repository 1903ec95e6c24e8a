/** Which images of a config a job is about: all, or those that the caller names. */
import type { Config } from '../config/types.ts';
import { onOneLine, UsageError } from '../errors.ts';
import type { Overrides } from './types.ts';

/** Names that an error lists. */
const LISTED = 10;

interface Choice {
  configs: readonly Config[];
  /** Without the sources by which the images were chosen. */
  overrides: Overrides;
}

/**
 * With several images a source is one of them by its name, or else all of which the config says that they measure it.
 * @throws UsageError for another source, or for a build
 */
export function chooseImages(configs: readonly Config[], overrides: Overrides): Choice {
  const { sources, build } = overrides;
  if (configs.length === 1 || (sources.length === 0 && build === null)) return { configs, overrides };
  const [{ path } = { path: '' }] = configs;
  if (build !== null)
    throw new UsageError(`${path} has several images, and which of them is built is not known`, {
      hint: 'Write build: under the image in the config, and leave the input "context" out.',
    });
  const chosen = sources.flatMap(source => {
    const found = imagesOf(configs, source);
    if (found.length > 0) return found;
    throw new UsageError(`${path} has no image ${JSON.stringify(source.slice(0, 200))}`, {
      hint: `It has ${namesOf(configs)}. For another image name another config.`,
    });
  });
  return { configs: [...new Set(chosen)], overrides: { ...overrides, sources: [] } };
}

/** The images that a source names, by their names or else by what is measured. */
export function imagesOf(configs: readonly Config[], source: string): Config[] {
  const named = configs.filter(({ name }) => name === source);
  if (named.length > 0) return named;
  return configs.filter(({ target }) => target?.kind === 'source' && target.source === source);
}

/** The names of a config's images, for a message. */
export function namesOf(configs: readonly Config[]): string {
  const names = configs.slice(0, LISTED).map(({ name }) => onOneLine(name ?? ''));
  return [...names, ...(configs.length > LISTED ? ['…'] : [])].join(', ');
}
