/** A comparison in GitHub-flavoured Markdown, for a step summary or a comment. */
import type { Comparison, ImageFacts } from '../../baseline/types.ts';
import { VERSION } from '../../version.ts';
import { cut, cutEnd, markdownCode, markdown as say } from '../format/escape.ts';
import { bytes, growth } from '../format/figures.ts';
import { details, fileLink, type MarkdownOptions, table } from '../markdown/parts.ts';
import { headline, isSame, originText, remarks } from './sentences.ts';
import { type Row, type Table, tablesOf } from './tables.ts';

const NAME_COLUMNS = 100;
const WHAT_COLUMNS = 160;
/** Rows of each folded table. */
const MOST = 50;

/** One sentence and the figures; what grew is folded. */
export function comparisonMarkdown(comparison: Comparison, options: MarkdownOptions = {}): string {
  const show = (name: string) => markdownCode(cut(name, NAME_COLUMNS));
  const tables = isSame(comparison) ? [] : tablesOf(comparison, MOST);
  const lines = [
    `### ${headline(comparison, show)}`,
    '',
    `${originText(comparison, show)}.`,
    '',
    ...figureTable(comparison),
    '',
    ...tables.flatMap(one => folded(one, options, 'By')),
    ...remarks(comparison).map(text => `- ${say(text)}`),
    '',
    ...compared(comparison),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function figureTable({ figures }: Comparison): string[] {
  const text = (n: number | null) => (n === null ? 'unknown' : bytes(n));
  const known = figures.filter(({ before, after }) => before !== null || after !== null);
  const rows = known.map(({ figure, before, after, growth: by }) => [
    figure,
    text(before),
    text(after),
    by === null ? '' : growth(by),
  ]);
  return table({ Figure: 'left', Before: 'right', After: 'right', Growth: 'right' }, rows);
}

/** What grew against a baseline, folded; nothing if both have the same layers. */
export function grownParts(comparison: Comparison, options: MarkdownOptions): string[] {
  return isSame(comparison) ? [] : tablesOf(comparison, MOST).flatMap(one => folded(one, options, 'What grew by'));
}

function folded({ by, rows }: Table, options: MarkdownOptions, title: string): string[] {
  const moved = rows.filter(({ bytes: change, isRest }) => change !== 0 && !isRest).length;
  const cells = rows.map(row => [
    growth(row.bytes),
    [row.tag === 'new' ? '' : bytes(row.before), row.tag === 'gone' ? '' : bytes(row.after)].join(' → ').trim(),
    [row.tag, whatText(row, by), row.line === null ? '' : fileLink(row.line, options)]
      .filter(part => part !== '')
      .join(' '),
  ]);
  const growing = rows.reduce((sum, { bytes: change }) => sum + change, 0);
  const counts = `${title} ${by} (${moved === 1 ? '1 change' : `${moved} changes`}, ${growth(growing)})`;
  const what = by.charAt(0).toUpperCase() + by.slice(1);
  return details(counts, table({ Growth: 'right', 'Before → after': 'right', [what]: 'left' }, cells));
}

function whatText({ what, isRest }: Row, by: string): string {
  const isCode = !isRest && (by === 'layer' || by === 'directory');
  return isCode ? markdownCode(cutEnd(what, WHAT_COLUMNS)) : say(cutEnd(what, WHAT_COLUMNS));
}

function compared({ before, after }: Comparison): string[] {
  const of = ({ source, writtenBy }: ImageFacts) => [
    markdownCode(source.reference),
    markdownCode(source.platform),
    markdownCode(source.digest),
    writtenBy === null ? 'measured now' : `a report of imagebudget ${say(writtenBy)}`,
  ];
  const [old, fresh] = [of(before), of(after)];
  const rows = ['Image', 'Platform', 'Digest', 'From'].map((name, n) => [name, old[n] ?? '', fresh[n] ?? '']);
  return details(
    `What was compared (imagebudget ${VERSION})`,
    table({ What: 'left', Before: 'left', After: 'left' }, rows),
  );
}
