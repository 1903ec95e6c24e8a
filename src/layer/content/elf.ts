/**
 * What a program's section headers lead to: the bytes of its symbols and debug information, and the section in which it lists its
 * modules. Format: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.sheader.html
 */

/** Reads a part of a file; null if it is not available. */
export type ReadPart = (offset: number, length: number) => Uint8Array | null;

/** Smallest program whose symbols count, in bytes. */
export const LEAST_ELF = 1_000_000;

export interface ProgramFacts {
  /** Bytes of `.symtab`, its strings and `.debug_*`. */
  symbols: number;
  /** The section with the modules of Go (`debug/buildinfo`) or the crates of Rust (cargo-auditable); null without one. */
  modules: Uint8Array | null;
}

const HEADER = 64;
const MAGIC = 0x7f454c46;
const TYPES = { object: 1, executable: 2, shared: 3 };
const SECTIONS = { symbols: 2, noBits: 8 };
/** Real programs have about fifty; only object files have thousands (`-ffunction-sections`). */
const MOST_SECTIONS = 1024;
const MOST_NAMES = 1 << 16;
const DEBUG = /^\.z?debug_/;
const DEBUG_OR_RELOCATION = /^(?:\.rela?)?\.z?debug_/;
const MODULES = /^\.(?:go\.buildinfo|dep-v0)$/;
/** Large programs have a hundred kilobytes. */
const MOST_MODULES = 1 << 20;
const NEARBY = 1 << 20;
const SEGMENTS = { load: 1, writable: 2 };
/** Real programs have about fifteen. */
const MOST_SEGMENTS = 128;

/** The fields of an ELF header that locate the sections and segments. */
interface Elf {
  view: View;
  /** The program headers; of no length if they are odd. */
  segments: { offset: number; length: number };
  /** The section headers. */
  table: { offset: number; length: number };
  count: number;
  entrySize: number;
  namesIndex: number;
}

interface Segment {
  type: number;
  flags: number;
  offset: number;
  /** In the file. */
  length: number;
}

interface Section {
  name: number;
  type: number;
  offset: number;
  size: number;
  link: number;
}

/** Of an ELF executable or shared object; nothing of others, or if a part is missing. */
export function programFacts(read: ReadPart, size: number): ProgramFacts {
  const header = read(0, HEADER);
  const elf = header && elfOf(header, size);
  const table = elf && read(elf.table.offset, elf.table.length);
  if (!elf || !table) return { symbols: 0, modules: null };
  const sections = sectionsOf(table, elf).map(section => ({ ...section, text: '' }));
  const names = sections[elf.namesIndex];
  if (names === undefined || names.size > MOST_NAMES) return { symbols: 0, modules: null };
  const text = read(names.offset, names.size);
  for (const section of sections) if (text !== null) section.text = nameAt(text, section.name);
  const modules = sections.find(one => MODULES.test(one.text) && hasBytes(one));
  return { symbols: symbolBytes(sections, size), modules: modules ? read(modules.offset, modules.size) : null };
}

/** Of a whole file, which may be an object file too: the bytes of its `.debug_*` sections and of their relocations. */
export function debugBytes(content: Uint8Array): number {
  const elf = content.length < HEADER ? null : elfOf(content.subarray(0, HEADER), content.length, true);
  if (elf === null) return 0;
  const { offset, length } = elf.table;
  const sections = sectionsOf(content.subarray(offset, offset + length), elf);
  const names = sections[elf.namesIndex];
  if (names === undefined || names.offset + names.size > content.length) return 0;
  const texts = content.subarray(names.offset, names.offset + names.size);
  const own = sections.filter(one => one.type !== SECTIONS.noBits && DEBUG_OR_RELOCATION.test(nameAt(texts, one.name)));
  const bytes = own.reduce((total, { size }) => total + size, 0);
  // Only a forged header has overlapping sections.
  return bytes <= content.length ? bytes : 0;
}

function hasBytes({ type, size }: Section): boolean {
  return type !== SECTIONS.noBits && size > 0 && size <= MOST_MODULES;
}

function symbolBytes(sections: readonly (Section & { text: string })[], size: number): number {
  const counted = new Set<Section>();
  for (const section of sections) {
    if (section.type === SECTIONS.noBits || section.offset + section.size > size) continue;
    if (section.type === SECTIONS.symbols) {
      counted.add(section);
      const strings = sections[section.link];
      if (strings !== undefined && strings.offset + strings.size <= size) counted.add(strings);
    } else if (DEBUG.test(section.text)) counted.add(section);
  }
  const bytes = [...counted].reduce((total, section) => total + section.size, 0);
  // Only a forged header has overlapping sections.
  return bytes <= size ? bytes : 0;
}

/** A part to collect from a stream, and what to collect once it is there. */
export interface WantedPart {
  offset: number;
  length: number;
  next?: (bytes: Uint8Array) => WantedPart[];
}

/**
 * The parts of a file that `programFacts` reads, so that they can be collected from a stream. Sections of modules are looked for
 * where linkers put them, since the headers that locate them come last: Go's is in the segment of data, near its start; Rust's is
 * after all segments, which only debug information can come before.
 */
export function partsOf(size: number): WantedPart[] {
  return [{ offset: 0, length: HEADER, next: header => partsAfter(header, size) }];
}

function partsAfter(header: Uint8Array, size: number): WantedPart[] {
  const elf = elfOf(header, size);
  if (elf === null) return [];
  const { table } = elf;
  // Linkers that write the table last put the names shortly before it, with at most the symbol strings in between.
  const before = Math.max(HEADER, table.offset - NEARBY);
  const names = (bytes: Uint8Array) => {
    const found = sectionsOf(bytes, elf)[elf.namesIndex];
    return found === undefined || found.size > MOST_NAMES ? [] : [{ offset: found.offset, length: found.size }];
  };
  return [
    { ...table, next: names },
    { offset: before, length: table.offset - before },
    { ...elf.segments, next: bytes => modulesAfter(segmentsOf(bytes, elf), size) },
  ];
}

function modulesAfter(segments: readonly Segment[], size: number): WantedPart[] {
  const loaded = segments.filter(({ type }) => type === SEGMENTS.load);
  const data = loaded.find(({ flags }) => (flags & SEGMENTS.writable) !== 0);
  const end = Math.max(0, ...loaded.map(({ offset, length }) => offset + length));
  const parts = [
    { offset: data?.offset ?? size, length: Math.min(MOST_MODULES, data?.length ?? 0) },
    { offset: end, length: MOST_MODULES },
  ];
  return parts
    .map(({ offset, length }) => ({ offset, length: Math.min(length, size - offset) }))
    .filter(({ length }) => length > 0);
}

/** @param mayBeObject whether object files count, which may have many sections */
function elfOf(header: Uint8Array, size: number, mayBeObject = false): Elf | null {
  if (header.length < HEADER) return null;
  const view = viewOf(header, header[5] === 1);
  if (new DataView(header.buffer, header.byteOffset).getUint32(0) !== MAGIC) return null;
  const is64 = header[4] === 2;
  const type = view.u16(16);
  const isObject = mayBeObject && type === TYPES.object;
  if (type !== TYPES.executable && type !== TYPES.shared && !isObject) return null;
  const offset = is64 ? view.u64(40) : view.u32(32);
  const entrySize = view.u16(is64 ? 58 : 46);
  const count = view.u16(is64 ? 60 : 48);
  const length = count * entrySize;
  if (entrySize !== (is64 ? 64 : 40) || count === 0 || (count > MOST_SECTIONS && !isObject) || offset + length > size)
    return null;
  const segments = segmentTable(view, is64, size);
  return { view, segments, table: { offset, length }, count, entrySize, namesIndex: view.u16(is64 ? 62 : 50) };
}

function segmentTable(view: View, is64: boolean, size: number): { offset: number; length: number } {
  const offset = is64 ? view.u64(32) : view.u32(28);
  const [entrySize, count] = [view.u16(is64 ? 54 : 42), view.u16(is64 ? 56 : 44)];
  const isOdd = entrySize !== (is64 ? 56 : 32) || count > MOST_SEGMENTS || offset + count * entrySize > size;
  return { offset, length: isOdd ? 0 : count * entrySize };
}

function segmentsOf(table: Uint8Array, { entrySize, view: { little } }: Elf): Segment[] {
  const view = viewOf(table, little);
  const is64 = entrySize === 64;
  const length = is64 ? 56 : 32;
  return Array.from({ length: table.length / length }, (_, n): Segment => {
    const at = n * length;
    return {
      type: view.u32(at),
      flags: view.u32(at + (is64 ? 4 : 24)),
      offset: is64 ? view.u64(at + 8) : view.u32(at + 4),
      length: is64 ? view.u64(at + 32) : view.u32(at + 16),
    };
  });
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
