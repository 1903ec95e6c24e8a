/** The file system while layers are stacked: its nodes, and finding them as an engine does. */
import { MeasureError } from '../../errors.ts';
import { displayPath } from '../../image/byte-path.ts';
import { DEFAULT_LIMITS } from '../../layer/limits.ts';
import type { EntryType } from '../../layer/tar/entry-type.ts';
import type { Inode, TreeNode } from '../file-tree.ts';
import { TreeEffort } from './work-limit.ts';

/** How often one path may pass a symbolic link; Linux gives up at the same number (path_resolution(7)). */
const MAX_LINKS = 40;

/** An inode, with what is needed to compare it with its successors. */
export interface StackInode extends Inode {
  /** Entry of the layer that holds the data. */
  entry: number;
}

/** A name that a layer removed. */
export interface LostName {
  path: string;
  layer: number;
  /** `rewritten`: replaced by a file. Only the bytes tell whether its content is the same. */
  how: 'deleted' | 'opaque' | 'replaced' | 'rewritten';
  /** The file that replaced it; null unless `rewritten`. */
  successor: StackInode | null;
}

/** Where an entry of a layer goes. */
export interface Place {
  parent: StackNode;
  base: string;
  layer: number;
  entry: number;
}

/** The place of the root. */
type Top = Omit<Place, 'parent'> & { parent: null };

type NodeType = Exclude<EntryType, 'hardlink' | 'other'>;

/** What a layer puts at a name. */
export type Content = { type: NodeType } & Partial<Pick<StackNode, 'size' | 'inode' | 'link'>>;

/**
 * One name. The node of the entry with a file's data is the inode too. It stays the inode of later names, even if its own name
 * is removed. Perf: nearly all files have one name, so this halves the objects. A field of a million nodes takes 8 MB, so there
 * are no fields that few nodes need.
 */
export class StackNode implements TreeNode, StackInode {
  readonly name: string;
  readonly parent: StackNode | null;
  readonly children: Map<string, StackNode> | null;
  readonly inode: StackInode | null;
  readonly link: string | null;
  /** The layer that put it here, or last changed a directory. */
  layer: number;
  /** Its entry there; -1 for a directory that no entry names. */
  entry: number;
  /** As an inode. */
  readonly size: number;
  names: number;

  constructor({ parent, base, layer, entry }: Place | Top, { type, size, inode, link }: Content) {
    this.name = base;
    this.parent = parent;
    this.children = type === 'dir' ? new Map() : null;
    this.inode = inode ?? (type === 'file' ? this : null);
    this.link = link ?? null;
    this.layer = layer;
    this.entry = entry;
    this.size = size ?? 0;
    this.names = 0;
  }

  get type(): NodeType {
    if (this.children !== null) return 'dir';
    return this.inode === null ? 'symlink' : 'file';
  }
}

/** A device or a pipe. */
class SpecialNode extends StackNode {
  readonly #type: NodeType;

  constructor(place: Place, content: Content) {
    super(place, content);
    this.#type = content.type;
  }

  override get type(): NodeType {
    return this.#type;
  }
}

export function nodeOf(place: Place, content: Content): StackNode {
  const { type } = content;
  const isCommon = type === 'file' || type === 'dir' || type === 'symlink';
  return isCommon ? new StackNode(place, content) : new SpecialNode(place, content);
}

/** The root has what concerns the whole tree. */
export class StackRoot extends StackNode {
  /** Counts its cost. */
  readonly effort: TreeEffort;
  /** Names that symbolic links have, or had. */
  readonly linkNames = new Set<string>();

  constructor(limits = DEFAULT_LIMITS) {
    super({ parent: null, base: '', layer: -1, entry: -1 }, { type: 'dir' });
    this.effort = new TreeEffort(limits);
  }
}

/** A path that no engine can resolve. */
export class LinkLoopError extends MeasureError {}

/** What `findDirectory` does if a component is missing or not a directory; null ends the search. */
export type OnObstacle = (parent: StackNode, name: string, there: StackNode | undefined) => StackNode | null;

/** Ends the search: for finding without making directories. */
export const stop: OnObstacle = () => null;

/**
 * Finds a directory by a clean path, following symbolic links as an engine does that unpacks onto a mounted tree: absolute
 * ones from the image's root, `..` never above it.
 * @throws LinkLoopError on a loop of links; MeasureError beyond a limit
 */
export function findDirectory(root: StackRoot, path: string, onObstacle: OnObstacle): StackNode | null {
  if (path === '') return root;
  let node: StackNode = root;
  let depth = 0;
  let hops = 0;
  const pending = path.split('/').reverse();
  root.effort.walk(pending.length);
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      node = node.parent ?? root;
      depth = Math.max(0, depth - 1);
      continue;
    }
    const child: StackNode | undefined = node.children?.get(part);
    if (child?.children) {
      node = child;
      depth++;
      continue;
    }
    if (child?.link != null) {
      if (++hops > MAX_LINKS)
        throw new LinkLoopError(`the path /${displayPath(path)} passes through a loop of symbolic links`, {
          hint: 'No engine can unpack this image.',
        });
      if (child.link.startsWith('/')) {
        node = root;
        depth = 0;
      }
      const parts = child.link.split('/').reverse();
      root.effort.walk(parts.length);
      for (const one of parts) pending.push(one);
      continue;
    }
    root.effort.goTo(++depth);
    const made = onObstacle(node, part, child);
    if (made === null) return null;
    node = made;
  }
  return node;
}
