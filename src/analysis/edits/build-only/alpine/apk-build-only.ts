/**
 * The edit that has packages for building only while something is built, on Alpine: `apk del` in the RUN that uses them. What an own file
 * needs stays by name.
 */
import { lostWithin } from '../../../../advice/edits/commands/run-chain.ts';
import type { Candidate, EditImage } from '../../../../advice/edits/edit-image.ts';
import { bytesOf } from '../../../../advice/edits/trust.ts';
import { listed } from '../../../../image/text.ts';
import type { ImageManifest } from '../../../../image/types.ts';
import { ApkPackages } from '../../../../packages/alpine/removal.ts';
import type { InstalledPackage, Packages } from '../../../../packages/find-packages.ts';
import type { RecordReader } from '../../../../packages/record-reader.ts';
import { type NotKnown, notKnown } from '../../../../runtime/read-files.ts';
import { walk } from '../../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../../stack/merge/merged-tree.ts';
import { ProgramOwners } from '../../recommends/program-owners.ts';
import type { BuildInstall } from '../build-install.ts';
import { consumersOf } from '../consumers.ts';
import { startTexts } from '../needed-packages.ts';
import { type Way, waysFor } from '../ways.ts';
import { apkInstalls } from './apk-install.ts';
import { apkOperations } from './apk-operations.ts';
import { neededOf } from './needed-of.ts';

/** Less is not worth a longer Dockerfile. */
const LITTLE = 1_000_000;
const MOST_NAMED = 4;
const WORLD = '/etc/apk/world';
/** What apk writes in each layer in which it changes packages. */
const REWRITTEN = [WORLD, ...['installed', 'scripts.tar', 'triggers'].map(name => `/lib/apk/db/${name}`)];

export interface ApkFacts {
  image: EditImage;
  manifest: ImageManifest;
  packages: Packages;
  /** Names of libraries that files of no package load. */
  loaded: ReadonlySet<string> | NotKnown;
}

interface Facts extends ApkFacts {
  reader: RecordReader;
  apk: ApkPackages;
}

/** @returns the edits, of which the first whose text can be edited is the one to make; null if nothing is there only to build with */
export function apkBuildOnly(facts: ApkFacts): Candidate[] | NotKnown | null {
  const { image, packages } = facts;
  if (!image.steps.some(({ instruction }) => image.commandsOf(instruction).some(({ name }) => name === 'apk')))
    return null;
  const reader = image.records();
  const world = reader.bytes(reader.at(WORLD));
  if (world === null) return null;
  const apk = new ApkPackages(packages.installed, world.toString());
  const [install, ...more] = apkInstalls(image, apk);
  if (install === undefined) return null;
  if (more.length > 0) return notKnown('several RUN instructions install packages to build with');
  return offerFor(install, { ...facts, reader, apk });
}

function offerFor(install: BuildInstall, facts: Facts): Candidate[] | NotKnown | null {
  const { image, apk, packages, loaded, manifest, reader } = facts;
  const all = apk.removedWith(install.names);
  if (all === null) return notKnown('apk may keep what nothing asks for');
  if (sizeOf(all) < LITTLE) return null;
  if (image.dependentsOf(install.step.stage).length > 0)
    return notKnown('another stage uses the one that installs them');
  if ('reason' in loaded) return loaded;
  const needed = neededOf(all, { apk, loaded, named: install.names, reader, packages });
  if (typeof needed === 'string') return notKnown(needed);
  const removed = apk.removedWith(install.names, needed);
  if (removed === null || sizeOf(removed) < LITTLE) return notKnown('something in the image needs them');
  const owners = new ProgramOwners(reader, ({ inode }) => (inode && packages.ownerOf(inode)?.name) ?? undefined);
  const names = new Set([...removed].map(({ name }) => name));
  const started = [...owners.mentionedIn(startTexts({ image, manifest, reader }))].find(name => names.has(name));
  if (started !== undefined) return notKnown(`the container starts a program of ${started}`);
  const consumers = consumersOf(install, { image, owners, packages: names, compile: true });
  const ways = waysFor(install, consumers, image);
  if (typeof ways === 'string') return notKnown(ways);
  const gone = filesOf(removed, facts);
  // What another RUN brought would stay in its layer.
  if ([...gone.keys()].some(({ layer }) => layer !== install.layer)) return notKnown('another layer has their files');
  const keep = [...needed].map(({ name }) => name).sort();
  const candidates = ways.flatMap(way => candidateOf(way, { ...facts, install, keep, gone }) ?? []);
  return candidates.length === 0 ? notKnown('several RUN instructions need them') : candidates;
}

function sizeOf(packages: Iterable<InstalledPackage>): number {
  return [...packages].reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The files of packages. */
function filesOf(
  removed: ReadonlySet<InstalledPackage>,
  { image, packages }: Facts,
): Map<StackInode, InstalledPackage> {
  const found = new Map<StackInode, InstalledPackage>();
  walk<StackNode>(image.root, ({ inode }) => {
    const owner = inode === null ? null : packages.ownerOf(inode);
    if (inode !== null && owner !== null && removed.has(owner)) found.set(inode, owner);
    return true;
  });
  return found;
}

interface Made extends Facts {
  install: BuildInstall;
  keep: readonly string[];
  gone: ReadonlyMap<StackInode, InstalledPackage>;
}

function candidateOf(way: Way, { image, reader, install, keep, gone }: Made): Candidate | null {
  const operations = apkOperations(way, { install, keep, image });
  if (operations === null) return null;
  const { line } = install.step.instruction;
  const runs = way.kind === 'purge' ? way.chain.runs : [];
  const user = way.kind === 'move' ? way.again[0]?.runs[0] : runs.at(-1);
  const records = REWRITTEN.flatMap(path => reader.at(path)?.inode ?? []).filter(
    ({ layer }) => layer >= image.baseLayers && layer !== user?.layer,
  );
  const isMoved = way.kind === 'move' && user?.layer != null;
  return {
    edit: {
      id: `build-only-${line}`,
      title: titleOf(way, install, keep),
      trust: 'fewer',
      leftOut: leftOutOf(gone),
      line,
      second:
        user === undefined || user === install.step ? null : { line: user.instruction.line, does: 'builds with them' },
      operations,
      ignoreLines: [],
    },
    copies: new Set([...gone.keys(), ...lostWithin(runs, image)]),
    repeats: isMoved ? [{ layer: user.layer ?? 0, bytes: bytesOf(records) }] : [],
    fromCopier: false,
  };
}

function leftOutOf(gone: ReadonlyMap<StackInode, InstalledPackage>) {
  const sums = new Map<string, number>();
  for (const [{ size }, { name }] of gone) sums.set(name, (sums.get(name) ?? 0) + size);
  return [...sums]
    .map(([name, bytes]) => ({ name, bytes }))
    .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}

/** `Remove gcc and libffi-dev after the build`. */
function titleOf({ kind }: Way, { names }: BuildInstall, keep: readonly string[]): string {
  const gone = listed([...names], MOST_NAMED);
  if (kind === 'purge') return `Remove ${gone} after the build`;
  if (kind === 'move') return `Install ${gone} only while ${names.size === 1 ? 'it builds' : 'they build'}`;
  return keep.length === 0 ? `Do not install ${gone}` : `Install ${listed(keep, MOST_NAMED)} instead of ${gone}`;
}
