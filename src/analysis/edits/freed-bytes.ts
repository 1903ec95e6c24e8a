/** Sums up the bytes that edits free, so that no byte is promised twice. */
import type { Candidate } from '../../advice/edits/edit-image.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { LostInode } from '../../stack/types.ts';
import type { ClaimedNames } from '../findings.ts';
import type { FreedBytes } from './types.ts';

export interface FreedFacts {
  lost: ReadonlyMap<StackInode, LostInode>;
  claimed: readonly ClaimedNames[];
}

/** One sum for all bytes that the same edits free from the same layers. @param edits what each edit was made of, in their order */
export function freedBytes(edits: readonly (readonly Candidate[])[], { lost, claimed }: FreedFacts): FreedBytes[] {
  const by = new Map<StackInode, { edit: number; layer: number }[]>();
  for (const [edit, parts] of edits.entries())
    for (const { copies, fromCopier } of parts)
      for (const inode of copies) {
        const layer = fromCopier ? (lost.get(inode)?.name.layer ?? inode.layer) : inode.layer;
        const known = by.get(inode) ?? [];
        by.set(inode, known);
        if (known.at(-1)?.edit !== edit) known.push({ edit, layer });
      }
  const owners = ownersOf(claimed);
  const sums = new Map<string, FreedBytes>();
  for (const [inode, edits] of by) {
    const owner = lost.has(inode) ? undefined : owners.get(inode);
    const kind = lost.has(inode) ? 'wasted' : owner?.bucket === 'removable' ? 'removable' : 'needed';
    const rule = owner?.rule.id ?? null;
    const key = `${edits.map(({ edit, layer }) => `${edit}@${layer}`).join(' ')} ${kind} ${rule}`;
    const sum = sums.get(key) ?? { by: edits, kind, rule, bytes: 0 };
    sums.set(key, sum);
    sum.bytes += inode.size;
  }
  return [...sums.values()];
}

function ownersOf(claimed: readonly ClaimedNames[]): Map<unknown, ClaimedNames> {
  const owners = new Map<unknown, ClaimedNames>();
  for (const names of claimed) for (const { inode } of names.nodes) if (inode !== null) owners.set(inode, names);
  return owners;
}
