/** What is said of a rule both on its page and by `imagebudget rules`. */
import type { Rule } from '../analysis/types.ts';

const CONFIDENCES: Readonly<Record<Rule['confidence'], string>> = {
  safe: 'Yes: nothing reads these files at run time.',
  'safe-if-unused': 'Usually: only the tool that they belong to reads them.',
  judgement: 'That depends on the program: decide for each image.',
};

/** Whether the files can go, in sentences. */
export function safetyOf({ confidence, cost, adviceWhenText, adviceForCommands = [] }: Rule): string[] {
  const commands = adviceForCommands.map(name => `\`${name}\``);
  return [
    CONFIDENCES[confidence],
    ...(cost === undefined ? [] : [cost]),
    ...(adviceWhenText === undefined ? [] : [`The rule only advises if this holds: ${adviceWhenText}`]),
    ...(commands.length === 0
      ? []
      : [`If the container starts ${oneOf(commands)}, the files may be needed, and the rule only advises.`]),
  ];
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** An example's lines, marked as a diff marks them. */
export function diffOf({ before, after }: NonNullable<Rule['example']>): string[] {
  const old = before === '' ? [] : before.split('\n');
  const fresh = after.split('\n');
  const shortest = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shortest && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  return [
    ...old.slice(0, start).map(line => ` ${line}`),
    ...old.slice(start, old.length - end).map(line => `-${line}`),
    ...fresh.slice(start, fresh.length - end).map(line => `+${line}`),
    ...old.slice(old.length - end).map(line => ` ${line}`),
  ];
}

/** The lines of a config that keep what a rule or detector finds. */
export function keepingLines(id: string): string[] {
  return ['ignore:', `  - rule: ${id}`, '    reason: needed at run time'];
}

/** What goes with these lines. */
export function keepingNote(keep = 'Add `path: /opt/app/**` to keep only the files at such paths.'): string {
  return `The report shows the reason. ${keep}`;
}
