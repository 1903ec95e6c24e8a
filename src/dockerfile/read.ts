/** Reads the Dockerfile that layers are traced to. */
import { readFileSync, statSync } from 'node:fs';
import { MeasureError } from '../errors.ts';
import type { TracedTo } from './layer-origins.ts';
import { DOCKERFILE_LIMIT, parseDockerfile } from './parse.ts';

/** @param from null if nothing is to be traced. @throws MeasureError if the file cannot be read */
export function tracedDockerfile(from: { path: string; shown: string; target: string | null } | null): TracedTo | null {
  if (from === null) return null;
  try {
    const stats = statSync(from.path);
    // Reading a FIFO that nobody writes to would never end, nor would a device.
    if (!stats.isFile()) throw new Error('it is no regular file');
    // The parser notes that a text is too long, for which this much is enough.
    const text = stats.size > 4 * DOCKERFILE_LIMIT ? ' '.repeat(DOCKERFILE_LIMIT + 1) : readFileSync(from.path, 'utf8');
    return { parsed: parseDockerfile(text), path: from.shown, target: from.target };
  } catch (cause) {
    throw new MeasureError(`cannot read the Dockerfile ${from.shown}`, {
      hint: 'Check the path under "dockerfile" and its permissions.',
      cause,
    });
  }
}
