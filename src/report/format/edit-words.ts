/** An edit in one line of text, safe to print. */
import type { FileEdit, Hunk, PlanItem } from '../../budget/plan/types.ts';
import { cutEnd, terminal } from './escape.ts';
import { bytes } from './figures.ts';
import { lineText } from './location.ts';
import { figure, listed, shownLines } from './plan-words.ts';

/** Places of a file that are told. */
const MOST_PLACES = 3;
const PLACE_COLUMNS = 240;
const MOST_NAMES = 3;
const TITLE_COLUMNS = 120;
/** Between lines that hold full stops and semicolons of their own. */
const SEPARATOR = ' · ';

/** `Dockerfile:12, keep pip's cache out of the image, frees 61.2 MB`. */
export function editText({ at, title, bytes: freed, exact }: PlanItem): string {
  const place = at === null ? [] : [terminal(lineText({ dockerfile: at }))];
  const words = cutEnd(terminal(title), TITLE_COLUMNS);
  return [...place, place.length === 0 ? words : uncapitalised(words), `frees ${figure(bytes(freed), exact)}`].join(
    ', ',
  );
}

/** `Keep pip's cache out of the image (61.2 MB). Write: RUN pip install --no-cache-dir -r requirements.txt`. */
export function instructionText(item: PlanItem, lines: ReadonlyMap<Hunk, number>): string {
  const { title, second, leftOut } = item;
  const names = leftOut.slice(0, MOST_NAMES).map(({ name }) => cutEnd(terminal(name), TITLE_COLUMNS));
  const more = leftOut.length - names.length;
  const parts = [
    `${cutEnd(terminal(title), TITLE_COLUMNS)} (${figure(bytes(item.bytes), item.exact)}).`,
    ...(second === null ? [] : [`${terminal(lineText({ dockerfile: second.at }))} ${terminal(second.does)}.`]),
    ...(names.length === 0
      ? []
      : [`No longer installed: ${listed([...names, ...(more === 0 ? [] : [`${more} more`])])}.`]),
    item.edits.map(edit => fileText(edit, item, lines)).join(SEPARATOR),
  ];
  return terminal(parts.join(' ')).trimEnd();
}

function fileText(edit: FileEdit, { at }: PlanItem, lines: ReadonlyMap<Hunk, number>): string {
  const { path, hunks } = edit;
  if (path !== null && edit.line === null) return `Add to ${terminal(path)}: ${joined(hunks.flatMap(addedLines))}`;
  const told = hunks.slice(0, MOST_PLACES).map(hunk => {
    const line = hunks.length === 1 ? null : (lines.get(hunk) ?? hunk.line);
    return placeText(hunk, line);
  });
  const more = hunks.length - told.length;
  const file = path === null || path === at?.path ? '' : `In ${terminal(path)}: `;
  return `${file}${told.join(SEPARATOR)}${more === 0 ? '' : `${SEPARATOR}and ${more} more`}`;
}

/** @param line null if the place needs no number */
function placeText(hunk: Hunk, line: number | null): string {
  const { removed, added } = shownLines(hunk);
  const at = (preposition: string) => (line === null ? '' : ` ${preposition}line ${line}`);
  const text = cutEnd(asOneLine(added.length === 0 ? removed : added), PLACE_COLUMNS);
  if (added.length === 0) return `Take out${at('')}: ${text}`;
  return `${removed.length === 0 ? `Add${at('before ')}` : `Write${at('in ')}`}: ${text}`;
}

function addedLines(hunk: Hunk): string[] {
  return shownLines(hunk).added;
}

function joined(lines: readonly string[]): string {
  return cutEnd(lines.join(', '), PLACE_COLUMNS);
}

/** Lines that a backslash continues are one; others are told apart. */
function asOneLine(lines: readonly string[]): string {
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
