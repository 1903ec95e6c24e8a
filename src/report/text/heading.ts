/** The first lines of an image in the text report: the verdict, and what was measured. */
import { headline } from '../format/budgets/budget-messages.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes, counted, duration, ratio } from '../format/figures.ts';
import { measuredHow, shortDigest } from '../format/measured.ts';
import { notMeasuredText } from '../format/platforms.ts';
import { wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import { joined } from './joined.ts';
import { MARKS, type View } from './view.ts';

const NAME_COLUMNS = 60;

/** The verdict in one sentence; a line that is too long goes on below its beginning. */
export function headlineLines(image: ImageReport, { paint, width }: View): string[] {
  const words = headline(image, name => cut(terminal(name), NAME_COLUMNS));
  if (image.verdict === null) return wrap(words, width).map(line => paint('bold', line));
  const { mark, style } = MARKS[image.verdict];
  return wrap(words, width - 2).map((line, n) => `${n === 0 ? paint(style, mark) : ' '} ${paint('bold', line)}`);
}

/** Platform, digest and how it was read; for `inspect` the figures too, since no budget table shows them. */
export function detailLines(image: ImageReport, view: View): string[] {
  const { paint, width } = view;
  const { source, layers, sizes, milliseconds } = image;
  const facts = [
    terminal(source.platform),
    terminal(shortDigest(source.digest)),
    counted(layers.length, 'layer'),
    `${measuredHow(source)} in ${duration(milliseconds)}`,
  ];
  const figures = [
    `${bytes(sizes.visible)} visible`,
    `${bytes(sizes.wasted)} wasted`,
    `${bytes(sizes.removable)} removable`,
    `${ratio(sizes.efficiency)} efficient`,
    ...(sizes.download === null ? [] : [`${bytes(sizes.download)} to download`]),
    ...(sizes.own === null ? [] : [`${bytes(sizes.own)} own`]),
  ];
  const lines = [
    facts,
    ...(image.verdict === null ? [figures] : []),
    ...unmeasuredText(image, view).map(text => [text]),
  ];
  return lines.flatMap(line => joined(line, width - 2)).map(line => paint('dim', `  ${line}`));
}

/** What of a multi-platform image the figures do not tell; empty if they tell all. */
export function unmeasuredText({ source }: ImageReport, { platform }: View): string[] {
  const { otherPlatforms: others = [] } = source;
  if (others.length === 0) return [];
  const say = (name: string) => cut(terminal(name), NAME_COLUMNS);
  const flag = others.length === 1 ? say(others[0] ?? '') : 'all';
  return [`${notMeasuredText(others, say)} (${platform} ${flag})`];
}
