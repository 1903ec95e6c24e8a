/**
 * Slices of packages, as chisel reads them: which files a library takes along. Their form is that of
 * https://documentation.ubuntu.com/chisel/en/latest/reference/chisel-releases/slice-definitions/
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Slices by `package_slice`: what they need, and their paths as they are written. */
export type Slices = ReadonlyMap<string, { essential: string[]; contents: string[] }>;

type Written = Readonly<Record<string, unknown>>;

/** Reads a folder with one file for each package. */
export function readSlices(folder: string): Slices {
  const files = readdirSync(folder).filter(file => file.endsWith('.yaml'));
  return slicesOf(files.map(file => readFileSync(join(folder, file), 'utf8')));
}

/** @param texts one for each package */
export function slicesOf(texts: readonly string[]): Slices {
  return new Map(
    texts.flatMap(text => {
      const file: Written = parse(text);
      return Object.entries((file.slices ?? {}) as Readonly<Record<string, Written | null>>).map(([name, slice]) => [
        `${file.package}_${name}`,
        { essential: namesIn(slice?.essential), contents: namesIn(slice?.contents) },
      ]);
    }),
  );
}

/** A list, or what a mapping has as keys. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return Object.keys((value ?? {}) as object);
}

const LIBRARY = /^\/(?:usr\/)?lib\/\*-linux-\*\/(lib[^/]+\.so[^/]*)$/;

export interface SlicedLibrary {
  package: string;
  /** Names of the libraries that are loaded with it. */
  libraries: string[];
  /** Paths of files that they read: neither libraries nor programs, and no licences. */
  data: string[];
}

/** Libraries of compilers and headers, which no program loads. */
const FOR_BUILDING = /-dev_libs$|^libstd-rust/;

/** Each package of libraries that programs load, with all that its slice `libs` takes along. */
export function slicedLibraries(slices: Slices): SlicedLibrary[] {
  return [...slices.keys()].flatMap(name => {
    if (!name.endsWith('_libs') || FOR_BUILDING.test(name)) return [];
    const all = [...closureOf(name, slices)].flatMap(one => slices.get(one)?.contents ?? []);
    const libraries = all.flatMap(path => LIBRARY.exec(path)?.[1] ?? []).map(instance);
    const own = slices.get(name)?.contents.some(path => LIBRARY.test(path)) === true;
    const data = [...new Set(all.filter(isData).map(instance))].sort();
    return own ? [{ package: name.slice(0, -'_libs'.length), libraries, data }] : [];
  });
}

function closureOf(name: string, slices: Slices): ReadonlySet<string> {
  const found = new Set([name]);
  for (const one of found) for (const other of slices.get(one)?.essential ?? []) found.add(other);
  return found;
}

/** Directories end with a slash; chisel makes the links of a merged `/usr` itself. */
function isData(path: string): boolean {
  const isLink = /^\/(?:lib\w*|s?bin)$/.test(path);
  const isProgram = /^\/(?:usr\/)?s?bin\/|^\/usr\/lib\*?\/(?:\*-linux-\*\/)?ld\*?[.-]/.test(path);
  return !path.endsWith('/') && !isLink && !isProgram && !LIBRARY.test(path) && !path.startsWith('/usr/share/doc/');
}

/** A path that the pattern matches. */
function instance(pattern: string): string {
  return pattern
    .replaceAll('*-linux-*', 'x86_64-linux-gnu')
    .replaceAll('**', 'a/b')
    .replaceAll('*', pattern.includes('.so.') ? '' : 'a')
    .replaceAll('?', 'a');
}
