/** The list to choose a layer from: its bar, size and instruction. Arrow keys choose. */
import { bytes } from '../../../format/figures.ts';
import type { PageImage, PageLayer } from '../../model/page-data.ts';
import { arrowStep, el, fill } from '../dom.ts';
import { partsBar, partsOf } from '../parts/total-bar.ts';

/** What of it is chosen: a layer, or null for the final file system. */
export type ChosenLayer = number | null;

export class LayerList {
  readonly element: HTMLElement;
  readonly #options: { layer: ChosenLayer; element: HTMLElement }[];
  readonly #onChoice: (layer: ChosenLayer) => void;
  #at = 0;

  constructor({ layers, sizes }: PageImage, onChoice: (layer: ChosenLayer) => void) {
    this.#onChoice = onChoice;
    const most = Math.max(1, ...layers.map(layer => layer.bytes));
    const final = el(
      'div',
      { role: 'option', class: 'layer final', id: 'layer-final' },
      el('span', { class: 'all' }, 'Final file system'),
      el('span', { class: 'size' }, bytes(sizes.visible)),
    );
    this.#options = [
      { layer: null, element: final },
      ...[...layers].reverse().map(layer => ({ layer: layer.index, element: optionOf(layer, most) })),
    ];
    this.element = el(
      'div',
      { class: 'layer-list', role: 'listbox', tabindex: 0, 'aria-label': 'Layers, top first' },
      ...this.#options.map(({ element }) => element),
    );
    for (const [at, { element }] of this.#options.entries()) element.addEventListener('click', () => this.#choose(at));
    this.element.addEventListener('keydown', event => this.#onKey(event));
    this.mark(null);
  }

  /** Shows a layer as chosen. */
  mark(layer: ChosenLayer): void {
    this.#at = Math.max(
      0,
      this.#options.findIndex(option => option.layer === layer),
    );
    for (const [at, { element }] of this.#options.entries())
      element.setAttribute('aria-selected', String(at === this.#at));
    const { element } = this.#options[this.#at] ?? {};
    if (element === undefined) return;
    this.element.setAttribute('aria-activedescendant', element.id);
    const { offsetTop, offsetHeight } = element;
    const { scrollTop, clientHeight } = this.element;
    if (offsetTop < scrollTop || offsetTop + offsetHeight > scrollTop + clientHeight)
      this.element.scrollTop = offsetTop - clientHeight / 2;
  }

  #choose(at: number): void {
    const option = this.#options[at];
    if (option === undefined) return;
    this.mark(option.layer);
    this.#onChoice(option.layer);
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.#options.length - 1;
    const jump = event.key === 'Home' ? 0 : event.key === 'End' ? last : this.#at + arrowStep(event.key);
    if (jump === this.#at || jump < 0 || jump > last) return;
    event.preventDefault();
    this.#choose(jump);
  }
}

function optionOf(layer: PageLayer, most: number): HTMLElement {
  const { index, base, text, dockerfile, bytes: size } = layer;
  const option = el('div', { role: 'option', class: `layer${base ? ' base' : ''}`, id: `layer-${index}`, title: text });
  const line = dockerfile === null ? '' : `${dockerfile.path}:${dockerfile.line} `;
  fill(
    option,
    el('span', { class: 'nth' }, index),
    el('span', { class: 'size' }, bytes(size)),
    partsBar(partsOf(layer), most),
    el('span', { class: 'what' }, `${base ? 'base · ' : ''}${line}${text}`),
  );
  return option;
}
