/** The whole image as one bar: what the base and the own layers keep, what can go, and what is already lost. */
import { bytes, percent } from '../../../format/figures.ts';
import type { PageImage, PageLayer } from '../../model/page-data.ts';
import { el, share, style } from '../dom.ts';

export interface Parts {
  base: number;
  own: number;
  removable: number;
  wasted: number;
}

/** The four parts of a layer; together they are its bytes. */
export function partsOf({ base, bytes: all, removableBytes, wastedBytes }: PageLayer): Parts {
  const kept = all - removableBytes - wastedBytes;
  return { base: base ? kept : 0, own: base ? 0 : kept, removable: removableBytes, wasted: wastedBytes };
}

/** The tiles have figures of the whole base and of all own layers, so these need other names. */
const NAMES: Readonly<Record<keyof Parts, string>> = {
  base: 'rest of the base image',
  own: 'rest of the own layers',
  removable: 'removable',
  wasted: 'wasted',
};

const ORDER = ['base', 'own', 'removable', 'wasted'] as const;

export function totalBar({ layers }: PageImage): HTMLElement {
  const total: Parts = { base: 0, own: 0, removable: 0, wasted: 0 };
  for (const layer of layers)
    for (const [part, value] of Object.entries(partsOf(layer))) total[part as keyof Parts] += value;
  const whole = ORDER.reduce((sum, part) => sum + total[part], 0);
  return el(
    'figure',
    { class: 'total' },
    partsBar(total, whole),
    el(
      'figcaption',
      {},
      ...ORDER.filter(part => total[part] > 0).map(part =>
        el(
          'span',
          { class: 'key' },
          swatch(part),
          `${NAMES[part]} ${bytes(total[part])} (${percent(total[part], whole)})`,
        ),
      ),
    ),
  );
}

/** The colour of a part, beside its name. */
export function swatch(part: keyof Parts): HTMLElement {
  return el('span', { class: `swatch ${part}`, 'aria-hidden': 'true' });
}

/** The parts as segments. @param whole what the full width is worth */
export function partsBar(parts: Parts, whole: number): HTMLElement {
  return el(
    'div',
    { class: 'bar', 'aria-hidden': 'true' },
    ...ORDER.filter(part => parts[part] > 0).map(part =>
      style(el('span', { class: part }), { width: share(parts[part], whole) }),
    ),
  );
}
