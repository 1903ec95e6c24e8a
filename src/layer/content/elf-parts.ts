/** Finds the bytes of symbols in programs, and the lists of their modules, while a layer is read. */
import type { LayerIndex } from '../index/layer-index.ts';
import type { SeekableBytes } from '../layer-bytes.ts';
import { isHeaderOnly } from '../tar/header.ts';
import type { TarEntry } from '../tar/parser.ts';
import { LEAST_ELF, type ProgramFacts, partsOf, programFacts, type ReadPart, type WantedPart } from './elf.ts';

/** Smallest program whose modules are worth the reads, in bytes: those of Rust start at 300,000. */
export const LEAST_PROGRAM = 262_144;

/** Whether an entry is worth checking. Nobody strips object files and static libraries, and only programs list modules. */
export function mayBeProgram(entry: TarEntry): boolean {
  const { size } = entry;
  // Perf: only names of large files are decoded.
  if (size < LEAST_PROGRAM || entry.sparse || isHeaderOnly(entry.type)) return false;
  return !(size < LEAST_ELF ? SMALL_OTHERS : OTHERS).test(entry.name);
}

const OTHERS = /\.(?:o|ko|a)$/;
const SMALL_OTHERS = /\.(?:o|ko|a|so)(?:$|\.)/;

/** Adds what is known of a program to the index of its layer. */
export function noteFacts(index: LayerIndex, entry: number, { symbols, modules }: ProgramFacts): void {
  if (index.size(entry) >= LEAST_ELF) index.setSymbolBytes(entry, symbols);
  if (modules !== null) index.setModules(entry, modules);
}

/** Reads the necessary parts of a seekable file. @param body where its content starts */
export function noteProgram(bytes: SeekableBytes, index: LayerIndex, { entry, body }: { entry: number; body: number }) {
  const size = index.size(entry);
  const read: ReadPart = (offset, length) => {
    if (length < 0 || offset + length > size) return null;
    const part = new Uint8Array(length);
    return bytes.readAt(part, body + offset) === length ? part : null;
  };
  noteFacts(index, entry, programFacts(read, size));
}

/** Collects the necessary parts of a streamed file and evaluates them at its end. */
export function programSink(index: LayerIndex, entry: number): (chunk: Uint8Array) => void {
  const size = index.size(entry);
  const parts = partsOf(size).map(partOf);
  let position = 0;
  return chunk => {
    const end = position + chunk.length;
    // The list grows: a part may tell of others. Bytes before this chunk are gone, so a part that starts there cannot be collected.
    for (const part of parts) {
      take(part, chunk, position);
      const { offset, bytes, next } = part;
      if (next === undefined || offset + bytes.length > end) continue;
      delete part.next;
      parts.push(
        ...next(bytes)
          .filter(one => one.offset >= position)
          .map(partOf),
      );
    }
    position = end;
    // Without sections there is nothing but the header.
    if (position === size && parts.length > 1) noteFacts(index, entry, programFacts(reader(parts), size));
  };
}

function take({ offset, bytes }: Part, chunk: Uint8Array, position: number): void {
  const start = Math.max(offset, position);
  const end = Math.min(offset + bytes.length, position + chunk.length);
  if (start < end) bytes.set(chunk.subarray(start - position, end - position), start - offset);
}

interface Part extends Pick<WantedPart, 'offset' | 'next'> {
  bytes: Uint8Array;
}

function partOf({ length, ...part }: WantedPart): Part {
  return { ...part, bytes: new Uint8Array(length) };
}

function reader(parts: readonly Part[]): ReadPart {
  return (offset, length) => {
    const found = parts.find(one => one.offset <= offset && offset + length <= one.offset + one.bytes.length);
    return found ? found.bytes.subarray(offset - found.offset, offset - found.offset + length) : null;
  };
}
