/** The programs and scripts that commands name: of the image's config, of its HEALTHCHECK, of scripts. */

import { simpleCommands } from '../../dockerfile/commands.ts';
import { healthCheckOf } from '../../dockerfile/healthcheck.ts';
import { programDirectories, resolve } from '../../image/config-paths.ts';
import { isShell } from '../../image/known-programs.ts';
import type { ImageConfig } from '../../image/types.ts';
import { Directories, type Directory } from '../../runtime/directories.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';

export interface Started {
  node: StackNode;
  /** The word that names it. */
  name: string;
}

export interface Commands {
  started: Started[];
  /** Words in the place of a program of which no file is known: variables, names that `PATH` has not. */
  unknown: string[];
  /** Whether there are more commands than are looked at. */
  isCut: boolean;
}

/** The files of one image that words may mean. */
export class Where {
  readonly directories: Directories;
  readonly #workingDir: string;
  /** Of `PATH`. */
  readonly #searched: readonly Directory[];

  constructor({ env, workingDir }: Pick<ImageConfig, 'env' | 'workingDir'>, root: StackNode) {
    this.directories = new Directories(root);
    this.#workingDir = workingDir || '/';
    this.#searched = this.directories
      .existing([['PATH', programDirectories({ env })]])
      .map(([, directory]) => directory);
  }

  /** @param searches whether `PATH` is searched for a bare name */
  nodeFor(word: string, searches: boolean): Started | null {
    if (word === '' || word.length > 4096 || /[$*?`\n]/.test(word)) return null;
    const file = word.includes('/') || !searches ? this.#at(word) : this.#inPath(word);
    return file && { node: file, name: word };
  }

  #at(word: string): StackNode | null {
    const path = resolve(this.#workingDir, word);
    const node = path === null ? null : this.directories.at(path);
    return node?.inode ? node : null;
  }

  #inPath(word: string): StackNode | null {
    for (const directory of this.#searched) {
      const file = this.directories.file(directory, word);
      if (file !== null) return file;
    }
    return null;
  }
}

/** They start a program that their arguments name. */
const STARTS_OTHERS =
  /^(?:sudo|env|exec|nice|nohup|timeout|xargs|su|runuser|gosu|su-exec|setpriv|chpst|watch|tini|dumb-init|catatonit|if|then|else|elif|do|while|until|!|time|command)$/;
/** Words of the shell itself (POSIX, 2.14 and 2.9, and bash's own). */
const BUILT_IN =
  /^(?:[:.!{}]|\[\[?|alias|bg|break|builtin|case|cd|command|continue|declare|do|done|echo|elif|else|esac|eval|exec|exit|export|false|fg|fi|for|function|getopts|hash|if|in|jobs|kill|let|local|printf|pwd|read|readonly|return|select|set|shift|shopt|source|test|then|time|times|trap|true|type|typeset|ulimit|umask|unalias|unset|until|wait|while)$/;
/** Options of bash. */
const WITH_VALUE = /^--(?:rcfile|init-file)$/;
const MOST_WORDS = 20_000;

/** What the container starts: the words themselves, and the commands of a shell's text. */
export function startedBy(words: readonly string[], where: Where): Commands {
  const [first = '', ...rest] = words;
  const at = isShell(first) ? textAt(rest) : -1;
  const inText = at < 0 ? noCommands() : commandsIn(rest[at] ?? '', where);
  const all = at < 0 ? words : [first, ...rest.slice(at + 1)];
  const found = all.flatMap((word, n) => where.nodeFor(word, n === 0 || isStarter(all[0])) ?? []);
  const isUnknown = first !== '' && where.nodeFor(first, true) === null;
  return merged([{ started: found, unknown: isUnknown ? [first] : [], isCut: false }, inText]);
}

/**
 * Where the text of `sh -c` is among the arguments of a shell: the first operand after options with a `c` (POSIX, sh; bash has options with
 * values). Negative if the shell reads a script or its input.
 */
function textAt(words: readonly string[]): number {
  let isText = false;
  let at = 0;
  for (; /^[-+]./.test(words[at] ?? '') && words[at] !== '--'; at++) {
    const option = words[at] ?? '';
    if (option.startsWith('--')) at += Number(WITH_VALUE.test(option));
    else {
      isText ||= option.startsWith('-') && option.includes('c');
      // Each `o` takes a name, such as `pipefail`.
      at += option.match(/[oO]/g)?.length ?? 0;
    }
  }
  if (words[at] === '--' || words[at] === '-') at++;
  return isText ? at : -1;
}

/** The commands of a shell text. */
export function commandsIn(text: string, where: Where): Commands {
  const found: Commands[] = [];
  let words = 0;
  let isCut = false;
  const functions = new Set(
    [...text.matchAll(/^[ \t]*(?:function[ \t]+)?([\w-]+)[ \t]*\(\)/gm)].map(([, name]) => name),
  );
  for (const command of simpleCommands(text)) {
    words += command.length;
    isCut = words > MOST_WORDS;
    if (isCut) break;
    const start = command.findIndex(word => !/^[A-Za-z_]\w*\+?=/.test(word));
    if (start < 0) continue;
    found.push(commandOf(command.slice(start), where, functions));
  }
  return { ...merged(found), isCut };
}

/** What the HEALTHCHECK of an image runs; null without one. */
export function healthCommands(config: Pick<ImageConfig, 'history'>, where: Where): Commands | null {
  const check = healthCheckOf(config, []);
  if (check === null) return null;
  return check.words === null ? commandsIn(check.text, where) : startedBy(check.words, where);
}

function commandOf(words: readonly string[], where: Where, functions: ReadonlySet<string | undefined>): Commands {
  const [first = '', ...rest] = words;
  const isOwn = BUILT_IN.test(first) || functions.has(first);
  // What a command is given may be files that it reads or starts.
  const given = rest.flatMap(word => where.nodeFor(word, isStarter(first)) ?? []);
  if (isOwn) return { started: given, unknown: [], isCut: false };
  const node = where.nodeFor(first, true);
  return node === null
    ? { started: given, unknown: /^[\w./$@{}+"-]+$/.test(first) ? [first] : [], isCut: false }
    : { started: [node, ...given], unknown: [], isCut: false };
}

function isStarter(word = ''): boolean {
  return STARTS_OTHERS.test(word.slice(word.lastIndexOf('/') + 1));
}

export function noCommands(): Commands {
  return { started: [], unknown: [], isCut: false };
}

function merged(all: readonly Commands[]): Commands {
  return {
    started: all.flatMap(({ started }) => started),
    unknown: [...new Set(all.flatMap(({ unknown }) => unknown))],
    isCut: all.some(({ isCut }) => isCut),
  };
}
