/** The jobs of a matrix in a terminal. */
import { cut, terminal } from '../format/escape.ts';
import { counted } from '../format/figures.ts';
import { pad, width } from '../format/width.ts';

const NAME_COLUMNS = 40;

interface MatrixRow {
  name: string;
  platform?: string | undefined;
  report: string;
}

/** A line for each job, with a name for its report. Names are foreign. */
export function matrixText(jobs: readonly MatrixRow[]): string {
  const names = jobs.map(({ name }) => cut(terminal(name), NAME_COLUMNS));
  const platforms = jobs.map(({ platform = 'its own' }) => terminal(platform));
  const columns = [Math.max(5, ...names.map(width)), Math.max(8, ...platforms.map(width))] as const;
  const row = (cells: readonly [string, string, string]) =>
    `  ${pad(cells[0], columns[0])}  ${pad(cells[1], columns[1])}  ${cells[2]}`;
  const rows = jobs.map(({ report }, n) => row([names[n] ?? '', platforms[n] ?? '', terminal(report)]));
  return `${[counted(jobs.length, 'job'), row(['IMAGE', 'PLATFORM', 'REPORT']), ...rows].join('\n')}\n`;
}
