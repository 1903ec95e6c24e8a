/** What apt and dpkg leave in a layer beside packages, where RUNs that install go, move or come again. */
import type { Candidate, EditImage } from '../../../advice/edits/edit-image.ts';
import { bytesOf } from '../../../advice/edits/trust.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { pathOf, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import type { DebianImage } from '../recommends/debian-image.ts';
import type { BuildInstall } from './build-install.ts';
import type { Way } from './ways.ts';

/** Whether the installing RUN goes as a whole. */
export function dropsRun(
  operations: readonly Operation[],
  { step: { instruction } }: BuildInstall,
  image: EditImage,
): boolean {
  const dropped = operations.filter(
    one => one.kind === 'replace-command' && one.line === instruction.line && one.text === null,
  );
  return dropped.length > 0 && dropped.length === image.commandsOf(instruction).length;
}

const CACHE = /^\/var\/(?:lib\/apt\/lists\/.+|cache\/apt\/(?:[^/]+\.bin|archives\/[^/]+\.deb))$/;

/** What the layer of a RUN that goes has beside the packages; of one that moves, the lists and caches that the other RUN deletes. */
export function leftBehind(way: Way, layer: number, { image }: DebianImage): StackInode[] {
  const found: StackInode[] = [];
  walk<StackNode>(image.root, node => {
    const { inode } = node;
    if (inode?.layer === layer && (way.kind === 'leave' || CACHE.test(pathOf(node)))) found.push(inode);
    return true;
  });
  return found;
}

/** What apt and dpkg write in each layer in which they change packages. */
const REWRITTEN = [
  ...['/var/lib/dpkg/status', '/var/lib/dpkg/status-old', '/etc/ld.so.cache'],
  ...['/var/cache/debconf/templates.dat', '/var/cache/debconf/config.dat'],
];

/** Each further RUN with apt stores its records once more. */
export function repeatedBy(way: Way, { reader, image }: DebianImage): NonNullable<Candidate['repeats']> {
  if (way.kind === 'leave') return [];
  const inodes = REWRITTEN.flatMap(path => reader.at(path)?.inode ?? []);
  return way.again.flatMap(({ runs }) => {
    const layer = runs.at(-1)?.layer;
    if (layer == null) return [];
    // What the base image has as it is, packages for building do not change.
    return [
      { layer, bytes: bytesOf(inodes.filter(inode => inode.layer >= image.baseLayers && inode.layer !== layer)) },
    ];
  });
}
