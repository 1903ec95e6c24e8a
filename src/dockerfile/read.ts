/** Reads the Dockerfile that layers are traced to, and the `.dockerignore` of its build. */
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MeasureError } from '../errors.ts';
import type { CopiedFile, IgnoreFile, TracedTo } from './attribution/layer-origins.ts';
import { contextWith } from './build/build-context.ts';
import { copiedBy } from './build/copy-sources.ts';
import { DOCKERFILE_LIMIT, type Dockerfile, parseDockerfile } from './parse.ts';
import type { DockerfilePlace, Place } from './place.ts';

/** @param from null if nothing is to be traced. @throws MeasureError if the file cannot be read */
export function tracedDockerfile(from: DockerfilePlace | null): TracedTo | null {
  if (from === null) return null;
  try {
    const stats = statSync(from.path);
    // Reading a FIFO that nobody writes to would never end, nor would a device.
    if (!stats.isFile()) throw new Error('it is no regular file');
    // The parser notes that a text is too long, for which this much is enough.
    const text = stats.size > 4 * DOCKERFILE_LIMIT ? ' '.repeat(DOCKERFILE_LIMIT + 1) : readFileSync(from.path, 'utf8');
    const parsed = parseDockerfile(text);
    const ignoreFileFor = (copied: readonly CopiedFile[]) => ignoreFileOf(from, contextWith(copied, from.contexts));
    return { parsed, path: from.shown, target: from.target, ignoreFile: null, ignoreFileFor };
  } catch (cause) {
    throw new MeasureError(`cannot read the Dockerfile ${from.shown}`, {
      hint: 'Check the path under "dockerfile" and its permissions.',
      cause,
    });
  }
}

/** A longer one is not edited. */
const IGNORE_LIMIT = 256 * 1024;

/** The file that BuildKit reads: the one named after the Dockerfile, else that of the context. It need not exist. */
function ignoreFileOf({ path, shown }: DockerfilePlace, context: Place | null): IgnoreFile | null {
  if (context === null) return null;
  const named = { path: `${path}.dockerignore`, shown: `${shown}.dockerignore` };
  const inContext = { path: join(context.path, '.dockerignore'), shown: join(context.shown, '.dockerignore') };
  const place = existsSync(named.path) ? named : inContext;
  const text = existsSync(place.path) ? plainText(place.path) : '';
  return text === null ? null : { path: place.shown, text };
}

/** The folder that is probably the build context. @throws MeasureError if the Dockerfile cannot be read */
export function contextOf(from: DockerfilePlace): string | null {
  const traced = tracedDockerfile(from);
  const { contexts } = from;
  return (traced === null ? undefined : contexts[likeliest(traced.parsed, contexts)]?.path) ?? null;
}

/** The first context that has all that the Dockerfile copies from it; the first of all if none has. */
function likeliest({ stages }: Dockerfile, contexts: DockerfilePlace['contexts']): number {
  const sources = stages.flatMap(({ instructions }) =>
    instructions.flatMap(({ keyword, text }) => {
      const copied = keyword === 'COPY' || keyword === 'ADD' ? copiedBy(text) : null;
      return copied?.kind === 'context' ? copied.sources.filter(source => !/[*?[]/.test(source)) : [];
    }),
  );
  const has = contexts.findIndex(({ path }) => sources.every(source => existsSync(join(path, source))));
  return Math.max(0, has);
}

/** Null for anything but a regular file: a pull request can make it a link to any file, and edits quote it. */
function plainText(path: string): string | null {
  const stats = lstatSync(path);
  const isReadable = stats.isFile() && stats.size <= IGNORE_LIMIT && basename(path).endsWith('.dockerignore');
  return isReadable ? readFileSync(path, 'utf8') : null;
}
