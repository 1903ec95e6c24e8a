/** Makes the page of a report, and loads what that takes only then. */
import { readFile } from 'node:fs/promises';
import type { Report } from '../report/types.ts';
import type { CliIo } from './io.ts';

/** @param report with the files of its images */
export async function pageOf({ page }: Pick<CliIo, 'page'>, report: Report): Promise<string> {
  const [{ htmlPage }, script, style] = await Promise.all([
    import('../report/html/html.ts'),
    readFile(new URL('page.js', page), 'utf8'),
    readFile(new URL('page.css', page), 'utf8'),
  ]);
  return htmlPage(report, { script, style });
}
