/** Merged reports in a terminal: what was not measured, then a line for each image, the worst first. */
import { acceptedText, ownAcceptedText } from '../format/budgets/accepted.ts';
import { cut, cutEnd, terminal } from '../format/escape.ts';
import { bytes, counted, growth } from '../format/figures.ts';
import { type Paint, painter } from '../format/paint.ts';
import { width as columnsOf, pad } from '../format/width.ts';
import { MARKS } from '../text/view.ts';
import type { Merged, MergedImage } from './types.ts';
import { mergedHeadline, nameOfEach, sorted, troubles } from './words.ts';

const NAME_COLUMNS = 40;
const FIGURE_COLUMNS = 8;
/** More images that are within budget than this share a line. */
const MOST_PASSING = 20;

/** @param width columns of the terminal */
export function mergedText(merged: Merged, { colour, width }: { colour: boolean; width: number }): string {
  const paint = painter(colour);
  const { verdict, notMeasured, isPlanned } = merged;
  const { mark, style } = MARKS[verdict ?? 'fail'];
  const nameOf = nameOfEach(merged);
  const name = (one: Parameters<typeof nameOf>[0]) => cut(terminal(nameOf(one) ?? ''), NAME_COLUMNS);
  const accepted = acceptedText(merged, terminal);
  const lines = [
    `${paint(style, mark)} ${paint('bold', mergedHeadline(merged))}`,
    ...(accepted === null ? [] : [`${accepted}.`]),
    ...notMeasured.map(one => {
      const subject = one.name === null ? '' : `${name(one)}: `;
      return `${paint('red', MARKS.fail.mark)} ${subject}${terminal(one.reason)}`;
    }),
    ...imageLines(merged, name, { paint, width }),
    ...(isPlanned ? [] : ['', paint('dim', '  Without --plan, nobody misses an image that has no report.')]),
  ];
  return `${lines.join('\n')}\n`;
}

function imageLines(
  { images, accepted: asWhole }: Merged,
  name: (one: MergedImage) => string,
  { paint, width }: { paint: Paint; width: number },
): string[] {
  const passing = images.filter(one => one.verdict === 'pass').length;
  const hidden = passing > MOST_PASSING ? passing : 0;
  const shown = sorted(images).filter(one => hidden === 0 || one.verdict !== 'pass');
  const hasChange = shown.some(({ image }) => image.growth != null);
  const names = Math.max('IMAGE'.length, ...shown.map(one => columnsOf(name(one))));
  const row = (image: string, now: string, change: string) => {
    const figures = [now, ...(hasChange ? [change] : [])].map(text => pad(text, FIGURE_COLUMNS, 'right'));
    return [pad(image, names), ...figures].join('  ');
  };
  const lines = shown.flatMap(one => {
    const { mark, style } = MARKS[one.verdict];
    const { sizes, growth: grown } = one.image;
    const [trouble = ''] = troubles(one, terminal);
    const line = `${row(name(one), bytes(sizes.image), grown ? growth(grown.image) : '')}  ${trouble}`;
    const own = one.verdict === 'pass' || asWhole ? null : one.accepted;
    return [
      `${paint(style, mark)} ${cutEnd(line.trimEnd(), width - 2)}`,
      ...(own === null ? [] : [`    ${ownAcceptedText(own, terminal)}.`]),
    ];
  });
  const rest = `${counted(hidden, 'more image is', 'more images are')} within budget`;
  return [
    ...(shown.length === 0 ? [] : ['', paint('dim', `  ${row('IMAGE', 'NOW', 'CHANGE')}`), ...lines]),
    ...(hidden === 0 ? [] : [`${paint('green', MARKS.pass.mark)} ${rest}`]),
  ];
}
