/**
 * Limits that stop hostile images. Each is far above what real images need. An image that exceeds one is an error, which names
 * the limit and the setting that raises it. docs/limits.md explains each value.
 */
import { type Advice, MeasureError } from '../errors.ts';
import { LimitReached } from './data-error.ts';

export interface Limits {
  /** Entries of all layers together. */
  entries: number;
  /** Entries of an archive around layers. */
  members: number;
  /** Bytes of one name or link target. */
  nameBytes: number;
  /** Bytes of all names and link targets, and of the paths of wasted files; all of them are kept in memory. */
  allNameBytes: number;
  /** Bytes of one extended header (PAX, GNU long name, sparse map). Go's archive/tar has the same limit. */
  headerBytes: number;
  /** Bytes of one layer after decompression. */
  layerBytes: number;
  /** Decompressed bytes of all layers and of a compressed archive around them. */
  imageBytes: number;
  /** Decompressed bytes per compressed byte. Checked only beyond `RATIO_FROM`: less does no harm. */
  ratio: number;
  /** Window of a zstd decoder in bytes. */
  windowBytes: number;
  layers: number;
  /** Bytes of a manifest, index or config. */
  manifestBytes: number;
  /** Bytes of all documents that are read from an image, or kept while an archive is streamed. */
  documentBytes: number;
  /** Paths in the final file system, including directories without an entry; the same number again for deleted paths. */
  paths: number;
  /** Components of one path, after following symbolic links. */
  pathDepth: number;
  /** Components visited to resolve the directories of all entries, following symbolic links. */
  pathSteps: number;
}

export type LimitName = keyof Limits;

const KIB = 1024;
const MIB = KIB ** 2;
const GIB = KIB ** 3;

export const DEFAULT_LIMITS: Limits = {
  entries: 4_000_000,
  members: 100_000,
  nameBytes: MIB,
  allNameBytes: GIB,
  headerBytes: MIB,
  layerBytes: 100 * GIB,
  imageBytes: 500 * GIB,
  ratio: 200,
  windowBytes: 128 * MIB,
  layers: 1000,
  manifestBytes: 4 * MIB,
  documentBytes: 64 * MIB,
  paths: 4_000_000,
  pathDepth: 1000,
  pathSteps: 200_000_000,
};

/** For reading a layer a second time: the first time it was within the limits. */
export const NO_LIMITS = Object.fromEntries(
  Object.keys(DEFAULT_LIMITS).map(name => [name, Number.POSITIVE_INFINITY]),
) as Record<LimitName, number>;

/** Decompressed bytes beyond which the ratio is checked. */
export const RATIO_FROM = GIB;

/** The predicate that says by how much a limit is exceeded. */
const PREDICATES: Readonly<Record<LimitName, (reached: number) => string>> = {
  entries: n => `has ${n} entries`,
  members: n => `has ${n} members`,
  nameBytes: n => `has a name of ${n} bytes`,
  allNameBytes: n => `has ${n} bytes of names`,
  headerBytes: n => `has an extended header of ${n} bytes`,
  layerBytes: n => `unpacks to ${n} bytes`,
  imageBytes: n => `unpacks to ${n} bytes in all`,
  ratio: n => `unpacks to ${n} times its size`,
  windowBytes: n => `needs a zstd window of ${n} bytes`,
  layers: n => `has ${n} layers`,
  manifestBytes: n => `has ${n} bytes`,
  documentBytes: n => `has ${n} bytes of documents`,
  paths: n => `has ${n} paths`,
  pathDepth: n => `has a path of ${n} components`,
  pathSteps: n => `takes ${n} steps along its paths`,
};

/** The error for a layer or archive; its reader adds the subject. */
export function overLimit(limits: Limits, name: LimitName, reached: number): LimitReached {
  const excess = { limit: limits[name], reached };
  return new LimitReached(`it ${predicate(name, excess)}`, hintFor(name, excess));
}

/** The error for a named subject. */
export function beyond(subject: string, name: LimitName, excess: Excess): MeasureError {
  return new MeasureError(`${subject} ${predicate(name, excess)}`, { hint: hintFor(name, excess) });
}

interface Excess {
  limit: number;
  reached: number;
}

function predicate(name: LimitName, { limit, reached }: Excess): string {
  return `${PREDICATES[name](reached)}, more than the limit "${name}" of ${limit}`;
}

function hintFor(name: LimitName, { limit, reached }: Excess): Advice {
  const value = written(name, enough(limit, reached));
  const option = `--limit ${name}=${value.replace(' ', '')}`;
  const setting = `No real image needs that much; it may be a bomb. If it is right, write "limits: { ${name}: ${value} }" in the config`;
  return { commandLine: `${setting}, or ${option}.`, action: `${setting}.` };
}

/** The limit doubled until it covers what was seen. The rest of the image may need more. */
function enough(limit: number, reached: number): number {
  let value = Math.max(1, limit);
  while (value < reached) value *= 2;
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}

/** A limit as written in the config. */
export function written(name: LimitName, value: number): string {
  if (!isBytes(name)) return String(value);
  if (value % GIB === 0) return `${value / GIB} GiB`;
  return value % MIB === 0 ? `${value / MIB} MiB` : String(value);
}

/** Whether a limit is in bytes and may have a unit; the others are plain numbers. */
export function isBytes(name: LimitName): boolean {
  return name.endsWith('Bytes');
}
