/** Paints areas and swatches: one colour, or a band for each. */
import { style } from '../dom.ts';
import type { Colour, ColourShare } from './colours.ts';

/** More bands than that in an area cannot be told apart. */
const MOST_BANDS = 5;

/** @param shares most first */
export function paint(element: HTMLElement, shares: readonly ColourShare[]): HTMLElement {
  const [first] = shares;
  if (first === undefined) return element;
  if (shares.length === 1) return paintOne(element, first.colour);
  const whole = shares.reduce((sum, { bytes }) => sum + bytes, 0);
  let end = 0;
  const bands = shares.slice(0, MOST_BANDS).map(({ colour, bytes }, at) => {
    const start = end;
    const isLast = at === MOST_BANDS - 1 || at === shares.length - 1;
    end = isLast ? 100 : end + (100 * bytes) / whole;
    // What is left has no colour of its own.
    const shown = isLast && shares.length > MOST_BANDS ? REST : colourText(colour);
    return `${shown} ${start.toFixed(2)}% ${end.toFixed(2)}%`;
  });
  element.classList.add('banded');
  return style(element, { 'background-image': `linear-gradient(90deg, ${bands.join(', ')})` });
}

function paintOne(element: HTMLElement, { hue, shade }: Colour): HTMLElement {
  element.classList.add(hue === 'hatched' ? 'lost' : hue === null ? 'plain' : 'coloured');
  return style(element, { '--hue': `${typeof hue === 'number' ? hue : 0}`, '--shade': `${shade}` });
}

const REST = 'var(--panel)';

/** As the classes in map.css. */
function colourText({ hue, shade }: Colour): string {
  if (hue === 'hatched') return 'var(--hatch-back)';
  const light = `calc(var(--cell-light) + (${shade} - 2) * var(--cell-step))`;
  return hue === null ? `oklch(${light} 0.006 250)` : `oklch(${light} var(--cell-chroma) ${hue})`;
}
