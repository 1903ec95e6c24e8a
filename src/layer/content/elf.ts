/**
 * Counts the bytes of symbols and debug information in a program by its section headers.
 * Format: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.sheader.html
 */

/** Reads a part of a file; null if it is not available. */
export type ReadPart = (offset: number, length: number) => Uint8Array | null;

/** Smallest program that is worth the reads, in bytes. */
export const LEAST_ELF = 1_000_000;

const HEADER = 64;
const MAGIC = 0x7f454c46;
const TYPES = { executable: 2, shared: 3 };
const SECTIONS = { symbols: 2, noBits: 8 };
/** Real programs have about fifty; only object files have thousands (`-ffunction-sections`). */
const MOST_SECTIONS = 1024;
const MOST_NAMES = 1 << 16;
const DEBUG = /^\.z?debug_/;

/** The fields of an ELF header that locate the sections. */
interface Elf {
  view: View;
  /** The section headers. */
  table: { offset: number; length: number };
  count: number;
  entrySize: number;
  namesIndex: number;
}

interface Section {
  name: number;
  type: number;
  offset: number;
  size: number;
  link: number;
}

/** Bytes of `.symtab`, its strings and `.debug_*` in an ELF executable or shared object; 0 for others or if a part is missing. */
export function symbolBytes(read: ReadPart, size: number): number {
  const header = read(0, HEADER);
  const elf = header && elfOf(header, size);
  if (!elf) return 0;
  const table = read(elf.table.offset, elf.table.length);
  if (table === null) return 0;
  const sections = sectionsOf(table, elf);
  const names = sections[elf.namesIndex];
  if (names === undefined || names.size > MOST_NAMES) return 0;
  const text = read(names.offset, names.size);
  const counted = new Set<Section>();
  for (const section of sections) {
    if (section.type === SECTIONS.noBits || section.offset + section.size > size) continue;
    if (section.type === SECTIONS.symbols) {
      counted.add(section);
      const strings = sections[section.link];
      if (strings !== undefined && strings.offset + strings.size <= size) counted.add(strings);
    } else if (text !== null && DEBUG.test(nameAt(text, section.name))) counted.add(section);
  }
  const bytes = [...counted].reduce((total, section) => total + section.size, 0);
  // Only a forged header has overlapping sections.
  return bytes <= size ? bytes : 0;
}

/**
 * The parts of a file that `symbolBytes` reads, as far as they are known yet, so that they can be collected from a stream.
 * @param header the first 64 bytes
 * @param table the section headers, once they are known
 */
export function partsOf(header: Uint8Array, size: number, table?: Uint8Array): { offset: number; length: number }[] {
  const elf = elfOf(header, size);
  if (elf === null) return [];
  if (table !== undefined) {
    const names = sectionsOf(table, elf)[elf.namesIndex];
    return names === undefined || names.size > MOST_NAMES ? [] : [{ offset: names.offset, length: names.size }];
  }
  // Linkers that write the table last put the names shortly before it, with at most the symbol strings in between.
  const before = Math.max(HEADER, elf.table.offset - NEARBY);
  return [elf.table, { offset: before, length: elf.table.offset - before }];
}

const NEARBY = 1 << 20;

function elfOf(header: Uint8Array, size: number): Elf | null {
  if (header.length < HEADER) return null;
  const view = viewOf(header, header[5] === 1);
  if (new DataView(header.buffer, header.byteOffset).getUint32(0) !== MAGIC) return null;
  const is64 = header[4] === 2;
  const type = view.u16(16);
  if (type !== TYPES.executable && type !== TYPES.shared) return null;
  const offset = is64 ? view.u64(40) : view.u32(32);
  const entrySize = view.u16(is64 ? 58 : 46);
  const count = view.u16(is64 ? 60 : 48);
  const length = count * entrySize;
  if (entrySize !== (is64 ? 64 : 40) || count === 0 || count > MOST_SECTIONS || offset + length > size) return null;
  return { view, table: { offset, length }, count, entrySize, namesIndex: view.u16(is64 ? 62 : 50) };
}

function sectionsOf(table: Uint8Array, { count, entrySize, view: { little } }: Elf): Section[] {
  const view = viewOf(table, little);
  return Array.from({ length: count }, (_, n): Section => {
    const at = n * entrySize;
    const is64 = entrySize === 64;
    return {
      name: view.u32(at),
      type: view.u32(at + 4),
      offset: is64 ? view.u64(at + 24) : view.u32(at + 16),
      size: is64 ? view.u64(at + 32) : view.u32(at + 20),
      link: view.u32(at + (is64 ? 40 : 24)),
    };
  });
}

function nameAt(names: Uint8Array, offset: number): string {
  const end = names.indexOf(0, offset);
  return Buffer.from(names.subarray(offset, end === -1 ? names.length : Math.min(end, offset + 32))).toString('latin1');
}

type View = ReturnType<typeof viewOf>;

function viewOf(bytes: Uint8Array, little: boolean) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    little,
    u16: (at: number) => view.getUint16(at, little),
    u32: (at: number) => view.getUint32(at, little),
    u64: (at: number) => Number(view.getBigUint64(at, little)),
  };
}
