/** Content identity: whether two files of different layers hold the same bytes. */
import { createHash, type Hash } from 'node:crypto';
import { chunksOf, type LayerBytes, type SeekableBytes } from './bytes.ts';
import { compressionOf, decompress, MAGIC_BYTES } from './decompress.ts';
import type { LayerIndex } from './layer-index.ts';
import { TarFeed } from './tar/feed.ts';

/** Hashes bodies as they pass through a feed. */
export class ContentHasher {
  #hash: Hash | null = null;
  #done: () => void = () => undefined;

  /** Starts an entry's body; the hash goes to the index when the next entry starts. */
  start(index: LayerIndex, entry: number): (chunk: Uint8Array) => void {
    this.finish();
    const hash = createHash('sha256');
    this.#hash = hash;
    this.#done = () => index.setHash(entry, hash.digest('base64'));
    return chunk => hash.update(chunk);
  }

  finish(): void {
    if (this.#hash) this.#done();
    this.#hash = null;
  }
}

/**
 * Makes sure that the index knows the hash of these entries' contents, reading the layer again where it does not. Entries
 * whose content cannot be compared (sparse files) stay without.
 * @param entries indexes into the layer, in any order
 */
export async function hashContents(bytes: LayerBytes, index: LayerIndex, entries: readonly number[]): Promise<void> {
  const wanted = new Set(entries.filter(entry => index.body(entry) >= 0 && index.hash(entry) === undefined));
  if (wanted.size === 0 || bytes.kind === 'index') return;
  const start = new Uint8Array(MAGIC_BYTES);
  const compression = compressionOf(start.subarray(0, bytes.readAt(start, 0)));
  if (compression === 'none') {
    for (const entry of wanted) index.setHash(entry, await hashRange(bytes, index.body(entry), index.size(entry)));
    return;
  }
  const contents = new ContentHasher();
  let entry = -1;
  const feed = new TarFeed(({ type, stored }) => {
    if (type === 0x67) return null;
    entry++;
    return wanted.has(entry) && stored > 0 ? contents.start(index, entry) : null;
  });
  for await (const chunk of decompress(chunksOf(bytes), compression)) feed.push(chunk);
  contents.finish();
}

async function hashRange(bytes: SeekableBytes, offset: number, size: number): Promise<string> {
  const hash = createHash('sha256');
  const part: SeekableBytes = { kind: 'seekable', size, readAt: (target, at) => bytes.readAt(target, offset + at) };
  for await (const chunk of chunksOf(part)) hash.update(chunk);
  return hash.digest('base64');
}
