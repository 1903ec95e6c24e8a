/** Reads contents of a few files of a layer again, for what no rule reads and ordinary runs need not keep. */
import { LayerDataError } from '../data-error.ts';
import { decompress } from '../decompress/decompress.ts';
import { chunksOf, compressionAt, type LayerBytes, type SeekableBytes } from '../layer-bytes.ts';
import { changedSince } from '../layer-error.ts';
import { NO_LIMITS } from '../limits.ts';
import { isListed } from '../tar/entry-type.ts';
import { TarFeed } from '../tar/feed.ts';
import { type ContentRequest, type Contents, partOf } from './content-request.ts';

/**
 * The contents; null if this layer cannot be read again without fetching it again.
 * @throws MeasureError if the layer has changed since it was read
 */
export async function readContents(bytes: LayerBytes, request: ContentRequest): Promise<Contents | null> {
  if (request.entries.length === 0) return new Map();
  if (bytes.kind === 'stream') return null;
  if (bytes.kind === 'index') return (await bytes.again?.(request)) ?? null;
  try {
    const compression = compressionAt(bytes);
    if (compression === 'none') return fromPlain(bytes, request);
    return await fromTar(decompress(chunksOf(bytes), compression, { limits: NO_LIMITS, mayDetach: true }), request);
  } catch (error) {
    throw error instanceof LayerDataError ? changedSince(error) : error;
  }
}

function fromPlain(bytes: SeekableBytes, request: ContentRequest): Contents {
  const { index, entries } = request;
  const found: Contents = new Map();
  for (const entry of entries) {
    const { offset, length } = partOf(request, index.size(entry));
    const content = new Uint8Array(length);
    if (bytes.readAt(content, index.body(entry) + offset) !== length)
      throw new LayerDataError('truncated', 'a file in it ends early');
    found.set(entry, content);
  }
  return found;
}

/** Collects the contents from an uncompressed tar. */
export async function fromTar(tar: AsyncIterable<Uint8Array>, request: ContentRequest) {
  const { index } = request;
  const wanted = new Set(request.entries);
  const found: Contents = new Map();
  let entry = -1;
  const feed = new TarFeed(({ type }) => {
    if (!isListed(type)) return null;
    entry++;
    if (!wanted.has(entry)) return null;
    const { offset, length } = partOf(request, index.size(entry));
    const content = new Uint8Array(length);
    found.set(entry, content);
    return collector(content, offset);
  }, NO_LIMITS);
  for await (const chunk of tar) feed.push(chunk);
  feed.finish();
  return found;
}

/** @param offset of the content in what comes */
function collector(content: Uint8Array, offset: number): (chunk: Uint8Array) => void {
  let before = offset;
  let filled = 0;
  return chunk => {
    const part = chunk.subarray(before, before + content.length - filled);
    before -= Math.min(before, chunk.length);
    content.set(part, filled);
    filled += part.length;
  };
}
