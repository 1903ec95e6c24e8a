/** What layers did to the tree, so that it can be shown as it stood below them without stacking again. */
import type { StackNode } from './merged-tree.ts';

/**
 * What one layer did. Names in directories that it made itself are not listed: they come and go with those, which leaves
 * few of a layer that is mostly new.
 */
export class LayerChanges {
  readonly #made = new Set<StackNode>();
  readonly #added = new Set<StackNode>();
  readonly #removed: StackNode[] = [];
  /** Perf: files come in a row for each directory. */
  #last: { parent: StackNode | null; isMade: boolean } = { parent: null, isMade: false };

  /** A node has come into the tree. */
  add(node: StackNode): void {
    if (node.children !== null) this.#made.add(node);
    if (!this.#isMade(node.parent)) this.#added.add(node);
  }

  /**
   * A node has gone out of the tree, with all below it.
   * @returns whether it is kept, since a lower layer put it there
   */
  remove(node: StackNode): boolean {
    if (this.#added.delete(node) || this.#isMade(node.parent)) return false;
    this.#removed.push(node);
    return true;
  }

  undo(): void {
    for (const node of this.#added) node.parent?.children?.delete(node.name);
    for (const node of this.#removed) node.parent?.children?.set(node.name, node);
  }

  redo(): void {
    for (const node of this.#removed) node.parent?.children?.delete(node.name);
    for (const node of this.#added) node.parent?.children?.set(node.name, node);
  }

  /** The layer is complete. */
  close(): void {
    this.#made.clear();
    this.#last = { parent: null, isMade: false };
  }

  #isMade(parent: StackNode | null): boolean {
    if (this.#last.parent !== parent || parent === null)
      this.#last = { parent, isMade: parent !== null && this.#made.has(parent) };
    return this.#last.isMade;
  }
}

/**
 * Shows the tree as it stood on top of each of these layers, highest first, and leaves it as it was.
 * @param changes of all layers, bottom first
 */
export function lookBack(
  changes: readonly LayerChanges[],
  layers: Iterable<number>,
  look: (layer: number) => void,
): void {
  let top = changes.length - 1;
  try {
    for (const layer of [...layers].sort((a, b) => b - a)) {
      for (; top > layer; top--) changes[top]?.undo();
      look(layer);
    }
  } finally {
    for (top++; top < changes.length; top++) changes[top]?.redo();
  }
}
