/**
 * Keeps what an engine's export said, under the engine's facts about the image. An unchanged image whose layers are in the cache is
 * not exported again.
 */
import { createHash } from 'node:crypto';
import { asDigest } from '../../image/parse.ts';
import { formatPlatform } from '../../image/platform.ts';
import type { Digest } from '../../image/types.ts';
import type { IndexCache } from '../../layer/cache/index-cache.ts';
import type { StreamRead } from '../../layer/layer-bytes.ts';
import { blobDigest } from '../files/blob-name.ts';
import { prefetch } from '../files/prefetch.ts';
import { StreamedFiles } from '../files/streamed-files.ts';
import type { NamedImage } from '../types.ts';
import { exactMember, stringsIn } from './engine-json.ts';

/**
 * The name under which an export is kept: a hash of the image's ID and of everything else that decides what its export holds.
 * @param facts the engine's answer to `GET /images/NAME/json`
 * @returns null if the engine does not say which image it is
 */
export function exportName(facts: unknown, { reference, platform }: NamedImage): string | null {
  const id = exactMember(facts, 'Id');
  if (typeof id !== 'string' || asDigest(id) === null) return null;
  // With the containerd store one ID can mean several platforms, and an export by name differs from one by ID.
  const stated = ['Os', 'Architecture', 'Variant', 'RootFS'].map(name => exactMember(facts, name) ?? null);
  const text = JSON.stringify([id, stated, reference, platform && formatPlatform(platform)]);
  return createHash('sha256').update(text).digest('hex');
}

/** @param files an export from which an image has been opened */
export async function rememberExport(
  cache: IndexCache,
  name: string,
  { contents, asked }: StreamedFiles,
): Promise<void> {
  const documents = [...contents.documents].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
  const layers = [...contents.layers]
    .filter(([path]) => asked.has(path))
    .map(([path, read]) => [path, keyOf(path, read)]);
  await cache.keepDocument(name, { documents, layers, links: [...contents.links] });
}

/** @param shown the export, for messages. @returns null if the engine must be asked */
export async function recallExport(cache: IndexCache, name: string, shown: string): Promise<StreamedFiles | null> {
  const kept = parseKept(await cache.document(name));
  if (!kept) return null;
  const layers = new Map<string, StreamRead>();
  const work = kept.layers.map(([path, key]) => async () => {
    const digest = asDigest(key);
    return { path, read: digest && (await cache.layer(digest, 'hashes')) };
  });
  for await (const { path, read } of prefetch(work)) {
    // An export's layers are compared by their diff IDs, so these must have been calculated.
    if (!read?.isHashed) return null;
    layers.set(path, read);
  }
  const documents = new Map(kept.documents.map(([path, base64]) => [path, Buffer.from(base64, 'base64')]));
  return new StreamedFiles(shown, { documents, layers, links: new Map(kept.links) });
}

/** A layer's key in the cache: the digest of its blob if the manifest has that, else its diffID. */
function keyOf(path: string, { digest, diffId }: StreamRead): Digest {
  return blobDigest(path) === null ? diffId : digest;
}

type Pairs = [string, string][];

function parseKept(kept: unknown): { documents: Pairs; layers: Pairs; links: Pairs } | null {
  const pairs = (name: string): Pairs | null => {
    const list = exactMember(kept, name);
    if (!Array.isArray(list)) return null;
    return list.map(stringsIn).flatMap(([a, b]): Pairs => (a !== undefined && b !== undefined ? [[a, b]] : []));
  };
  const [documents, layers, links] = [pairs('documents'), pairs('layers'), pairs('links')];
  return documents && layers && links ? { documents, layers, links } : null;
}
