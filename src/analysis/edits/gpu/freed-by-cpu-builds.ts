/** The bytes that go with packages for GPUs: surely the libraries, and by an estimate what another build of a package has less. */
import { isGpuLibrary } from '../../../advice/detectors/gpu-runtime.ts';
import type { LeftOut } from '../../../advice/edits/edit.ts';
import { matchText } from '../../../image/byte-path.ts';
import type { InstalledPackage } from '../../../packages/find-packages.ts';
import { walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import { sourceOf } from '../python/site-packages.ts';
import type { Replacement } from './replacements.ts';
import type { GpuFacts } from './types.ts';

export interface FreedByCpuBuilds {
  copies: Set<StackInode>;
  shrinks: Map<StackInode, number>;
  leftOut: LeftOut[];
  /** How much more or less it may be, in bytes. */
  spread: number;
}

interface Going {
  replaced: readonly Replacement[];
  /** Packages that go as a whole. */
  gone: readonly InstalledPackage[];
}

export function freedByCpuBuilds({ replaced, gone }: Going, facts: GpuFacts): FreedByCpuBuilds {
  const { image, lineage, packages } = facts;
  const whole = new Set(gone);
  const of = new Map(replaced.flatMap(one => one.installed.map(own => [own, one] as const)));
  const copies = new Set<StackInode>();
  const shrinks = new Map<StackInode, number>();
  const bytes = new Map<string, number>();
  let spread = 0;
  const add = (name: string, size: number) => bytes.set(name, (bytes.get(name) ?? 0) + size);
  walk<StackNode>(image.root, node => {
    const { inode } = node;
    if (inode === null || inode.layer < image.baseLayers || copies.has(inode) || shrinks.has(inode)) return true;
    const source = sourceOf(node)?.inode;
    const owner = packages.ownerOf(inode) ?? (source == null ? null : packages.ownerOf(source));
    const other = owner === null ? undefined : of.get(owner);
    if (owner === null || !(whole.has(owner) || other !== undefined)) return true;
    const name = matchText(node.name);
    if (whole.has(owner) || isGpuLibrary(name)) {
      for (const copy of lineage.of(inode)) copies.add(copy);
      add(whole.has(owner) ? owner.name : `GPU libraries of ${owner.name}`, inode.size);
    } else if (other !== undefined && !name.endsWith('.pyc')) {
      const less = Math.round(inode.size * other.smallerBy);
      // Of later copies as of the first.
      spread += inode.size * other.spread * lineage.of(inode).length;
      if (less === 0) return true;
      for (const copy of lineage.of(inode)) shrinks.set(copy, less);
      add(`GPU code of ${owner.name}`, less);
    }
    return true;
  });
  const leftOut = [...bytes].map(([name, sum]) => ({ name, bytes: sum }));
  return { copies, shrinks, leftOut, spread: Math.ceil(spread) };
}
