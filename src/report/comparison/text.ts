/** A comparison for a terminal or a log: what it comes to, the figures, then where the growth is. */
import type { Comparison, FigureGrowth } from '../../baseline/types.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes, duration } from '../format/figures.ts';
import { shortDigest } from '../format/measured.ts';
import { type Paint, painter } from '../format/paint.ts';
import { hanging, wrap } from '../format/width.ts';
import { joined } from '../text/joined.ts';
import type { TextOptions } from '../text/view.ts';
import { headline, isSame, originText, remarks } from './sentences.ts';
import { tablesOf } from './tables.ts';
import { figureCell, GAP, growthCell, tableLines } from './text-table.ts';

const NAME_COLUMNS = 40;

/** All lines with a newline at the end. All foreign text is escaped. */
export function comparisonText(comparison: Comparison, options: TextOptions): string {
  const paint = painter(options.colour);
  const show = (name: string) => cut(terminal(name), NAME_COLUMNS);
  const most = options.all ? Number.POSITIVE_INFINITY : options.top;
  const tables = isSame(comparison) && !options.all ? [] : tablesOf(comparison, most, '--all');
  const lines = [
    ...wrap(headline(comparison, show), options.width).map(line => paint('bold', line)),
    ...wrap(originText(comparison, show), options.width - 2).map(line => `  ${line}`),
    ...factLines(comparison, options.width).map(line => paint('dim', line)),
    '',
    ...figureLines(comparison.figures, paint),
    ...tables.flatMap(table => ['', ...tableLines(table, options.width, paint)]),
    ...block(remarks(comparison).flatMap(text => hanging('note: ', terminal(text), options.width))),
  ];
  return `${lines.join('\n')}\n`;
}

function factLines(comparison: Comparison, columns: number): string[] {
  const { before, after, milliseconds } = comparison;
  const both = (of: (image: typeof before) => string) => [...new Set([of(before), of(after)])].join(' → ');
  const same = isSame(comparison) ? ['the same layers, byte for byte'] : [];
  const facts = [
    terminal(both(({ source }) => source.platform)),
    terminal(both(({ source }) => shortDigest(source.digest))),
    ...same,
    `compared in ${duration(milliseconds)}`,
  ];
  return joined(facts, columns - 2).map(line => `  ${line}`);
}

/** Figures that neither image has are left out. */
function figureLines(figures: readonly FigureGrowth[], paint: Paint): string[] {
  const text = (n: number | null) => figureCell(n === null ? 'unknown' : bytes(n));
  const title = [...['GROWTH', 'BEFORE', 'AFTER'].map(figureCell), 'FIGURE'].join(GAP);
  return [
    paint('dim', `  ${title}`),
    ...figures
      .filter(({ before, after }) => before !== null || after !== null)
      .map(({ figure, before, after, growth: by }) =>
        [`  ${by === null ? figureCell('') : growthCell(by, paint)}`, text(before), text(after), figure].join(GAP),
      ),
  ];
}

function block(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}
