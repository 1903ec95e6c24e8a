import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/layer/elf.ts
var LEAST_ELF = 1e6;
var HEADER = 64;
var MAGIC = 2135247942;
var TYPES = { executable: 2, shared: 3 };
var SECTIONS = { symbols: 2, noBits: 8 };
var MOST_SECTIONS = 1024;
var MOST_NAMES = 1 << 16;
var DEBUG = /^\.z?debug_/;
function symbolBytes(read, size) {
  const header = read(0, HEADER);
  const elf = header && elfOf(header, size);
  if (!elf) return 0;
  const table = read(elf.table.offset, elf.table.length);
  if (table === null) return 0;
  const sections = sectionsOf(table, elf);
  const names = sections[elf.namesIndex];
  if (names === void 0 || names.size > MOST_NAMES) return 0;
  const text = read(names.offset, names.size);
  const counted = /* @__PURE__ */ new Set();
  for (const section of sections) {
    if (section.type === SECTIONS.noBits || section.offset + section.size > size) continue;
    if (section.type === SECTIONS.symbols) {
      counted.add(section);
      const strings = sections[section.link];
      if (strings !== void 0 && strings.offset + strings.size <= size) counted.add(strings);
    } else if (text !== null && DEBUG.test(nameAt(text, section.name))) counted.add(section);
  }
  const bytes = [...counted].reduce((total, section) => total + section.size, 0);
  return bytes <= size ? bytes : 0;
}
function partsOf(header, size, table) {
  const elf = elfOf(header, size);
  if (elf === null) return [];
  if (table !== void 0) {
    const names = sectionsOf(table, elf)[elf.namesIndex];
    return names === void 0 || names.size > MOST_NAMES ? [] : [{ offset: names.offset, length: names.size }];
  }
  const before = Math.max(HEADER, elf.table.offset - NEARBY);
  return [elf.table, { offset: before, length: elf.table.offset - before }];
}
var NEARBY = 1 << 20;
function elfOf(header, size) {
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
function sectionsOf(table, { count, entrySize, view: { little } }) {
  const view = viewOf(table, little);
  return Array.from({ length: count }, (_, n) => {
    const at = n * entrySize;
    const is64 = entrySize === 64;
    return {
      name: view.u32(at),
      type: view.u32(at + 4),
      offset: is64 ? view.u64(at + 24) : view.u32(at + 16),
      size: is64 ? view.u64(at + 32) : view.u32(at + 20),
      link: view.u32(at + (is64 ? 40 : 24))
    };
  });
}
function nameAt(names, offset) {
  const end = names.indexOf(0, offset);
  return Buffer.from(names.subarray(offset, end === -1 ? names.length : Math.min(end, offset + 32))).toString("latin1");
}
function viewOf(bytes, little) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    little,
    u16: (at) => view.getUint16(at, little),
    u32: (at) => view.getUint32(at, little),
    u64: (at) => Number(view.getBigUint64(at, little))
  };
}

export {
  LEAST_ELF,
  symbolBytes,
  partsOf
};
