/** Reads a JSON report back from a file. It is foreign data: bounded in size and depth, and checked against the schema. */
import { readFileSync, statSync } from 'node:fs';
import { codeOf, MeasureError } from '../../errors.ts';
import type { JsonReport } from '../schema/report-schema.ts';
import { parseReport, unusable } from './parse-report.ts';

/** Bytes of a report; real ones have a few megabytes. */
const MOST_BYTES = 64 * 1024 ** 2;

/** @param shown the path as given @throws MeasureError for anything but a report of this version */
export function readReport(path: string, shown: string): JsonReport {
  const text = textOf(path, shown);
  return parseReport(text.replace(/^\ufeff/, ''), shown);
}

function textOf(path: string, shown: string): string {
  try {
    const stats = statSync(path);
    // Opening a FIFO that nobody writes to would never end.
    if (!stats.isFile()) throw unusable(shown, 'it is no file');
    if (stats.size > MOST_BYTES)
      throw new MeasureError(`the report ${shown} has ${stats.size} bytes, and at most ${MOST_BYTES} are read`, {
        hint: 'Compare the images themselves instead.',
      });
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof MeasureError) throw cause;
    throw new MeasureError(`cannot read the report ${shown} (${codeOf(cause) ?? 'unknown error'})`, {
      hint: 'Check the path, and that the file is readable.',
      cause,
    });
  }
}
