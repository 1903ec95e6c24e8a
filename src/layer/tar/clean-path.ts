/** Turns names of tar entries into clean paths. */
import type { ByteSpan } from './byte-span.ts';

/** A path's directory and last component, without slashes at either end. */
export interface SplitPath {
  /** Empty for the root. */
  directory: string;
  /** Empty for the root. */
  base: string;
}

/** Cleans a name as Go's path.Clean does on `/` + name, without the slash: `./a//b/../c/` gives `a/c`, the root nothing. */
export function cleanPath(name: string): string {
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  // Perf: nearly all names are clean, and these searches are faster than a regular expression.
  const starts = path !== '' && path[0] !== '/' && path[0] !== '.';
  if (starts && !path.includes('/.') && !path.includes('//') && !path.endsWith('/')) return path;
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') kept.pop();
    else kept.push(part);
  }
  return kept.join('/');
}

const SLASH = 0x2f;
const DOT = 0x2e;

/**
 * A clean path and its last component, as ranges of a name's bytes. Perf: most names are cleaned in place, in one pass and
 * without a string; one object is reused for all names.
 */
export class CleanPath {
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  /** End of the directory; equals `start` if there is none. */
  directoryEnd = 0;
  /** Start of the last component. */
  base = 0;

  /** Takes the clean path of a name; see `cleanPath`. */
  clean(name: ByteSpan): void {
    if (this.#find(name)) return;
    const path = Buffer.from(cleanPath(name.text), 'latin1');
    const slash = path.lastIndexOf(SLASH);
    this.bytes = path;
    this.start = 0;
    this.end = path.length;
    this.directoryEnd = Math.max(0, slash);
    this.base = slash + 1;
  }

  /** Sets the ranges if the clean path is a part of the name. @returns whether it is */
  #find({ bytes, start, end: nameEnd }: ByteSpan): boolean {
    if (start === nameEnd) return false;
    const end = bytes[nameEnd - 1] === SLASH ? nameEnd - 1 : nameEnd;
    const first = bytes[start] === DOT && bytes[start + 1] === SLASH ? start + 2 : start;
    if (first >= end) return false;
    let component = first;
    for (let at = first; ; at++) {
      if (at < end && bytes[at] !== SLASH) continue;
      if (isOdd(bytes, component, at)) return false;
      if (at === end) break;
      component = at + 1;
    }
    this.bytes = bytes;
    this.start = first;
    this.end = end;
    this.directoryEnd = Math.max(first, component - 1);
    this.base = component;
    return true;
  }
}

/** Whether a component is empty, `.` or `..`. */
function isOdd(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length > 2) return false;
  return length === 0 || (bytes[start] === DOT && (length === 1 || bytes[start + 1] === DOT));
}

/** Cleans a name and splits it: `./a//b/../c/` gives `a` and `c`. */
export function splitName(name: string): SplitPath {
  const path = cleanPath(name);
  const slash = path.lastIndexOf('/');
  return slash < 0 ? { directory: '', base: path } : { directory: path.slice(0, slash), base: path.slice(slash + 1) };
}
