/**
 * Bounds that stop hostile images. Each is far above what real images have; reaching one is an error that names it and the
 * setting that raises it. docs/limits.md says why each has its value.
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
  /** Bytes of all names and link targets, and of the paths of wasted files: they are kept in memory. */
  allNameBytes: number;
  /** Bytes of one extended header (PAX, GNU long name, sparse map); more is an error for Go's archive/tar too. */
  headerBytes: number;
  /** Bytes of one layer after decompression. */
  layerBytes: number;
  /** Bytes that all compressed layers, and a compressed archive around them, unpack to. */
  imageBytes: number;
  /** Unpacked bytes for each compressed one. Judged from `RATIO_FROM` on: less does no harm. */
  ratio: number;
  /** Bytes that a zstd decoder must keep at hand. */
  windowBytes: number;
  layers: number;
  /** Bytes of a manifest, index or config. */
  manifestBytes: number;
  /** Bytes of all documents that are read of an image, or kept of an archive that passes by. */
  documentBytes: number;
  /** Names in the file system that the layers make, directories that no entry names included; as many that later layers took away. */
  paths: number;
  /** Components of one path, symbolic links followed. */
  pathDepth: number;
  /** Components walked to find the directories of all entries, symbolic links followed. */
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

/** For what is read a second time: it has kept to its limits the first time, whatever they were. */
export const NO_LIMITS: Limits = {
  entries: Number.POSITIVE_INFINITY,
  members: Number.POSITIVE_INFINITY,
  nameBytes: Number.POSITIVE_INFINITY,
  allNameBytes: Number.POSITIVE_INFINITY,
  headerBytes: Number.POSITIVE_INFINITY,
  layerBytes: Number.POSITIVE_INFINITY,
  imageBytes: Number.POSITIVE_INFINITY,
  ratio: Number.POSITIVE_INFINITY,
  windowBytes: Number.POSITIVE_INFINITY,
  layers: Number.POSITIVE_INFINITY,
  manifestBytes: Number.POSITIVE_INFINITY,
  documentBytes: Number.POSITIVE_INFINITY,
  paths: Number.POSITIVE_INFINITY,
  pathDepth: Number.POSITIVE_INFINITY,
  pathSteps: Number.POSITIVE_INFINITY,
};

/** Unpacked bytes from which the ratio counts. */
export const RATIO_FROM = GIB;

/** What has gone past each limit, after its subject. */
const WORDS: Readonly<Record<LimitName, (reached: number) => string>> = {
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

/** The error for a layer or an archive, whose reader adds the subject. */
export function overLimit(limits: Limits, name: LimitName, reached: number): LimitReached {
  const past = { limit: limits[name], reached };
  return new LimitReached(`it ${words(name, past)}`, hintFor(name, past));
}

/** The error for something that has a name. */
export function beyond(subject: string, name: LimitName, past: Past): MeasureError {
  return new MeasureError(`${subject} ${words(name, past)}`, { hint: hintFor(name, past) });
}

interface Past {
  limit: number;
  reached: number;
}

function words(name: LimitName, { limit, reached }: Past): string {
  return `${WORDS[name](reached)}, more than the limit "${name}" of ${limit}`;
}

function hintFor(name: LimitName, { limit, reached }: Past): Advice {
  const value = written(name, enough(limit, reached));
  const option = `--limit ${name}=${value.replace(' ', '')}`;
  const setting = `No real image needs that much; it may be a bomb. If it is right, write "limits: { ${name}: ${value} }" in the config`;
  return { commandLine: `${setting}, or ${option}.`, action: `${setting}.` };
}

/** The limit doubled until it lets pass what was seen; how much more comes, nobody knows. */
function enough(limit: number, reached: number): number {
  let value = Math.max(1, limit);
  while (value < reached) value *= 2;
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}

/** A limit as the config takes it. */
export function written(name: LimitName, value: number): string {
  if (!isBytes(name)) return String(value);
  if (value % GIB === 0) return `${value / GIB} GiB`;
  return value % MIB === 0 ? `${value / MIB} MiB` : String(value);
}

/** Whether a limit is of bytes, which may be written with a unit; the others are plain numbers. */
export function isBytes(name: LimitName): boolean {
  return name.endsWith('Bytes');
}
