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
}

/** The nodes that links from outside keep alive: targets, and all below them. Links there keep further targets alive. */
export function keptByLinks(root: TreeNode, { links, goesAway, claimed }: Options): Set<TreeNode> {
  const kept = new Set<TreeNode>();
  const follow = linkFollower(root);
  const pending = links.filter(link => !goesAway(link));
  for (let link = pending.pop(); link !== undefined; link = pending.pop()) {
    const target = follow(link);
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

/** Follows links as an engine with this root directory would; null for what leads nowhere. Remembers where links lead. */
function linkFollower(root: TreeNode): (link: TreeNode) => TreeNode | null {
  const known = new Map<TreeNode, TreeNode>();
  const follow = (link: TreeNode, hops: number): TreeNode | null => {
    const found = known.get(link);
    if (found !== undefined) return found;
    if (hops === MAX_HOPS || link.link === null) return null;
    let at: TreeNode | null = link.link.startsWith('/') ? root : link.parent;
    for (const part of link.link.split('/')) {
      if (part === '' || part === '.') continue;
      at = part === '..' ? (at?.parent ?? root) : (at?.children?.get(part) ?? null);
      if (at !== null && at.link !== null) at = follow(at, hops + 1);
      if (at === null) return null;
    }
    // Failures are not remembered: a link may lead nowhere only because so many led to it.
    if (at !== null) known.set(link, at);
    return at;
  };
  return link => follow(link, 0);
}
