/** Each layer with its bar and its instruction; a click opens its files. */
import { bytes } from '../../../format/figures.ts';
import type { PageImage, PageLayer } from '../../model/page-data.ts';
import { el } from '../dom.ts';
import type { Navigation } from '../navigation.ts';
import { headerRow } from './overview.ts';
import { partsBar, partsOf } from './total-bar.ts';

/** Layers that are shown at first: the largest. */
const MOST = 12;
/** Fewer more than that are shown, too. */
const SPARE = 4;

const MOVED =
  'A bar is what the layer stores. “Can be saved” is where the instruction is to be changed: what a layer stores again unchanged counts there, not at the copy below.';

/** Whether other bytes can be saved by changing a layer than those that its bar shows. */
function isMoved({ causedWaste, removableBytes, wastedBytes }: PageLayer): boolean {
  return causedWaste !== removableBytes + wastedBytes;
}

/** Not on a link, which does its own, nor at the end of selecting text. */
function isPlainClick({ target }: Event): boolean {
  const isOwn = target instanceof Element && target.closest('a, button') !== null;
  return !isOwn && (getSelection()?.isCollapsed ?? true);
}

export function layersTable({ layers }: PageImage, { showLayer }: Navigation): HTMLElement {
  const most = Math.max(1, ...layers.map(layer => layer.bytes));
  const large = new Set([...layers].sort((a, b) => b.bytes - a.bytes).slice(0, MOST));
  const rows = [...layers].reverse().map(layer => layerRow(layer, most, showLayer));
  const head = headerRow(['Layer', 'Size', '', 'Can be saved', 'Instruction'], [1, 3]);
  head.children[2]?.classList.add('bar-cell');
  const table = el(
    'table',
    { class: 'layers' },
    el('caption', {}, 'Layers, top first'),
    el('thead', {}, head),
    el('tbody', {}, ...rows),
  );
  const scrolls = el('div', { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': 'Layers' }, table);
  const wrapped = el('div', {}, scrolls, layers.some(isMoved) && el('p', { class: 'hint' }, MOVED));
  if (layers.length <= MOST + SPARE) return wrapped;
  for (const [at, layer] of [...layers].reverse().entries()) if (!large.has(layer)) rows[at]?.classList.add('folded');
  const more = el('button', { type: 'button', class: 'more' }, `Show all ${layers.length} layers`);
  more.addEventListener('click', () => {
    for (const row of rows) row.classList.remove('folded');
    more.remove();
  });
  return el('div', {}, wrapped, more);
}

function layerRow(layer: PageLayer, most: number, show: (layer: number) => void): HTMLElement {
  const line = layer.dockerfile === null ? '' : `${layer.dockerfile.path}:${layer.dockerfile.line}`;
  return el(
    'tr',
    { class: layer.base ? 'opens base' : 'opens', click: event => isPlainClick(event) && show(layer.index) },
    el(
      'th',
      { scope: 'row' },
      el(
        'button',
        { type: 'button', class: 'link', title: 'Show its files', click: () => show(layer.index) },
        `${layer.index}`,
      ),
    ),
    el('td', { class: 'number' }, bytes(layer.bytes)),
    el('td', { class: 'bar-cell' }, partsBar(partsOf(layer), most)),
    el('td', { class: 'number' }, layer.causedWaste === 0 ? '' : bytes(layer.causedWaste)),
    el(
      'td',
      { class: 'instruction' },
      el('code', { title: layer.text }, layer.text),
      layer.base && el('span', { class: 'tag' }, 'base'),
      line !== '' && el('span', { class: 'tag' }, line),
    ),
  );
}
