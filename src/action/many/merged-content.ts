/** What merged reports say on GitHub: in the comment on a pull request, and in a check run. */
import type { ExitCode } from '../../errors.ts';
import type { MarkdownOptions } from '../../report/markdown/markdown.ts';
import { mergedAnnotations } from '../../report/merged/annotations.ts';
import { mergedMarkdown, mergedSections } from '../../report/merged/markdown.ts';
import type { Merged, MergedImage } from '../../report/merged/types.ts';
import { mergedHeadline } from '../../report/merged/words.ts';
import type { Checkout } from '../../report/problems/repository-path.ts';
import { type CheckRunContent, MOST_SUMMARY, placed } from '../check-run/content.ts';
import { dataOf, isMaterial, sinceEarlier } from '../comment/content.ts';
import type { CommentPlace, Content } from '../comment/types.ts';

export function mergedContent(merged: Merged, options: MarkdownOptions, place: CommentPlace): Content {
  const images = merged.images.map(({ image }) => image);
  return {
    isFailure: merged.verdict === null || merged.verdict === 'fail',
    isChange: merged.images.some(isChange),
    images: images.map(dataOf),
    sections: before => mergedSections(merged, options, sinceEarlier(images, before, place)),
  };
}

function isChange({ image: { sizes, baseline }, verdict }: MergedImage): boolean {
  return isMaterial({ sizes, verdict }, baseline?.sizes.image ?? null);
}

interface Reported {
  merged: Merged;
  /** How the step ends. */
  code: ExitCode;
  options: MarkdownOptions;
}

export function mergedCheckRun({ merged, code, options }: Reported, checkout: Checkout): CheckRunContent {
  return {
    code,
    isGreen: merged.verdict === 'pass',
    title: mergedHeadline(merged),
    summary: mergedMarkdown(merged, { ...options, limit: MOST_SUMMARY }),
    annotations: placed(mergedAnnotations(merged), checkout),
  };
}
