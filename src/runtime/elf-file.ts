/**
 * What a loader reads of an ELF file: interpreter, needed libraries, search paths and symbol versions.
 * Format: System V ABI (gABI), chapter 5, "Dynamic Linking", and the GNU extensions for symbol versions
 * (https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html). Every number in a file is
 * foreign: whatever does not fit, and a list beyond the numbers in `MOST`, makes the file unreadable or ends the list.
 */
import { type ElfView, elfView, Unreadable } from '../layer/elf/elf-view.ts';
import { fileHeader, SEGMENTS, type Segment, segmentsIn, TYPES } from '../layer/elf/headers.ts';

export interface ElfFile {
  is64: boolean;
  /** `e_machine`: 62 for x86-64, 183 for AArch64. */
  machine: number;
  /** The loader's path; null for a static program and for libraries. */
  interpreter: string | null;
  needed: readonly string[];
  soname: string | null;
  /** As written, with `$ORIGIN`. */
  rpath: readonly string[];
  runpath: readonly string[];
  /** Needed symbol versions: `GLIBC_2.34`. */
  versions: readonly string[];
}

const TAGS = { end: 0, needed: 1, strings: 5, soname: 14, rpath: 15, runpath: 29 };
/** Their numbers do not fit into an int. */
const VERSIONS = { needed: 0x6ffffffe, count: 0x6fffffff };
/** `versions` are entries that are visited: a file may lead to the same ones over and over. The largest libraries have 300. */
const MOST = { dynamic: 4096, names: 1024, versions: 16_384 };

/** @param file its bytes, perhaps only the first ones. @returns null if it is no program or library, or cannot be read */
export function parseElf(file: Uint8Array): ElfFile | null {
  try {
    const view = elfView(file);
    return view && elfOf(view);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** Whether a file starts like an ELF file, even if what it needs is beyond the bytes that are known. */
export function isElf(file: Uint8Array): boolean {
  return elfView(file) !== null;
}

/** Whether a program runs without a loader. */
export function isStatic({ interpreter, needed }: Pick<ElfFile, 'interpreter' | 'needed'>): boolean {
  return interpreter === null && needed.length === 0;
}

function elfOf(view: ElfView): ElfFile | null {
  const { type, machine, segments: table } = fileHeader(view);
  if (type !== TYPES.executable && type !== TYPES.shared) return null;
  if (table === null) throw new Unreadable();
  const segments = segmentsIn(view, { at: table.offset, count: table.count });
  const interpreter = segments.find(segment => segment.type === SEGMENTS.interpreter);
  const dynamic = segments.find(segment => segment.type === SEGMENTS.dynamic);
  const facts = { is64: view.is64, machine };
  const loader = interpreter === undefined ? null : view.text(interpreter.offset);
  return { ...facts, interpreter: loader, ...dynamicOf(view, segments, dynamic) };
}

type DynamicPart = Omit<ElfFile, 'is64' | 'machine' | 'interpreter'>;

function dynamicOf(view: ElfView, segments: readonly Segment[], dynamic: Segment | undefined): DynamicPart {
  if (dynamic === undefined) return { needed: [], soname: null, rpath: [], runpath: [], versions: [] };
  const values = dynamicValues(view, dynamic);
  const offsetOf = (address: number) => offsetIn(segments, address);
  const [strings] = values.get(TAGS.strings) ?? [];
  const start = strings === undefined ? null : offsetOf(strings);
  const texts = (tag: number) => (values.get(tag) ?? []).map(at => view.text((start ?? Number.NaN) + at));
  // A loader takes the last one.
  const paths = (tag: number) =>
    texts(tag)
      .at(-1)
      ?.split(':')
      .filter(path => path !== '') ?? [];
  const [versions] = values.get(VERSIONS.needed) ?? [];
  const [count = 0] = values.get(VERSIONS.count) ?? [];
  return {
    needed: texts(TAGS.needed),
    soname: texts(TAGS.soname)[0] ?? null,
    rpath: paths(TAGS.rpath),
    runpath: paths(TAGS.runpath),
    versions: versions === undefined ? [] : versionsAt(view, { at: offsetOf(versions), count, strings: start }),
  };
}

/** Values by tag, in their order. */
function dynamicValues(view: ElfView, { offset, length }: Segment): Map<number, number[]> {
  const width = view.is64 ? 8 : 4;
  const values = new Map<number, number[]>();
  for (let n = 0; n < Math.min(MOST.dynamic, length / (2 * width)); n++) {
    const at = offset + n * 2 * width;
    const tag = view.word(at);
    if (tag === TAGS.end) break;
    const value = view.word(at + width);
    values.get(tag)?.push(value) ?? values.set(tag, [value]);
  }
  return values;
}

function offsetIn(segments: readonly Segment[], address: number): number {
  const found = segments.find(
    one => one.type === SEGMENTS.load && one.address <= address && address < one.address + one.length,
  );
  if (found === undefined) throw new Unreadable();
  return found.offset + address - found.address;
}

/** `Elfxx_Verneed` and `Elfxx_Vernaux`, which lead to each other by distances. */
function versionsAt(view: ElfView, { at, count, strings }: { at: number; count: number; strings: number | null }) {
  const found = new Set<string>();
  let left = MOST.versions;
  let need = at;
  for (let n = 0; n < count; n++) {
    visit();
    const names = view.u16(need + 2);
    let name = need + view.u32(need + 8);
    for (let m = 0; m < names && found.size < MOST.names; m++) {
      visit();
      found.add(view.text((strings ?? Number.NaN) + view.u32(name + 8)));
      const next = view.u32(name + 12);
      if (next === 0) break;
      name += next;
    }
    const next = view.u32(need + 12);
    if (next === 0) break;
    need += next;
  }
  return [...found];

  function visit(): void {
    if (left-- === 0) throw new Unreadable();
  }
}
