/** One edit of the plan in the text report: what it changes at run time, and the lines of the Dockerfile. */

import { instruction } from '../../analysis/instruction-text.ts';
import type { DockerfileLine } from '../../analysis/types.ts';
import type { FileEdit, Hunk, PlanItem } from '../../budget/plan/types.ts';
import { type DiffLine, diffLines } from '../format/edits/diff-lines.ts';
import { lineNow } from '../format/edits/edit-lines.ts';
import { cut, cutEnd, terminal } from '../format/escape.ts';
import { trustText } from '../format/plan.ts';
import { head, pad, width, wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import type { View } from './view.ts';

export interface ItemContext {
  image: ImageReport;
  view: View;
  /** The items before it. */
  earlier: readonly PlanItem[];
}

const INDENT = '     ';
const LEAST_TITLE = 24;
/** Packages that are named of those that an edit leaves out. */
const MOST_NAMED = 3;
/** Lines of an edit, and rows of one long line, unless all is shown. */
const MOST = { lines: 8, rows: 3 };

/** The title of an edit whose lines are not shown, with what it edits; cut to `columns`. */
export function briefTitle(item: PlanItem, { plan }: ImageReport, columns: number): string {
  const { trust, at } = item;
  const files = new Set([...plan.items, ...plan.small].flatMap(other => (other.at === null ? [] : [other.at.path])));
  const words = [
    at === null ? '' : files.size === 1 ? `line ${at.line}` : placeText(at),
    trust === 'fewer' ? 'fewer files' : trustText(item, 0, terminal),
  ].filter(text => text !== '');
  const end = words.length === 0 ? '' : ` (${words.join(', ')})`;
  return `${cutEnd(terminal(item.title), Math.max(LEAST_TITLE, columns - width(end)))}${end}`;
}

/** Its lines below the title. */
export function itemDetails(item: PlanItem, context: ItemContext): string[] {
  const { view } = context;
  const facts = [
    { text: trustText(item, view.all ? Number.POSITIVE_INFINITY : MOST_NAMED, terminal), style: 'yellow' as const },
    { text: item.second === null ? '' : secondText(item.second), style: 'dim' as const },
  ].filter(({ text }) => text !== '');
  const said = facts.flatMap(({ text, style }) =>
    wrap(text, view.width - INDENT.length).map(line => INDENT + view.paint(style, line)),
  );
  return [...said, ...editLines(item, context)];
}

/** `Dockerfile:7 deletes them` */
function secondText({ at, does }: NonNullable<PlanItem['second']>): string {
  return `${placeText(at)} ${terminal(does)}`;
}

/** The lines of all files, each after the place where it is. */
function editLines(item: PlanItem, context: ItemContext): string[] {
  const { view } = context;
  const parts = item.edits.flatMap(edit => edit.hunks.map(hunk => ({ hunk, label: labelOf(edit, hunk, context) })));
  const widest = Math.max(0, ...parts.map(({ label }) => width(label)));
  // A long path would leave no room for the lines, so they go below it.
  const beside = widest <= view.width / 3;
  const indent = beside ? INDENT + ' '.repeat(widest === 0 ? 0 : widest + 2) : `${INDENT}  `;
  const lines = parts.flatMap(({ hunk, label }) => {
    const rows = hunkRows(hunk, view, view.width - indent.length);
    if (!beside)
      return [...wrap(label, view.width - INDENT.length).map(part => INDENT + part), ...rows.map(row => indent + row)];
    return rows.map((row, n) => (n === 0 && widest > 0 ? `${INDENT}${pad(label, widest)}  ${row}` : indent + row));
  });
  if (view.all || lines.length <= MOST.lines) return lines;
  const rest = lines.length - MOST.lines + 1;
  return [...lines.slice(0, MOST.lines - 1), indent + view.paint('dim', `… ${rest} more lines (${view.more})`)];
}

/** `Dockerfile:5`, `.dockerignore`; without a Dockerfile the layer. */
function labelOf({ path }: FileEdit, hunk: Hunk, context: ItemContext): string {
  if (path === null) return layerLabel(hunk, context);
  // Escaped together: a file named `:` and the colon behind it would be a workflow command.
  return terminal(isIgnoreFile(path) ? path : `${path}:${lineNow(hunk, path, context.earlier)}`);
}

function isIgnoreFile(path: string): boolean {
  return path.endsWith('.dockerignore');
}

/** The layer whose instruction is edited: found by its text, which the history has in the same order as the layers. */
function layerLabel(hunk: Hunk, { image: { layers, edits }, earlier }: ItemContext): string {
  const history = edits.files.dockerfile?.source.split('\n') ?? [];
  const at = lineNow(hunk, null, earlier) - 1;
  const text = history[at] ?? hunk.removed[0] ?? '';
  const nth = history.slice(0, at).filter(line => line === text).length;
  const layer = layers.filter(one => instruction(one) === text)[nth];
  return layer === undefined ? 'history' : `layer ${layer.index}`;
}

function placeText({ path, line }: DockerfileLine): string {
  return terminal(`${path}:${line}`);
}

const STYLES = { '-': 'red', '+': 'green' } as const;

/** The rows of a hunk: `- RUN …`, further rows of a long line under its text. */
function hunkRows(hunk: Hunk, view: View, columns: number): string[] {
  return diffLines(hunk, columns - 2, view.all).flatMap(line => rowsOf(line, view, columns));
}

function rowsOf({ sign, text }: DiffLine, view: View, columns: number): string[] {
  const own = text.trimStart();
  const space = ' '.repeat(Math.min(text.length - own.length, 4));
  const room = columns - 2 - space.length;
  const rows = width(own) <= room ? [own] : wrap(view.all ? own : withShortWords(own, room - 2), room - 2);
  const last = rows[MOST.rows - 1] ?? '';
  const shown =
    view.all || rows.length <= MOST.rows
      ? rows
      : [...rows.slice(0, MOST.rows - 1), `${head(last, room - 4).trimEnd()} …`];
  return shown.map((row, n) => view.paint(STYLES[sign], n === 0 ? `${sign} ${space}${row}` : `    ${space}${row}`));
}

/** Words that do not fit on a line lose their middle, so that both ends of a long path are seen. */
function withShortWords(text: string, columns: number): string {
  return text
    .split(' ')
    .map(word => cut(word, columns))
    .join(' ');
}
