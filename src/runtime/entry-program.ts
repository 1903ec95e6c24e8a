/** The one program that a container starts, as far as the config and the file system tell. */

import { bytesOf } from '../image/byte-path.ts';
import { programDirectories } from '../image/config-paths.ts';
import { isShell } from '../image/known-programs.ts';
import type { ImageConfig } from '../image/types.ts';
import { textPathOf } from '../stack/file-tree.ts';
import type { StackNode } from '../stack/merge/merged-tree.ts';
import { follower } from '../stack/symlinks.ts';

export interface EntryProgram {
  /** Its words: what it is called by, and its arguments. */
  words: readonly string[];
  /** Its absolute path as text, with all links followed. */
  path: string;
  /** The directory of `PATH` in which it was found; null if it is called by a path. */
  searched: string | null;
  /** Whether a shell starts it. */
  byShell: boolean;
  file: StackNode;
}

/** Words that mean the same with and without a shell: no quotes, variables, patterns or operators. */
const PLAIN_COMMAND = /^[\w./:@%+,-]+(?: +[\w./=:@%+,-]+)*$/;
/** Commands of the shell itself. */
const BUILT_IN: ReadonlySet<string> = new Set(['cd', 'export', 'set', 'source', '.', 'eval', 'trap', 'umask', 'test']);

/** The program; a sentence that says why there is no single one. */
export function entryProgram(
  config: Pick<ImageConfig, 'entrypoint' | 'cmd' | 'env' | 'workingDir'>,
  root: StackNode,
): EntryProgram | string {
  const command = commandOf([...config.entrypoint, ...config.cmd]);
  if (typeof command === 'string') return command;
  const { words, byShell } = command;
  const [name = ''] = words;
  const found = search(name, config, root);
  if (found === null) return `the image has no program ${name}`;
  const { path, searched } = found;
  const file = follower(root).path(bytesOf(path)) as StackNode | null;
  if (file === null || file.inode === null) return `${path} is not a file`;
  return { words, byShell, path: textPathOf(file), searched, file };
}

function commandOf(all: readonly string[]): { words: readonly string[]; byShell: boolean } | string {
  const [first] = all;
  if (first === undefined) return 'the image starts no program';
  if (!isShell(first)) return { words: all, byShell: false };
  const [, option, text = '', ...rest] = all;
  const command = text.trim().replace(/^exec +/, '');
  const words = command.split(/ +/);
  const isSingle = option === '-c' && rest.length === 0 && PLAIN_COMMAND.test(command) && !BUILT_IN.has(words[0] ?? '');
  return isSingle ? { words, byShell: true } : 'a shell starts the program, with more than its name and arguments';
}

function search(
  name: string,
  { env, workingDir }: Pick<ImageConfig, 'env' | 'workingDir'>,
  root: StackNode,
): { path: string; searched: string | null } | null {
  const follow = follower(root);
  const isFile = (path: string) => (follow.path(bytesOf(path))?.inode ?? null) !== null;
  if (name.includes('/')) {
    const path = name.startsWith('/') ? name : `${workingDir || '/'}/${name}`;
    return isFile(path) ? { path, searched: null } : null;
  }
  const searched = programDirectories({ env }).find(directory => isFile(`${directory}/${name}`));
  return searched === undefined ? null : { path: `${searched}/${name}`, searched };
}
