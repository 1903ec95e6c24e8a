/** Decides why a name was lost, from what is at its path once the layer is complete. */
import type { LostName, StackNode } from './merged-tree.ts';

/**
 * Returns a function that sets how a name was lost. If several causes apply, the first of replaced, deleted, opaque, rewritten
 * counts. It needs the finished layer, since the order of a tar must not matter.
 */
export function lossCauseSetter(root: StackNode): (lost: LostName) => void {
  // Perf: names of one directory mostly come in a row.
  let last: { directory: string; now: Standing } = { directory: '', now: root };
  return lost => {
    const end = lost.path.lastIndexOf('/');
    const directory = lost.path.slice(0, end);
    if (directory !== last.directory) last = { directory, now: standing(root, directory) };
    setLossCause(lost, child(last.now, lost.path.slice(end + 1)));
  };
}

function setLossCause(lost: LostName, now: Standing): void {
  if (now === 'obstructed' || (now !== null && now.inode === null)) lost.how = 'replaced';
  else if (lost.how === 'deleted' || lost.how === 'opaque') return;
  else if (now === null) lost.how = 'replaced';
  else {
    lost.how = 'rewritten';
    lost.successor = now.inode;
  }
}

/** What is at a path now; `obstructed` if a part of the path is no longer a directory. */
type Standing = StackNode | 'obstructed' | null;

function standing(root: StackNode, path: string): Standing {
  // The first component is the empty one before the first slash.
  return path.split('/').slice(1).reduce<Standing>(child, root);
}

function child(of: Standing, name: string): Standing {
  if (of === null || of === 'obstructed') return of;
  return of.children === null ? 'obstructed' : (of.children.get(name) ?? null);
}
