/** The files that are in an image only because a Debian package is. */

import type { BytePath } from '../../../image/byte-path.ts';
import { diversionsOf } from '../../../packages/managers/dpkg.ts';
import { linesOf, type RecordReader } from '../../../packages/record-reader.ts';
import { walk } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';

const INFO = '/var/lib/dpkg/info';

export class PackageFiles {
  readonly #image: RecordReader;
  readonly #lists = new Map<string, BytePath[]>();
  readonly #records = new Map<string, StackNode[]>();
  readonly #listedBy = new Map<StackNode, string>();
  readonly #diverted: (name: string, path: BytePath) => BytePath;

  /** @param names all packages that are installed */
  constructor(image: RecordReader, names: Iterable<string>) {
    this.#image = image;
    this.#diverted = diversionsOf(image);
    for (const [file, node] of image.directory(INFO)?.children ?? []) {
      const [, name = ''] = /^([^:]+?)(?::[\w-]+)?\.[\w-]+$/.exec(file) ?? [];
      this.#records.get(name)?.push(node) ?? this.#records.set(name, [node]);
    }
    for (const name of names) {
      this.#lists.set(name, this.#listOf(name));
      for (const node of this.nodesOf(name)) if (!this.#listedBy.has(node)) this.#listedBy.set(node, name);
    }
  }

  /** The package that lists a name. */
  readonly ownerOf = (node: StackNode): string | undefined => this.#listedBy.get(node);

  /** Whether its list of files is there: some images delete dpkg's. */
  isKnown(name: string): boolean {
    return this.#lists.get(name)?.length !== 0;
  }

  /** Paths that the package lists, without what other packages renamed. */
  pathsOf(name: string): BytePath[] {
    return (this.#lists.get(name) ?? []).map(path => this.#diverted(name, path));
  }

  /** Its visible names, directories too. */
  nodesOf(name: string): StackNode[] {
    return this.pathsOf(name).flatMap(path => this.#image.at(path) ?? []);
  }

  /** Its files in `/var/lib/dpkg/info`. */
  recordsOf(name: string): StackNode[] {
    return this.#records.get(name) ?? [];
  }

  /** What programs made of its files: bytecode, and all that is in directories which no package but it has. */
  madeFrom(nodes: readonly StackNode[], isOnly: (directory: StackNode) => boolean): StackNode[] {
    const made: StackNode[] = [];
    for (const node of nodes) {
      if (node.children === null) for (const one of bytecodeOf(node)) made.push(one);
      else if (isOnly(node))
        walk<StackNode>(node, below => {
          if (below.children === null && this.ownerOf(below) === undefined) made.push(below);
          return true;
        });
    }
    return made;
  }

  #listOf(name: string): BytePath[] {
    const list = this.recordsOf(name).find(node => node.name.endsWith('.list'));
    return linesOf(this.#image.bytes(list) ?? Buffer.alloc(0)).filter(path => path !== '' && path !== '/.');
  }
}

/** `__pycache__/x.cpython-311.pyc` of `x.py`. */
function bytecodeOf({ name, parent }: StackNode): StackNode[] {
  const cache = name.endsWith('.py') ? parent?.children?.get('__pycache__')?.children : undefined;
  const start = `${name.slice(0, -2)}cpython-`;
  return [...(cache ?? [])].flatMap(([file, node]) => (file.startsWith(start) && file.endsWith('.pyc') ? [node] : []));
}
