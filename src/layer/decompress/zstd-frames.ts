/**
 * Splits a zstd stream into frames and blocks (RFC 8878), for two reasons. Node's decoder silently stops after the first frame,
 * but zstd:chunked writes a frame for each file. And a block decodes to at most 128 KiB, which limits the output at a time.
 */
import { LayerDataError } from '../data-error.ts';
import { type Limits, overLimit } from '../limits.ts';
import { ZSTD_DAMAGED } from './decoder.ts';

/** A part of a frame that ends with a block. */
export interface FramePiece {
  bytes: Uint8Array;
  /** Whether the frame ends here. */
  last: boolean;
}

const FRAME_MAGIC = 0xfd2fb528;
const MAX_BLOCK = 128 * 1024;
const RLE = 1;
const RESERVED = 3;

/** Yields the pieces of all data frames and leaves out skippable frames. @throws LayerDataError */
export async function* zstdFrames(source: AsyncIterable<Uint8Array>, limits: Limits): AsyncGenerator<FramePiece> {
  const input = new Input(source);
  try {
    for (;;) {
      const magic = await input.take(4, true);
      if (magic === null) return;
      const value = little(magic);
      if ((value & 0xfffffff0) >>> 0 === 0x184d2a50) await input.skip(little(await input.need(4)));
      else if (value === FRAME_MAGIC) yield* frame(input, magic, limits);
      else throw new LayerDataError('invalid', 'its zstd data are followed by other data');
    }
  } finally {
    await input.close();
  }
}

async function* frame(input: Input, magic: Uint8Array, limits: Limits): AsyncGenerator<FramePiece> {
  const descriptor = await input.need(1);
  const flags = descriptor[0] ?? 0;
  const hasChecksum = (flags & 4) !== 0;
  const header = await input.need(headerLength(flags));
  // A decoder allocates the window before it reads any data.
  const window = windowOf(flags, header);
  if (window > limits.windowBytes) throw overLimit(limits, 'windowBytes', window);
  yield { bytes: concat([magic, descriptor, header]), last: false };
  for (let last = false; !last; ) {
    const blockHeader = await input.need(3);
    const fields = little(blockHeader);
    last = (fields & 1) === 1;
    const type = (fields >> 1) & 3;
    const size = fields >> 3;
    if (type === RESERVED || size > MAX_BLOCK) throw new LayerDataError('invalid', ZSTD_DAMAGED);
    const body = await input.need(type === RLE ? 1 : size);
    yield { bytes: concat([blockHeader, body]), last: last && !hasChecksum };
  }
  if (hasChecksum) yield { bytes: await input.need(4), last: true };
}

/** Bytes of the frame header after its descriptor: window, dictionary and content size. */
function headerLength(flags: number): number {
  const singleSegment = (flags & 0x20) !== 0;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  return (singleSegment ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0) + contentSize;
}

/** Window size in bytes. */
function windowOf(flags: number, header: Uint8Array): number {
  const singleSegment = (flags & 0x20) !== 0;
  if (!singleSegment) {
    const descriptor = header[0] ?? 0;
    const base = 2 ** (10 + (descriptor >> 3));
    return base + (base / 8) * (descriptor & 7);
  }
  const sizeBytes = [1, 2, 4, 8][flags >> 6] ?? 0;
  return little(header.subarray(header.length - sizeBytes));
}

/** Reads exact amounts from chunks of any size. */
class Input {
  readonly #source: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #at = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Reads this many bytes; null at the end of input if `mayEnd`. */
  async take(bytes: number, mayEnd = false): Promise<Uint8Array | null> {
    if (this.#chunk.length - this.#at >= bytes) {
      this.#at += bytes;
      return this.#chunk.subarray(this.#at - bytes, this.#at);
    }
    const parts: Uint8Array[] = [];
    for (let missing = bytes; missing > 0; ) {
      if (this.#at === this.#chunk.length && !(await this.#refill())) {
        if (mayEnd && missing === bytes) return null;
        throw new LayerDataError('truncated', 'its zstd data end in the middle of a frame');
      }
      const part = this.#chunk.subarray(this.#at, this.#at + missing);
      this.#at += part.length;
      missing -= part.length;
      parts.push(part);
    }
    return concat(parts);
  }

  async need(bytes: number): Promise<Uint8Array> {
    return (await this.take(bytes)) ?? new Uint8Array(0);
  }

  async skip(bytes: number): Promise<void> {
    for (let missing = bytes; missing > 0; ) {
      const step = Math.min(missing, 1 << 16);
      await this.need(step);
      missing -= step;
    }
  }

  /** Closes the source. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #refill(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done) return false;
    this.#chunk = value;
    this.#at = 0;
    return true;
  }
}

function little(bytes: Uint8Array): number {
  let value = 0;
  for (let i = bytes.length - 1; i >= 0; i--) value = value * 256 + (bytes[i] ?? 0);
  return value;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? (parts[0] ?? new Uint8Array(0)) : Buffer.concat(parts);
}
