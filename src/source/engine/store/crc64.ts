/** The checksum of contents in the engine's store: CRC-64 with the polynomial of ISO 3309, as in Go's hash/crc64. */

/** High and low halves of the table's values: a number cannot hold 64 bits. */
function makeTable(): { high: Uint32Array; low: Uint32Array } {
  const table = { high: new Uint32Array(256), low: new Uint32Array(256) };
  for (let byte = 0; byte < 256; byte++) {
    let [high, low] = [0, byte];
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = (low & 1) === 1;
      low = ((low >>> 1) | (high << 31)) >>> 0;
      high = isOdd ? (high >>> 1) ^ 0xd8000000 : high >>> 1;
    }
    table.high[byte] = high;
    table.low[byte] = low;
  }
  return table;
}

let made: ReturnType<typeof makeTable> | null = null;

/** The sum as base64 of its eight bytes, the highest first. */
export function crc64(bytes: Uint8Array): string {
  made ??= makeTable();
  let [high, low] = [0xffffffff, 0xffffffff];
  for (const byte of bytes) {
    const at = (low ^ byte) & 0xff;
    low = (((low >>> 8) | (high << 24)) ^ (made.low[at] ?? 0)) >>> 0;
    high = ((high >>> 8) ^ (made.high[at] ?? 0)) >>> 0;
  }
  const sum = Buffer.alloc(8);
  sum.writeUInt32BE(~high >>> 0, 0);
  sum.writeUInt32BE(~low >>> 0, 4);
  return sum.toString('base64');
}
