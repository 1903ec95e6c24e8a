/** Reads a layer's files that only root can read, with few processes and only the needed parts of large files. */
import { isUtf8 } from '../../../image/byte-path.ts';
import { type ContentRequest, type Contents, partOf } from '../../../layer/content/content-request.ts';
import { type ProgramFacts, programFacts } from '../../../layer/content/elf.ts';
import { noteFacts } from '../../../layer/content/elf-parts.ts';
import type { LayerIndex } from '../../../layer/index/layer-index.ts';
import { StoreProblem } from './problem.ts';
import type { FilePart, SudoFiles } from './sudo.ts';
import type { SplitLayer, WantedContent } from './tar-split.ts';

/** Called with the bytes of a file. */
type Fill = (one: WantedContent, found: Uint8Array) => void;

/**
 * Fills the wanted contents of a layer, and notes what is to know of its programs.
 * @param folder the layer's own, relative to the store
 * @throws StoreProblem if a file is not what the layer's tar says
 */
export async function readBySudo(
  { index, wanted, programs }: SplitLayer,
  { folder, sudo }: { folder: string; sudo: SudoFiles },
  fill: Fill,
): Promise<void> {
  const place = (entry: number) => placeOf(entry, index, folder);
  // Only the start of a large file is wanted, such as a core dump.
  const isLarge = ({ content, size }: WantedContent) => content.length < size;
  const small = wanted.filter(one => !isLarge(one));
  const large = wanted.filter(isLarge);
  const found = await sudo.whole(small.map(({ entry }) => place(entry).name));
  for (const [at, one] of small.entries()) fill(one, found[at] ?? Buffer.alloc(0));
  const [heads, maybe] = [large.map(({ entry }) => place(entry)), programs.map(place)];
  await sudo.checkSizes([...heads, ...maybe]);
  const starts = heads.map((one, at) => ({ ...one, offset: 0, length: large[at]?.content.length ?? 0 }));
  for (const [at, bytes] of (await sudo.parts(starts)).entries()) {
    const one = large[at];
    if (one) fill(one, bytes);
  }
  for (const { entry, facts } of await factsOf(maybe, sudo)) noteFacts(index, entry, facts);
}

/** Reads a part of each file, by entry. @throws StoreProblem if one is not what the layer's tar says */
export async function readPartsBySudo(
  request: ContentRequest,
  { folder, sudo }: { folder: string; sudo: SudoFiles },
): Promise<Contents> {
  const { index, entries } = request;
  const places = entries.map(entry => placeOf(entry, index, folder));
  await sudo.checkSizes(places);
  const found = await sudo.parts(places.map(one => ({ ...one, ...partOf(request, one.size) })));
  return new Map(places.map(({ entry }, at) => [entry, found[at] ?? Buffer.alloc(0)]));
}

function placeOf(entry: number, index: LayerIndex, folder: string): Program {
  const path = index.path(entry);
  // Arguments of a process must be text.
  if (!isUtf8(path)) throw new StoreProblem('a name is not UTF-8');
  return { entry, name: `${folder}/${Buffer.from(path, 'latin1').toString('utf8')}`, size: index.size(entry) };
}

interface Program {
  entry: number;
  name: string;
  size: number;
}

interface Asking extends Program {
  /** The parts read so far. */
  parts: { offset: number; bytes: Uint8Array }[];
}

/** The header leads to the sections, these to their names, and a name to the list of modules. */
const ROUNDS = 4;

async function factsOf(
  programs: readonly Program[],
  sudo: SudoFiles,
): Promise<{ entry: number; facts: ProgramFacts }[]> {
  const results: { entry: number; facts: ProgramFacts }[] = [];
  let asking: Asking[] = programs.map(program => ({ ...program, parts: [] }));
  for (let round = 0; round <= ROUNDS && asking.length > 0; round++) {
    const needs: { one: Asking; part: FilePart }[] = [];
    for (const one of asking) {
      const { facts, missing } = factsIn(one);
      if (missing) needs.push({ one, part: { name: one.name, size: one.size, ...missing } });
      else results.push({ entry: one.entry, facts });
    }
    const found = await sudo.parts(needs.map(({ part }) => part));
    for (const [at, { one, part }] of needs.entries())
      one.parts.push({ offset: part.offset, bytes: found[at] ?? Buffer.alloc(0) });
    asking = needs.map(({ one }) => one);
  }
  if (asking.length > 0) throw new StoreProblem('a program cannot be read');
  return results;
}

/** What is known of a program, or the part that must be read first. */
function factsIn({ parts, size }: Asking) {
  const missing: { offset: number; length: number }[] = [];
  const facts = programFacts((offset, length) => {
    if (length < 0 || offset + length > size) return null;
    for (const { offset: from, bytes } of parts)
      if (from <= offset && offset + length <= from + bytes.length)
        return bytes.subarray(offset - from, offset - from + length);
    missing.push({ offset, length });
    return null;
  }, size);
  return { facts, missing: missing[0] };
}
