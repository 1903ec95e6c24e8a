/** Parts of the final file system that budgets limit: what a glob matches, and what a package installed. */
import { compile, type State } from '../globs/glob-tree.ts';
import { matchText } from '../image/byte-path.ts';
import type { InstalledPackage, Packages } from '../packages/find-packages.ts';
import { nodeAt } from '../stack/file-tree.ts';
import type { StackInode, StackNode, StackRoot } from '../stack/merge/merged-tree.ts';

export interface Part {
  section: 'paths' | 'packages';
  /** A pattern that `checkPattern` accepted; or the name of a package, with its manager and a colon before it or not. */
  key: string;
}

export interface MeasuredPart extends Part {
  /** Visible files, each inode once. */
  bytes: number;
  files: number;
  /** Whether a directory has the pattern as its path: then everything below it was probably meant. */
  isDirectory: boolean;
}

export interface MeasuredParts {
  /** In the order in which they were asked for. */
  all: MeasuredPart[];
  /** Indexes of the parts that a visible file belongs to. */
  of(inode: StackInode): readonly number[];
}

/** Measures the parts. An inode counts for a pattern if any of its names matches. */
export function measureParts(parts: readonly Part[], root: StackRoot, packages: Packages): MeasuredParts {
  const byGlob = matchedInodes(parts, root);
  const byName = indexesByName(parts);
  const all = parts.map(part => ({ ...part, bytes: 0, files: 0, isDirectory: isDirectory(part, root) }));
  for (const [inode, indexes] of byGlob) for (const index of indexes) add(all[index], { bytes: inode.size, files: 1 });
  if (byName.size > 0)
    for (const one of packages.installed) for (const index of indexesOf(one, byName)) add(all[index], one);
  return {
    all,
    of: inode => {
      const owner = byName.size > 0 ? packages.ownerOf(inode) : null;
      return [...(byGlob.get(inode) ?? []), ...(owner === null ? [] : indexesOf(owner, byName))];
    },
  };
}

function add(part: MeasuredPart | undefined, { bytes, files }: Pick<MeasuredPart, 'bytes' | 'files'>): void {
  if (part === undefined) return;
  part.bytes += bytes;
  part.files += files;
}

/** The files that patterns match, with the indexes of those parts. */
function matchedInodes(parts: readonly Part[], root: StackRoot): Map<StackInode, Set<number>> {
  const found = new Map<StackInode, Set<number>>();
  const indexes = parts.flatMap(({ section }, index) => (section === 'paths' ? [index] : []));
  if (indexes.length === 0) return found;
  const start = compile(indexes.map(index => parts[index]?.key ?? ''));
  const pending: { node: StackNode; state: State }[] = [{ node: root, state: start }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const child of at.node.children?.values() ?? []) {
      const name = matchText(child.name);
      if (child.children !== null) {
        const state = at.state.step(name);
        if (!state.settled || state.accepts.length > 0) pending.push({ node: child, state });
        continue;
      }
      const accepts = child.inode === null ? [] : at.state.last(name);
      if (child.inode === null || accepts.length === 0) continue;
      const matching = found.get(child.inode) ?? new Set();
      found.set(child.inode, matching);
      for (const pattern of accepts) matching.add(indexes[pattern] ?? 0);
    }
  }
  return found;
}

function isDirectory({ section, key }: Part, root: StackRoot): boolean {
  return section === 'paths' && key.startsWith('/') && nodeAt<StackNode>(root, key)?.children != null;
}

function indexesByName(parts: readonly Part[]): Map<string, number> {
  return new Map(parts.flatMap(({ section, key }, index) => (section === 'packages' ? [[key, index]] : [])));
}

function indexesOf({ manager, name }: InstalledPackage, byName: ReadonlyMap<string, number>): number[] {
  return [name, `${manager}:${name}`].flatMap(key => byName.get(key) ?? []);
}
