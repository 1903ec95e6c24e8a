/** Checksums of tar headers. */
import { parseOctal } from './numeric.ts';

/** 32-bit words of a header block. */
const WORDS = 128;
/** The checksum field, which counts as spaces. */
const FIELD = { start: 148, end: 156 };

/** Checks headers against their stated checksums. */
export class Checksum {
  /** Perf: all headers in one buffer use one view of its words. */
  #bytes: Buffer | null = null;
  #words: Int32Array | null = null;
  /** For headers at an offset that is not a multiple of 4. */
  readonly #block = new Int32Array(WORDS);
  readonly #blockBytes = Buffer.from(this.#block.buffer);

  /**
   * POSIX sums unsigned bytes, with the checksum field as spaces; old Sun tar summed signed bytes. Both are accepted.
   * Perf: adds four bytes at a time and skips zeros. Byte by byte it took a tenth of the time for a large layer.
   */
  fits(bytes: Buffer, at: number): boolean {
    let words = this.#wordsOf(bytes);
    let first = at >> 2;
    if (words === null || (at & 3) !== 0) {
      bytes.copy(this.#blockBytes, 0, at, at + 4 * WORDS);
      words = this.#block;
      first = 0;
    }
    let pairs = 0;
    for (let i = first; i < first + WORDS; i += 2) {
      const one = words[i] ?? 0;
      const other = words[i + 1] ?? 0;
      if ((one | other) !== 0)
        pairs = (pairs + evenBytes(one) + evenBytes(one >>> 8) + evenBytes(other) + evenBytes(other >>> 8)) | 0;
    }
    // Two sums of 256 bytes each, which fit into 16 bits.
    const all = (pairs & 0xffff) + (pairs >>> 16);
    let field = 0;
    for (let i = at + FIELD.start; i < at + FIELD.end; i++) field += bytes[i] ?? 0;
    const unsigned = all - field + (FIELD.end - FIELD.start) * 0x20;
    const stated = parseOctal(bytes, at + FIELD.start, FIELD.end - FIELD.start);
    return stated === unsigned || stated === unsigned - 256 * highBytes(bytes, at);
  }

  #wordsOf(bytes: Buffer): Int32Array | null {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#words =
        bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : null;
    }
    return this.#words;
  }
}

/** The first and the third byte of a word, each in 16 bits. */
function evenBytes(word: number): number {
  return word & 0xff00ff;
}

/** Number of bytes outside the checksum field that are negative as signed bytes. */
function highBytes(bytes: Uint8Array, at: number): number {
  let high = 0;
  for (let i = 0; i < 4 * WORDS; i++) if (i < FIELD.start || i >= FIELD.end) high += (bytes[at + i] ?? 0) >> 7;
  return high;
}
