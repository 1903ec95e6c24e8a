/** An edit in one line of text, safe to print. */
import type { FileEdit, Hunk, PlanItem } from '../../../budget/plan/types.ts';
import { cutEnd, terminal } from '../escape.ts';
import { bytes } from '../figures.ts';
import { lineText } from '../location.ts';
import { leftOutText } from '../plan.ts';
import { diffLines } from './diff-lines.ts';
import { lineNow } from './edit-lines.ts';

/** Places of a file that are told. */
const MOST_PLACES = 3;
const PLACE_COLUMNS = 240;
/** A longer line is reduced to what differs. */
const LINE_COLUMNS = 160;
const MOST_NAMES = 3;
const TITLE_COLUMNS = 120;
/** Between lines that hold full stops and semicolons of their own. */
export const SEPARATOR = ' · ';

/** `Dockerfile:12, keep pip's cache out of the image, frees 61.2 MB`. */
export function editText({
  at,
  title,
  bytes: freed,
  exact,
}: Pick<PlanItem, 'at' | 'title' | 'bytes' | 'exact'>): string {
  const place = at === null ? [] : [terminal(lineText({ dockerfile: at }))];
  const words = cutEnd(terminal(title), TITLE_COLUMNS);
  return [...place, place.length === 0 ? words : uncapitalised(words), `frees ${about(bytes(freed), exact)}`].join(
    ', ',
  );
}

/**
 * `Keep pip's cache out of the image (61.2 MB). Write: RUN pip install --no-cache-dir -r requirements.txt`.
 * @param earlier items before it in the plan
 */
export function instructionText(item: PlanItem, earlier: readonly PlanItem[]): string {
  const { title, second, leftOut } = item;
  const parts = [
    `${cutEnd(terminal(title), TITLE_COLUMNS)} (${about(bytes(item.bytes), item.exact)}).`,
    ...(second === null ? [] : [`${terminal(lineText({ dockerfile: second.at }))} ${terminal(second.does)}.`]),
    ...(leftOut.length === 0 ? [] : [`No longer in the image: ${leftOutText(leftOut, MOST_NAMES, packageName)}.`]),
    item.edits.map(edit => fileText(edit, item, earlier)).join(SEPARATOR),
  ];
  // A command may begin where text before it was cut.
  return terminal(parts.join(' ')).trimEnd();
}

function packageName(name: string): string {
  return cutEnd(terminal(name), TITLE_COLUMNS);
}

function fileText(edit: FileEdit, { at }: PlanItem, earlier: readonly PlanItem[]): string {
  const { path, hunks } = edit;
  if (path !== null && edit.line === null) return `Add to ${terminal(path)}: ${joined(hunks.flatMap(addedLines))}`;
  const told = hunks.slice(0, MOST_PLACES).map(hunk => {
    const line = hunks.length === 1 ? null : lineNow(hunk, path, earlier);
    return placeText(hunk, line);
  });
  const more = hunks.length - told.length;
  const file = path === null || path === at?.path ? '' : `In ${terminal(path)}: `;
  return `${file}${told.join(SEPARATOR)}${more === 0 ? '' : `${SEPARATOR}and ${more} more`}`;
}

/** @param line null if the place needs no number */
function placeText(hunk: Hunk, line: number | null): string {
  const { removed, added } = hunk;
  const sign = added.length === 0 ? '-' : '+';
  const lines = diffLines(hunk, LINE_COLUMNS, false).filter(one => one.sign === sign);
  const text = cutEnd(asOneLine(lines.map(one => one.text)), PLACE_COLUMNS);
  const at = (preposition: string) => (line === null ? '' : ` ${preposition}line ${line}`);
  if (added.length === 0) return `Take out${at('')}: ${text}`;
  return `${removed.length === 0 ? `Add${at('before ')}` : `Write${at('in ')}`}: ${text}`;
}

function addedLines({ added }: Hunk): string[] {
  return added.map(line => terminal(line.trim()));
}

function joined(lines: readonly string[]): string {
  return cutEnd(lines.join(', '), PLACE_COLUMNS);
}

/** `61.2 MB`, `about 61.2 MB`: a figure that is an estimate, or depends on one. */
export function about(figure: string, exact: boolean): string {
  return exact ? figure : `about ${figure}`;
}

/** Whether an edit of the list frees bytes of this rule, detector or label. */
export function isCovered(id: string, items: readonly PlanItem[]): boolean {
  return items.some(({ findings }) => findings.includes(id));
}

/** Lines that a backslash continues are one; others are told apart. */
export function asOneLine(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    const trimmed = line.trim();
    if (text === '') return trimmed;
    return text.endsWith('\\') ? `${text.slice(0, -1).trimEnd()} ${trimmed}` : `${text}${SEPARATOR}${trimmed}`;
  }, '');
}

/** The beginning of a sentence. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The title within a sentence. What is no plain word stays as it is. */
function uncapitalised(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
