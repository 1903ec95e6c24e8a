/** What a step says in the comment: its report with what changed since the comment's last state, or why there is no verdict. */

import { knownBaseline } from '../../report/format/budgets/growth.ts';
import { cut } from '../../report/format/escape.ts';
import { bytes, growth } from '../../report/format/figures.ts';
import type { MarkdownOptions } from '../../report/markdown/markdown.ts';
import { type Section, sectionsOf } from '../../report/markdown/sections.ts';
import type { ImageReport, Report } from '../../report/types.ts';
import { commitLink } from './body.ts';
import type { CommentData, ImageData } from './marker.ts';
import type { CommentPlace, Content } from './types.ts';

const NAME_COLUMNS = 100;
/** A change of size that is worth a comment: in bytes, or as a part of the baseline if that is less. */
const MATERIAL = { bytes: 1_000_000, part: 0.01 };

export function contentOf(report: Report, options: MarkdownOptions, place: CommentPlace): Content {
  return {
    isFailure: report.verdict === 'fail',
    isChange: report.images.some(isChange),
    images: report.images.map(dataOf),
    sections: before => sectionsOf(report, withLead(options, sinceEarlier(report.images, before, place))),
  };
}

/** Where nothing was measured. */
export function failureContent(section: Section): Content {
  return { isFailure: true, isChange: false, images: [], sections: () => [section] };
}

/** The options with more lines after the headlines. */
function withLead(options: MarkdownOptions, more: ReadonlyMap<ImageReport, string[]>): MarkdownOptions {
  const images = [...new Set([...more.keys(), ...(options.lead?.keys() ?? [])])];
  const lines = (image: ImageReport) => [...(more.get(image) ?? []), ...(options.lead?.get(image) ?? [])];
  return { ...options, lead: new Map(images.map(image => [image, lines(image)])) };
}

function isChange(image: ImageReport): boolean {
  return isMaterial(image, knownBaseline(image)?.figures.sizes.image ?? null);
}

/** Without a baseline, a warning counts as a change: nobody knows whether it is new. @param before the baseline's size */
export function isMaterial(
  { sizes, verdict }: { sizes: { image: number }; verdict: ImageReport['verdict'] },
  before: number | null,
): boolean {
  if (before === null) return verdict === 'warn';
  const by = Math.abs(sizes.image - before);
  return by > 0 && by >= Math.min(MATERIAL.bytes, MATERIAL.part * before);
}

/** What a comment knows of an image. */
interface Shown {
  name: string;
  source: { platform: string };
  sizes: { image: number };
}

/** What the hidden line keeps of an image. */
export function dataOf({ name, source, sizes }: Shown): ImageData {
  return { name: cut(name, NAME_COLUMNS), platform: cut(source.platform, NAME_COLUMNS), bytes: sizes.image };
}

/** One line for each image that the comment was about at another commit. */
export function sinceEarlier<Image extends Shown>(
  images: readonly Image[],
  before: CommentData | null,
  { event, repositoryUrl }: CommentPlace,
): ReadonlyMap<Image, string[]> {
  if (before === null || before.commit === null || before.commit === event.headCommit) return new Map();
  const since = commitLink(before.commit, repositoryUrl);
  return new Map(
    images.flatMap((image): [Image, string[]][] => {
      const earlier = earlierOf(image, images, before);
      return earlier === undefined ? [] : [[image, [sentence(image.sizes.image, earlier.bytes, since), '']]];
    }),
  );
}

/** By name and platform. A single image counts as the same under another name, since tags often name the commit. */
function earlierOf(image: Shown, images: readonly Shown[], before: CommentData): ImageData | undefined {
  const { name, platform } = dataOf(image);
  const same = before.images.find(one => one.name === name && one.platform === platform);
  if (same !== undefined || images.length !== 1 || before.images.length !== 1) return same;
  return before.images.find(one => one.platform === platform);
}

function sentence(now: number, earlier: number, since: string): string {
  if (now === earlier) return `As large as at ${since}, the commit reported here before.`;
  return `**${growth(now - earlier)}** since ${since}, the commit reported here before (${bytes(earlier)}).`;
}
