/**
 * Reads an image from the store of an engine with a graph driver, such as overlay2: `image/DRIVER` below its root has the configs of
 * images and the facts about their layers, by digest.
 */
import { createGunzip } from 'node:zlib';
import { sha256Of } from '../../../image/digest.ts';
import { parseImageConfig } from '../../../image/parse.ts';
import type { SmallFile } from '../../../image/small-file.ts';
import type { Digest } from '../../../image/types.ts';
import { discard } from '../../../layer/decompress/discard.ts';
import type { IndexedLayer, StreamRead } from '../../../layer/layer-bytes.ts';
import type { Limits } from '../../../layer/limits.ts';
import type { StreamedContents } from '../../files/streamed-files.ts';
import { fillContents, readFromStore } from './contents.ts';
import { StoreProblem } from './problem.ts';
import type { StoreFiles } from './store-files.ts';
import { isSizeOf, readTarSplit } from './tar-split.ts';

export interface StoredRequest {
  /** The image's ID: the digest of its config. */
  id: Digest;
  driver: string;
  /** Whether this engine's exports name layers by their digests, as since version 25. */
  namesBlobs: boolean;
  limits: Limits;
  smallFiles: readonly SmallFile[];
}

/** Unpacked, these files have about 800 bytes per entry. */
const MAX_SPLIT_BYTES = 2 ** 31;
/** Bytes unpacked at once. Perf: with less, threads wait for each other more often. */
const PIECE = 1 << 22;

/** @returns the contents of an export. @throws StoreProblem, LayerDataError if the export must be asked for */
export async function readGraphDriver(files: StoreFiles, request: StoredRequest): Promise<StreamedContents> {
  const { id, driver, namesBlobs } = request;
  const hex = id.slice('sha256:'.length);
  const [config = Buffer.alloc(0)] = await files.read([`image/${driver}/imagedb/content/sha256/${hex}`]);
  if (sha256Of(config) !== id) throw new StoreProblem('the config does not have its digest');
  const { diffIds } = parseImageConfig(config, 'the config');
  if (diffIds.length === 0) throw new StoreProblem('the image has no layers');
  const reads = await readLayers(files, diffIds, request);
  const layers = new Map<string, StreamRead>();
  const again = new Map<string, NonNullable<IndexedLayer['again']>>();
  const names = diffIds.map((diffId, at) => {
    const name = namesBlobs ? `blobs/${diffId.replace(':', '/')}` : `${at}/layer.tar`;
    const [read, cacheId] = [reads[at]?.read, reads[at]?.cacheId ?? ''];
    if (read) layers.set(name, read);
    if (isFolder(driver, cacheId)) again.set(name, wanted => readFromStore(wanted, `${driver}/${cacheId}/diff`, files));
    return name;
  });
  const configName = namesBlobs ? `blobs/sha256/${hex}` : `${hex}.json`;
  const manifest = Buffer.from(JSON.stringify([{ Config: configName, RepoTags: [], Layers: names }]));
  const documents = new Map<string, Uint8Array>([[configName, config]]).set('manifest.json', manifest);
  return { documents, layers, links: new Map(), again };
}

/** Files for a layer, in a folder named by its chain ID. */
const PARTS = ['diff', 'size', 'cache-id', 'tar-split.json.gz'] as const;

async function readLayers(files: StoreFiles, diffIds: Digest[], request: StoredRequest): Promise<StoredRead[]> {
  const chain = chainIds(diffIds);
  const folder = (at: number) => `image/${request.driver}/layerdb/${chain[at]?.replace(':', '/')}`;
  const names = diffIds.flatMap((_, at) =>
    [...PARTS, ...(at > 0 ? ['parent'] : [])].map(part => `${folder(at)}/${part}`),
  );
  const found = (await files.read(names)).values();
  const next = () => found.next().value ?? Buffer.alloc(0);
  const reads: StoredRead[] = [];
  const stored = diffIds.map((diffId, at) => {
    const [diff, size, cacheId, split] = [next(), next(), next(), next()];
    const parent = at > 0 ? next().toString() : null;
    if (diff.toString() !== diffId || (parent !== null && parent !== chain[at - 1]))
      throw new StoreProblem('a layer is another one than its name says');
    return { diffId, size: size.toString(), cacheId: cacheId.toString(), split };
  });
  for (const layer of stored) reads.push({ read: await readLayer(files, layer, request), cacheId: layer.cacheId });
  return reads;
}

interface StoredRead {
  read: StreamRead;
  /** Its folder's name. */
  cacheId: string;
}

/** Whether a layer's folder is known to have its files under their own names. */
function isFolder(driver: string, cacheId: string): boolean {
  return driver === 'overlay2' && /^[a-z0-9]{20,64}$/.test(cacheId);
}

interface StoredLayer {
  diffId: Digest;
  size: string;
  cacheId: string;
  split: Buffer;
}

async function readLayer(
  files: StoreFiles,
  { diffId, size, cacheId, split }: StoredLayer,
  { driver, limits, smallFiles }: StoredRequest,
): Promise<StreamRead> {
  const layer = await readTarSplit(unpack(split), { limits, smallFiles });
  if (!/^[0-9]{1,16}$/.test(size) || !isSizeOf(layer.index, Number(size)))
    throw new StoreProblem('a layer has another size than the engine says');
  if (layer.wanted.length + layer.programs.length > 0) {
    if (!isFolder(driver, cacheId)) throw new StoreProblem('the folder of a layer is not known');
    await fillContents(layer, `${driver}/${cacheId}/diff`, files);
  }
  // A tar-split without the tar's end-of-archive marker was refused.
  const end = { isHashed: false, hasMarker: true };
  const facts = { verified: 'structure', known: 'hashes', compression: 'none', ...end } as const;
  return { ...facts, index: layer.index, blobBytes: 0, digest: diffId, diffId };
}

/** https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid */
export function chainIds(diffIds: readonly Digest[]): Digest[] {
  const chain: Digest[] = [];
  for (const diffId of diffIds) {
    const below = chain.at(-1);
    chain.push(below === undefined ? diffId : sha256Of(Buffer.from(`${below} ${diffId}`)));
  }
  return chain;
}

/** Perf: another thread unpacks the next piece while one is parsed. */
async function* unpack(bytes: Buffer): AsyncGenerator<Buffer> {
  const decoder = createGunzip({ chunkSize: Math.min(PIECE, statedLength(bytes)) });
  decoder.end(bytes);
  let total = 0;
  try {
    for await (const piece of decoder) {
      if (!Buffer.isBuffer(piece)) continue;
      total += piece.length;
      if (total > MAX_SPLIT_BYTES) throw new StoreProblem('a list of entries is too long');
      yield piece;
      discard(piece);
    }
  } catch (error) {
    throw error instanceof StoreProblem ? error : new StoreProblem('a list of entries is damaged', error);
  }
}

/** Gzip data end with the unpacked length, which is foreign: only a hint. */
function statedLength(gzip: Buffer): number {
  const stated = gzip.length < 4 ? 0 : gzip.readUInt32LE(gzip.length - 4);
  return Math.max(1 << 14, stated + 64);
}
