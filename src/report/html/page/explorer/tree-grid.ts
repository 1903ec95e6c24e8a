/** A tree of many rows of which only those in sight are elements. Arrow keys move, open and close. */
import type { Row, TreeRows } from '../../model/rows.ts';
import { add, el, fill, style } from '../dom.ts';

const ROW = 28;
/** Rows above and below those in sight. */
const SPARE = 8;

export interface GridOptions {
  /** What is in a row beside its twisty. */
  cells(row: Row): readonly HTMLElement[];
  /** A row became the active one; null if there is none. */
  onActive(row: Row | null): void;
}

export class TreeGrid {
  readonly element: HTMLElement;
  readonly #body = el('div', { class: 'grid-body', role: 'rowgroup' });
  readonly #room = el('div', { class: 'grid-room', role: 'presentation' });
  readonly #head = el('div', { class: 'grid-head', role: 'rowgroup' });
  readonly #options: GridOptions;
  #tree: TreeRows | null = null;
  #rows: readonly Row[] = [];
  #active = 0;

  constructor(label: string, options: GridOptions) {
    this.#options = options;
    this.element = el(
      'div',
      { class: 'grid', role: 'treegrid', tabindex: 0, 'aria-label': label },
      this.#head,
      this.#body,
    );
    add(this.#body, this.#room);
    this.element.addEventListener('scroll', () => this.#draw());
    this.element.addEventListener('keydown', event => this.#onKey(event));
    this.#room.addEventListener('click', event => this.#onClick(event));
    new ResizeObserver(() => this.#draw()).observe(this.element);
  }

  /** Shows a tree. @param head the column headers */
  show(tree: TreeRows, head: readonly HTMLElement[]): void {
    this.#tree = tree;
    fill(this.#head, el('div', { role: 'row', class: 'grid-row' }, ...head));
    this.refresh();
    this.element.scrollTop = 0;
    this.activate(0);
  }

  /** The tree's rows have changed. */
  refresh(): void {
    this.#rows = this.#tree?.rows() ?? [];
    this.element.setAttribute('aria-rowcount', String(this.#rows.length + 1));
    style(this.#room, { height: `${this.#rows.length * ROW}px` });
    this.#active = Math.min(this.#active, Math.max(0, this.#rows.length - 1));
    this.#draw();
  }

  /** Makes a path the active row and brings it into sight. */
  reveal(path: number): void {
    this.#tree?.reveal(path);
    this.refresh();
    this.activate(
      Math.max(
        0,
        this.#rows.findIndex(row => row.path === path),
      ),
    );
  }

  activate(at: number): void {
    this.#active = at;
    const top = at * ROW;
    const { scrollTop } = this.element;
    const height = this.#height;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + ROW > scrollTop + height) this.element.scrollTop = top + ROW - height;
    this.#draw();
    this.#options.onActive(this.#rows[at] ?? null);
  }

  /** Room for rows below the header, which stays in sight. */
  get #height(): number {
    return this.element.clientHeight - this.#head.offsetHeight;
  }

  #draw(): void {
    const { scrollTop } = this.element;
    const from = Math.max(0, Math.floor(scrollTop / ROW) - SPARE);
    const to = Math.min(this.#rows.length, Math.ceil((scrollTop + this.#height) / ROW) + SPARE);
    const shown: HTMLElement[] = [];
    for (let at = from; at < to; at++) {
      const row = this.#rows[at];
      if (row !== undefined) shown.push(this.#element(row, at));
    }
    fill(this.#room, ...shown);
    const isShown = this.#active >= from && this.#active < to;
    if (isShown) this.element.setAttribute('aria-activedescendant', `row-${this.#active}`);
    else this.element.removeAttribute('aria-activedescendant');
  }

  #element(row: Row, at: number): HTMLElement {
    const element = el(
      'div',
      {
        id: `row-${at}`,
        role: 'row',
        class: `grid-row${at === this.#active ? ' active' : ''}${row.isDirectory ? ' directory' : ''}`,
        'data-at': at,
        'aria-level': row.depth,
        'aria-posinset': row.nth,
        'aria-setsize': row.of,
        'aria-rowindex': at + 2,
        'aria-expanded': row.isDirectory ? String(row.isOpen) : undefined,
        'aria-selected': String(at === this.#active),
      },
      ...this.#options.cells(row),
    );
    return style(element, { top: `${at * ROW}px`, '--depth': `${row.depth - 1}` });
  }

  #onClick(event: Event): void {
    const at = Number(
      (event.target instanceof Element ? event.target.closest('[data-at]') : null)?.getAttribute('data-at') ?? -1,
    );
    const row = this.#rows[at];
    if (row === undefined) return;
    if (row.isDirectory) this.#setOpen(row, !row.isOpen);
    this.activate(at);
  }

  #setOpen({ path }: Row, open: boolean): void {
    this.#tree?.setOpen(path, open);
    this.refresh();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target !== this.element) return;
    const page = Math.max(1, Math.floor(this.#height / ROW) - 1);
    const to = (at: number) => this.activate(Math.max(0, Math.min(this.#rows.length - 1, at)));
    const row = this.#rows[this.#active];
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => to(this.#active + 1),
      ArrowUp: () => to(this.#active - 1),
      PageDown: () => to(this.#active + page),
      PageUp: () => to(this.#active - page),
      Home: () => to(0),
      End: () => to(this.#rows.length - 1),
      ArrowRight: () => row?.isDirectory && (row.isOpen ? to(this.#active + 1) : this.#setOpen(row, true)),
      ArrowLeft: () => row !== undefined && (row.isOpen ? this.#setOpen(row, false) : to(this.#parentOf(this.#active))),
      Enter: () => row?.isDirectory && this.#setOpen(row, !row.isOpen),
      ' ': () => row?.isDirectory && this.#setOpen(row, !row.isOpen),
    };
    const move = moves[event.key];
    if (move === undefined || row === undefined) return;
    event.preventDefault();
    move();
  }

  #parentOf(at: number): number {
    const depth = this.#rows[at]?.depth ?? 1;
    let parent = at;
    while (parent > 0 && (this.#rows[parent]?.depth ?? 0) >= depth) parent--;
    return parent;
  }
}
