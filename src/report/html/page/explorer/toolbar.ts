/** Search and filters of the explorer. */
import { CHANGES } from '../../model/files.ts';
import { el, fill } from '../dom.ts';
import type { ChosenLayer } from './layer-list.ts';

export interface Filter {
  query: string;
  /** Only files that are removable, or of a layer, wasted. */
  waste: boolean;
  /** A place in `CHANGES`; null for all. */
  change: number | null;
  /** What to show of a layer. */
  kind: 'layer' | 'upto';
}

/** How long the reader pauses before a search starts, in milliseconds. */
const PAUSE = 150;

const SHOWN = [
  ['', 'all changes'],
  ['added', 'added'],
  ['changed', 'overwritten'],
  ['metadata', 'metadata only'],
  ['removed', 'deleted'],
] as const;

export interface ToolbarEvents {
  onFilter(): void;
  /** What to show of a layer has changed. */
  onKind(): void;
}

export class Toolbar {
  readonly element: HTMLElement;
  readonly #query = el('input', {
    type: 'search',
    id: 'search',
    placeholder: '/usr/lib or **/*.pyc',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  readonly #waste = el('input', { type: 'checkbox', id: 'only-waste' });
  readonly #change = el('select', { id: 'change' }, ...SHOWN.map(([value, text]) => el('option', { value }, text)));
  readonly #kind = el(
    'select',
    { id: 'kind' },
    el('option', { value: 'layer' }, 'this layer'),
    el('option', { value: 'upto' }, 'all up to it'),
  );
  readonly #find = el('label', { for: 'search' });
  readonly #wasteLabel = el('label', { for: 'only-waste' });
  readonly #ofLayer = el(
    'span',
    { class: 'group' },
    el('label', { for: 'kind' }, 'Show'),
    this.#kind,
    el('label', { for: 'change', class: 'hidden' }, 'Changes'),
    this.#change,
  );

  constructor({ onFilter, onKind }: ToolbarEvents) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    this.#query.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(onFilter, PAUSE);
    });
    this.#waste.addEventListener('change', onFilter);
    this.#change.addEventListener('change', onFilter);
    this.#kind.addEventListener('change', onKind);
    this.element = el(
      'div',
      { class: 'toolbar', role: 'search' },
      this.#find,
      this.#query,
      this.#ofLayer,
      el('span', { class: 'group' }, this.#waste, this.#wasteLabel),
    );
  }

  get filter(): Filter {
    const words: readonly string[] = CHANGES;
    const change = words.indexOf(this.#change.value);
    return {
      query: this.#query.value,
      waste: this.#waste.checked,
      change: change < 0 || this.#ofLayer.hidden ? null : change,
      kind: this.#kind.value === 'upto' ? 'upto' : 'layer',
    };
  }

  /** Takes away all filters. */
  clear(): void {
    this.#query.value = '';
    this.#waste.checked = false;
    this.#change.value = '';
    this.#kind.value = 'layer';
  }

  /** Says what of is looked at. The final file system has no changes to choose from. */
  setLayer(layer: ChosenLayer): void {
    this.#ofLayer.hidden = layer === null;
    const where = this.filter.kind === 'upto' ? 'up to layer' : 'in layer';
    fill(this.#find, layer === null ? 'Find' : `Find ${where} ${layer}`);
    fill(this.#wasteLabel, layer === null ? 'only removable' : 'only wasted');
  }
}
