/** Applies the operations of one instruction to its text. */
import { simpleCommands } from '../commands.ts';
import { deletesMount } from './mounted-deletions.ts';
import { withCommand } from './operations/append-command.ts';
import { withDeletedPaths } from './operations/delete-paths.ts';
import { withJoined } from './operations/join-run.ts';
import { withFirstCommand } from './operations/prepend-command.ts';
import { withoutCommand } from './operations/remove-command.ts';
import { withArgument, withOtherCommand, withRenamedOperand } from './operations/replace-command.ts';
import { withOption } from './operations/set-option.ts';
import type { Operation } from './operations/types.ts';
import { uncovered } from './shell-words.ts';
import { commandsIn } from './written-commands.ts';
import { type Surroundings, type WrittenInstruction, writtenInstruction } from './written-instruction.ts';

/** An operation, for a `join-run` with the text of the later instruction. */
export type TextOperation = Operation & { laterText?: string };

type CommandOperation = Extract<Operation, { kind: 'add-argument' | 'replace-command' | 'rename-operand' }>;
type Step = (written: WrittenInstruction) => string | null;

/** The new text; empty if no command is left; null if an operation does not fit, or if two of them change the same command. */
export function editedText(text: string, operations: readonly TextOperation[], around: Surroundings): string | null {
  const first = writtenInstruction(text, around);
  if (first === null || first.keyword === 'ONBUILD') return null;
  const inPlace = withArgumentsInside(operations.filter(isForCommand), first);
  if (!areApart(inPlace)) return null;
  const others = operations.filter(operation => !isForCommand(operation));
  const steps = [...inPlace.toSorted((a, b) => b.command - a.command).map(commandStep), ...stepsFor(others, around)];
  let written: WrittenInstruction = first;
  for (const step of steps) {
    const source = step(written);
    // What other operations would add to a RUN without commands would be lost with it; it makes no files to delete.
    if (source === '') return others.every(({ kind }) => OF_ITS_COMMANDS.has(kind)) ? source : null;
    if (source === null) return source;
    const next = writtenInstruction(source, around);
    if (next === null || next.keyword !== first.keyword || next.form !== first.form) return null;
    written = next;
  }
  return deletesMount(written) ? null : written.source;
}

/** Operations without a meaning where no command is left. */
const OF_ITS_COMMANDS: ReadonlySet<Operation['kind']> = new Set(['set-option', 'delete-paths']);

/** They change one command in its place. */
const OF_COMMANDS: ReadonlySet<Operation['kind']> = new Set(['add-argument', 'replace-command', 'rename-operand']);

function isForCommand(operation: TextOperation): operation is CommandOperation {
  return OF_COMMANDS.has(operation.kind);
}

/** A command that is replaced by others and itself, as in `apt-get update && apt-get install x`, takes its arguments there. */
function withArgumentsInside(operations: readonly CommandOperation[], written: WrittenInstruction): CommandOperation[] {
  const placed = new Set<CommandOperation>(withoutCommandOf(operations));
  const all = operations.map((operation): CommandOperation => {
    const command = commandsIn(written)[operation.command];
    if (operation.kind !== 'replace-command' || operation.text === null || command === undefined) return operation;
    const own = written.source.slice(command.start, command.end);
    const added = operations.filter(one => one.kind === 'add-argument' && one.command === operation.command);
    const longer = operation.text.endsWith(own) && added.length > 0 ? withAll(own, added, written) : null;
    if (longer === null) return operation;
    for (const one of added) placed.add(one);
    return { ...operation, text: operation.text.slice(0, -own.length) + longer };
  });
  return all.filter(operation => !placed.has(operation));
}

/** Arguments for commands that go. */
function withoutCommandOf(operations: readonly CommandOperation[]): CommandOperation[] {
  const gone = new Set(
    operations.flatMap(one => (one.kind === 'replace-command' && one.text === null ? one.command : [])),
  );
  return operations.filter(one => one.kind === 'add-argument' && gone.has(one.command));
}

/** One command with its arguments. */
function withAll(command: string, added: readonly CommandOperation[], around: Surroundings): string | null {
  const operations = added.map(operation => ({ ...operation, command: 0 }));
  return editedText(`RUN ${command}`, operations, around)?.slice('RUN '.length) ?? null;
}

/** Whether no command is replaced and changed in another way. */
function areApart(operations: readonly CommandOperation[]): boolean {
  const replaced = operations.filter(({ kind }) => kind === 'replace-command').map(({ command }) => command);
  return replaced.every(command => operations.filter(one => one.command === command).length === 1);
}

function commandStep(operation: CommandOperation): Step {
  return written => {
    const commands = commandsIn(written);
    const command = commands[operation.command];
    if (command === undefined) return null;
    const words = wordsOf(written);
    if (operation.kind === 'add-argument') {
      const source = withArgument(written, command, operation);
      const added = simpleCommands(operation.argument).flat();
      const expected = words.map((given, at) =>
        at === operation.command ? [...given, ...added].sort() : given.toSorted(),
      );
      return source === written.source ? source : checked(written, source, { expected, sorted: true });
    }
    if (operation.kind === 'rename-operand') {
      const { operand, from, to } = operation;
      const renamed = words.map((given, at) => {
        const first = at === operation.command ? given.indexOf(operand) : -1;
        return first === -1 ? given : given.toSpliced(first, 1, to + operand.slice(from.length));
      });
      return checked(written, withRenamedOperand(written, command, operation), { expected: renamed });
    }
    const { text } = operation;
    const source = text === null ? withoutCommand(written, command) : withOtherCommand(written, command, text);
    const expected = words.toSpliced(operation.command, 1, ...(text === null ? [] : ownCommands(text)));
    return source === '' ? '' : checked(written, source, { expected });
  };
}

function stepsFor(operations: readonly TextOperation[], around: Surroundings): Step[] {
  const options = operations.flatMap(one => (one.kind === 'set-option' ? one.option : []));
  const commands = operations.flatMap(one => (one.kind === 'append-command' ? one.command.trim() : []));
  const first = operations.flatMap(one => (one.kind === 'prepend-command' ? one.command.trim() : []));
  const later = operations.flatMap(one => (one.kind === 'join-run' ? (one.laterText ?? '') : []));
  const paths = operations.flatMap(one => (one.kind === 'delete-paths' ? one.paths : []));
  return [
    ...options.map(
      (option): Step =>
        written =>
          checked(written, withOption(written, option), { expected: wordsOf(written) }),
    ),
    ...[...new Set(first)].toReversed().map(
      (command): Step =>
        written =>
          checked(written, withFirstCommand(written, command), {
            expected: [...ownCommands(command), ...wordsOf(written)],
          }),
    ),
    ...later.map(
      (text): Step =>
        written =>
          joinStep(written, writtenInstruction(text, around)),
    ),
    ...[...new Set(commands)].map(
      (command): Step =>
        written =>
          checked(written, withCommand(written, command), { expected: [...wordsOf(written), ...ownCommands(command)] }),
    ),
    ...(paths.length === 0 ? [] : [(written: WrittenInstruction) => deletionStep(written, uncovered(paths, []))]),
  ];
}

function joinStep(written: WrittenInstruction, later: WrittenInstruction | null): string | null {
  if (later === null) return null;
  const isSetting = ([name]: string[]) => name === 'set';
  const expected = [...wordsOf(written), ...wordsOf(later)].filter(words => !isSetting(words));
  const source = withJoined(written, later);
  const next = source === null ? null : writtenInstruction(source, written);
  const found = next === null ? [] : wordsOf(next).filter(words => !isSetting(words));
  return JSON.stringify(found) === JSON.stringify(expected) ? source : null;
}

function deletionStep(written: WrittenInstruction, paths: readonly string[]): string | null {
  const source = withDeletedPaths(written, paths);
  const next = source === null ? null : writtenInstruction(source, written);
  if (next === null) return null;
  const [before, after] = [wordsOf(written), wordsOf(next)];
  const same = before.length === after.length ? before.slice(0, -1) : before;
  const last = after.at(-1) ?? [];
  const isKept = before.length > same.length ? (before.at(-1) ?? []).every((word, at) => word === last[at]) : true;
  const isSame = JSON.stringify(after.slice(0, same.length)) === JSON.stringify(same);
  return isSame && isKept && last[0] === 'rm' && next.program.complete ? source : null;
}

/** Null unless the new text has exactly the commands that are expected: no edit may change anything else. */
function checked(
  written: WrittenInstruction,
  source: string | null,
  { expected, sorted = false }: { expected: readonly string[][]; sorted?: boolean },
): string | null {
  const next = source === null ? null : writtenInstruction(source, written);
  if (next === null || next.program.complete !== written.program.complete) return null;
  const found = wordsOf(next).map(words => (sorted ? words.toSorted() : words));
  return JSON.stringify(found) === JSON.stringify(expected) ? source : null;
}

/** The words of each command. */
function wordsOf(written: WrittenInstruction): string[][] {
  return commandsIn(written).map(({ words }) => words.map(({ text }) => text));
}

function ownCommands(text: string): string[][] {
  const written = writtenInstruction(`RUN ${text}`, { escapeChar: '\\', lineEnd: '\n', shellExits: false });
  return written === null ? [] : wordsOf(written);
}
