/** Reads numbers and texts of an ELF file, in its own byte order and class (System V ABI, chapter 4, "ELF Identification"). */

/** What a file says leads to nowhere. */
export class Unreadable extends Error {}

export interface ElfView {
  is64: boolean;
  u16(at: number): number;
  u32(at: number): number;
  /** An address or offset, in the width of the class. */
  word(at: number): number;
  /** A text that ends in a zero byte. */
  text(at: number): string;
  bytes(at: number, length: number): Uint8Array;
  /** The same for another part of the file. */
  of(part: Uint8Array): ElfView;
}

const MAGIC = [0x7f, 0x45, 0x4c, 0x46];
const HEADER = 52;
const LONGEST_TEXT = 4096;

/** Null for a file of another format. All reads throw `Unreadable` beyond the end. */
export function elfView(file: Uint8Array): ElfView | null {
  if (file.length < HEADER || MAGIC.some((byte, at) => file[at] !== byte)) return null;
  const [kind, order] = [file[4], file[5]];
  if ((kind !== 1 && kind !== 2) || (order !== 1 && order !== 2)) return null;
  return viewOf(file, { is64: kind === 2, little: order === 1 });
}

function viewOf(part: Uint8Array, as: { is64: boolean; little: boolean }): ElfView {
  const { is64, little } = as;
  const view = new DataView(part.buffer, part.byteOffset, part.length);
  const within = (at: number, length: number) => {
    if (!Number.isSafeInteger(at) || at < 0 || at + length > part.length) throw new Unreadable();
    return at;
  };
  const u32 = (at: number) => view.getUint32(within(at, 4), little);
  return {
    is64,
    u16: at => view.getUint16(within(at, 2), little),
    u32,
    word: at => (is64 ? Number(view.getBigUint64(within(at, 8), little)) : u32(at)),
    text: at => textAt(part, within(at, 1)),
    bytes: (at, length) => part.subarray(within(at, length), at + length),
    of: other => viewOf(other, as),
  };
}

function textAt(file: Uint8Array, at: number): string {
  const end = file.subarray(at, at + LONGEST_TEXT).indexOf(0);
  if (end === -1) throw new Unreadable();
  return Buffer.from(file.subarray(at, at + end)).toString('latin1');
}
