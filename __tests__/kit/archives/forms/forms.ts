/**
 * Every form of image that is read, by the tool that writes it: the rows of docs/contributing/formats.md, each of which is a test. The
 * rows are in forms-stored.ts, forms-written.ts and forms-by-tools.ts.
 */

import { TOOL_FORMS } from './forms-by-tools.ts';
import { STORED_FORMS } from './forms-stored.ts';
import { WRITTEN_FORMS } from './forms-written.ts';

/** How a row is tested. */
export const HOW = {
  kept: 'saved once by the tool',
  corpus: 'test data of another project',
  run: 'the tool runs in the tests',
  library: 'by the library that the tool calls',
  source: 'by hand, as its source writes it',
  specification: 'by hand, as the specification has it',
} as const;

/** A row of the table. */
export interface Row {
  tool: string;
  version: string;
  form: string;
  how: keyof typeof HOW;
}

/** Figures in bytes. */
export interface Sizes {
  image: number;
  visible: number;
}

export const nameOf = ({ tool, version, form }: Row): string => `${tool} ${version}: ${form}`;

/** All rows, in the order of the table: by tool, then as they are written down. */
export function allForms(): Row[] {
  const rows: Row[] = [...STORED_FORMS, ...TOOL_FORMS, ...WRITTEN_FORMS];
  return rows.toSorted((a, b) => a.tool.localeCompare(b.tool, 'en'));
}

/** The table as docs/contributing/formats.md has it. */
export function formsTable(): string {
  const rows = allForms().map(row => [row.tool, row.version, row.form, HOW[row.how]]);
  return [['tool', 'version', 'form', 'tested'], Array(4).fill('---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}
