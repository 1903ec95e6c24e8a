/** The Dockerfile with the bytes of each line in its margin; without one, the instructions of the history. */
import { bytes } from '../../../format/figures.ts';
import { costOf, type LineCost, marginOf } from '../../model/margin.ts';
import type { PageImage } from '../../model/page-data.ts';
import { add, el, section } from '../dom.ts';
import type { Navigation } from '../navigation.ts';
import { partsBar } from './total-bar.ts';

export function dockerfile(image: PageImage, to: Navigation): HTMLElement {
  const { dockerfile: file, sizes } = image;
  if (file === null) return history(image, to);
  const { lines, rest } = marginOf(image);
  const starts = new Map(file.instructions.map(({ line, endLine }) => [line, endLine]));
  const most = Math.max(1, ...[...lines.values()].map(cost => cost.bytes));
  const rows: HTMLElement[] = [];
  let end = 0;
  let owner: LineCost | null = null;
  for (const [at, text] of file.lines.entries()) {
    const number = at + 1;
    const cost = lines.get(number);
    if (starts.has(number)) {
      end = starts.get(number) ?? number;
      owner = cost ?? null;
    }
    const isInside = number <= end;
    rows.push(row({ number, text, most, cost: cost ?? null, isInside, isCostly: isInside && owner !== null }, to));
  }
  const shown = section(
    'dockerfile',
    'Instructions',
    el(
      'p',
      {},
      file.path,
      ': what each line stores in the image, what of it is visible in the end, and what can be saved by changing the line.',
    ),
  );
  add(shown, table(rows, { total: sizes.image, rest }));
  return shown;
}

interface Line {
  number: number | string;
  text: string;
  most: number;
  cost: LineCost | null;
  isInside: boolean;
  /** Whether the instruction that it is a part of made a layer. */
  isCostly: boolean;
}

function row({ number, text, most, cost, isInside, isCostly }: Line, to: Navigation): HTMLElement {
  const first = cost?.layers[0];
  const size =
    cost === null || first === undefined
      ? ''
      : el(
          'button',
          {
            type: 'button',
            class: 'link',
            title: `Show the files of layer ${cost.layers.map(({ index }) => index).join(', ')}`,
            click: () => to.showLayer(cost.layers.at(-1)?.index ?? first.index),
          },
          bytes(cost.bytes),
        );
  return el(
    'tr',
    { class: isCostly ? 'costs' : '' },
    el('td', { class: 'number' }, size),
    el('td', { class: 'number adds' }, cost === null ? '' : bytes(cost.adds)),
    el('td', { class: 'number' }, cost === null ? '' : savableText(cost)),
    el('td', { class: 'bar-cell' }, cost !== null && cost.bytes > 0 && costBar(cost, most)),
    el('th', { scope: 'row', class: 'number' }, number),
    el('td', { class: isInside ? 'code' : 'code aside' }, el('code', {}, text === '' ? ' ' : text)),
  );
}

function savableText({ removable, wasted }: LineCost): string {
  return removable + wasted === 0 ? '' : bytes(removable + wasted);
}

function costBar({ bytes: all, removable, wasted, layers }: LineCost, most: number): HTMLElement {
  const lost = Math.min(wasted, all - removable);
  const kept = all - removable - lost;
  const isBase = layers[0]?.base === true;
  return partsBar({ base: isBase ? kept : 0, own: isBase ? 0 : kept, removable, wasted: lost }, most);
}

function table(rows: readonly HTMLElement[], { total, rest }: { total: number; rest: LineCost }): HTMLElement {
  const head = [
    el('th', { scope: 'col', class: 'number' }, 'Stores'),
    el('th', { scope: 'col', class: 'number adds' }, 'Visible'),
    el('th', { scope: 'col', class: 'number' }, 'Can be saved'),
  ];
  return el(
    'div',
    { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': 'Instructions with their bytes' },
    el(
      'table',
      { class: 'dockerfile' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...head,
          el('td', { class: 'bar-cell' }),
          el('th', { scope: 'col', class: 'number' }, 'Line'),
          el('th', { scope: 'col' }, 'Instruction'),
        ),
      ),
      el('tbody', {}, ...rows),
      el(
        'tfoot',
        {},
        rest.layers.length > 0 &&
          el(
            'tr',
            {},
            el('td', { class: 'number' }, bytes(rest.bytes)),
            el('td', { class: 'number adds' }, bytes(rest.adds)),
            el('td', { class: 'number' }, savableText(rest)),
            el(
              'td',
              { colspan: 3 },
              `layers that no line is known of: ${rest.layers.map(({ index }) => index).join(', ')}`,
            ),
          ),
        el('tr', {}, el('td', { class: 'number' }, bytes(total)), el('td', { colspan: 5 }, 'the whole image')),
      ),
    ),
  );
}

/** Without a file, each layer's instruction is a line. */
function history({ layers, sizes }: PageImage, to: Navigation): HTMLElement {
  const most = Math.max(1, ...layers.map(layer => layer.bytes));
  const rows = layers.map(layer =>
    row(
      { number: `${layer.index}`, text: layer.text, most, cost: costOf([layer]), isInside: true, isCostly: true },
      to,
    ),
  );
  return section(
    'dockerfile',
    'Instructions',
    el(
      'p',
      {},
      'No Dockerfile is known, so these are the instructions of the image’s history, one for each layer: what it stores, what of it is visible in the end, and what can be saved by changing it.',
    ),
    table(rows, { total: sizes.image, rest: costOf([]) }),
  );
}
