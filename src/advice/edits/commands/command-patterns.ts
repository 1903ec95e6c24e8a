/** Which commands a rule's options and readers mean. */

import type { Command } from '../../../dockerfile/commands.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import { isShell } from '../../../image/known-programs.ts';
import type { CommandOption, Reader, Rule } from '../../../rules/rule.ts';

/** The verb among the patterns' that the command has: its last word, or null if any command of the program fits. */
export function verbOf(
  { name, args }: Command,
  { programs, verb }: Pick<CommandOption, 'programs' | 'verb'>,
): { fits: boolean; word: string | null } {
  if (!programs.includes(name)) return { fits: false, word: null };
  if (verb === undefined) return { fits: true, word: null };
  const words = args.filter(arg => !arg.startsWith('-'));
  const verbs = typeof verb === 'string' ? [verb] : verb;
  const found = verbs.find(one =>
    one === '' ? words.length === 0 : one.split(' ').every((word, at) => words[at] === word),
  );
  return { fits: found !== undefined, word: found?.split(' ').at(-1) || null };
}

/** The first option of a rule that a command should have and lacks. */
export function missingOption(rule: Rule, command: Command): { argument: string; after: string | null } | null {
  for (const option of rule.options ?? []) {
    const { fits, word } = verbOf(command, option);
    if (!fits) continue;
    const has = [option.add, ...(option.unless ?? [])].some(one =>
      command.args.some(arg => arg === one || arg.startsWith(`${one}=`)),
    );
    return has ? null : { argument: option.add, after: word };
  }
  return null;
}

/** Numbers of the commands that read a rule's files. A command that renews them first does not. */
export function readersAmong({ usedBy = [] }: Rule, commands: readonly Command[]): number[] {
  return commands.flatMap((command, at) =>
    usedBy.some(reader => verbOf(command, reader).fits && !isRenewed(reader, commands.slice(0, at))) ? [at] : [],
  );
}

function isRenewed({ programs, renewedBy }: Reader, before: readonly Command[]): boolean {
  return renewedBy !== undefined && before.some(command => verbOf(command, { programs, verb: renewedBy }).fits);
}

/** Whether a command fetches a rule's files for those that read them. */
export function renews({ usedBy = [] }: Rule, commands: readonly Command[]): boolean {
  return usedBy.some(({ programs, renewedBy }) => {
    if (renewedBy === undefined) return false;
    return commands.some(command => verbOf(command, { programs, verb: renewedBy }).fits);
  });
}

/** Commands that may read any file: scripts, programs of the image's own, and what an interpreter runs. */
export function runsOwnProgram(command: WrittenCommand): boolean {
  const { name, args, words, nameAt } = command;
  const written = words[nameAt]?.text ?? '';
  if (runsScript(command) || (written.includes('/') && !/^\/(?:usr\/)?s?bin\//.test(written))) return true;
  return /^(?:python|node|perl|ruby|php)[\d.]*$/.test(name) && args.some(arg => !arg.startsWith('-'));
}

/** Commands that run whatever a script says. */
export function runsScript({ name, args }: Command): boolean {
  if (/^(?:make|just|task|bazel)$/.test(name) || name.endsWith('.sh')) return true;
  return isShell(name) && args.some(arg => !arg.startsWith('-'));
}
