/** gzip (RFC 1952): a series of members, each with a header, deflated data, their CRC-32 and their length. */
import { createGunzip, createInflateRaw } from 'node:zlib';
import { LayerDataError } from '../data-error.ts';
import { GZIP_DAMAGED, GZIP_ENDS_EARLY, through } from './decoder.ts';
import { RewindableInput } from './rewindable-input.ts';

export interface GunzipOptions {
  /** Size of the decoder's output chunks in bytes. */
  chunk: number;
  /** Whether the caller checks a digest of the compressed bytes, so that the CRC-32 of the first member adds nothing. */
  skipCrc: boolean;
  /**
   * Whether memory may be freed on both sides: an input chunk once it has been used, an output chunk once the next one is
   * asked for. Nobody else may hold the input chunks.
   */
  mayDetach: boolean;
}

/**
 * Decompresses all members, to the last byte. Perf: zlib spends 7 % of its time on CRC-32, so with `skipCrc` the first
 * member, nearly always the only one, is inflated without its frame.
 * @throws LayerDataError if the data are damaged or truncated; errors of the source unchanged
 */
export async function* gunzip(source: AsyncIterable<Uint8Array>, options: GunzipOptions): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  try {
    const first = options.skipCrc ? await chunks.next() : null;
    const start: Uint8Array = first && !first.done ? first.value : new Uint8Array(0);
    const header = headerLength(start);
    const all = before(start.subarray(header), chunks);
    yield* header === 0 ? members(all, options) : framed(all, options);
  } finally {
    await chunks.return?.();
  }
}

/** Decompresses from behind a member's header on. */
async function* framed(source: AsyncIterable<Uint8Array>, options: GunzipOptions): AsyncGenerator<Uint8Array> {
  const decoder = createInflateRaw({ chunkSize: options.chunk });
  const input = new RewindableInput(source, () => decoder.bytesWritten, options.mayDetach);
  let length = 0;
  for await (const bytes of through(input, decoder, options.mayDetach)) {
    length += bytes.length;
    yield bytes;
  }
  const rest = input.rest();
  const behind = await afterTrailer(rest, length);
  yield* behind[0] === ID1 ? members(before(behind, rest), options) : padding(before(behind, rest));
}

/** Reads a member's trailer. @returns the bytes read beyond it, at least one unless the input ends there */
async function afterTrailer(rest: AsyncIterator<Uint8Array>, length: number): Promise<Uint8Array> {
  let bytes: Uint8Array = new Uint8Array(0);
  while (bytes.length <= TRAILER) {
    const { done, value } = await rest.next();
    if (done) break;
    bytes = Buffer.concat([bytes, value]);
  }
  if (bytes.length < TRAILER) throw new LayerDataError('truncated', GZIP_ENDS_EARLY);
  const stated = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  if (stated !== length % 2 ** 32) throw new LayerDataError('invalid', GZIP_DAMAGED);
  return bytes.subarray(TRAILER);
}

async function* members(
  source: AsyncIterable<Uint8Array>,
  { chunk, mayDetach }: GunzipOptions,
): AsyncGenerator<Uint8Array> {
  const decoder = createGunzip({ chunkSize: chunk });
  const input = new RewindableInput(source, () => decoder.bytesWritten, mayDetach);
  yield* through(input, decoder, mayDetach);
  // Node stops at zero bytes after a member and ignores everything behind them, even further members.
  yield* padding(input.rest());
}

/** Yields nothing. @throws LayerDataError unless all bytes are zero */
async function* padding(rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of rest)
    if (bytes.some(byte => byte !== 0)) throw new LayerDataError('invalid', 'its gzip data are followed by other data');
}

async function* before(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** RFC 1952, 2.2 and 2.3. */
const [ID1, ID2, DEFLATE] = [0x1f, 0x8b, 8];
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };
const FIXED = 10;
const TRAILER = 8;

/** Length of a member's header in bytes; 0 if it is invalid or not complete here. */
function headerLength(start: Uint8Array): number {
  const flags = start[3] ?? FLAG.reserved;
  if (start[0] !== ID1 || start[1] !== ID2 || start[2] !== DEFLATE || flags & FLAG.reserved) return 0;
  let at = FIXED;
  if (flags & FLAG.extra) at += 2 + (start[at] ?? 0) + 256 * (start[at + 1] ?? 0);
  for (const text of [FLAG.name, FLAG.comment]) {
    if (!(flags & text)) continue;
    const end = start.indexOf(0, at);
    if (end < 0) return 0;
    at = end + 1;
  }
  if (flags & FLAG.headerCrc) at += 2;
  return at <= start.length ? at : 0;
}
