/**
 * What a program's section headers lead to: the bytes of its symbols and debug information, and the section in which it lists its
 * modules. Format: System V ABI (gABI), chapter 4, "Special Sections". Files are large and may be streams, so each part is read by itself.
 */
import { type ElfView, elfView } from '../elf/elf-view.ts';
import {
  fileHeader,
  type HeaderTable,
  SECTIONS,
  SEGMENTS,
  type Section,
  type Segment,
  sectionsIn,
  segmentsIn,
  TYPES,
  WRITABLE,
} from '../elf/headers.ts';

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
/** Real programs have about fifty; only object files have thousands (`-ffunction-sections`). */
const MOST_SECTIONS = 1024;
const MOST_NAMES = 1 << 16;
const DEBUG = /^\.z?debug_/;
const DEBUG_OR_RELOCATION = /^(?:\.rela?)?\.z?debug_/;
const MODULES = /^\.(?:go\.buildinfo|dep-v0)$/;
/** Large programs have a hundred kilobytes. */
const MOST_MODULES = 1 << 20;
const NEARBY = 1 << 20;

const NO_SEGMENTS: HeaderTable = { offset: 0, length: 0, count: 0 };

/** Where a file has its headers: within its size. */
interface Elf {
  view: ElfView;
  /** None if they are odd. */
  segments: HeaderTable;
  sections: HeaderTable;
  /** Which section has the names of sections. */
  names: number;
}

/** Of an ELF executable or shared object; nothing of others, or if a part is missing. */
export function programFacts(read: ReadPart, size: number): ProgramFacts {
  const header = read(0, HEADER);
  const elf = header && elfOf(header, size);
  const table = elf && read(elf.sections.offset, elf.sections.length);
  if (!elf || !table) return { symbols: 0, modules: null };
  const sections = sectionsOf(elf, table).map(section => ({ ...section, text: '' }));
  const names = sections[elf.names];
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
  const { offset, length } = elf.sections;
  const sections = sectionsOf(elf, content.subarray(offset, offset + length));
  const names = sections[elf.names];
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
  const { sections: table, segments } = elf;
  // Linkers that write the table last put the names shortly before it, with at most the symbol strings in between.
  const before = Math.max(HEADER, table.offset - NEARBY);
  const names = (bytes: Uint8Array) => {
    const found = sectionsOf(elf, bytes)[elf.names];
    return found === undefined || found.size > MOST_NAMES ? [] : [{ offset: found.offset, length: found.size }];
  };
  const further = (bytes: Uint8Array) =>
    modulesAfter(segmentsIn(elf.view.of(bytes), { at: 0, count: segments.count }), size);
  return [
    { offset: table.offset, length: table.length, next: names },
    { offset: before, length: table.offset - before },
    { offset: segments.offset, length: segments.length, next: further },
  ];
}

function modulesAfter(segments: readonly Segment[], size: number): WantedPart[] {
  const loaded = segments.filter(({ type }) => type === SEGMENTS.load);
  const data = loaded.find(({ flags }) => (flags & WRITABLE) !== 0);
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
  const view = header.length < HEADER ? null : elfView(header);
  if (view === null) return null;
  const { type, segments, sections, names } = fileHeader(view);
  const isObject = mayBeObject && type === TYPES.object;
  if (type !== TYPES.executable && type !== TYPES.shared && !isObject) return null;
  const isIn = ({ offset, length }: HeaderTable) => offset + length <= size;
  if (sections === null || !isIn(sections) || (sections.count > MOST_SECTIONS && !isObject)) return null;
  return { view, segments: segments && isIn(segments) ? segments : NO_SEGMENTS, sections, names };
}

function sectionsOf({ view, sections }: Elf, table: Uint8Array): Section[] {
  return sectionsIn(view.of(table), sections.count);
}

function nameAt(names: Uint8Array, offset: number): string {
  const end = names.indexOf(0, offset);
  return Buffer.from(names.subarray(offset, end === -1 ? names.length : Math.min(end, offset + 32))).toString('latin1');
}
