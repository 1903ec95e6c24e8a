/** Which package has which file: each inode has one, or none. */
import type { LayerIndex } from '../layer/index/layer-index.ts';
import { walk } from '../stack/file-tree.ts';
import type { StackInode, StackNode } from '../stack/merge/merged-tree.ts';
import type { ManagerId, PackageRecord } from './types.ts';

/**
 * Who keeps a file that several packages claim: the higher. A language's package overrides the system's, since it was installed over
 * it; a folder overrides a list; an archive or a program is a package only if nobody has it.
 */
export const PRECEDENCE: Readonly<Record<ManagerId, number>> = {
  jar: 0,
  go: 0,
  cargo: 0,
  dpkg: 1,
  apk: 1,
  rpm: 1,
  pip: 2,
  gem: 3,
  composer: 3,
  npm: 3,
};

export class Owners {
  readonly packages: PackageRecord[] = [];
  /** For each entry of each layer the place of its package, from 1. Perf: 4 bytes a file, where a map takes 50. */
  readonly #places: readonly Uint32Array[];
  readonly #records: ReadonlySet<StackNode>;
  /** Records that a package lists or contains. */
  readonly #within = new Set<StackNode>();

  /** @param found packages of all managers, in the order in which they are added */
  constructor(layers: readonly LayerIndex[], found: readonly (readonly PackageRecord[])[]) {
    this.#places = layers.map(layer => new Uint32Array(layer.length));
    this.#records = new Set(found.flatMap(records => records.map(({ record }) => record)));
    for (const records of found) this.#add(records);
  }

  /** From 1; 0 for a file of no package. */
  placeOf({ layer, entry }: StackInode): number {
    return this.#places[layer]?.[entry] ?? 0;
  }

  #add(records: readonly PackageRecord[]): void {
    // A nested package starts where its folder does.
    const starts = new Set(records.filter(one => !this.#isPart(one)).flatMap(({ folders }) => folders));
    for (const one of records) {
      if (this.#isPart(one)) continue;
      this.packages.push(one);
      for (const file of one.files) this.#claim(file, one);
      for (const folder of one.folders)
        walk(folder, node => {
          if (node !== folder && starts.has(node)) return false;
          this.#claim(node, one);
          return true;
        });
    }
  }

  /** What another package brought along is a part of that: Debian's python3-numpy has numpy's record. */
  #isPart({ manager, record }: PackageRecord): boolean {
    return PRECEDENCE[manager] !== PRECEDENCE.dpkg && this.#within.has(record);
  }

  /** Of equal precedence, the first keeps the file. */
  #claim(node: StackNode, { manager }: PackageRecord): void {
    const { inode } = node;
    const places = inode === null ? undefined : this.#places[inode.layer];
    if (inode === null || places === undefined) return;
    if (this.#records.has(node)) this.#within.add(node);
    const owner = this.packages[(places[inode.entry] ?? 0) - 1];
    if (owner === undefined || PRECEDENCE[owner.manager] < PRECEDENCE[manager])
      places[inode.entry] = this.packages.length;
  }
}
