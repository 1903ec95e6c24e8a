/** Writes ELF files. Independent of `src/`. */

export interface ElfSpec {
  class64?: boolean;
  little?: boolean;
  type?: number;
  /** Contents are zeros where none are given; they must be `size` long. */
  sections: { name: string; type: number; size: number; link?: number; content?: Buffer }[];
  /** Loaded segments, each of one section. */
  segments?: { section: string; writable: boolean }[];
  /** Section headers right behind the file header, as Go's linker writes them. */
  tableFirst?: boolean;
  /** Bytes before the first section. */
  pad?: number;
}

/** An ELF file with these sections. */
export function elf({
  class64 = true,
  little = true,
  type = 2,
  sections,
  segments = [],
  tableFirst = false,
  pad = 1_000_000,
}: ElfSpec): Buffer {
  const all = [{ name: '', type: 0, size: 0 }, ...sections, { name: '.shstrtab', type: 3, size: 0 }];
  const names = `${all.map(({ name }) => name).join('\0')}\0`;
  const entry = class64 ? 64 : 40;
  const table = all.length * entry;
  const segmentEntry = class64 ? 56 : 32;
  const first = 64 + segments.length * segmentEntry;
  let at = first + (tableFirst ? table : 0) + pad;
  const placed = all.map(section => {
    const size = section.name === '.shstrtab' ? names.length : section.size;
    const offset = at;
    if (section.type !== 8) at += size;
    return { link: 0, ...section, size, offset };
  });
  const tableAt = tableFirst ? first : at;
  const file = Buffer.alloc(tableFirst ? at : at + table);
  const put = (offset: number, value: number, bytes: number) =>
    bytes === 8
      ? little
        ? file.writeBigUInt64LE(BigInt(value), offset)
        : file.writeBigUInt64BE(BigInt(value), offset)
      : little
        ? file.writeUIntLE(value, offset, bytes)
        : file.writeUIntBE(value, offset, bytes);
  file.writeUInt32BE(0x7f454c46, 0);
  file[4] = class64 ? 2 : 1;
  file[5] = little ? 1 : 2;
  put(16, type, 2);
  put(class64 ? 40 : 32, tableAt, class64 ? 8 : 4);
  const word = class64 ? 8 : 4;
  put(class64 ? 32 : 28, 64, word);
  put(class64 ? 54 : 42, segmentEntry, 2);
  put(class64 ? 56 : 44, segments.length, 2);
  segments.forEach(({ section, writable }, n) => {
    const start = 64 + n * segmentEntry;
    const { offset = 0, size = 0 } = placed.find(({ name }) => name === section) ?? {};
    put(start, 1, 4);
    put(start + (class64 ? 4 : 24), writable ? 6 : 4, 4);
    put(start + (class64 ? 8 : 4), offset, word);
    put(start + (class64 ? 32 : 16), size, word);
  });
  put(class64 ? 58 : 46, entry, 2);
  put(class64 ? 60 : 48, all.length, 2);
  put(class64 ? 62 : 50, all.length - 1, 2);
  let name = 0;
  placed.forEach((section, n) => {
    const start = tableAt + n * entry;
    put(start, name, 4);
    put(start + 4, section.type, 4);
    put(start + (class64 ? 24 : 16), section.offset, class64 ? 8 : 4);
    put(start + (class64 ? 32 : 20), section.size, class64 ? 8 : 4);
    put(start + (class64 ? 40 : 24), section.link, 4);
    section.content?.copy(file, section.offset);
    name += section.name.length + 1;
  });
  file.write(names, placed.at(-1)?.offset ?? 0, 'latin1');
  return file;
}
