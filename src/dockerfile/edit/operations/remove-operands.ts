/** Operands that several edits take out of one command, as one operation. */
import type { Dockerfile } from '../../parse.ts';
import { writtenCommands } from '../written-commands.ts';
import type { Operation } from './types.ts';

type Removal = Extract<Operation, { kind: 'remove-operands' }>;

/** The same operations with `replace-command` in place of `remove-operands`; null where a command cannot be written without quotes. */
export function withoutRemovals(dockerfile: Dockerfile, operations: readonly Operation[]): Operation[] | null {
  const removals = new Map<string, Removal[]>();
  const others: Operation[] = [];
  for (const operation of operations) {
    if (operation.kind !== 'remove-operands') others.push(operation);
    else {
      const key = `${operation.line} ${operation.command}`;
      removals.get(key)?.push(operation) ?? removals.set(key, [operation]);
    }
  }
  const replaced = [...removals.values()].map(same => replacement(dockerfile, same));
  return replaced.includes(null) ? null : [...others, ...replaced.flatMap(operation => operation ?? [])];
}

function replacement(dockerfile: Dockerfile, removals: readonly Removal[]): Operation | null {
  const [first] = removals;
  const instruction = dockerfile.instructions.find(({ line }) => line === first?.line);
  if (first === undefined || instruction === undefined) return null;
  const { line, command: number } = first;
  const command = writtenCommands(dockerfile, instruction)[number];
  if (command === undefined || command.nested) return null;
  const gone = new Set(removals.flatMap(({ operands }) => operands));
  const rest = command.args.filter(arg => !gone.has(arg));
  if (rest.every(arg => arg.startsWith('-'))) return { kind: 'replace-command', line, command: number, text: null };
  if (rest.some(arg => /[\s'"\\]/.test(arg))) return null;
  return { kind: 'replace-command', line, command: number, text: [command.name, ...rest].join(' ') };
}
