/** Bytes that edits can free, by the instruction that first brought them. */
import type { Group } from '../../../advice/edits/group.ts';
import { bytesOf } from '../../../advice/edits/trust.ts';
import type { LabelFile } from '../../../advice/labels/label.ts';
import type { LayerIndex } from '../../../layer/index/layer-index.ts';
import type { Rule } from '../../../rules/rule.ts';
import { nodeAt, textPaths, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode, StackRoot } from '../../../stack/merge/merged-tree.ts';
import type { LostInode, Stack } from '../../../stack/types.ts';
import type { ClaimedNames } from '../../findings.ts';
import { remembered } from '../../remembered.ts';
import { linkedCopies } from './linked-copies.ts';

/** Content by where it came from: copies that only changed owner or mode lead to what they copied. */
export class Lineage {
  readonly #before = new Map<StackInode, StackInode>();

  /**
   * A file of another time was written anew, and would be again if the file before it were not there.
   * @param same lost inodes whose successor has the same content
   */
  constructor(same: ReadonlySet<LostInode>, layers: readonly LayerIndex[], root: StackRoot) {
    const timeOf = ({ layer, entry }: StackInode) => layers[layer]?.mtime(entry);
    const copied: LostInode[] = [];
    for (const lost of same) {
      const { successor } = lost.name;
      if (successor === null || timeOf(successor) !== timeOf(lost.inode)) continue;
      this.#before.set(successor, lost.inode);
      copied.push(lost);
    }
    for (const { copy, of } of linkedCopies(copied, layers, root))
      if (!this.#before.has(copy)) this.#before.set(copy, of);
  }

  /** Whether a later layer has a copy of it. */
  isCopied({ inode, name: { successor } }: LostInode): boolean {
    return successor !== null && this.#before.get(successor) === inode;
  }

  /** A copy and those below that it repeats; the one that first brought the content comes last. */
  of(inode: StackInode): StackInode[] {
    const found = [inode];
    for (let below = this.#before.get(inode); below !== undefined; below = this.#before.get(below)) found.push(below);
    return found;
  }

  /** The layer that first brought the content. */
  origin(inode: StackInode): number {
    return this.of(inode).at(-1)?.layer ?? inode.layer;
  }
}

type GroupKey = Pick<Group, 'rule' | 'bucket' | 'layer' | 'loss'>;

/** Perf: a hundred thousand files can belong to one rule, and most makers of edits do not need their paths. */
class GrowingGroup implements Group {
  readonly rule: Group['rule'];
  readonly bucket: Group['bucket'];
  readonly layer: number;
  readonly loss: Group['loss'];
  readonly nodes: StackNode[] = [];
  readonly lost: string[] = [];
  readonly copies = new Set<StackInode>();
  #paths: readonly string[] | null = null;

  constructor({ rule, bucket, layer, loss }: GroupKey) {
    this.rule = rule;
    this.bucket = bucket;
    this.layer = layer;
    this.loss = loss;
  }

  get paths(): readonly string[] {
    this.#paths ??= [...this.nodes.map(textPaths()), ...this.lost];
    return this.#paths;
  }
}

export interface GroupFacts {
  claimed: readonly ClaimedNames[];
  /** What later layers wasted, in the order of `merged.lost`. */
  wasted: readonly LabelFile[];
  owner(file: LabelFile): Rule | null;
  lineage: Lineage;
  /** How many of the lowest layers are the base image's: nothing frees what they brought. */
  baseLayers: number;
}

export interface Groups {
  groups: Group[];
  /** The group that a visible file or a wasted one belongs to by itself; none for what the base image brought. */
  of: ReadonlyMap<StackInode, Group>;
}

/** All groups whose content an own instruction brought, and those of own metadata changes; most bytes first. */
export function groupsOf({ claimed, wasted, owner, lineage, baseLayers }: GroupFacts): Groups {
  const groups = new Map<string, GrowingGroup>();
  const of = new Map<StackInode, Group>();
  const groupFor = (group: GroupKey): GrowingGroup => {
    const loss = group.rule === null ? `${group.loss?.cause} ${group.loss?.layer}` : '';
    const key = `${group.rule?.id ?? ''} ${group.bucket === 'advice'} ${group.layer} ${loss}`;
    const found = groups.get(key) ?? new GrowingGroup(group);
    groups.set(key, found);
    return found;
  };
  const add = (group: Group, copies: readonly StackInode[]) => {
    for (const copy of copies) group.copies.add(copy);
    const [itself] = copies;
    if (itself !== undefined) of.set(itself, group);
  };
  const addLost = (group: GrowingGroup, path: string, copies: readonly StackInode[]) => {
    group.lost.push(path);
    add(group, copies);
  };
  for (const { rule, bucket, nodes } of claimed) {
    // Perf: a hundred thousand files can belong to one rule.
    const inLayer = remembered((layer: number) => groupFor({ rule, bucket, layer, loss: null }));
    for (const node of nodes) {
      // Nodes of the merged tree are what the rules were given.
      const visible = node as StackNode;
      const copies = visible.inode === null ? [] : lineage.of(visible.inode);
      const layer = copies.at(-1)?.layer ?? -1;
      if (layer < baseLayers || copies.length === 0) continue;
      const group = inLayer(layer);
      group.nodes.push(visible);
      add(group, copies);
    }
  }
  for (const file of wasted) {
    const { item, cause, path, wastedIn } = file;
    if (cause === 'metadata' && lineage.isCopied(item)) {
      if (wastedIn < baseLayers) continue;
      const loss = { cause, layer: wastedIn };
      addLost(groupFor({ rule: null, bucket: 'wasted', layer: wastedIn, loss }), path, [item.inode]);
      continue;
    }
    const loss = { cause: cause === 'metadata' ? ('overwritten' as const) : cause, layer: wastedIn };
    const layer = lineage.origin(item.inode);
    if (layer < baseLayers) continue;
    const rule = owner(file);
    const isWaste = rule !== null && rule.bucket === 'removable';
    addLost(groupFor({ rule: isWaste ? rule : null, bucket: 'wasted', layer, loss }), path, lineage.of(item.inode));
  }
  return { groups: biggest([...groups.values()]), of };
}

/** Adds what the usual clean-up of a rule deletes beside its files: all that the same layer brought to a directory that it empties. */
export function addEmptied(
  groups: readonly Group[],
  { root, lost }: Pick<Stack, 'root' | 'lost'>,
  lineage: Lineage,
): void {
  for (const { rule, layer, copies } of groups)
    for (const directory of rule?.empties ?? []) {
      const add = (inode: StackInode) => {
        if (inode.size > 0 && lineage.origin(inode) === layer) for (const copy of lineage.of(inode)) copies.add(copy);
      };
      const top = nodeAt<StackNode>(root, directory);
      if (top === undefined) continue;
      walk(top, ({ inode }: StackNode) => {
        // Other names of a file may be elsewhere.
        if (inode !== null && inode.names === 1) add(inode);
        return true;
      });
      for (const { inode, name } of lost) if (name.path.startsWith(`${directory}/`)) add(inode);
    }
}

/** More groups than any image has that a person made. Edits of the others free little. */
const MOST_GROUPS = 300;

function biggest(groups: readonly Group[]): Group[] {
  const sized = groups.map(group => ({ group, bytes: bytesOf(group.copies) }));
  return sized
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, MOST_GROUPS)
    .map(({ group }) => group);
}
