/** The key `limits` and the flag `--limit`: limits that stop hostile images. See docs/limits.md. */
import { UsageError } from '../../errors.ts';
import { quote } from '../messages.ts';
import { nearest } from '../nearest.ts';
import { amountOf, readThreshold } from './thresholds.ts';

interface ReadingLimit {
  kind: 'size' | 'count';
  description: string;
}

const count = (description: string): ReadingLimit => ({ kind: 'count', description });
const size = (description: string): ReadingLimit => ({ kind: 'size', description });

export const READING_LIMITS = {
  entries: count('Entries of all layers together.'),
  members: count('Entries of an archive around layers.'),
  nameBytes: size('One name or link target.'),
  allNameBytes: size('All names and link targets.'),
  headerBytes: size('One extended header of a tar.'),
  layerBytes: size('What one layer unpacks to.'),
  imageBytes: size('What all of an image unpacks to.'),
  ratio: count('Unpacked bytes for each compressed one, from 1 GiB on.'),
  windowBytes: size('A zstd window.'),
  layers: count('Layers.'),
  manifestBytes: size('One manifest, index or config.'),
  documentBytes: size('All documents that are read of an image.'),
  paths: count('Names in the file system that the layers make.'),
  pathDepth: count('Components of one path.'),
  pathSteps: count('Components walked to place all entries.'),
} as const satisfies Readonly<Record<string, ReadingLimit>>;

export type ReadingLimitName = keyof typeof READING_LIMITS;

/** Limits to use instead of the usual ones. */
export type ReadingLimits = Partial<Record<ReadingLimitName, number>>;

/** Reads `NAME=VALUE` texts; the last one of a name wins. @throws UsageError */
export function parseLimits(flag: string, texts: readonly string[]): ReadingLimits {
  return Object.fromEntries(texts.map(text => parseLimit(flag, text)));
}

function parseLimit(flag: string, text: string): [ReadingLimitName, number] {
  const equals = text.indexOf('=');
  const written = equals < 0 ? text : text.slice(0, equals);
  const name = NAMES.find(known => known === written);
  if (name === undefined) {
    const near = nearest(written, NAMES);
    throw new UsageError(`${flag}: there is no limit ${quote(written)}`, {
      hint: near === null ? `The limits are ${NAMES.join(', ')}.` : `Did you mean ${near}?`,
    });
  }
  const { kind } = READING_LIMITS[name];
  const example = kind === 'size' ? '2GiB' : '2000';
  if (equals < 0) throw new UsageError(`${flag}: ${name} has no value`, { hint: `Write ${flag} ${name}=${example}.` });
  const limit = readThreshold(kind, text.slice(equals + 1));
  if ('problem' in limit) throw new UsageError(`${flag} ${name}: ${limit.problem}`, { hint: limit.hint });
  return [name, amountOf(limit)];
}

const NAMES = Object.keys(READING_LIMITS).filter((name): name is ReadingLimitName =>
  Object.hasOwn(READING_LIMITS, name),
);
