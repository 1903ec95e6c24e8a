/**
 * Offers a second stage that has only the program and what it needs. It is made for images that start one compiled program; whatever
 * is not sure to work in it is a reason not to offer it.
 */

import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { bytesOf as pathBytes } from '../../../image/byte-path.ts';
import { environment } from '../../../image/config-paths.ts';
import { isMusl } from '../../../runtime/libraries/find-library.ts';
import type { Library } from '../../../runtime/libraries/needed-libraries.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import { follower } from '../../../stack/symlinks.ts';
import { type KnownBase, SCRATCH, slimBaseOf } from '../../base-sizes.ts';
import type { Candidate } from '../edit-image.ts';
import { bytesOf, leftOutFiles } from '../trust.ts';
import { allInodes } from './all-inodes.ts';
import { calledPackages, callsOthers } from './called-programs.ts';
import { type Carried, carriedSettings } from './carried.ts';
import { aboutPackages, type StageFacts, whyNot } from './checks.ts';
import { type Copy, copyLines } from './copies.ts';
import { type OwnFiles, ownFiles } from './own-files.ts';
import { aptInstall, hasLoadable, isCopied, isLocal, type PackagesToInstall, packagesFor } from './packages.ts';
import { settingsFor } from './settings.ts';
import { systemFiles } from './system-files.ts';
import { ownUser } from './user.ts';

/** A smaller part of the image is not worth another base. */
const LEAST_PART = 0.3;
const NO_PACKAGES: PackagesToInstall = { names: [], bytes: 0 };
const STAGE = 'build';
/** Versions of packages differ by as much. */
const PACKAGE_SPREAD = 0.2;

/** @returns the edit, or a sentence that says why no second stage can be offered */
export function secondStage(facts: StageFacts): Candidate | string {
  const reason = whyNot(facts);
  if (reason !== null) return reason;
  const carried = carriedSettings(facts.image);
  if (typeof carried === 'string') return carried;
  const called = calledPackages(facts);
  if (typeof called === 'string') return called;
  const installed = aboutPackages(facts, called);
  if (installed !== null) return installed;
  const start = startOf(facts, called);
  if (typeof start === 'string') return start;
  const user = ownUser(facts.image, carried.cut);
  if (typeof user === 'string') return user;
  const own = copiesFor(facts, start, user?.owner ?? null);
  if (typeof own === 'string') return own;
  const { copies, left } = own;
  const settings = settingsFor(facts, carried, copies);
  if (typeof settings === 'string') return settings;
  const isInCache = (library: Library) => isCopied(library) && isLocal(library.path) && library.by === 'configured';
  const renewsCache = start.base.glibc !== null && facts.needs.libraries.some(isInCache);
  return candidateOf(facts, { carried, start, copies, left, settings, renewsCache });
}

interface Start {
  base: KnownBase;
  packages: PackagesToInstall;
}

/** The base that has what COPY does not bring. */
function startOf(facts: StageFacts, called: ReadonlySet<string>): Start | string {
  const { needs } = facts;
  const { isStatic, loadable, release, elf } = needs;
  if (isStatic && loadable.length === 0 && !callsOthers(facts)) return { base: SCRATCH, packages: NO_PACKAGES };
  const base = release && slimBaseOf(release);
  if (!base) return 'no smaller base with the same C library is known';
  if (!isStatic && isMusl(elf.interpreter) !== (base.glibc === null))
    return 'its loader is another one than that of the base';
  const newer = newerThan(base.glibc, elf.versions);
  if (newer !== null) return `it needs ${newer}, which ${base.name} lacks`;
  const packages = packagesFor(needs, called);
  if (typeof packages === 'string') return packages;
  const missing = loadable.find(library => !hasLoadable(library, needs.packages, packages.names));
  return missing === undefined ? { base, packages } : `it may load ${missing.name} by its name`;
}

/** The first symbol version of glibc that a release of it lacks. @param glibc `2.36`; null for another C library */
function newerThan(glibc: string | null, versions: readonly string[]): string | null {
  if (glibc === null) return null;
  const numbers = (text: string) => text.split('.').map(Number);
  const [major = 0, minor = 0] = numbers(glibc);
  return (
    versions.find(version => {
      const [, needed = ''] = /^GLIBC_(\d+(?:\.\d+)*)$/.exec(version) ?? [];
      const [one = 0, two = 0] = numbers(needed);
      return one > major || (one === major && two > minor);
    }) ?? null
  );
}

function copiesFor(facts: StageFacts, { base }: Start, owner: string | null): OwnFiles | string {
  const { image, config, needs } = facts;
  const { program, libraries, packages } = needs;
  const own = libraries.filter(isCopied);
  const copy = (path: string, file: StackNode, why: string): Copy => {
    return { path, isDirectory: false, owner: null, inodes: file.inode === null ? [] : [file.inode], why };
  };
  const chosen = [
    copy(program.path, program.file, 'the program'),
    ...own.map(({ path, file, name }) => copy(path, file, `the program needs ${name}`)),
  ];
  const known = new Set(chosen.flatMap(({ inodes }) => inodes));
  const data = ownFiles({ image, env: environment(config), known, program: program.file.inode });
  if (typeof data === 'string') return data;
  const passwd = follower(image.root).path(pathBytes('/etc/passwd')) as StackNode | null;
  const system = systemFiles({
    root: image.root,
    isScratch: base === SCRATCH,
    hasZones: packages.get('tzdata')?.required === true && base !== SCRATCH,
    user: owner,
    changesAccounts: (passwd?.layer ?? -1) >= image.baseLayers,
  });
  const copies = [...system, ...data.copies, ...chosen];
  const isRoots = ({ layer, entry }: StackInode) => (image.layers[layer]?.uid(entry) ?? 0) === 0;
  if (!image.canMount && copies.some(one => one.owner !== null || !one.inodes.every(isRoots)))
    return 'the classic builder does not keep the owners of files';
  const isMissing = ({ path }: { path: string }) => !copies.some(one => path === one.path || isIn(path, one));
  if (needs.script !== null && isMissing(needs.script)) return `${needs.script.path} is not among its files`;
  return whyNotWritable(facts, copies, owner) ?? { copies, left: data.left };
}

/** A program that is not root's may write to its working directory only if that is its user's. */
function whyNotWritable({ image, config }: StageFacts, copies: readonly Copy[], owner: string | null): string | null {
  const path = config.workingDir || '/';
  const directory = follower(image.root).path(pathBytes(path)) as StackNode | null;
  if (owner === null || directory === null || directory.entry < 0) return null;
  const uid = image.layers[directory.layer]?.uid(directory.entry) ?? 0;
  const isCopied = copies.some(one => (one.isDirectory && path === one.path) || isIn(path, one));
  return uid === 0 || isCopied ? null : 'it may write to its working directory';
}

function isIn(path: string, { path: directory, isDirectory }: Copy): boolean {
  return isDirectory && path.startsWith(`${directory}/`);
}

interface Stage extends Readonly<OwnFiles> {
  carried: Carried;
  start: Start;
  settings: readonly string[];
  /** Whether glibc's loader finds a copied library only by its cache. */
  renewsCache: boolean;
}

function candidateOf({ image, needs }: StageFacts, stage: Stage): Candidate | string {
  const { start, copies } = stage;
  const { base, packages } = start;
  const [first] = image.dockerfile.stages;
  const lines = stageLines(stage, first?.name ?? STAGE);
  if (first === undefined || lines === null) return 'a name in it needs quotes';
  const kept = new Set(copies.flatMap(({ inodes }) => inodes));
  const all = allInodes(image);
  const added = base.bytes + packages.bytes;
  const freed = bytesOf(all) - bytesOf(kept);
  if (freed - added < bytesOf(all) * LEAST_PART) return 'it would not save enough';
  const spread = base.bytes * base.spread + packages.bytes * PACKAGE_SPREAD;
  return {
    edit: {
      id: 'second-stage',
      title: 'Build in a second stage',
      trust: 'base',
      leftOut: leftOutFiles(stage.left, image),
      line: first.line,
      second: null,
      operations: operationsFor(stage, { image, needs, lines, isNamed: first.name !== null, from: first.line }),
      ignoreLines: [],
      adds: { bytes: Math.round(added), base: Math.round(base.bytes), spread: Math.ceil(spread) },
    },
    copies: new Set([...all].filter(inode => !kept.has(inode))),
    fromCopier: false,
  };
}

function stageLines({ carried, start, copies, settings, renewsCache }: Stage, name: string): string[] | null {
  const copied = copyLines(copies, name);
  const { names } = start.packages;
  const install = start.base.glibc === null ? [`RUN apk add --no-cache ${names.join(' ')}`] : aptInstall(names);
  return (
    copied && [
      '',
      `FROM ${start.base.name}`,
      ...(names.length > 0 ? install : []),
      ...copied,
      ...(renewsCache ? ['RUN ldconfig'] : []),
      ...settings,
      ...carried.lines,
    ]
  );
}

interface Writing extends Omit<StageFacts, 'config'> {
  lines: readonly string[];
  isNamed: boolean;
  from: number;
}

function operationsFor({ carried, start }: Stage, { image, needs, lines, isNamed, from }: Writing): Operation[] {
  const { words, byShell } = needs.program;
  const keyword = image.steps.some(({ instruction }) => instruction.keyword === 'ENTRYPOINT') ? 'ENTRYPOINT' : 'CMD';
  const shell = byShell && start.base === SCRATCH ? `${keyword} ${JSON.stringify(words)}` : null;
  const shellSteps = image.steps.filter(({ instruction }) => shell !== null && instruction.keyword === keyword);
  const later = shellSteps.filter(({ instruction }) => instruction.line > carried.cut.instruction.line);
  const isShells = (line: string) => shell !== null && line.trimStart().toUpperCase().startsWith(`${keyword} `);
  const text = [...lines.filter(line => !isShells(line)), ...(shell === null ? [] : [shell])];
  return [
    ...(isNamed ? [] : [{ kind: 'name-stage' as const, line: from, name: STAGE }]),
    { kind: 'insert', line: carried.cut.instruction.line, where: 'after', text: text.join('\n') },
    ...later.map(({ instruction }): Operation => ({ kind: 'remove-instruction', line: instruction.line })),
  ];
}
