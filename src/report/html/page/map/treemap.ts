/** The map: areas by bytes, and the same as a table. Arrows move among areas, Enter goes in, Backspace goes out. */
import { bytes, count, percent } from '../../../format/figures.ts';
import type { MapBytes, MapNode, MapPlace } from '../../model/map.ts';
import { pathText } from '../../model/state.ts';
import { el, fill, style } from '../dom.ts';
import { type Colours, legendOf } from './colours.ts';
import { type Cell, cellsOf } from './layout.ts';
import { mapTable } from './map-table.ts';

/** Legend entries that are shown. */
const MOST_NAMED = 10;
const WHOLE: MapPlace = { part: 'image', path: 0 };

export class Treemap {
  readonly element: HTMLElement;
  readonly #areas = el('div', { class: 'areas', role: 'tree', 'aria-label': 'Map of the image by bytes' });
  readonly #crumbs = el('nav', { class: 'crumbs', 'aria-label': 'Place in the image' });
  readonly #status = el('p', { class: 'status', 'aria-live': 'polite' });
  readonly #legend = el('ul', { class: 'legend', 'aria-label': 'Colours' });
  readonly #table = el('div', { class: 'twin' });
  readonly #bytes: MapBytes;
  readonly #colours: Colours;
  readonly #elements = new Map<Cell, HTMLElement>();
  #place: MapPlace = WHOLE;
  #cells: Cell[] = [];
  #active: Cell | null = null;

  constructor(bytesOf: MapBytes, colours: Colours) {
    this.#bytes = bytesOf;
    this.#colours = colours;
    this.element = el('div', { class: 'treemap' }, this.#crumbs, this.#areas, this.#status, this.#legend, this.#table);
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
  }

  draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#areas;
    if (width === 0 || height === 0) return;
    this.#cells = cellsOf(this.#bytes.areas(this.#place, width * height), width, height);
    this.#elements.clear();
    const named: { colour: ReturnType<Colours['of']>; bytes: number }[] = [];
    fill(this.#areas, ...this.#cells.map(cell => this.#element(cell, named)));
    this.#setActive(this.#cells[0] ?? null);
    fill(this.#crumbs, ...this.#crumbButtons());
    fill(
      this.#legend,
      ...legendOf(named)
        .slice(0, MOST_NAMED)
        .map(({ colour, text }) =>
          el('li', { class: 'key' }, paint(el('span', { class: 'swatch cell', 'aria-hidden': 'true' }), colour), text),
        ),
    );
    fill(
      this.#table,
      mapTable({
        bytes: this.#bytes,
        place: this.#place,
        go: place => this.go(place),
        name: place => this.#name(place),
      }),
    );
  }

  #element(cell: Cell, named: { colour: ReturnType<Colours['of']>; bytes: number }[]): HTMLElement {
    const { node, x, y, width, height, hasLabel } = cell;
    const isWasted = node.part === 'wasted';
    const element = el(
      'div',
      {
        class: `cell${node.children === null ? ' leaf' : ' open'}${isWasted ? ' lost' : ''}`,
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
        el('span', { class: 'size', 'aria-hidden': 'true' }, bytes(node.bytes)),
    );
    this.#elements.set(cell, element);
    style(element, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    if (node.children !== null || isWasted) return element;
    const colour = this.#colours.of(node);
    named.push({ colour, bytes: node.bytes });
    return paint(element, colour);
  }

  #label(node: MapNode): string {
    if (node.merged > 0) return `${count(node.merged)} smaller`;
    const name = this.#name(node);
    const last = name.slice(name.lastIndexOf('/') + 1);
    const shown = last === '' || node.part === 'image' ? name : last;
    return node.children === null ? shown : `${shown} · ${bytes(node.bytes)}`;
  }

  #name({ part, path }: MapPlace): string {
    if (part === 'image') return 'Whole image';
    if (path === 0) return part === 'files' ? 'Final file system' : 'Wasted, not visible in the end';
    return pathText(this.#bytes.files, path);
  }

  #text({ node }: Cell): string {
    const whole = this.#bytes.of(WHOLE);
    const what = node.merged > 0 ? `${this.#name(node)}: ${count(node.merged)} smaller` : this.#name(node);
    const lost = node.part === 'wasted' && node.path > 0 ? ', wasted' : '';
    return `${what} ${bytes(node.bytes)}${lost}, ${percent(node.bytes, whole)} of the image`;
  }

  #describe(cell: Cell | null): void {
    if (cell === null) return;
    const { node } = cell;
    const colour = node.part === 'files' && node.children === null ? this.#colours.of(node).name : '';
    fill(this.#status, [this.#text(cell), colour].filter(text => text !== '').join(' · '));
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
        `${name} ${isHere ? bytes(this.#bytes.of(place)) : ''}`.trim(),
      );
    });
  }

  #above({ part, path }: MapPlace): MapPlace | null {
    if (part === 'image') return null;
    const above = this.#bytes.files.paths.parents[path] ?? 0;
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
    if (cell.node.isDirectory && cell.node.merged === 0) this.go(cell.node, true);
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
      Enter: () => cell.node.isDirectory && cell.node.merged === 0 && this.go(cell.node, true),
      ' ': () => cell.node.isDirectory && cell.node.merged === 0 && this.go(cell.node, true),
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
    if (cell !== null) this.#elements.get(cell)?.focus();
  }

  /** One area at a time is in the order of the Tab key. */
  #setActive(cell: Cell | null): void {
    if (this.#active !== null) this.#elements.get(this.#active)?.setAttribute('tabindex', '-1');
    this.#active = cell;
    if (cell !== null) this.#elements.get(cell)?.setAttribute('tabindex', '0');
  }
}

function paint(element: HTMLElement, { hue, shade }: ReturnType<Colours['of']>): HTMLElement {
  element.classList.add(hue === null ? 'plain' : 'coloured');
  return style(element, { '--hue': `${hue ?? 0}`, '--shade': `${shade}` });
}
