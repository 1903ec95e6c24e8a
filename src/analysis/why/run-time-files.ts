/**
 * The files that a container needs at run time, each with what needs it: from the commands of the config along scripts, ELF headers and
 * data that libraries read. Whatever a program opens by a name that it computes is not found; `unknown` says so.
 */

import { setImmediate as turn } from 'node:timers/promises';
import { isInterpreter } from '../../image/known-programs.ts';
import { isElf } from '../../runtime/elf-file.ts';
import type { RuntimeImage } from '../../runtime/image.ts';
import {
  type FoundLibrary,
  findLibrary,
  type Loading,
  type SearchPaths,
} from '../../runtime/libraries/find-library.ts';
import { systemOwner } from '../../runtime/libraries/needed-libraries.ts';
import { batchesOf, isCut, readBytes, tooLarge } from '../../runtime/read-files.ts';
import { searchPaths } from '../../runtime/setting-files.ts';
import { textPathOf, walk } from '../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../stack/merge/merged-tree.ts';
import { type Follower, follower } from '../../stack/symlinks.ts';
import { dataFilesIn } from './data-files.ts';
import { type FileNeeds, needsIn } from './read-needs.ts';
import { type Commands, healthCommands, startedBy, Where } from './starts.ts';
import type { Need, NeededFile } from './types.ts';
import { UnknownParts } from './unknown.ts';

export interface RunTimeFiles {
  files: ReadonlyMap<StackInode, NeededFile>;
  /** Needed programs that run what is given to them. */
  interpreters: readonly NeededFile[];
  /** Programs that the image itself starts. */
  starts: readonly StackNode[];
  /** What cannot be known, as sentences. */
  unknown: string[];
}

/** A file to be read, and how its libraries are found. */
interface Pending {
  node: StackNode;
  inode: StackInode;
  /** What needs it as a library; null for what is started. */
  neededBy: Loading | null;
  /** The loader of the program that it is loaded into; null for what is started. */
  loader: string | null;
  /** What leads here, of which the file itself may be certain. */
  certain: boolean;
}

/** Compiled modules that interpreters load. */
const MODULE = /\.so(?:\.\d+)*$|\.node$/;

type Certainty = 'certain' | 'perhaps';

const MOST_FILES = 4000;
const MOST_BYTES = 1024 * 1024 * 1024;
const MOST_NEEDS = 20;
const CUT = 'Programs and libraries are looked for in too many directories; some were not searched.';

/** @returns null if a layer cannot be read again. @throws MeasureError if one has changed since it was read */
export async function runTimeFiles(image: RuntimeImage): Promise<RunTimeFiles | null> {
  const search = new Search(image);
  return (await search.run()) ? search.found() : null;
}

class Search {
  readonly #image: RuntimeImage;
  readonly #paths: SearchPaths;
  readonly #where: Where;
  readonly #follow: Follower;
  readonly #files = new Map<StackInode, NeededFile>();
  readonly #starts: StackNode[] = [];
  readonly #unknown = new UnknownParts();
  readonly #libraries = new Set<string>();
  /** Certain ones are read before all others. */
  readonly #pending: Record<Certainty, Map<StackInode, Pending>> = { certain: new Map(), perhaps: new Map() };
  #read = { files: 0, bytes: 0 };

  constructor(image: RuntimeImage) {
    this.#image = image;
    this.#paths = searchPaths(image.config, image);
    this.#follow = follower(image.root);
    this.#where = new Where(image.config, image.root);
  }

  async run(): Promise<boolean> {
    const { config } = this.#image;
    const words = [...config.entrypoint, ...config.cmd];
    if (words.length === 0) this.#unknown.add('The image starts no program by itself.');
    this.#start('start', startedBy(words, this.#where), null);
    const health = healthCommands(config, this.#where);
    if (health !== null) this.#start('health', health, null);
    if (!(await this.#readAll('certain'))) return false;
    this.#addModules();
    this.#addData();
    return this.#readAll('perhaps');
  }

  found(): RunTimeFiles {
    if (this.#paths.directories.isCut || this.#where.directories.isCut) this.#unknown.limit(CUT);
    return {
      files: this.#files,
      interpreters: this.#interpreters(),
      starts: this.#starts,
      unknown: this.#unknown.sentences(),
    };
  }

  #interpreters(): NeededFile[] {
    return [...this.#files.values()].filter(({ node, certain }) => certain && isInterpreter(node.name));
  }

  #start(
    kind: 'start' | 'health' | 'command' | 'interpreter',
    { started, unknown, isCut }: Commands,
    by: Pending | null,
  ): void {
    for (const { node, name } of started) {
      if (kind === 'start') this.#starts.push(node);
      const how = { certain: by?.certain ?? true, neededBy: null, loader: null };
      this.#add(node, { kind, by: by?.node ?? null, name }, how);
    }
    const from = by === null ? (kind === 'health' ? 'The HEALTHCHECK' : 'The image') : textPathOf(by.node);
    if (isCut)
      this.#unknown.limit(`${from} has more commands than are followed; what the last ones start is not known.`);
    for (const word of unknown) this.#unknown.add(`${from} starts ${word}, of which the image has no file.`);
  }

  #add(node: StackNode, need: Need, how: Pick<Pending, 'certain' | 'neededBy' | 'loader'>): void {
    const { inode } = node;
    if (inode === null) return;
    const known = this.#files.get(inode);
    if (known !== undefined && (known.certain || !how.certain)) {
      if (known.needs.length < MOST_NEEDS && need.by !== known.node) known.needs.push(need);
      return;
    }
    // What is certain comes before the needs for which it was only known as possible.
    const needs = [need, ...(known?.needs.slice(0, MOST_NEEDS - 1) ?? [])];
    this.#files.set(inode, { node, certain: how.certain, needs });
    this.#pending.perhaps.delete(inode);
    if (need.kind !== 'data') this.#pending[how.certain ? 'certain' : 'perhaps'].set(inode, { ...how, node, inode });
  }

  async #readAll(which: Certainty): Promise<boolean> {
    for (let batch = this.#batch(which); batch.length > 0; batch = this.#batch(which)) {
      const contents = await this.#image.readFiles(batch.map(({ inode }) => inode));
      if (contents === null) return false;
      for (const one of batch) {
        const bytes = contents.get(one.inode);
        if (bytes === undefined) continue;
        if (isCut(one.inode) && isElf(bytes)) this.#unknown.limit(`${tooLarge(textPathOf(one.node))}.`);
        this.#needsOf(one, needsIn(bytes, this.#where));
        // A hostile image has work for a minute, and the run may be ended meanwhile.
        await turn();
      }
    }
    return true;
  }

  /** The next files to read; none beyond the limits. */
  #batch(which: Certainty): Pending[] {
    const all = this.#pending[which];
    const [batch = []] = batchesOf(all.values(), ({ inode }) => inode);
    for (const { inode } of batch) all.delete(inode);
    const bytes = batch.reduce((sum, { inode }) => sum + readBytes(inode), 0);
    this.#read = { files: this.#read.files + batch.length, bytes: this.#read.bytes + bytes };
    if (this.#read.files <= MOST_FILES && this.#read.bytes <= MOST_BYTES) return batch;
    if (batch.length > 0) this.#unknown.limit('There are too many programs and libraries; the rest was not read.');
    return [];
  }

  #needsOf(file: Pending, needs: FileNeeds): void {
    const { node, certain } = file;
    if (needs.kind === 'script') {
      this.#start('interpreter', needs.interpreter, file);
      this.#start('command', needs.commands, file);
    }
    if (needs.kind !== 'elf') return;
    const { elf, named, opensLibraries } = needs;
    if (opensLibraries && certain && !/^(?:libc|ld-)[.\w-]*so/.test(node.name))
      this.#unknown.add(`${textPathOf(node)} can load libraries by names that it computes (dlopen).`);
    const loader = elf.interpreter ?? file.loader;
    const from: Loading = { elf, path: textPathOf(node), neededBy: file.neededBy, loader };
    if (elf.interpreter !== null) {
      const found = this.#paths.directories.at(elf.interpreter);
      this.#library(found, elf.interpreter, { kind: 'loader', by: node, certain, from, loader });
    }
    for (const name of elf.needed)
      this.#library(findLibrary(name, from, this.#paths), name, { kind: 'library', by: node, certain, from, loader });
    for (const name of named) {
      const found = elf.needed.includes(name) ? null : findLibrary(name, from, this.#paths);
      if (found !== null) this.#library(found, name, { kind: 'named', by: node, certain: false, from, loader });
    }
  }

  #library(
    found: FoundLibrary | StackNode | null,
    name: string,
    how: {
      kind: 'loader' | 'library' | 'named';
      by: StackNode;
      certain: boolean;
      from: Loading;
      loader: string | null;
    },
  ): void {
    const { kind, by, certain, from, loader } = how;
    const node = found === null ? null : 'file' in found ? found.file : found;
    if (node === null) {
      if (this.#paths.directories.isCut) return;
      this.#unknown.add(`${textPathOf(by)} needs ${name}, which its loader would not find in the image.`);
      return;
    }
    this.#libraries.add(name).add(node.name);
    this.#add(node, { kind, by, name }, { certain, neededBy: from, loader });
  }

  /** What an interpreter may load: extension modules of the application and of its packages. */
  #addModules(): void {
    const interpreters = this.#interpreters();
    const [first] = interpreters;
    for (const { node } of interpreters)
      this.#unknown.add(`${textPathOf(node)} decides while it runs which modules and files it reads.`);
    if (first === undefined) return;
    walk<StackNode>(this.#image.root, node => {
      if (node.inode !== null && MODULE.test(node.name) && systemOwner(this.#image, node.inode) === null)
        this.#add(
          node,
          { kind: 'module', by: first.node, name: node.name },
          { certain: false, neededBy: null, loader: null },
        );
      return true;
    });
  }

  /** Data files that the libraries found so far read. */
  #addData(): void {
    const by = this.#starts[0] ?? null;
    const image = { root: this.#image.root, follow: this.#follow };
    for (const { file, what } of dataFilesIn(image, [...this.#libraries]))
      this.#add(file, { kind: 'data', by, name: what }, { certain: false, neededBy: null, loader: null });
  }
}
