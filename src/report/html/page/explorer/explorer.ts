/** The files of a layer, of all up to a layer, or of the final file system: search, sort, filter. */
import type { PageFiles } from '../../model/files.ts';
import type { PageImage } from '../../model/page-data.ts';
import { type SortKey, TreeRows } from '../../model/rows.ts';
import { layersWith, search } from '../../model/search.ts';
import { figuresOf, layerView, type TreeView, upToView } from '../../model/views.ts';
import { add, el, fill } from '../dom.ts';
import { cellsOf, detailsOf, headOf, marksLegend } from './columns.ts';
import { type ChosenLayer, LayerList } from './layer-list.ts';
import { summaryText } from './summary.ts';
import { Toolbar } from './toolbar.ts';
import { TreeGrid } from './tree-grid.ts';
import { Writers } from './writers.ts';

export interface ExplorerFacts {
  files: PageFiles;
  image: PageImage;
  final: TreeView;
}

/** Files that something else on the page chose. */
interface Picked {
  title: string;
  isPicked: (path: number) => boolean;
}

/** Rows that are open at first. */
const OPENED_ROWS = 60;
/** Layers that are offered to look in. */
const MOST_ELSEWHERE = 5;

export class Explorer {
  readonly #facts: ExplorerFacts;
  readonly #writers: Writers;
  readonly #list: LayerList;
  readonly #toolbar: Toolbar;
  readonly #grid: TreeGrid;
  readonly #details = el('p', { class: 'status', 'aria-live': 'polite' });
  readonly #marks = el('p', { class: 'hint marks', 'aria-label': 'Marks' }, ...marksLegend());
  readonly #summary = el('p', { class: 'summary', role: 'status' });
  #layer: ChosenLayer = null;
  /** All of what was chosen, and what the filters leave of it. */
  #whole: TreeView;
  #view: TreeView;
  #rows: TreeRows;
  #sort: SortKey = 'bytes';
  #picked: Picked | null = null;

  constructor(section: HTMLElement, facts: ExplorerFacts) {
    this.#facts = facts;
    this.#writers = new Writers(facts.files);
    this.#whole = facts.final;
    this.#view = facts.final;
    this.#rows = new TreeRows(facts.files, facts.final);
    this.#list = new LayerList(facts.image, layer => this.#choose(layer));
    this.#toolbar = new Toolbar({ onFilter: () => this.#show(), onKind: () => this.#choose(this.#layer) });
    this.#grid = new TreeGrid('Files', {
      cells: row => cellsOf(row, this.#shown),
      onActive: row => fill(this.#details, row && detailsOf(row.path, this.#shown)),
    });
    const right = el(
      'div',
      { class: 'files' },
      this.#toolbar.element,
      this.#summary,
      this.#grid.element,
      this.#marks,
      this.#details,
    );
    add(section, el('div', { class: 'explorer' }, this.#list.element, right));
    this.#choose(null);
  }

  get #shown() {
    return { ...this.#facts, view: this.#view, writers: this.#writers };
  }

  /** Opens a layer's own files. */
  openLayer(layer: number): void {
    this.openPicked(layer, null);
  }

  /** Opens a layer, or the final file system, at a path. */
  openPath(path: number, layer: ChosenLayer = null): void {
    this.openPicked(layer, null);
    this.#grid.reveal(path);
  }

  /** Opens a layer, or the final file system, with some of its files only. */
  openPicked(layer: ChosenLayer, picked: Picked | null): void {
    this.#toolbar.clear();
    this.#picked = picked;
    this.#choose(layer);
  }

  #choose(layer: ChosenLayer): void {
    const { files, final } = this.#facts;
    this.#layer = layer;
    this.#list.mark(layer);
    if (layer === null) this.#whole = final;
    else this.#whole = this.#toolbar.filter.kind === 'upto' ? upToView(files, layer) : layerView(files, layer);
    this.#toolbar.setLayer(layer);
    this.#marks.hidden = layer === null;
    this.#show();
  }

  #show(): void {
    const { files } = this.#facts;
    const hits = this.#hits();
    this.#view = hits === null ? this.#whole : figuresOf(files, this.#whole, hits);
    this.#rows = new TreeRows(files, this.#view);
    this.#rows.sort(this.#sort);
    this.#rows.filter(hits);
    if (hits === null) this.#rows.openLargest(OPENED_ROWS);
    fill(
      this.#summary,
      summaryText(this.#facts.image, this.#whole, hits === null ? null : this.#view),
      this.#pickedButton(),
      ...this.#elsewhere(hits),
    );
    this.#fillGrid();
  }

  #fillGrid(): void {
    const sorter = (key: SortKey, ...text: (string | HTMLElement)[]) => this.#sorter(key, ...text);
    this.#grid.element.classList.toggle('changes', this.#view.kind !== 'final');
    this.#grid.show(this.#rows, headOf(this.#view, sorter));
  }

  #sorter(key: SortKey, ...text: (string | HTMLElement)[]): HTMLElement {
    const isName = key === 'name';
    const isIt = key === this.#sort;
    const arrow = isIt && el('span', { 'aria-hidden': 'true' }, isName ? ' ▴' : ' ▾');
    const sortBy = () => {
      this.#sort = key;
      this.#rows.sort(key);
      this.#fillGrid();
    };
    const className = isName ? 'name' : `number ${key === 'bytes' ? 'size' : key}`;
    return el(
      'span',
      { role: 'columnheader', class: className, 'aria-sort': isIt ? (isName ? 'ascending' : 'descending') : undefined },
      el('button', { type: 'button', click: sortBy }, ...text, arrow),
    );
  }

  /** 1 for the paths that the filters leave; null if they leave all. */
  #hits(): Uint8Array | null {
    const { query, waste, change } = this.#toolbar.filter;
    const found = query === '' ? null : search(this.#facts.files, this.#whole, query).hits;
    const picked = this.#picked;
    if (found === null && !waste && change === null && picked === null) return null;
    const { ownWaste, ownRemoved, marks, present } = this.#whole;
    return Uint8Array.from(present, (is, path) => {
      if (is !== 1 || (found !== null && found[path] !== 1)) return 0;
      if (waste && ownWaste[path] === 0 && ownRemoved[path] === 0) return 0;
      if (change !== null && marks[path] !== change) return 0;
      return picked === null || picked.isPicked(path) ? 1 : 0;
    });
  }

  /** Where else to look for what is being searched for. */
  #elsewhere(hits: Uint8Array | null): HTMLElement[] {
    const { query } = this.#toolbar.filter;
    if (query === '' || hits === null) return [];
    const button = (text: string, layer: ChosenLayer) =>
      el('button', { type: 'button', class: 'small', click: () => this.#choose(layer) }, text);
    if (this.#layer !== null) return [button('Find in the final file system', null)];
    if (hits.includes(1)) return [];
    return layersWith(this.#facts.files, query)
      .slice(-MOST_ELSEWHERE)
      .map(layer => button(`Find in layer ${layer}`, layer));
  }

  #pickedButton(): HTMLElement | null {
    if (this.#picked === null) return null;
    const clear = () => {
      this.#picked = null;
      this.#show();
    };
    return el('button', { type: 'button', class: 'small', click: clear }, `only: ${this.#picked.title} ✕`);
  }
}
