/** A report as a page. */
import { VERSION } from '../../version.ts';
import { DOCS } from '../format/links.ts';
import type { ImageReport, Report } from '../types.ts';
import { encodeFiles } from './encode/encode-files.ts';
import type { PageData } from './model/page-data.ts';
import { pageImage } from './page-image.ts';
import { type PageParts, packed, wholePage } from './whole-page.ts';

/**
 * A whole page.
 * @param report with the files of each image
 * @param docs as in `json`
 * @throws Error if the files of an image were not asked for
 */
export async function htmlPage(report: Report, parts: PageParts, docs = DOCS): Promise<string> {
  const data: PageData = { version: VERSION, docs, images: report.images.map(pageImage) };
  const files = await Promise.all(report.images.map(packedFiles));
  const title = report.images.map(({ name }) => name).join(', ');
  return wholePage({ title: `${title} · imagebudget`, data, files }, parts);
}

function packedFiles({ fileTable }: ImageReport): Promise<string> {
  if (fileTable === undefined) throw new Error('a page needs the files of its images');
  return packed(encodeFiles(fileTable));
}
