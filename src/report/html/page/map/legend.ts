/** The classes of files on a map, with their colours and figures. */
import { count } from '../../../format/figures.ts';
import { el } from '../dom.ts';
import type { ColourShare } from './colours.ts';
import { paint } from './paint.ts';

/** Entries that are shown. */
const MOST_NAMED = 10;
/** Classes of one area that are told. */
const MOST_TOLD = 4;

type Figure = (value: number) => string;

/** @param shares most first */
export function legendItems(shares: readonly ColourShare[], figure: Figure): HTMLElement[] {
  const rest = shares.slice(MOST_NAMED);
  const sum = rest.reduce((total, { value }) => total + value, 0);
  const named = shares
    .slice(0, MOST_NAMED)
    .map(share =>
      el(
        'li',
        { class: 'key' },
        paint(el('span', { class: 'swatch cell', 'aria-hidden': 'true' }), [share]),
        textOf(share, figure),
      ),
    );
  if (rest.length === 0) return named;
  return [...named, el('li', { class: 'key' }, `${count(rest.length)} more ${figure(sum)}`)];
}

/** The class of an area; of several, what each has of it. */
export function classesText(shares: readonly ColourShare[], figure: Figure): string {
  if (shares.length < 2) return shares[0]?.colour.name ?? '';
  const named = shares.slice(0, MOST_TOLD).map(share => textOf(share, figure));
  const rest = shares.length - named.length;
  return `mixed: ${[...named, ...(rest > 0 ? [`${count(rest)} more`] : [])].join(', ')}`;
}

function textOf({ colour, value }: ColourShare, figure: Figure): string {
  return `${colour.name} ${figure(value)}`;
}
