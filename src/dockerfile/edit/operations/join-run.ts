/** Makes the commands of a later RUN the end of an earlier one. */
import type { Item } from '../../shell-text/program.ts';
import { exitsOnError, joinerOf } from '../joiner.ts';
import { isOneLine, spliced } from '../line-style.ts';
import { sourceEnd, type WrittenInstruction, writtenInstruction } from '../written-instruction.ts';
import { withCommand } from './append-command.ts';
import { mountTarget, nameOf, withOption } from './set-option.ts';

/** Commands whose effect on the shell would reach the later RUN's commands, which had a new shell. */
const CHANGES_SHELL = new Set(
  'cd pushd popd export unset umask alias shopt ulimit trap . source eval read exec exit return readonly'.split(' '),
);

/** The new text of the first RUN; null if its end would not do the same as the later RUN does. */
export function withJoined(first: WrittenInstruction, later: WrittenInstruction): string | null {
  if (first.form !== later.form || !leavesShellAlone(first) || !later.program.complete) return null;
  if (later.program.items.at(-1)?.after?.text === '&') return null;
  // An option that is set in the middle holds for a part of the commands.
  if ([first, later].some(({ program }) => program.items.findLastIndex(setsOptions) > 0)) return null;
  const options = withOptionsOf(first, later);
  if (options === null) return null;
  const [setting] = later.program.items;
  const same = shellOptions(first) === shellOptions(later);
  if (first.form === 'script') return same && exitsOnError(first) ? withScript(options, later) : null;
  if (first.form !== 'shell' || setting === undefined) return null;
  const joiner = joinerOf(options);
  // Without options of its own, a list of commands that must all succeed does the same under `-e`.
  const isPlain = shellOptions(later) === '' && /^e?$/.test(shellOptions(first)) && isList(later.program.items);
  if (joiner === null || !(same || isPlain)) return null;
  return withText(options, later, setsOptions(setting) ? 1 : 0);
}

/** The options `-eu` and so on that `set` gives at the top level, sorted; `x` and `v` only print. */
function shellOptions({ program: { items } }: WrittenInstruction): string {
  const given = items
    .filter(setsOptions)
    .flatMap(({ command }) => command?.words.slice(1).map(({ text }) => text) ?? []);
  const letters = new Set(given.flatMap(word => (word.startsWith('-') ? [...word.slice(1)] : [` ${word}`])));
  for (const printing of ['x', 'v', 'o']) letters.delete(printing);
  return [...letters].sort().join('');
}

function setsOptions({ command }: Item): boolean {
  return command?.words[0]?.text === 'set';
}

/** Whether the shell is as it was at the start when the commands have run, but for the options of `set`. */
function leavesShellAlone({ program }: WrittenInstruction): boolean {
  const { commands, hasFunction, items } = program;
  if (hasFunction || items.some(({ after }) => after?.text === '&')) return false;
  return commands.every(({ words, nested }) => {
    const [first] = words;
    const isAssignment = words.every(({ text }) => /^\w+\+?=/.test(text));
    return first !== undefined && !CHANGES_SHELL.has(first.text) && !isAssignment && !(nested && first.text === 'set');
  });
}

function isList(items: readonly Item[]): boolean {
  return items.every(
    ({ before, command }) => command !== null && (before === null || ['&&', '|', '|&'].includes(before.text)),
  );
}

/** The first RUN with the later one's options; null if they contradict each other. */
function withOptionsOf(first: WrittenInstruction, later: WrittenInstruction): WrittenInstruction | null {
  const others = (run: WrittenInstruction) =>
    run.options
      .map(({ text }) => text)
      .filter(text => nameOf(text) !== '--mount')
      .sort();
  if (others(first).join(' ') !== others(later).join(' ')) return null;
  let joined: WrittenInstruction | null = first;
  for (const { text } of later.options) {
    if (joined === null || nameOf(text) !== '--mount') continue;
    const other = joined.options.find(option => mountTarget(option.text) === mountTarget(text));
    if (other !== undefined && other.text !== text) return null;
    const source: string | null = withOption(joined, text);
    joined = source === null ? null : writtenInstruction(source, joined);
  }
  return joined;
}

/** @param skipped how many of the later commands stay out, as the first RUN has them */
function withText(first: WrittenInstruction, later: WrittenInstruction, skipped: number): string | null {
  const { items } = later.program;
  const [start, last] = [items[skipped], items.at(-1)];
  if (start === undefined || last === undefined) return null;
  const end = sourceEnd(later.positions, last.end);
  const text = later.source.slice(later.positions[start.start], end);
  // The body of a here-document follows the whole line, so that no other command's line can follow.
  if (first.joined.includes('\n') || later.joined.includes('\n')) return null;
  const plain = plainText(later, skipped);
  const joined = isOneLine(later) ? withCommands(first, later, skipped) : withCommand(first, text, plain);
  // A comment of the shell behind the last command.
  const rest = later.source.slice(end).replace(/^;/, '').trim();
  const comment = rest.startsWith('#') && !rest.includes('\n') ? rest : '';
  const isFree = first.source.slice(endOf(first)).trim() === '';
  return joined === null || !isFree || comment === '' ? joined : `${joined} ${comment}`;
}

function endOf({ positions, program }: WrittenInstruction): number {
  return sourceEnd(positions, program.items.at(-1)?.end ?? 0);
}

function plainText({ joined, program: { items } }: WrittenInstruction, skipped: number): string {
  return joined.slice(items[skipped]?.start ?? 0, items.at(-1)?.end ?? 0);
}

/** The commands of one line: each on a line if the first RUN has several. */
function withCommands(first: WrittenInstruction, later: WrittenInstruction, skipped: number): string | null {
  const whole = plainText(later, skipped);
  const items = later.program.items.slice(skipped);
  const oneByOne = !isOneLine(first) && items.slice(1).every(({ before }) => before?.text === '&&');
  if (!oneByOne) return withCommand(first, whole);
  let run: WrittenInstruction | null = first;
  for (const { start, end } of items) {
    const source: string | null = run && withCommand(run, later.joined.slice(start, end));
    run = source === null ? null : writtenInstruction(source, first);
  }
  return run?.source ?? null;
}

/** The body of the later script at the end of the first one's. */
function withScript(first: WrittenInstruction, later: WrittenInstruction): string | null {
  if (first.script === null || later.script === null || joinerOf(first) !== ';') return null;
  const head = (run: WrittenInstruction) =>
    run.script?.head.map(({ text }) => text.replace(/(<<-?).*/, '$1')).join(' ');
  if (head(first) !== head(later) || first.script.isExpanded !== later.script.isExpanded) return null;
  if (first.script.shebang !== later.script.shebang) return null;
  const [setting] = later.program.items;
  const heredoc = later.script.head.find(word => word.heredoc !== null)?.heredoc;
  let from = later.positions[heredoc?.bodyStart ?? 0] ?? 0;
  if (later.script.shebang !== '') from = later.source.indexOf('\n', from) + 1;
  // The first script has the same options already.
  if (setting !== undefined && setsOptions(setting))
    from = later.source.indexOf('\n', later.positions[setting.start]) + 1;
  const body = later.source.slice(from, later.script.bodyEnd);
  return spliced(first.source, { start: first.script.bodyEnd, end: first.script.bodyEnd }, body);
}
