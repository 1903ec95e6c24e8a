/** Files inside a cache that are in use because a symbolic link outside leads to them, as uv, pnpm and others make them. */
import { type TreeNode, walk } from './file-tree.ts';

/** As in Linux, where following more links in one path is an error. Links that are already resolved do not count here. */
const MAX_HOPS = 40;

interface Options {
  /** All symbolic links of the tree. */
  links: readonly TreeNode[];
  /** Whether a rule claims the link itself, so that it keeps nothing in use. */
  goesAway: (link: TreeNode) => boolean;
  /** Whether a rule claims the target of a link. Other links do not matter. */
  claimed: (target: TreeNode) => boolean;
  follow: Follower;
}

/** Nodes that are in use by links from outside: targets and everything below them. Links there lead to further targets. */
export function keptByLinks({ links, goesAway, claimed, follow }: Options): Set<TreeNode> {
  const kept = new Set<TreeNode>();
  const pending = links.filter(link => !goesAway(link));
  for (let link = pending.pop(); link !== undefined; link = pending.pop()) {
    const target = follow.link(link);
    if (target === null || kept.has(target) || !claimed(target)) continue;
    walk(target, node => {
      if (kept.has(node)) return false;
      kept.add(node);
      if (node.link !== null) pending.push(node);
      return true;
    });
  }
  return kept;
}

export interface Follower {
  /** The target of a link; null for a dangling link. Answers are cached. */
  link(link: TreeNode): TreeNode | null;
  /** The node at an absolute path of bytes; links are followed. */
  path(path: string): TreeNode | null;
}

/** Follows links like a program with this root directory. */
export function follower(root: TreeNode): Follower {
  const known = new Map<TreeNode, TreeNode>();
  const walkTo = (from: TreeNode | null, path: string, hops: number): TreeNode | null => {
    let at: TreeNode | null = path.startsWith('/') ? root : from;
    for (const part of path.split('/')) {
      if (part === '' || part === '.') continue;
      at = part === '..' ? (at?.parent ?? root) : (at?.children?.get(part) ?? null);
      if (at !== null && at.link !== null) at = follow(at, hops + 1);
      if (at === null) return null;
    }
    return at;
  };
  const follow = (link: TreeNode, hops: number): TreeNode | null => {
    const found = known.get(link);
    if (found !== undefined) return found;
    if (hops === MAX_HOPS || link.link === null) return null;
    const at = walkTo(link.parent, link.link, hops);
    // Failures are not cached: the limit may have been reached only because other links led here.
    if (at !== null) known.set(link, at);
    return at;
  };
  return { link: link => follow(link, 0), path: path => walkTo(root, path, 0) };
}
