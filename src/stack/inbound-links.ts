/** Files inside a cache that are in use because a symbolic link outside leads to them, as uv, pnpm and others make them. */
import { type TreeNode, walk } from './file-tree.ts';

/** As in Linux, where a path over more links is an error. Links that are already followed count as none here. */
const MAX_HOPS = 40;

interface Options {
  /** All symbolic links of the tree. */
  links: readonly TreeNode[];
  /** Whether a link goes away together with what a rule claims, so that it keeps nothing. */
  goesAway: (link: TreeNode) => boolean;
  /** Whether a rule claims the place that a link leads to. Links to elsewhere matter to nobody. */
  claimed: (target: TreeNode) => boolean;
  follow: Follower;
}

/** The nodes that links from outside keep alive: targets, and all below them. Links there keep further targets alive. */
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
  /** Where a link leads; null for what leads nowhere. Remembers the answers. */
  link(link: TreeNode): TreeNode | null;
  /** What is at an absolute path of bytes, links followed. */
  path(path: string): TreeNode | null;
}

/** Follows links as a program does that has this root directory. */
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
    // Failures are not remembered: a link may lead nowhere only because so many led to it.
    if (at !== null) known.set(link, at);
    return at;
  };
  return { link: link => follow(link, 0), path: path => walkTo(root, path, 0) };
}
