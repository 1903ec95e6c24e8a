/** Building blocks of the Markdown report: tables, folded parts, links into the repository. */
import type { DockerfileLine } from '../../analysis/types.ts';
import { INPUT_BUDGETS } from '../../errors.ts';
import { markdown, markdownCode, terminal } from '../format/escape.ts';
import { count } from '../format/figures.ts';
import type { Outcome } from '../format/images-text.ts';
import { pageOn } from '../format/links.ts';
import type { ImageReport } from '../types.ts';

export const ICONS: Readonly<Record<Outcome, string>> = { pass: '✅', warn: '⚠️', fail: '❌', none: '➖', error: '⛔' };

export interface MarkdownOptions {
  /** Where files of the measured commit can be read: `https://github.com/owner/name/blob/<commit>`. */
  repositoryUrl?: string;
  /** Where the documentation is, as of `docsOf`; this release's if left out. */
  docs?: string;
  /** How many savings are listed with what to write instead; 5 if left out. */
  top?: number;
  /** Lines of Markdown that come after an image's headline. */
  lead?: ReadonlyMap<ImageReport, readonly string[]>;
  /** Lines of Markdown that come after an image's budgets. */
  inserted?: ReadonlyMap<ImageReport, readonly string[]>;
  /** Most bytes of UTF-8 that the text may have; GitHub takes 1 MiB in a step summary, 65,536 characters in a comment. */
  limit?: number;
}

/** A table of escaped cells; nothing if it would be empty. @param columns their titles, with the side to align to */
export function table(
  columns: Readonly<Record<string, 'left' | 'right'>>,
  rows: readonly (readonly string[])[],
): string[] {
  if (rows.length === 0) return [];
  const sides = Object.values(columns);
  const cell = (text: string, column: number) => (sides[column] === 'right' ? unbroken(text) : text);
  return [
    line(Object.keys(columns)),
    line(sides.map(side => (side === 'right' ? '---:' : ':---'))),
    ...rows.map(row => line(row.map(cell))),
  ];
}

/** Text in which a figure stays on the line of its unit: a narrow column breaks what is around it. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=[A-Za-z%])/g, '$1\u00a0');
}

/** A figure with its baseline's and what came to it: `329 MB (256 MB +73.2 MB)`, as a cell that three narrow lines can hold. */
export function sinceText(now: string, base: string, change: string): string {
  if (base === '') return now;
  return change === SAME ? `${now} (${SAME})` : `${now} (${base} ${change})`;
}

/** A change of nothing. */
export const SAME = 'same';

/** A part that opens with a click. `title` is our own text, in HTML. */
export function details(title: string, body: readonly string[]): string[] {
  return body.length === 0 ? [] : [`<details><summary>${title}</summary>`, '', ...body, '', '</details>', ''];
}

/** The beginning of a list, and a sentence on what was left out. */
export function firstRows<T>(items: readonly T[], most: number): { shown: readonly T[]; rest: string[] } {
  const left = items.length - most;
  if (left <= 0) return { shown: items, rest: [] };
  return { shown: items.slice(0, most), rest: ['', `… and ${count(left)} more; the JSON report lists all.`] };
}

/** Safe text as a link to the page that explains it. @param id null if there is no page */
export function explained(text: string, id: string | null, { docs }: MarkdownOptions): string {
  return id === null ? text : `[${text}](${pageOn(id, docs)})`;
}

/** `Dockerfile:12`, as a link if the repository is known and the path is inside it. */
export function fileLink(place: DockerfileLine, options: MarkdownOptions): string {
  const name = `${place.path}:${place.line}`;
  return linkTo(place, markdown(name), options) ?? markdownCode(name);
}

/** Safe text as a link to a line; null if the repository is not known, or the path is outside of it. */
export function linkTo(
  { path, line }: DockerfileLine,
  text: string,
  { repositoryUrl }: MarkdownOptions,
): string | null {
  const relative = path.replace(/^(?:\.\/)+/, '');
  const inside = path !== INPUT_BUDGETS && !/^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i.test(relative);
  if (!repositoryUrl || !inside) return null;
  const target = relative
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(segment)
    .join('/');
  return `[${text}](${repositoryUrl}/${target}#L${line})`;
}

/** A sentence whose code is in backticks, as text with code spans. Foreign text is safe in it. */
export function sentence(text: string): string {
  const parts = text.split('`');
  // Without its partner the last backtick is a character.
  const last = parts.length % 2 === 0 ? `\`${parts.pop()}` : '';
  return [...parts.slice(0, -1), `${parts.at(-1)}${last}`]
    .map((part, n) => (n % 2 === 0 ? inner(part) : markdownCode(part)))
    .join('');
}

/** Text beside code spans keeps its spaces at either end. */
function inner(text: string): string {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  if (start >= end) return terminal(text);
  return terminal(text.slice(0, start)) + markdown(text.slice(start, end)) + terminal(text.slice(end));
}

/** Percent-encoded, parentheses too: they would end a link. */
function segment(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*~]/g, mark => `%${mark.charCodeAt(0).toString(16)}`);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
