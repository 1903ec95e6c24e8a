/** Applies one layer to the tree below it. */
import { displayPath } from '../image/byte-path.ts';
import type { LayerIndex } from '../layer/layer-index.ts';
import { pathOf } from './file-tree.ts';
import { findDirectory, type LostName, type StackInode, type StackNode, stop } from './merged-tree.ts';
import { type SplitName, splitName, whiteoutOf } from './names.ts';
import type { Stack } from './stack.ts';

type How = LostName['how'];

interface Whiteout extends SplitName {
  opaque: boolean;
}

export class LayerApplier {
  readonly #stack: Stack;
  readonly #layer: number;
  readonly #index: LayerIndex;
  /** Perf: tars come grouped by directory, so the last one answers most look-ups. */
  #known: { path: string; node: StackNode } | null = null;
  #duplicates = 0;
  #dangling: number[] = [];

  constructor(stack: Stack, layer: number, index: LayerIndex) {
    this.#stack = stack;
    this.#layer = layer;
    this.#index = index;
  }

  apply(): void {
    const whiteouts = this.#whiteouts();
    if (whiteouts.length > 0) {
      // In the order in which causes take precedence: replaced, deleted, opaque; what remains can only be rewritten.
      this.#clearReplaced();
      for (const { directory, base } of whiteouts.filter(({ opaque }) => !opaque)) this.#delete(directory, base);
      for (const { directory } of whiteouts.filter(({ opaque }) => opaque)) this.#hide(directory);
    }
    for (let entry = 0; entry < this.#index.length; entry++) this.#place(entry);
    const late = this.#dangling;
    this.#dangling = [];
    for (const entry of late) this.#place(entry);
    this.#tell();
  }

  #whiteouts(): Whiteout[] {
    const found: Whiteout[] = [];
    for (let entry = 0; entry < this.#index.length; entry++) {
      const name = this.#index.name(entry);
      if (!name.includes('.wh.')) continue;
      const { directory, base } = splitName(name);
      const whiteout = whiteoutOf(base);
      if (whiteout?.kind === 'whiteout') found.push({ directory, base: whiteout.name, opaque: false });
      if (whiteout?.kind === 'opaque') found.push({ directory, base: '', opaque: true });
    }
    return found;
  }

  /** Takes away what this layer replaces by something of another kind, before its whiteouts can claim it. */
  #clearReplaced(): void {
    for (let entry = 0; entry < this.#index.length; entry++) {
      const { directory, base } = splitName(this.#index.name(entry));
      const type = this.#index.type(entry);
      if (base === '' || type === 'other' || whiteoutOf(base)) continue;
      const there = findDirectory(this.#stack.root, directory, stop)?.children?.get(base);
      if (there && kindOf(there.type) !== kindOf(type)) this.#remove(there, 'replaced');
    }
  }

  #delete(directory: string, base: string): void {
    const there = findDirectory(this.#stack.root, directory, stop)?.children?.get(base);
    if (there) this.#remove(there, 'deleted');
  }

  #hide(directory: string): void {
    const parent = findDirectory(this.#stack.root, directory, stop);
    for (const child of [...(parent?.children?.values() ?? [])]) this.#remove(child, 'opaque');
  }

  #place(entry: number): void {
    const { directory, base } = splitName(this.#index.name(entry));
    if (base === '' || whiteoutOf(base)) return;
    const type = this.#index.type(entry);
    if (type === 'other') return;
    const parent = this.#directory(directory);
    if (type === 'hardlink') this.#link(parent, base, entry);
    else if (type === 'file') this.#putFile(parent, base, this.#newInode(entry), entry);
    else if (type === 'dir') this.#putDirectory(parent, base, entry);
    else {
      const link = type === 'symlink' ? this.#index.link(entry) : null;
      this.#clear(parent, base, 'replaced');
      this.#attach(parent, base, { link, type, entry });
      if (link !== null) this.#known = null;
    }
  }

  #directory(path: string): StackNode {
    if (this.#known?.path === path) return this.#known.node;
    const node =
      findDirectory(this.#stack.root, path, (parent, name, there) => {
        if (there) this.#remove(there, 'replaced');
        return this.#attach(parent, name, { type: 'dir', entry: -1 });
      }) ?? this.#stack.root;
    this.#known = { path, node };
    return node;
  }

  #putDirectory(parent: StackNode, base: string, entry: number): void {
    const there = parent.children?.get(base);
    if (there?.children) {
      there.layer = this.#layer;
      there.entry = entry;
      return;
    }
    if (there) this.#remove(there, 'replaced');
    this.#attach(parent, base, { type: 'dir', entry });
  }

  #putFile(parent: StackNode, base: string, inode: StackInode, entry: number): void {
    const there = parent.children?.get(base);
    if (there?.inode === inode) return;
    if (there?.inode) {
      if (there.inode.layer === this.#layer && there.layer === this.#layer) this.#duplicates++;
      this.#remove(there, 'rewritten', inode);
    } else if (there) this.#remove(there, 'replaced');
    this.#attach(parent, base, { type: 'file', inode, entry });
    inode.names++;
  }

  #link(parent: StackNode, base: string, entry: number): void {
    const target = splitName(this.#index.link(entry));
    const there = findDirectory(this.#stack.root, target.directory, stop)?.children?.get(target.base);
    if (there?.inode) this.#putFile(parent, base, there.inode, entry);
    else if (there && there.children === null) {
      this.#clear(parent, base, 'replaced');
      this.#attach(parent, base, { link: there.link, type: there.type, entry });
    } else this.#dangling.push(entry);
  }

  #newInode(entry: number): StackInode {
    const size = this.#index.size(entry);
    this.#stack.layerBytes[this.#layer] = (this.#stack.layerBytes[this.#layer] ?? 0) + size;
    return { size, layer: this.#layer, names: 0, entry, lost: null };
  }

  #attach(
    parent: StackNode,
    name: string,
    of: Pick<StackNode, 'type' | 'entry'> & Partial<Pick<StackNode, 'inode' | 'link'>>,
  ): StackNode {
    const node: StackNode = {
      name,
      parent,
      children: of.type === 'dir' ? new Map() : null,
      inode: of.inode ?? null,
      link: of.link ?? null,
      type: of.type,
      layer: this.#layer,
      entry: of.entry,
    };
    parent.children?.set(name, node);
    return node;
  }

  #clear(parent: StackNode, base: string, how: How): void {
    const there = parent.children?.get(base);
    if (there) this.#remove(there, how);
  }

  /** Takes a node and all below it out of the tree. */
  #remove(node: StackNode, how: How, successor: StackInode | null = null): void {
    const pending = [node];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (at.inode) this.#loseName(at, at.inode, how, successor);
      for (const child of at.children?.values() ?? []) pending.push(child);
    }
    node.parent?.children?.delete(node.name);
    if (node.children) this.#known = null;
  }

  #loseName(node: StackNode, inode: StackInode, how: How, successor: StackInode | null): void {
    inode.names--;
    // An inode of this layer that loses its last name in this layer was never in the diff that an engine would take.
    if (inode.layer === this.#layer) {
      if (inode.names === 0)
        this.#stack.layerBytes[this.#layer] = (this.#stack.layerBytes[this.#layer] ?? 0) - inode.size;
      return;
    }
    if (inode.size === 0) return;
    const path = pathOf(node);
    if (inode.lost?.layer !== this.#layer || path < inode.lost.path)
      inode.lost = { path, layer: this.#layer, how, successor };
    if (inode.names === 0) this.#stack.lost.push({ inode, name: inode.lost });
  }

  #tell(): void {
    const { notes } = this.#stack;
    if (this.#duplicates > 0)
      notes.push(`layer ${this.#layer} names ${count(this.#duplicates, 'file')} more than once; the last entry counts`);
    const [first] = this.#dangling;
    if (first === undefined) return;
    const example = displayPath(this.#index.name(first));
    notes.push(
      `layer ${this.#layer} has ${count(this.#dangling.length, 'hard link')} to nothing, such as ${example}; they add no bytes`,
    );
  }
}

function kindOf(type: string): 'file' | 'dir' | 'special' {
  if (type === 'file' || type === 'hardlink') return 'file';
  return type === 'dir' ? 'dir' : 'special';
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
