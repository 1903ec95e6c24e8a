/** The map: areas by bytes, and the same as a table. Arrows move among areas, Enter goes in, Backspace goes out. */
import { count } from '../../../format/figures.ts';
import type { MapNode, MapPlace, MapTree } from '../../model/map.ts';
import { pathText } from '../../model/state.ts';
import { el, fill, share, style } from '../dom.ts';
import type { ColourShare } from './colours.ts';
import { type Cell, cellsOf } from './layout.ts';
import { classesText, legendItems } from './legend.ts';
import { paint } from './paint.ts';

const WHOLE: MapPlace = { part: 'image', path: 0 };

/** What a map is about, and how it is read. */
export interface MapLook {
  tree: MapTree;
  /** Names of the map, and of what has no path. */
  title: string;
  names: { image: string; files: string; wasted: string };
  /** What an area is worth, in a few characters. */
  figure(value: number): string;
  /** The same in words, to read after the name. */
  words(node: MapNode): string;
  /** What each class of files has of an area, most first. */
  sharesOf(area: Pick<MapNode, 'merged' | keyof MapPlace>): readonly ColourShare[];
  /** Shows a place where its files are listed; left out where they are not. */
  show?(place: MapPlace): void;
  /** The same as a table. */
  table(shown: { place: MapPlace; go(place: MapPlace): void; name(place: MapPlace): string }): HTMLElement;
}

export class Treemap {
  readonly element: HTMLElement;
  readonly #areas: HTMLElement;
  readonly #crumbs = el('nav', { class: 'crumbs', 'aria-label': 'Place in the image' });
  readonly #status = el('p', { class: 'status', 'aria-live': 'polite' });
  readonly #show = el('button', { type: 'button', class: 'small', hidden: true });
  readonly #legend = el('ul', { class: 'legend', 'aria-label': 'Colours' });
  readonly #table = el('div', { class: 'twin' });
  readonly #look: MapLook;
  readonly #elements = new Map<Cell, HTMLElement>();
  #place: MapPlace = WHOLE;
  /** What was chosen last: the place, or an area in it. */
  #target: MapPlace = WHOLE;
  #cells: Cell[] = [];
  #active: Cell | null = null;

  constructor(look: MapLook) {
    this.#look = look;
    this.#areas = el('div', { class: 'areas', role: 'tree', 'aria-label': look.title });
    const top = el('div', { class: 'map-top' }, this.#crumbs, this.#show);
    this.#show.addEventListener('click', () => look.show?.(this.#target));
    this.element = el('div', { class: 'treemap' }, top, this.#areas, this.#status, this.#legend, this.#table);
    this.#areas.addEventListener('keydown', event => this.#onKey(event));
    this.#areas.addEventListener('click', event => this.#onClick(event));
    this.#areas.addEventListener('mouseover', event => this.#describe(this.#cellAt(event.target)));
    this.#areas.addEventListener('focusin', event => this.#describe(this.#cellAt(event.target)));
    new ResizeObserver(() => this.draw()).observe(this.#areas);
  }

  /** Shows a place of the image. */
  go(place: MapPlace, focus = false): void {
    this.#place = place;
    this.draw();
    if (focus) this.#focus(this.#cells[0] ?? null);
    this.#choose(place);
  }

  draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#areas;
    if (width === 0 || height === 0) return;
    this.#cells = cellsOf(this.#look.tree.areas(this.#place, width * height), width, height);
    this.#elements.clear();
    fill(this.#areas, ...this.#cells.map(cell => this.#element(cell)));
    this.#setActive(this.#cells[0] ?? null);
    fill(this.#crumbs, ...this.#crumbButtons());
    // Each class with all of its files here: areas are too coarse to be added up.
    const shares = this.#look.sharesOf({ ...this.#place, merged: [] });
    fill(this.#legend, ...legendItems(shares, this.#look.figure));
    fill(
      this.#table,
      this.#look.table({
        place: this.#place,
        go: place => this.go(place),
        name: place => this.#name(place),
      }),
    );
  }

  #element(cell: Cell): HTMLElement {
    const { node, x, y, width, height, hasLabel } = cell;
    const element = el(
      'div',
      {
        class: `cell${node.children === null ? ' leaf' : ' open'}${node.part === 'wasted' ? ' lost' : ''}`,
        role: 'treeitem',
        tabindex: -1,
        'aria-level': cell.depth,
        'aria-label': this.#text(cell),
      },
      hasLabel && el('span', { class: 'label', 'aria-hidden': 'true' }, this.#label(node)),
      ' ',
      hasLabel &&
        node.children === null &&
        height > 32 &&
        el('span', { class: 'size', 'aria-hidden': 'true' }, this.#look.figure(node.value)),
    );
    this.#elements.set(cell, element);
    // As parts of the whole, so that a printed map fits its paper.
    const { clientWidth: all, clientHeight: high } = this.#areas;
    style(element, { left: share(x, all), top: share(y, high), width: share(width, all), height: share(height, high) });
    return node.children !== null ? element : paint(element, this.#look.sharesOf(node));
  }

  #label(node: MapNode): string {
    if (node.merged.length > 0) return `${count(node.merged.length)} smaller`;
    const name = this.#name(node);
    const last = name.slice(name.lastIndexOf('/') + 1);
    const shown = last === '' || node.part === 'image' ? name : last;
    return node.children === null ? shown : `${shown} · ${this.#look.figure(node.value)}`;
  }

  #name({ part, path }: MapPlace): string {
    return part === 'image' || path === 0 ? this.#look.names[part] : pathText(this.#look.tree, path);
  }

  #text({ node }: Cell): string {
    const { merged } = node;
    const what = merged.length > 0 ? `${this.#name(node)}: ${count(merged.length)} smaller` : this.#name(node);
    return `${what} ${this.#look.words(node)}`;
  }

  #describe(cell: Cell | null): void {
    if (cell === null) return;
    const { node } = cell;
    const isOne = node.children === null && node.part !== 'wasted';
    const classes = isOne ? classesText(this.#look.sharesOf(node), this.#look.figure) : '';
    fill(this.#status, [this.#text(cell), classes].filter(text => text !== '').join(' · '));
  }

  #crumbButtons(): HTMLElement[] {
    const way: MapPlace[] = [];
    for (let at: MapPlace | null = this.#place; at !== null; at = this.#above(at)) way.push(at);
    return way.reverse().map((place, at) => {
      const full = this.#name(place);
      const name = place.path === 0 ? full : full.slice(full.lastIndexOf('/') + 1);
      const isHere = at === way.length - 1;
      return el(
        'button',
        { type: 'button', class: 'crumb', 'aria-current': isHere && 'true', click: () => this.go(place) },
        `${name} ${isHere ? this.#look.figure(this.#look.tree.worth(place)) : ''}`.trim(),
      );
    });
  }

  #above({ part, path }: MapPlace): MapPlace | null {
    if (part === 'image') return null;
    const above = this.#look.tree.paths.parents[path] ?? 0;
    if (path === 0 || (part === 'files' && above === 0)) return WHOLE;
    return { part, path: above };
  }

  #cellAt(target: EventTarget | null): Cell | null {
    const element = target instanceof Element ? target.closest('.cell') : null;
    for (const [cell, shown] of this.#elements) if (shown === element) return cell;
    return null;
  }

  #onClick(event: Event): void {
    const cell = this.#cellAt(event.target);
    if (cell === null) return;
    if (cell.node.isDirectory && cell.node.merged.length === 0) this.go(cell.node, true);
    else this.#focus(cell);
  }

  #onKey(event: KeyboardEvent): void {
    const cell = this.#active;
    if (cell === null) return;
    const siblings = this.#cells.filter(({ parent }) => parent === cell.parent);
    const at = siblings.indexOf(cell);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => this.#focus(siblings[at + 1] ?? cell),
      ArrowLeft: () => this.#focus(siblings[at - 1] ?? cell),
      ArrowDown: () => this.#focus(this.#cells.find(({ parent }) => parent === cell) ?? cell),
      ArrowUp: () => this.#focus(cell.parent ?? cell),
      Home: () => this.#focus(this.#cells[0] ?? cell),
      Enter: () => cell.node.isDirectory && cell.node.merged.length === 0 && this.go(cell.node, true),
      ' ': () => cell.node.isDirectory && cell.node.merged.length === 0 && this.go(cell.node, true),
      Backspace: () => this.go(this.#above(this.#place) ?? WHOLE, true),
      Escape: () => this.go(this.#above(this.#place) ?? WHOLE, true),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  }

  #focus(cell: Cell | null): void {
    this.#setActive(cell);
    if (cell === null) return;
    this.#elements.get(cell)?.focus();
    this.#choose(cell.node);
  }

  /** Offers to show a place with its files. */
  #choose({ part, path }: MapPlace): void {
    this.#target = { part, path };
    this.#show.hidden = this.#look.show === undefined || part === 'image';
    fill(this.#show, `Show ${this.#name(this.#target)} in Files`);
  }

  /** One area at a time is in the order of the Tab key. */
  #setActive(cell: Cell | null): void {
    if (this.#active !== null) this.#elements.get(this.#active)?.setAttribute('tabindex', '-1');
    this.#active = cell;
    if (cell !== null) this.#elements.get(cell)?.setAttribute('tabindex', '0');
  }
}
