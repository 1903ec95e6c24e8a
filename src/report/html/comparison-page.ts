/** A comparison as a page. */
import type { Comparison } from '../../baseline/types.ts';
import { VERSION } from '../../version.ts';
import { headline, isSame, originText, remarks } from '../comparison/sentences.ts';
import { tablesOf } from '../comparison/tables.ts';
import { shortDigest } from '../format/measured.ts';
import { encodeGrowth } from './encode/encode-growth.ts';
import type { ComparisonData } from './model/page-data.ts';
import { type PageParts, packed, wholePage } from './whole-page.ts';

/** The page escapes all text where it shows it. */
const asItIs = (text: string) => text;

/** A whole page. The map needs the sizes of all files of both images; without them a sentence says what is missing. */
export async function comparisonPage(comparison: Comparison, parts: PageParts): Promise<string> {
  const { before, after, figures } = comparison;
  const [old, fresh] = [before.fileSizes, after.fileSizes];
  const hasFiles = old !== undefined && fresh !== undefined;
  const data: ComparisonData = {
    version: VERSION,
    comparison: {
      names: { before: before.name, after: after.name },
      headline: headline(comparison, asItIs),
      origin: originText(comparison, asItIs),
      facts: [
        ...new Set([before, after].map(({ source }) => source.platform)),
        [...new Set([before, after].map(({ source }) => shortDigest(source.digest)))].join(' → '),
        ...(isSame(comparison) ? ['the same layers, byte for byte'] : []),
      ].join(' · '),
      figures: figures.map(({ figure, before: was, after: is, growth }) => ({
        figure,
        before: was,
        after: is,
        growth,
      })),
      tables: tablesOf(comparison, Number.POSITIVE_INFINITY),
      remarks: remarks(comparison),
      hasFiles,
    },
  };
  const files = hasFiles ? [await packed(encodeGrowth(old, fresh))] : [];
  return wholePage({ title: `${before.name} → ${after.name} · imagebudget`, data, files }, parts);
}
