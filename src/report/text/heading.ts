/** The first lines of an image in the text report: the verdict, and what was measured. */
import { headline } from '../format/budget-messages.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes, counted, duration, ratio } from '../format/figures.ts';
import { measuredHow, shortDigest } from '../format/measured.ts';
import { wrap } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import { joined } from './joined.ts';
import { MARKS, type View } from './view.ts';

const NAME_COLUMNS = 60;
/** Platforms that are named of those that were not measured. */
const MOST_PLATFORMS = 3;

/** The verdict in one sentence; a line that is too long goes on below its beginning. */
export function headlineLines(image: ImageReport, { paint, width }: View): string[] {
  const words = headline(image, name => cut(terminal(name), NAME_COLUMNS));
  if (image.verdict === null) return wrap(words, width).map(line => paint('bold', line));
  const { mark, style } = MARKS[image.verdict];
  return wrap(words, width - 2).map((line, n) => `${n === 0 ? paint(style, mark) : ' '} ${paint('bold', line)}`);
}

/** Platform, digest and how it was read; for `inspect` the figures too, since no budget table shows them. */
export function detailLines(image: ImageReport, { paint, width }: View): string[] {
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
  const lines = [facts, ...(image.verdict === null ? [figures] : []), ...unmeasured(image)];
  return lines.flatMap(line => joined(line, width - 2)).map(line => paint('dim', `  ${line}`));
}

/** What of a multi-platform image the figures do not tell. */
function unmeasured({ source }: ImageReport): string[][] {
  const { otherPlatforms: others = [] } = source;
  if (others.length === 0) return [];
  const names = others.slice(0, MOST_PLATFORMS).map(name => cut(terminal(name), NAME_COLUMNS));
  const rest = others.length - names.length;
  const all = rest === 0 ? names : [...names, `${rest} more`];
  const last = all.at(-1) ?? '';
  const listed = all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
  return [[`${listed} ${others.length === 1 ? 'was' : 'were'} not measured (--platform ${names[0]})`]];
}
