/** Sums up the bytes that edits free, so that no byte is promised twice. */
import type { Candidate } from '../../advice/edits/edit-image.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { LostInode } from '../../stack/types.ts';
import type { ClaimedNames } from '../findings.ts';
import { remembered } from '../remembered.ts';
import type { FreedBytes } from './types.ts';

export interface FreedFacts {
  lost: ReadonlyMap<StackInode, LostInode>;
  claimed: readonly ClaimedNames[];
  /** Indexes of the measured parts that a visible file belongs to. */
  partsOf(inode: StackInode): readonly number[];
}

type Freeing = readonly { edit: number; layer: number }[];

/** What frees a file. Equal lists are the same object. Perf: a hundred thousand files have few different ones. */
class FreedBy {
  readonly all: Freeing;
  readonly #longer = new Map<number, Map<number, FreedBy>>();

  constructor(all: Freeing = []) {
    this.all = all;
  }

  /** The same with one more edit, unless it is the last one already. */
  and(edit: number, layer: number): FreedBy {
    if (this.all.at(-1)?.edit === edit) return this;
    const ofEdit = this.#longer.get(edit) ?? new Map<number, FreedBy>();
    this.#longer.set(edit, ofEdit);
    const found = ofEdit.get(layer) ?? new FreedBy([...this.all, { edit, layer }]);
    ofEdit.set(layer, found);
    return found;
  }
}

/** One sum for all bytes that the same edits free from the same layers. @param edits what each edit was made of, in their order */
export function freedBytes(
  edits: readonly (readonly Candidate[])[],
  { lost, claimed, partsOf }: FreedFacts,
): FreedBytes[] {
  const nothing = new FreedBy();
  const whole = new Map<StackInode, FreedBy>();
  const partly = new Map<StackInode, { by: Freeing; bytes: number }>();
  for (const [edit, parts] of edits.entries())
    for (const { copies, shrinks = new Map<StackInode, number>(), fromCopier } of parts) {
      for (const inode of copies) {
        const layer = fromCopier ? (lost.get(inode)?.name.layer ?? inode.layer) : inode.layer;
        whole.set(inode, (whole.get(inode) ?? nothing).and(edit, layer));
      }
      // One edit makes files shorter, so there is one for each file.
      for (const [inode, bytes] of shrinks) partly.set(inode, { by: [{ edit, layer: inode.layer }], bytes });
    }
  const sums = new Sums({ lost, partsOf, owners: ownersOf(claimed) });
  for (const [inode, { all }] of whole)
    sums.add(inode, all, { bytes: inode.size - lessOf(inode, partly.get(inode)?.bytes), files: 1 });
  for (const [inode, { by, bytes }] of partly) {
    const all = [...by, ...(whole.get(inode)?.all ?? [])].sort((a, b) => a.edit - b.edit);
    sums.add(
      inode,
      all.filter(({ edit }, at) => edit !== all[at - 1]?.edit),
      { bytes: lessOf(inode, bytes), files: 0 },
    );
  }
  const repeated = edits.flatMap((parts, edit) =>
    parts.flatMap(({ repeats = [] }) =>
      repeats.map(({ layer, bytes }): FreedBytes => {
        return { by: [{ edit, layer }], kind: 'needed', rule: null, bytes: -bytes };
      }),
    ),
  );
  return [...sums.all, ...repeated];
}

function lessOf({ size }: StackInode, bytes = 0): number {
  return Math.min(size, bytes);
}

interface SumFacts extends Omit<FreedFacts, 'claimed'> {
  owners: ReadonlyMap<unknown, ClaimedNames>;
}

class Sums {
  readonly #sums = new Map<string, Required<FreedBytes>>();
  readonly #keyOf = remembered((by: Freeing) => by.map(({ edit, layer }) => `${edit}@${layer}`).join(' '));
  readonly #facts: SumFacts;

  constructor(facts: SumFacts) {
    this.#facts = facts;
  }

  get all(): FreedBytes[] {
    return [...this.#sums.values()];
  }

  add(inode: StackInode, by: Freeing, { bytes, files }: { bytes: number; files: number }): void {
    const { lost, owners, partsOf } = this.#facts;
    const isLost = lost.has(inode);
    const owner = isLost ? undefined : owners.get(inode);
    const kind = isLost ? 'wasted' : owner?.bucket === 'removable' ? 'removable' : 'needed';
    const rule = owner?.rule.id ?? null;
    const parts = isLost ? [] : partsOf(inode);
    const key = `${this.#keyOf(by)} ${kind} ${rule} ${parts.join()}`;
    const sum = this.#sums.get(key) ?? { by, kind, rule, bytes: 0, files: 0, parts };
    this.#sums.set(key, sum);
    sum.bytes += bytes;
    sum.files += isLost ? 0 : files;
  }
}

function ownersOf(claimed: readonly ClaimedNames[]): Map<unknown, ClaimedNames> {
  const owners = new Map<unknown, ClaimedNames>();
  for (const names of claimed) for (const { inode } of names.nodes) if (inode !== null) owners.set(inode, names);
  return owners;
}
