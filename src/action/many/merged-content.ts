/** What merged reports say in the comment on a pull request. */
import type { MarkdownOptions } from '../../report/markdown/markdown.ts';
import { mergedSections } from '../../report/merged/markdown.ts';
import type { Merged, MergedImage } from '../../report/merged/types.ts';
import { dataOf, isMaterial } from '../comment/content.ts';
import type { Content } from '../comment/types.ts';

export function mergedContent(merged: Merged, options: MarkdownOptions): Content {
  return {
    isFailure: merged.verdict === null || merged.verdict === 'fail',
    isChange: merged.images.some(isChange),
    images: merged.images.map(({ image }) => dataOf(image)),
    sections: () => mergedSections(merged, options),
  };
}

function isChange({ image: { sizes, baseline }, verdict }: MergedImage): boolean {
  return isMaterial({ sizes, verdict }, baseline?.sizes.image ?? null);
}
