/**
 * What may stand between the end of a RUN and one more command, so that the RUN still fails when it failed before: nothing that
 * goes wrong may be hidden by the new command.
 */
import type { Item } from '../shell-text/program.ts';
import type { WrittenInstruction } from './written-instruction.ts';

/** `;` stands for a line end in a script. */
export type Joiner = '&&' | ';';

const LOGICAL = new Set(['&&', '||']);
const PIPES = new Set(['|', '|&']);
/** Nothing runs after them. */
const LAST_COMMANDS = new Set(['exit', 'exec', 'return']);

/** Null if no command can follow. */
export function joinerOf(written: WrittenInstruction): Joiner | null {
  const { items, complete, hasFunction } = written.program;
  const last = items.at(-1);
  if (!complete || last === undefined || last.after?.text === '&') return null;
  if (LAST_COMMANDS.has(last.command?.words[0]?.text ?? '')) return null;
  if (!exitsOnError(written)) return '&&';
  const list = lastList(items);
  const operators = list.slice(1).flatMap(({ before }) => (before && LOGICAL.has(before.text) ? before.text : []));
  // A shell with `-e` does not end where the first of `a && b` fails, nor where `! a` does, so a `;` would go on. On the other hand
  // it ignores errors inside of loops, groups and functions that `&&` follows.
  const isSilent = lastPipe(list).some(({ negated, failsSilently }) => negated || failsSilently);
  const endsByItself = operators.at(-1) !== '&&' && !isSilent;
  if (endsByItself) return ';';
  return lastPipe(list).every(({ command }) => command !== null) && !hasFunction ? '&&' : null;
}

/** Whether the shell ends at the first error: by `set -e`, or because it was started with `-e`. */
export function exitsOnError({ program, script, shellExits }: WrittenInstruction): boolean {
  const [, ...options] = script?.head.map(({ text }) => text) ?? [];
  let exits = shellExits && options.length === 0;
  if (setsExit(options) ?? setsExit(script?.shebang.split(/\s+/).slice(1) ?? [])) exits = true;
  for (const { words } of program.commands) {
    const [name, ...args] = words.map(({ text }) => text);
    if (name === 'set') exits = setsExit(args) ?? exits;
  }
  return exits;
}

/** What the arguments say of `-e`; null for nothing. */
function setsExit(args: readonly string[]): boolean | null {
  let exits: boolean | null = null;
  for (const arg of args) {
    if (/^-[a-zA-Z]*e/.test(arg)) exits = true;
    if (/^\+[a-zA-Z]*e/.test(arg)) exits = false;
    if (arg === 'errexit') exits = true;
  }
  return exits;
}

/** The statements after the last `;`, `&` or line end. */
export function lastList(items: readonly Item[]): Item[] {
  let start = items.length - 1;
  while (start > 0 && joinsInside(items[start])) start--;
  return items.slice(Math.max(start, 0));
}

function joinsInside(item: Item | undefined): boolean {
  const operator = item?.before?.text ?? '';
  return LOGICAL.has(operator) || PIPES.has(operator);
}

function lastPipe(list: readonly Item[]): Item[] {
  let start = list.length - 1;
  while (start > 0 && PIPES.has(list[start]?.before?.text ?? '')) start--;
  return list.slice(Math.max(start, 0));
}
