/** The line to edit for each finding and for each group of wasted bytes. */
import type { Candidate } from '../../advice/edits/edit-image.ts';
import type { Group } from '../../advice/edits/group.ts';
import { bytesOf } from '../../advice/edits/trust.ts';
import type { LabelFile, LabelId } from '../../advice/labels/label.ts';
import type { BuildStep } from '../../dockerfile/build/build-steps.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { DockerfileLine } from '../dockerfile-line.ts';
import type { Finding, FindingLayer, WasteEvent, WasteGroup } from '../types.ts';
import { GroupTable } from '../wasted/waste-groups.ts';

export interface LineFacts {
  groups: readonly Group[];
  groupOf: ReadonlyMap<StackInode, Group>;
  /** The edit of a group, if there is one. */
  made: ReadonlyMap<Group, Candidate>;
  stepOf(layer: number): BuildStep | null;
  /** Path of the Dockerfile; null if none is known, so that there are no lines. */
  path: string | null;
  /** Line of the `FROM` that names the base image; null if it is not known. */
  from: number | null;
  baseLayers: number;
  /** The `FROM` whose image's triggers made all own layers; null if others did. */
  triggeredBy: number | null;
}

/** Labels of what only another base image changes. */
const OF_BASE: ReadonlySet<LabelId> = new Set(['package-upgrade']);

export class LinesToEdit {
  readonly #facts: LineFacts;

  constructor(facts: LineFacts) {
    this.#facts = facts;
  }

  /** The line of the instruction that first brought most of a rule's bytes; the `FROM` if the base image did. */
  ofFinding({ rule, layers }: Pick<Finding, 'rule' | 'layers'>): DockerfileLine | null {
    const groups = this.#facts.groups.filter(group => group.rule?.id === rule);
    const [biggest] = groups
      .map(group => ({ group, bytes: bytesOf(group.copies) }))
      .sort((a, b) => b.bytes - a.bytes || a.group.layer - b.group.layer);
    if (biggest !== undefined) return this.#ofGroup(biggest.group);
    return this.#ofLayer(biggestLayer(layers));
  }

  /** For each wasted group the line of its instruction to edit. */
  ofWaste(
    files: readonly LabelFile[],
    event: (file: LabelFile) => WasteEvent,
  ): (group: WasteGroup) => DockerfileLine | null {
    const sums = new GroupTable(() => new Map<Group, number>());
    for (const file of files) {
      const group = this.#facts.groupOf.get(file.item.inode);
      if (group === undefined) continue;
      const sum = sums.of(event(file));
      sum.set(group, (sum.get(group) ?? 0) + file.bytes);
    }
    return wasted => {
      const { addedIn, wastedIn, cause, label } = wasted;
      const isBase = addedIn < this.#facts.baseLayers;
      if (isBase && (OF_BASE.has(label) || wastedIn < this.#facts.baseLayers)) return this.#at(this.#facts.from);
      if (cause === 'metadata' || isBase) return this.#ofLayer(wastedIn);
      const [biggest] = [...sums.of(wasted)].sort((a, b) => b[1] - a[1]);
      return biggest === undefined ? this.#ofLayer(addedIn) : this.#ofGroup(biggest[0]);
    };
  }

  #ofGroup(group: Group): DockerfileLine | null {
    const edit = this.#facts.made.get(group)?.edit;
    return edit === undefined ? this.#ofLayer(group.layer) : this.#at(this.#facts.triggeredBy ?? edit.line);
  }

  #ofLayer(layer: number): DockerfileLine | null {
    const { baseLayers, from, stepOf, triggeredBy } = this.#facts;
    if (triggeredBy !== null) return this.#at(triggeredBy);
    return this.#at(layer < baseLayers ? from : (stepOf(layer)?.instruction.line ?? null));
  }

  #at(line: number | null): DockerfileLine | null {
    const { path } = this.#facts;
    return path === null || line === null ? null : { path, line };
  }
}

function biggestLayer(layers: readonly FindingLayer[]): number {
  return [...layers].sort((a, b) => b.bytes - a.bytes || a.index - b.index)[0]?.index ?? -1;
}
