/** Reads the reports of other machines. One that cannot be used is no reason to leave the others unread: it is told, and there is no verdict. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeOf, MeasureError } from '../errors.ts';
import type { JsonReport } from '../report/schema/report-schema.ts';
import { readReport } from '../report/stored/report-file.ts';

/** Reports of one merge. */
const MOST_REPORTS = 1000;
/** Bytes of all reports together: they are kept in memory. */
const MOST_BYTES = 512 * 1024 ** 2;

/** A report, or why there is none. */
export type ReadReport = { shown: string } & ({ report: JsonReport } | { problem: string });

/**
 * @param paths of reports, or of folders whose `*.json` files are reports, relative to `cwd`
 * @throws MeasureError if there are too many, or a folder cannot be read
 */
export function readReports(paths: readonly string[], cwd: string): ReadReport[] {
  const all = paths.flatMap(path => filesOf(path, cwd));
  if (all.length > MOST_REPORTS) throw tooMany(`${all.length} reports`, `${MOST_REPORTS}`);
  let bytes = 0;
  return all.map(shown => {
    bytes += sizeOf(resolve(cwd, shown));
    if (bytes > MOST_BYTES) throw tooMany(`reports of ${bytes} bytes and more`, `${MOST_BYTES} bytes`);
    return readOne(shown, cwd);
  });
}

function readOne(shown: string, cwd: string): ReadReport {
  try {
    return { shown, report: readReport(resolve(cwd, shown), shown) };
  } catch (error) {
    if (error instanceof MeasureError) return { shown, problem: error.reason };
    throw error;
  }
}

/** Sorted, so that the machine's order of files does not matter. */
function filesOf(path: string, cwd: string): string[] {
  const full = resolve(cwd, path);
  if (statSync(full, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  try {
    const names = readdirSync(full).filter(name => name.endsWith('.json'));
    return names.sort().map(name => join(path, name));
  } catch (cause) {
    throw new MeasureError(`cannot read the folder ${path} (${codeOf(cause) ?? 'unknown error'})`, {
      hint: 'Check that it is readable.',
      cause,
    });
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function tooMany(what: string, most: string): MeasureError {
  return new MeasureError(`${what} are too many to merge; the most is ${most}`, {
    hint: 'Merge them in several groups.',
  });
}
