/** Makes file trees and image configs for tests. */

import { SMALL_FILES } from '../../../src/analysis/small-files.ts';
import type { ImageConfig } from '../../../src/image/types.ts';
import type { RuleExample } from '../../../src/rules/rule.ts';
import type { KeptContents } from '../../../src/stack/file-contents.ts';
import type { Inode, TreeNode } from '../../../src/stack/file-tree.ts';

export interface TreeParts {
  /** Sizes, or inodes to share, by path; a path that ends in `/` is a directory. Paths are latin1 bytes. */
  files?: Record<string, number | Inode>;
  /** Targets of symbolic links by path. */
  links?: Record<string, string>;
}

export function treeOf({ files = {}, links = {} }: TreeParts): TreeNode {
  const root = node('', null);
  root.children = new Map();
  for (const [path, size] of Object.entries(files)) {
    const at = add(root, path);
    if (path.endsWith('/')) at.children ??= new Map();
    else at.inode = typeof size === 'number' ? { size, layer: 0, names: 1 } : size;
  }
  for (const [path, target] of Object.entries(links)) add(root, path).link = target;
  return root;
}

export function configOf(parts: Partial<ImageConfig> = {}): ImageConfig {
  const platform = { os: 'linux', architecture: 'amd64' };
  return { platform, diffIds: [], history: [], env: [], entrypoint: [], cmd: [], workingDir: '', ...parts };
}

/** The tree of a rule's example, with the sizes of its contents, and what is in those files that something declares to read. */
export function exampleOf({ files, contents = {}, links = {} }: RuleExample) {
  const bytes = new Map(Object.entries(contents).map(([path, text]) => [path, Buffer.from(text)]));
  const sizes = Object.fromEntries([...bytes].map(([path, { length }]) => [path, length]));
  const read = new Map([...bytes].filter(([path]) => isDeclared(path)));
  return { root: treeOf({ files: { ...sizes, ...files }, links }), contents: contentsOf(read) };
}

export function isDeclared(path: string): boolean {
  const slash = path.lastIndexOf('/');
  const [folder, base] = [path.slice(1, slash), path.slice(slash + 1)];
  return SMALL_FILES.some(
    one =>
      (one.folder?.test(folder) ?? true) &&
      (one.rest ? base.startsWith(one.name) && one.rest.test(base.slice(one.name.length)) : base === one.name),
  );
}

/** What layers kept, by absolute path. */
export function contentsOf(bytes: ReadonlyMap<string, Uint8Array>): KeptContents {
  return {
    at: path => bytes.get(path),
    named: name => [...bytes.keys()].filter(path => path.endsWith(`/${name}`)),
  };
}

/** The config that a rule's example describes. */
export function exampleConfig({ env = [], workingDir = '', entrypoint = [], cmd = [] }: RuleExample): ImageConfig {
  return configOf({ env, workingDir, entrypoint, cmd });
}

function add(root: TreeNode, path: string): TreeNode {
  return path
    .split('/')
    .filter(name => name !== '')
    .reduce((parent, name) => {
      parent.children ??= new Map();
      const child = parent.children.get(name) ?? node(name, parent);
      parent.children.set(name, child);
      return child;
    }, root);
}

function node(name: string, parent: TreeNode | null): TreeNode {
  return { name, parent, children: null, inode: null, link: null };
}
