/** Parses a JSON report, and says what is wrong with one that cannot be used. */
import { MeasureError } from '../../errors.ts';
import { member } from '../../json.ts';
import { type JsonReport, reportSchema } from '../schema/report-schema.ts';

/** Levels of objects and lists; a report has eight. */
const MOST_LEVELS = 64;

/** @param shown the report's path as given @throws MeasureError */
export function parseReport(text: string, shown: string): JsonReport {
  if (isDeeper(text, MOST_LEVELS)) throw unusable(shown, `it has more than ${MOST_LEVELS} levels of objects and lists`);
  const value = parsed(text, shown);
  const version = member(value, 'schemaVersion');
  if (member(member(value, 'tool'), 'name') !== 'imagebudget' || typeof version !== 'number')
    throw unusable(shown, 'it is other JSON');
  if (version !== 1) throw unusable(shown, `its schemaVersion is ${version}, and this version reads 1`);
  const found = reportSchema.safeParse(value);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw unusable(shown, `${pathText(issue?.path ?? [])} is not what a report has there`);
}

function parsed(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusable(shown, 'it is no valid JSON, or not all of it', cause);
  }
}

/** The error for a report that cannot be used. */
export function unusable(shown: string, why: string, cause?: unknown): MeasureError {
  return new MeasureError(`${shown} is no report that can be used: ${why}`, {
    hint: 'Write it again: imagebudget inspect web:ci --json > report.json',
    cause,
  });
}

/** `images[0].sizes.wasted` */
function pathText(path: readonly PropertyKey[]): string {
  return path.map((key, n) => (typeof key === 'number' ? `[${key}]` : `${n === 0 ? '' : '.'}${String(key)}`)).join('');
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Whether brackets outside of strings are nested deeper than this. Perf: most of a report is strings, which are skipped at once. */
function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at + 1);
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) depth++;
    else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--;
    if (depth > most) return true;
  }
  return false;
}

/** The position of the quote that ends a string; the end of the text if there is none. */
function endOfString(text: string, start: number): number {
  for (let from = start; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return quote;
    from = quote + 1;
  }
}
