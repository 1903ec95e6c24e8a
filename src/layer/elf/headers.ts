/**
 * The headers of ELF files; no other module knows their layout. Formats: System V ABI (gABI), chapter 4 for the file header and section
 * headers, chapter 5 for program headers (https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html, ch4.sheader.html,
 * ch5.pheader.html). A table with more entries than any file has, or with entries of another size, counts as missing. Numbers lead
 * anywhere: whoever follows one checks it, or reads by an `ElfView`, which does.
 */
import type { ElfView } from './elf-view.ts';

/** `e_type`. */
export const TYPES = { object: 1, executable: 2, shared: 3 };
/** `p_type`. */
export const SEGMENTS = { load: 1, dynamic: 2, interpreter: 3 };
/** `p_flags`. */
export const WRITABLE = 2;
/** `sh_type`. */
export const SECTIONS = { symbols: 2, noBits: 8 };

/** Real programs have about fifteen. */
const MOST_SEGMENTS = 256;

/** Where headers of one kind are. */
export interface HeaderTable {
  offset: number;
  /** Of all together, in bytes. */
  length: number;
  count: number;
}

export interface FileHeader {
  type: number;
  /** `e_machine`: 62 for x86-64, 183 for AArch64. */
  machine: number;
  segments: HeaderTable | null;
  sections: HeaderTable | null;
  /** Which section has the names of sections. */
  names: number;
}

export interface Segment {
  type: number;
  flags: number;
  offset: number;
  address: number;
  /** In the file. */
  length: number;
}

export interface Section {
  /** Where its name starts among the names. */
  name: number;
  type: number;
  offset: number;
  size: number;
  link: number;
}

/** @param view of the file's first bytes. @throws Unreadable if there are fewer than a header has */
export function fileHeader(view: ElfView): FileHeader {
  const { is64, u16, word } = view;
  const segments = { offset: word(is64 ? 32 : 28), size: u16(is64 ? 54 : 42), count: u16(is64 ? 56 : 44) };
  const sections = { offset: word(is64 ? 40 : 32), size: u16(is64 ? 58 : 46), count: u16(is64 ? 60 : 48) };
  return {
    type: u16(16),
    machine: u16(18),
    segments: segments.count > MOST_SEGMENTS ? null : tableOf(segments, segmentSize(view)),
    sections: sections.count === 0 ? null : tableOf(sections, sectionSize(view)),
    names: u16(is64 ? 62 : 50),
  };
}

function tableOf({ offset, size, count }: { offset: number; size: number; count: number }, expected: number) {
  return size === expected ? { offset, count, length: count * size } : null;
}

/** @param at where the table starts in the view. @throws Unreadable if it ends beyond the view */
export function segmentsIn(view: ElfView, { at, count }: { at: number; count: number }): Segment[] {
  const { is64, u32, word } = view;
  return Array.from({ length: count }, (_, n): Segment => {
    const start = at + n * segmentSize(view);
    return {
      type: u32(start),
      flags: u32(start + (is64 ? 4 : 24)),
      offset: word(start + (is64 ? 8 : 4)),
      address: word(start + (is64 ? 16 : 8)),
      length: word(start + (is64 ? 32 : 16)),
    };
  });
}

/** @param table the bytes of the section headers. @throws Unreadable if there are fewer */
export function sectionsIn(table: ElfView, count: number): Section[] {
  const { is64, u32, word } = table;
  return Array.from({ length: count }, (_, n): Section => {
    const start = n * sectionSize(table);
    return {
      name: u32(start),
      type: u32(start + 4),
      offset: word(start + (is64 ? 24 : 16)),
      size: word(start + (is64 ? 32 : 20)),
      link: u32(start + (is64 ? 40 : 24)),
    };
  });
}

function segmentSize({ is64 }: ElfView): number {
  return is64 ? 56 : 32;
}

function sectionSize({ is64 }: ElfView): number {
  return is64 ? 64 : 40;
}
