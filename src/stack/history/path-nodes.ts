/** Real paths, each once, whichever layer has them: symbolic links on the way are followed before a path comes here. */
import type { BytePath } from '../../image/byte-path.ts';
import type { StackNode } from '../merge/merged-tree.ts';
import type { PathColumns } from './types.ts';

/** A path. */
export class PathNode {
  readonly name: BytePath;
  readonly parent: PathNode | null;
  /** Perf: null until there is one, since nearly all paths are files. */
  children: Map<BytePath, PathNode> | null = null;
  /** Its place in the tree's order, once that is known. */
  id = -1;

  constructor(name: BytePath, parent: PathNode | null) {
    this.name = name;
    this.parent = parent;
  }
}

export class PathNodes {
  readonly root = new PathNode('', null);
  /** Perf: directories stay the same nodes from layer to layer, so their paths are looked up once. */
  readonly #directories = new Map<StackNode, PathNode>();

  child(parent: PathNode, name: BytePath): PathNode {
    parent.children ??= new Map();
    const known = parent.children.get(name);
    if (known !== undefined) return known;
    const made = new PathNode(name, parent);
    parent.children.set(name, made);
    return made;
  }

  /** The path of a directory of the stack. */
  ofDirectory(directory: StackNode): PathNode {
    const way: StackNode[] = [];
    let at: StackNode | null = directory;
    let known: PathNode | undefined;
    for (; at !== null && known === undefined; at = at.parent) {
      known = at.parent === null ? this.root : this.#directories.get(at);
      if (known === undefined) way.push(at);
    }
    let path = known ?? this.root;
    for (let node = way.pop(); node !== undefined; node = way.pop()) {
      path = this.child(path, node.name);
      this.#directories.set(node, path);
    }
    return path;
  }

  /** Numbers all paths: parents before children, siblings by name. */
  columns(): PathColumns {
    const names: string[] = [];
    const parents: number[] = [];
    const pending = [this.root];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      node.id = names.push(node.name) - 1;
      parents.push(node.parent === null ? -1 : node.parent.id);
      if (node.children === null) continue;
      for (const child of byNameDescending([...node.children.values()])) pending.push(child);
    }
    return { names, parents: Int32Array.from(parents) };
  }
}

function byNameDescending(nodes: PathNode[]): PathNode[] {
  return nodes.sort((a, b) => (a.name < b.name ? 1 : -1));
}
