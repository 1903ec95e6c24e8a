/** The bytes that go with Debian packages: their files in every layer, and their lines in dpkg's records. */

import type { LeftOut } from '../../../advice/edits/edit.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { matchText } from '../../../image/byte-path.ts';
import type { DebianState } from '../../../packages/debian/states.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import type { Lineage } from '../lineage/groups.ts';
import type { PackageFiles } from './package-files.ts';

export interface FreedFacts {
  image: Pick<EditImage, 'lostFrom' | 'layers'>;
  files: PackageFiles;
  lineage: Lineage;
  base: DebianState;
  /** The states of own layers. */
  states: readonly DebianState[];
  /** Packages that go, with the first layer that has them. */
  leftOut: ReadonlyMap<string, number>;
  /** Whether they are removed again, so that what programs made of them stays, and dpkg's copy of its record has them. */
  isRemoved: boolean;
  /** The directory at a path, with links followed. */
  directory(path: string): StackNode | null;
}

export interface FreedByPackages {
  copies: Set<StackInode>;
  shrinks: Map<StackInode, number>;
  /** Biggest first. */
  leftOut: LeftOut[];
}

interface Facts extends FreedFacts {
  lost: ReadonlyMap<string, StackInode[]>;
  /** Of each layer dpkg's record and its copy. */
  records: ReadonlyMap<number, StackInode[]>;
}

export function freedByPackages(from: FreedFacts): FreedByPackages {
  const { files, leftOut } = from;
  const facts = {
    ...from,
    lost: lostByPath(from),
    records: inodesAt(from.isRemoved ? RECORD : RECORDS, from.directory('/var/lib/dpkg'), from.image),
  };
  const staying = directoriesThatStay(facts);
  const copies = new Set<StackInode>();
  const shrinks = new Map<StackInode, number>();
  const named: LeftOut[] = [];
  for (const [name, first] of leftOut) {
    const listed = files.nodesOf(name).filter(node => node.children !== null || files.ownerOf(node) === name);
    const made = files.madeFrom(listed, directory => !from.isRemoved && !staying.has(directory));
    const own = new Set([
      ...visibleCopies([...listed, ...files.recordsOf(name), ...made], first, facts),
      ...lostCopies(name, first, facts),
    ]);
    let bytes = 0;
    for (const copy of own) {
      if (!copies.has(copy)) bytes += copy.size;
      copies.add(copy);
    }
    for (const [record, less] of shorterRecords(name, first, facts)) {
      shrinks.set(record, (shrinks.get(record) ?? 0) + less);
      bytes += less;
    }
    named.push({ name, bytes });
  }
  for (const copy of debconfCopies(facts)) copies.add(copy);
  named.sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
  return { copies, shrinks, leftOut: named };
}

/** Directories that packages list which stay. */
function directoriesThatStay({ files, states, leftOut }: FreedFacts): Set<StackNode> {
  const names = [...(states.at(-1)?.packages.keys() ?? [])].filter(name => !leftOut.has(name));
  return new Set(names.flatMap(name => files.nodesOf(name).filter(node => node.children !== null)));
}

/** Whether dpkg wrote in a layer since the package is there. */
function isInstalling(layer: number, first: number, { states }: FreedFacts): boolean {
  return layer >= first && states.some(state => state.layer === layer);
}

/** Files of which all names go, with what later layers copied of them. */
function visibleCopies(nodes: readonly StackNode[], first: number, facts: FreedFacts): StackInode[] {
  const names = new Map<StackInode, number>();
  for (const { inode } of new Set(nodes)) if (inode !== null) names.set(inode, (names.get(inode) ?? 0) + 1);
  return [...names].flatMap(([inode, found]) => {
    const isWhole = found === inode.names && isInstalling(facts.lineage.origin(inode), first, facts);
    return isWhole ? facts.lineage.of(inode) : [];
  });
}

/** Files that later layers deleted or wrote over. */
function lostCopies(name: string, first: number, facts: Facts): StackInode[] {
  const { files, lineage, directory, lost } = facts;
  if (lost.size === 0) return [];
  return files
    .pathsOf(name)
    .flatMap(path => lost.get(realPath(path, directory)) ?? [])
    .filter(inode => isInstalling(lineage.origin(inode), first, facts));
}

/** What was lost of the layers with packages, by absolute path as text. */
function lostByPath({ image, states }: FreedFacts): Map<string, StackInode[]> {
  const lost = new Map<string, StackInode[]>();
  for (const { layer } of states)
    for (const { inode, name } of image.lostFrom(layer))
      lost.get(name.path)?.push(inode) ?? lost.set(name.path, [inode]);
  return lost;
}

/** `/lib/x` is `/usr/lib/x` on a merged `/usr`. */
function realPath(path: string, directory: (path: string) => StackNode | null): string {
  const slash = path.lastIndexOf('/');
  const parent = directory(path.slice(0, slash));
  return parent === null ? matchText(path) : matchText(`${pathTo(parent)}/${path.slice(slash + 1)}`);
}

function pathTo(node: StackNode): string {
  return node.parent === null ? '' : `${pathTo(node.parent)}/${node.name}`;
}

const RECORD = /^var\/lib\/dpkg\/status$/;
const RECORDS = /^var\/lib\/dpkg\/status(?:-old)?$/;
/** What debconf keeps of its files before it writes them. */
const DEBCONF_OLD = /^var\/cache\/debconf\/(?:templates|config)\.dat-old$/;

/** Each layer's copies of dpkg's record lose the paragraph of the package. */
function shorterRecords(name: string, first: number, { states, records }: Facts): [StackInode, number][] {
  return states.flatMap(({ layer, packages }) => {
    const less = packages.get(name)?.statusBytes;
    if (layer < first || less === undefined) return [];
    return (records.get(layer) ?? []).map((inode): [StackInode, number] => [inode, less]);
  });
}

/** Of each layer the inodes at some paths. */
function inodesAt(paths: RegExp, folder: StackNode | null, { lostFrom, layers }: FreedFacts['image']) {
  const found = new Map<number, StackInode[]>();
  const add = (inode: StackInode) => {
    if (paths.test(layers[inode.layer]?.path(inode.entry) ?? ''))
      found.get(inode.layer)?.push(inode) ?? found.set(inode.layer, [inode]);
  };
  for (const { inode } of folder?.children?.values() ?? []) if (inode !== null) add(inode);
  for (const layer of layers.keys()) for (const { inode } of lostFrom(layer)) add(inode);
  return found;
}

/** Debconf writes its files, and keeps those before, only if a package asks questions. */
function debconfCopies({ image, files, base, states, leftOut, directory }: FreedFacts): StackInode[] {
  const old = inodesAt(DEBCONF_OLD, directory('/var/cache/debconf'), image);
  const asks = (name: string) => files.recordsOf(name).some(node => node.name.endsWith('.templates'));
  return states.flatMap(({ layer, packages }, at) => {
    const before = (states[at - 1] ?? base).packages;
    const asking = [...packages.keys()].filter(name => !before.has(name) && asks(name));
    return asking.length > 0 && asking.every(name => leftOut.has(name)) ? (old.get(layer) ?? []) : [];
  });
}
