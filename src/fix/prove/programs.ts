/** The programs that an image starts, found in its files. Nothing is run for it. */

import { bytesOf, displayPath } from '../../image/byte-path.ts';
import { programDirectories } from '../../image/config-paths.ts';
import { isShell } from '../../image/known-programs.ts';
import type { Platform } from '../../image/types.ts';
import { readLayers } from '../../layer/read-layers.ts';
import { openSource } from '../../source/open.ts';
import type { SourceIo } from '../../source/types.ts';
import { keptContents } from '../../stack/file-contents.ts';
import { type TreeNode, textPathOf } from '../../stack/file-tree.ts';
import { stack } from '../../stack/stack-layers.ts';
import { follower } from '../../stack/symlinks.ts';
import type { ContainerConfig } from './container-config.ts';
import { interpreterOf } from './interpreter.ts';
import type { Program } from './types.ts';

/** The start of a program: its `#!` line, or its program headers. */
const HEAD = 4096;

/** The files of a built image, as far as programs need them. */
export interface ImageFiles {
  /** The path with links resolved; null if nothing is there. */
  resolve(path: string): string | null;
  /** The first bytes of a file that a wanted name leads to. */
  head(path: string): Uint8Array | undefined;
}

/** @param names base names of files whose beginning is wanted */
export async function filesOf(
  image: { id: string; platform: Platform | null },
  names: readonly string[],
  io: SourceIo,
): Promise<ImageFiles> {
  const smallFiles = [...new Set(names)].map(name => ({ name, most: Number.MAX_SAFE_INTEGER, head: HEAD }));
  // What is kept of a layer differs from what a check keeps, so the cache is left alone.
  const reading = { ...io, signal: AbortSignal.any([io.signal]), smallFiles, cache: undefined };
  const source = await openSource({ form: 'docker', name: image.id }, image.platform, reading);
  try {
    const { layers } = await readLayers(source, { verify: false, io: reading });
    const indexes = layers.map(({ index }) => index);
    const { root } = stack(indexes, { limits: io.limits });
    const follow = follower(root);
    const kept = keptContents(root, indexes);
    const at = (path: string): TreeNode | null => follow.path(bytesOf(path));
    return {
      resolve(path) {
        const node = at(path);
        return node === null ? null : textPathOf(node);
      },
      head: path => kept.at(path),
    };
  } finally {
    await source[Symbol.asyncDispose]();
  }
}

/** Base names of everything that `programsOf` may look into. */
export function namesOf(commands: readonly Command[]): string[] {
  return commands.flatMap(({ words: [first = ''] }) => first.slice(first.lastIndexOf('/') + 1) || []);
}

/** What a container starts, and in what role. */
export interface Command {
  role: Program['role'];
  words: readonly string[];
}

/** The commands that an image, or the user, names. */
export function commandsOf(config: ContainerConfig, run: readonly string[] | null): Command[] {
  const started = [...config.entrypoint, ...config.cmd];
  const check = config.healthcheck;
  const commands: Command[] = [
    // First, since a program keeps its first role, and the interpreter of the entry program may be what is run.
    ...(run === null ? [] : [{ role: '--run program' as const, words: config.entrypoint.length > 0 ? [] : run }]),
    { role: 'entry program', words: started },
    ...inShell('entry program', started),
    { role: 'HEALTHCHECK program', words: check },
    ...inShell('HEALTHCHECK program', check),
  ];
  return commands.filter(({ words }) => words.length > 0);
}

/** `sh -c 'exec gunicorn app'`: the first word that is a plain name. */
function inShell(role: Program['role'], [shell = '', ...rest]: readonly string[]): Command[] {
  const at = isShell(shell) ? rest.findIndex(word => /^-[a-z]*c$/.test(word)) : -1;
  const [, word] = /^\s*(?:exec\s+)?([\w./+-]+)(?=\s|$)/.exec(at < 0 ? '' : (rest[at + 1] ?? '')) ?? [];
  return word === undefined ? [] : [{ role, words: [word] }];
}

/** Programs that the image has, with their interpreters. */
export function programsOf(commands: readonly Command[], config: ContainerConfig, files: ImageFiles): Program[] {
  const found = new Map<string, Program>();
  const add = (role: Program['role'], path: string | null) => {
    if (path !== null && !found.has(path)) found.set(path, { role, path });
    return path;
  };
  for (const { role, words } of commands) {
    const path = add(role, lookUp(words[0] ?? '', config, files));
    const head = path === null ? undefined : files.head(path);
    for (const word of head === undefined ? [] : interpreterOf(head)) add('interpreter', lookUp(word, config, files));
  }
  return [...found.values()];
}

/** What an image starts, as its config and its files say. */
export interface Started {
  config: ContainerConfig;
  commands: readonly Command[];
  programs: readonly Program[];
  files: ImageFiles;
}

/** What is known of an edited image. */
export interface Edited {
  config: ContainerConfig;
  /** The command of the user, if there is one. */
  run: readonly string[] | null;
  /** Whether an edit means to start another program. */
  startsOther: boolean;
}

/**
 * Programs that an edited image needs: all, but no entry program in whose place an edit starts another one, and no shell that only read a
 * command line if the edited image starts that command itself.
 */
export function stillNeeded(before: Started, { config, run, startsOther }: Edited): Program[] {
  const now = commandsOf(config, run);
  const kept = new Set(programsOf(now, config, before.files).map(({ path }) => path));
  const starts = (one: Command) => now.some(({ words }) => words[0] === one.words[0]);
  const spare = new Set(
    before.commands
      .filter(one => inShell(one.role, one.words).some(starts) || (startsOther && one.role === 'entry program'))
      .map(({ words }) => lookUp(words[0] ?? '', before.config, before.files)),
  );
  return before.programs.filter(({ path }) => kept.has(path) || !spare.has(path));
}

/** Those that another image lacks. */
export function missingIn(files: ImageFiles, programs: readonly Program[]): Program[] {
  return programs.filter(({ path }) => files.resolve(path) === null);
}

function lookUp(word: string, { env, workingDir }: ContainerConfig, files: ImageFiles): string | null {
  if (word === '') return null;
  if (word.includes('/')) return files.resolve(word.startsWith('/') ? word : `${workingDir}/${word}`);
  for (const folder of programDirectories({ env })) {
    const path = files.resolve(`${folder}/${word}`);
    if (path !== null) return path;
  }
  return null;
}

/** For messages. */
export function shownProgram({ role, path }: Program): string {
  return `${role} ${displayPath(path)}`;
}
