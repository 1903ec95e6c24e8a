/** Makes pages, and loads what that takes only then. */
import { readFile } from 'node:fs/promises';
import type { Comparison } from '../../compare.ts';
import type { Report } from '../../report/types.ts';
import type { CliIo } from '../io.ts';

type Place = Pick<CliIo, 'page'>;

/** @param report with the files of its images */
export async function pageOf(place: Place, report: Report): Promise<string> {
  const { htmlPage } = await import('../../report/html/pages.ts');
  return htmlPage(report, await partsOf(place));
}

/** @param comparison with the files of its images, unless it was read from a report */
export async function comparisonPageOf(place: Place, comparison: Comparison): Promise<string> {
  const { comparisonPage } = await import('../../report/html/pages.ts');
  return comparisonPage(comparison, await partsOf(place));
}

async function partsOf({ page }: Place): Promise<{ script: string; style: string }> {
  const [script, style] = await Promise.all(['page.js', 'page.css'].map(name => readFile(new URL(name, page), 'utf8')));
  return { script: script ?? '', style: style ?? '' };
}
