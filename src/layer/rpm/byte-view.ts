/** Reads numbers of a database file. Every number in it is foreign: what leads beyond the end makes the file unreadable. */

/** The file is no such database, or damaged. */
export class Unreadable extends Error {}

export interface ByteView {
  length: number;
  u8(at: number): number;
  u16(at: number): number;
  u32(at: number): number;
  /** A part of the file, without a copy. */
  part(at: number, length: number): Uint8Array;
}

/** @param little whether numbers start with their lowest byte. All reads throw `Unreadable` beyond the end */
export function byteView(bytes: Uint8Array, little: boolean): ByteView {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const within = (at: number, length: number) => {
    if (at < 0 || length < 0 || at + length > bytes.length) throw new Unreadable();
    return at;
  };
  return {
    length: bytes.length,
    u8: at => view.getUint8(within(at, 1)),
    u16: at => view.getUint16(within(at, 2), little),
    u32: at => view.getUint32(within(at, 4), little),
    part: (at, length) => bytes.subarray(within(at, length), at + length),
  };
}
