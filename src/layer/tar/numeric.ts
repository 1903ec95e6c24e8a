/** Number fields of tar headers, with the semantics of Go's archive/tar (`strconv.go`). */

/**
 * Reads a number field: base-256 if the first bit is set, otherwise octal padded with spaces or NULs. An empty field is 0.
 * @returns the number, imprecise beyond 2^53; NaN if Go reports an invalid header
 */
export function parseNumeric(block: Uint8Array, offset: number, length: number): number {
  const first = block[offset] ?? 0;
  return first & 0x80 ? parseBase256(block, offset, length) : parseOctal(block, offset, length);
}

/** Reads an octal field; see `parseNumeric`. */
export function parseOctal(block: Uint8Array, offset: number, length: number): number {
  let start = offset;
  let end = offset + length;
  while (start < end && isPadding(block[start])) start++;
  while (end > start && isPadding(block[end - 1])) end--;
  let value = 0;
  for (let i = start; i < end; i++) {
    const byte = block[i] ?? 0;
    if (byte === 0) return value;
    if (byte < 0x30 || byte > 0x37) return Number.NaN;
    value = value * 8 + (byte - 0x30);
  }
  return value;
}

function isPadding(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0;
}

/** Two's complement, big endian; the first bit is the marker. Must fit in 64 bits. */
function parseBase256(block: Uint8Array, offset: number, length: number): number {
  const invert = (block[offset] ?? 0) & 0x40 ? 0xff : 0;
  let value = 0n;
  for (let i = 0; i < length; i++) {
    let byte = (block[offset + i] ?? 0) ^ invert;
    if (i === 0) byte &= 0x7f;
    value = (value << 8n) | BigInt(byte);
  }
  if (value >> 63n) return Number.NaN;
  return Number(invert ? -value - 1n : value);
}

const INT64_MAX = 2n ** 63n - 1n;
/** Digits of INT64_MAX. Parsing a million digits of a hostile record would take too long. */
const MAX_DIGITS = 19;

/** Reads a decimal as Go's `ParseInt(s, 10, 64)` does. NaN if that is an error; imprecise beyond 2^53. */
export function parseDecimal(text: string): number {
  let start = text[0] === '-' || text[0] === '+' ? 1 : 0;
  const negative = text[0] === '-';
  while (text[start] === '0' && start < text.length - 1) start++;
  const digits = text.length - start > MAX_DIGITS ? '' : text.slice(start);
  if (!/^[0-9]+$/.test(digits)) return Number.NaN;
  const value = BigInt(digits);
  if (value > INT64_MAX + (negative ? 1n : 0n)) return Number.NaN;
  return negative ? -Number(value) : Number(value);
}
