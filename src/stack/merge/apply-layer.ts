/** Applies one layer to the tree below it. */
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import { splitName } from '../../layer/tar/clean-path.ts';
import type { PlacedNode, Stack } from '../types.ts';
import { DirectoryFinder } from './directory-finder.ts';
import { danglingLink, InodeNames, linksInTime } from './hard-links.ts';
import { whiteoutsOf } from './last-entries.ts';
import { LayerChanges } from './layer-changes.ts';
import { lossCauseSetter } from './loss-cause.ts';
import {
  type Content,
  type LostName,
  nodeOf,
  type Place,
  type StackInode,
  type StackNode,
  stop,
} from './merged-tree.ts';
import { linksInTheWay } from './replaced-symlinks.ts';
import { whiteoutOf } from './whiteouts.ts';

export class LayerApplier {
  readonly #stack: Stack;
  readonly #layer: number;
  readonly #index: LayerIndex;
  readonly #names: InodeNames;
  readonly #changes = new LayerChanges();
  readonly #placed: PlacedNode[] | undefined;
  readonly #directories: DirectoryFinder;
  /** What is removing names at the moment. */
  #how: LostName['how'] = 'replaced';
  /** Perf: tars are grouped by directory, so the last entry's directory is mostly the next one's. */
  #known: { entry: number; node: StackNode } | null = null;
  /** Bytes that the layer adds to the image. */
  #bytes = 0;
  #duplicates = 0;
  /** What hard links name that whiteouts behind them take away, by entry. Their inodes count one name more until then. */
  #inTime: ReadonlyMap<number, StackNode> = new Map();

  constructor(stack: Stack, layer: number, index: LayerIndex) {
    this.#stack = stack;
    this.#directories = new DirectoryFinder(stack.root);
    this.#names = new InodeNames(stack, layer);
    this.#layer = layer;
    this.#placed = stack.placed?.[layer];
    this.#index = index;
  }

  apply(): void {
    const whiteouts = whiteoutsOf(this.#index);
    for (const link of linksInTheWay(this.#index, this.#stack.root, this.#directories)) this.#remove(link);
    this.#inTime = linksInTime(this.#index, whiteouts, this.#directories);
    for (const { inode } of this.#inTime.values()) if (inode) inode.names++;
    // Whiteouts come before opaque markers: if both apply, the whiteout is the cause.
    this.#how = 'deleted';
    for (const { directory, base } of whiteouts) if (base !== null) this.#delete(directory, base);
    this.#how = 'opaque';
    for (const { directory, base } of whiteouts) if (base === null) this.#hide(directory);
    this.#how = 'replaced';
    for (let entry = 0; entry < this.#index.length; entry++) this.#place(entry);
    this.#stack.layerBytes[this.#layer] = this.#bytes - this.#names.ownBytesGone;
    this.#changes.close();
    this.#stack.changes.push(this.#changes);
    const setLossCause = lossCauseSetter(this.#stack.root);
    for (const item of this.#names.lost) {
      setLossCause(item.name);
      this.#stack.lost.push(item);
    }
    if (this.#duplicates > 0)
      this.#stack.notes.push(
        `layer ${this.#layer} names ${this.#duplicates} file${this.#duplicates === 1 ? '' : 's'} more than once; the last entry counts`,
      );
  }

  #delete(directory: string, base: string): void {
    const there = this.#directories.find(directory, stop)?.children?.get(base);
    if (there) this.#remove(there);
  }

  #hide(directory: string): void {
    const parent = this.#directories.find(directory, stop);
    for (const child of [...(parent?.children?.values() ?? [])]) this.#remove(child);
  }

  #place(entry: number): void {
    const base = this.#index.base(entry);
    const type = this.#index.type(entry);
    if (base === '' || type === 'other' || whiteoutOf(base)) return;
    const place = { parent: this.#parentOf(entry), base, layer: this.#layer, entry };
    if (type === 'hardlink') this.#link(place);
    else if (type === 'file') this.#putFile(place, this.#index.size(entry));
    else if (type === 'dir') this.#putDirectory(place);
    else {
      this.#clear(place);
      this.#attach(place, { type, link: type === 'symlink' ? this.#index.link(entry) : null });
      this.#known = null;
    }
  }

  #parentOf(entry: number): StackNode {
    const known = this.#known;
    if (known && known.entry === entry - 1 && this.#index.isBesideLast(entry)) {
      known.entry = entry;
      return known.node;
    }
    const node =
      this.#directories.find(this.#index.directory(entry), (parent, base, there) => {
        if (there) this.#remove(there);
        return this.#attach({ parent, base, layer: this.#layer, entry: -1 }, { type: 'dir' });
      }) ?? this.#stack.root;
    this.#known = { entry, node };
    return node;
  }

  #putDirectory(place: Place): void {
    const there = place.parent.children?.get(place.base);
    if (there?.children) {
      there.layer = this.#layer;
      there.entry = place.entry;
      this.#placed?.push({ node: there, entry: place.entry });
      return;
    }
    this.#clear(place);
    this.#attach(place, { type: 'dir' });
  }

  #putFile(place: Place, size: number): void {
    this.#clearForFile(place);
    this.#attach(place, { type: 'file', size }).names = 1;
    this.#bytes += size;
  }

  #putLink(place: Place, inode: StackInode): void {
    if (place.parent.children?.get(place.base)?.inode === inode) return;
    // Counted first: clearing may remove the name that this one is linked to.
    inode.names++;
    this.#clearForFile(place);
    this.#attach(place, { type: 'file', inode });
  }

  #clearForFile({ parent, base }: Place): void {
    const there = parent.children?.get(base);
    if (there === undefined) return;
    if (there.inode?.layer === this.#layer && there.layer === this.#layer) this.#duplicates++;
    this.#remove(there);
  }

  #link(place: Place): void {
    // First, as in engines: a target whose path leads through this link is not found then.
    if (place.parent.children?.get(place.base)?.link != null) this.#clear(place);
    const inTime = this.#inTime.get(place.entry);
    const there = this.#target(place) ?? inTime;
    if (!there || there.children !== null) throw danglingLink(this.#index, place);
    if (there.inode) this.#putLink(place, there.inode);
    else {
      this.#clear(place);
      this.#attach(place, { type: there.type, link: there.link });
      this.#known = null;
    }
    if (inTime?.inode) this.#names.drop(inTime.inode);
  }

  /** What a hard link names, unless that goes away when the link takes its place. */
  #target({ parent, base, entry }: Place): StackNode | null {
    const { directory, base: name } = splitName(this.#index.link(entry));
    const found = this.#directories.find(directory, stop)?.children?.get(name) ?? null;
    const old = parent.children?.get(base);
    for (let at = found; old !== undefined && at !== null; at = at.parent) if (at === old) return null;
    return found;
  }

  #attach(place: Place, content: Content): StackNode {
    const node = nodeOf(place, content);
    place.parent.children?.set(place.base, node);
    if (place.entry >= 0) this.#placed?.push({ node, entry: place.entry });
    const { root } = this.#stack;
    root.effort.add();
    if (content.type === 'symlink') root.linkNames.add(place.base);
    // Nothing is ever restored below the lowest layer.
    if (this.#layer > 0) this.#changes.add(node);
    return node;
  }

  #clear({ parent, base }: Place): void {
    const there = parent.children?.get(base);
    if (there) this.#remove(there);
  }

  /** Removes a node and everything below it from the tree. */
  #remove(node: StackNode): void {
    const { effort } = this.#stack.root;
    const isKept = this.#layer > 0 && this.#changes.remove(node);
    const pending = [node];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      effort.remove();
      if (isKept) effort.remember();
      if (at.inode) this.#names.lose(at, at.inode, this.#how);
      for (const child of at.children?.values() ?? []) pending.push(child);
    }
    node.parent?.children?.delete(node.name);
    if (node.inode !== null) return;
    this.#known = null;
    this.#directories.forget();
  }
}
