/** What is read of one rpm database. A hostile one points to the same bytes over and over; real ones are far below. */
import { Unreadable } from './byte-view.ts';

/** The largest installations have 10,000. */
export const MOST_PACKAGES = 50_000;
/** In the lists of all packages. A distribution's 500 packages have 400,000 names and numbers. */
const MOST_NAMES = 2_000_000;
/** Of all names, as they are kept. More would not be kept of a layer. */
const MOST_BYTES = 33_554_432;
/** A path that a system call takes is shorter, and so are all other names. */
const LONGEST = 4095;

export class RpmBudget {
  #headers: number;
  #packages = MOST_PACKAGES;
  #names = MOST_NAMES;
  #bytes = MOST_BYTES;

  /** @param length of the database, in bytes: that of all its headers, of which none is in another */
  constructor(length: number) {
    this.#headers = length;
  }

  /** Called before a header is read. @throws Unreadable if it is too much, as all of these do */
  addHeader(length: number): void {
    this.#headers -= length;
    this.#packages--;
    if (this.#headers < 0 || this.#packages < 0) throw new Unreadable();
  }

  /** Called before names or numbers are read. */
  addNames(count: number): void {
    this.#names -= count;
    if (this.#names < 0) throw new Unreadable();
  }

  /** Called before a text is made of bytes. What has no end (-1), or is too long, is no name. */
  addText(bytes: Uint8Array, start: number, end: number): void {
    if (end < start || end - start > LONGEST) throw new Unreadable();
    for (let at = start; at < end; at++) this.#bytes -= jsonBytes(bytes[at] ?? 0);
    if (this.#bytes < 0) throw new Unreadable();
  }
}

/** Bytes of a character in what is kept, which is JSON in UTF-8. */
function jsonBytes(character: number): number {
  if (character < 0x20) return 6;
  return character === 0x22 || character === 0x5c || character > 0x7f ? 2 : 1;
}
