/** Decides why a name is gone, from what stands there once its layer is complete. */
import type { LostName, StackNode } from './merged-tree.ts';

/**
 * Sets how a name was lost. Where several causes hold, the first of replaced, deleted, opaque, rewritten counts; only the
 * finished layer shows them all, since a tar's order does not decide.
 */
export function settle(root: StackNode, lost: LostName): void {
  const now = standing(root, lost.path);
  if (now === 'obstructed' || (now !== null && now.inode === null)) lost.how = 'replaced';
  else if (lost.how === 'deleted' || lost.how === 'opaque') return;
  else if (now === null) lost.how = 'replaced';
  else {
    lost.how = 'rewritten';
    lost.successor = now.inode;
  }
}

/** What has this path now; `obstructed` where something on the way is no directory any more. */
function standing(root: StackNode, path: string): StackNode | 'obstructed' | null {
  let node = root;
  for (const part of path.slice(1).split('/')) {
    if (node.children === null) return 'obstructed';
    const child = node.children.get(part);
    if (child === undefined) return null;
    node = child;
  }
  return node;
}
