/** Rows of tables whose cells are wrapped. */
import { pad, wrap } from '../format/width.ts';

export interface Column {
  width: number;
  side: 'left' | 'right';
}

/** A row as lines, indented by two: each escaped cell is wrapped to its column. */
export function wrappedRow(columns: readonly Column[], cells: readonly string[], gap: number): string[] {
  const wrapped = columns.map(({ width }, n) => wrap(cells[n] ?? '', width));
  const height = Math.max(...wrapped.map(lines => lines.length));
  return Array.from({ length: height }, (_, n) => {
    const last = columns.length - 1;
    const line = columns.map(({ width, side }, column) => {
      const text = wrapped[column]?.[n] ?? '';
      return column === last && side === 'left' ? text : pad(text, width, side);
    });
    return `  ${line.join(' '.repeat(gap))}`.trimEnd();
  });
}
