/** What a container starts, as far as the config tells: its commands, without shells and programs that only start others. */

import { simpleCommands } from '../../dockerfile/commands.ts';
import { isShell } from '../../image/known-programs.ts';
import type { ImageConfig } from '../../image/types.ts';

/** Programs that start the one that follows, with those of their options that take a word of their own. */
const STARTERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['exec', new Set(['-a'])],
  ['env', new Set(['-u', '-C', '--unset', '--chdir'])],
  ['tini', new Set(['-p'])],
  ['dumb-init', new Set(['-r', '--rewrite'])],
  ['nice', new Set(['-n'])],
  ['nohup', new Set()],
  ['time', new Set()],
  ['sudo', new Set(['-u', '-g'])],
  ['catatonit', new Set()],
]);

/** As before, but their first own word says who is to run it. */
const SWITCHERS = new Set(['gosu', 'su-exec', 'setpriv']);

/** A script that does a few things and then starts what follows it, as in most official images. */
const ENTRY_SCRIPT = /entry-?point|\.sh$/;

/** More programs than start each other anywhere. */
const MAX_STARTERS = 16;

/**
 * The commands that the image starts: more than one where a shell runs several, or a script starts what follows it. Each is a
 * program's base name and its arguments. Empty where the config starts nothing.
 */
export function startedCommands({ entrypoint, cmd }: Pick<ImageConfig, 'entrypoint' | 'cmd'>): string[][] {
  return unwrapped([...entrypoint, ...cmd], MAX_STARTERS);
}

function unwrapped(words: readonly string[], depth: number): string[][] {
  const [first, ...rest] = words;
  if (first === undefined || depth === 0) return [];
  const program = first.slice(first.lastIndexOf('/') + 1);
  const inner = (next: readonly string[]) => unwrapped(next, depth - 1);
  if (isShell(program) || program === 'busybox') {
    const at = rest.findIndex(word => /^-[a-z]*c$/i.test(word));
    if (at >= 0) return simpleCommands(rest[at + 1] ?? '').flatMap(words => inner(withoutOptions(words, new Set())));
    // A script, or for busybox and for `sh mvnw` the program itself.
    return inner(withoutOptions(rest, new Set(['-o'])));
  }
  const options = STARTERS.get(program);
  if (options) return inner(withoutOptions(rest, options));
  if (SWITCHERS.has(program)) return inner(withoutOptions(rest, new Set()).slice(1));
  if (ENTRY_SCRIPT.test(program) && rest.length > 0) return [[program, ...rest], ...inner(rest)];
  return [[program, ...rest]];
}

/** Leading options and `NAME=value` words removed. */
function withoutOptions(words: readonly string[], withWord: ReadonlySet<string>): string[] {
  let at = 0;
  for (let word = words[at]; word !== undefined && /^-|^\w+=/.test(word); word = words[at]) {
    at += withWord.has(word) ? 2 : 1;
    if (word === '--') break;
  }
  return words.slice(at);
}
