/** Tells a JSON report from an image, by its content or its name. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SourceRequest } from '../source/request.ts';

/** Enough bytes: tars have NUL bytes in their first block, and no compressed file begins with a brace. */
const START = 512;

/** Whether the file at a path is JSON. One that cannot be read is left to whoever opens it. */
function holdsReport(path: string): boolean {
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

/** The file, if it is a report by its content or at least by its name; null for an image. A prefix forces an image. */
export function reportPath(source: SourceRequest, cwd: string): string | null {
  if (source.form !== 'path-or-name') return null;
  const path = resolve(cwd, source.text);
  const isNamed = source.text.endsWith('.json') && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true;
  return isNamed || holdsReport(path) ? path : null;
}
