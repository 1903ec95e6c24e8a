/** Finds the bytes of symbols in programs while a layer is read. */
import type { LayerIndex } from '../index/layer-index.ts';
import type { SeekableBytes } from '../layer-bytes.ts';
import { isHeaderOnly } from '../tar/header.ts';
import type { TarEntry } from '../tar/parser.ts';
import { LEAST_ELF, partsOf, type ReadPart, symbolBytes } from './elf.ts';

const HEADER = 64;

/** Whether an entry is worth checking. Nobody strips object files and static libraries. */
export function mayHaveSymbols(entry: TarEntry): boolean {
  // Perf: only names of large files are decoded.
  return entry.size >= LEAST_ELF && !entry.sparse && !isHeaderOnly(entry.type) && !/\.(?:o|ko|a)$/.test(entry.name);
}

/** Reads the necessary parts of a seekable file. @param body where its content starts */
export function noteSymbols(bytes: SeekableBytes, index: LayerIndex, { entry, body }: { entry: number; body: number }) {
  const size = index.size(entry);
  const read: ReadPart = (offset, length) => {
    if (length < 0 || offset + length > size) return null;
    const part = new Uint8Array(length);
    return bytes.readAt(part, body + offset) === length ? part : null;
  };
  index.setSymbolBytes(entry, symbolBytes(read, size));
}

/** Collects the necessary parts of a streamed file and evaluates them at its end. */
export function symbolsOf(index: LayerIndex, entry: number): (chunk: Uint8Array) => void {
  const size = index.size(entry);
  const header = partOf({ offset: 0, length: HEADER });
  const parts = [header];
  let table: Part | null = null;
  let named = false;
  let position = 0;
  return chunk => {
    const end = position + chunk.length;
    // Bytes before this chunk are gone, so a part that starts there cannot be collected.
    const add = (wanted: readonly { offset: number; length: number }[]) => {
      const added = wanted.filter(({ offset }) => offset >= position).map(partOf);
      for (const part of added) take(part, chunk, position);
      parts.push(...added);
      return added[0] ?? null;
    };
    for (const part of parts) take(part, chunk, position);
    if (position < HEADER && end >= HEADER) table = add(partsOf(header.bytes, size));
    if (table !== null && !named && end >= table.offset + table.bytes.length) {
      named = true;
      add(partsOf(header.bytes, size, table.bytes));
    }
    position = end;
    if (position === size && table !== null) index.setSymbolBytes(entry, symbolBytes(reader(parts), size));
  };
}

function take({ offset, bytes }: Part, chunk: Uint8Array, position: number): void {
  const start = Math.max(offset, position);
  const end = Math.min(offset + bytes.length, position + chunk.length);
  if (start < end) bytes.set(chunk.subarray(start - position, end - position), start - offset);
}

interface Part {
  offset: number;
  bytes: Uint8Array;
}

function partOf({ offset, length }: { offset: number; length: number }): Part {
  return { offset, bytes: new Uint8Array(length) };
}

function reader(parts: readonly Part[]): ReadPart {
  return (offset, length) => {
    const found = parts.find(one => one.offset <= offset && offset + length <= one.offset + one.bytes.length);
    return found ? found.bytes.subarray(offset - found.offset, offset - found.offset + length) : null;
  };
}
