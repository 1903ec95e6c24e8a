/** Tells a JSON report from an image, by its content. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Enough bytes: tars have NUL bytes in their first block, and no compressed file begins with a brace. */
const START = 512;

/** Whether the file at a path is JSON. One that cannot be read is left to whoever opens it. */
export function holdsReport(path: string): boolean {
  try {
    // Opening a FIFO that nobody writes to would never end.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(START);
      const text = start.toString('latin1', 0, readSync(file, start));
      return /^(?:\xef\xbb\xbf)?\s*\{/.test(text) && !text.includes('\0');
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
