/** Changes words of instructions other than RUN: names of images and stages, values of arguments and variables, what is copied or started. */
import type { SourceInstruction } from '../../parse.ts';
import { withoutFlags } from '../../words.ts';
import { type Surroundings, writtenInstruction } from '../written-instruction.ts';
import { withVariable } from './set-variable.ts';
import type { Operation } from './types.ts';

export const OF_WORDS: ReadonlySet<Operation['kind']> = new Set([
  'name-stage',
  'replace-base',
  'replace-copied',
  'replace-default',
  'replace-start',
  'set-variable',
]);

/** They say what becomes of all words. */
const OF_ALL_WORDS: ReadonlySet<Operation['kind']> = new Set(['replace-copied', 'replace-start']);

interface Words {
  instruction: SourceInstruction;
  text: string;
}

/** The instruction's text after those operations among these that change words; null if one does not fit, or if two change all words. */
export function withOtherWords(
  { instruction, text }: { instruction: SourceInstruction; text: string | null },
  operations: readonly Operation[],
  around: Surroundings,
): string | null {
  if (operations.filter(({ kind }) => OF_ALL_WORDS.has(kind)).length > 1) return null;
  let changed = text;
  for (const one of operations) {
    if (changed === null) return null;
    const words = { instruction, text: changed };
    if (one.kind === 'name-stage') changed = withStageName(words, one.name);
    if (one.kind === 'replace-base') changed = withBase(words, one.base, around);
    if (one.kind === 'replace-default') changed = withDefault(words, one);
    if (one.kind === 'set-variable') changed = withVariable(words.text, one, around);
    if (one.kind === 'replace-copied') changed = withCopied(words, one.words, around);
    if (one.kind === 'replace-start') changed = withStart(words, one.words, around);
  }
  return changed;
}

/** `FROM image AS name`; null for a stage that has a name already. */
function withStageName({ instruction, text }: Words, name: string): string | null {
  const words = withoutFlags(instruction.text).trim().split(/\s+/);
  return instruction.keyword !== 'FROM' || words.length !== 1 ? null : `${text.trimEnd()} AS ${name}`;
}

/** `FROM other AS name`; null if the instruction is no `FROM`, or cannot be read. */
function withBase({ instruction, text }: Words, base: string, around: Surroundings): string | null {
  const written = instruction.keyword !== 'FROM' ? null : writtenInstruction(text, around);
  if (written === null || !/^\S+$/.test(base)) return null;
  const [named] = /^\S+/.exec(text.slice(written.start)) ?? [];
  return named === undefined ? null : text.slice(0, written.start) + base + text.slice(written.start + named.length);
}

/** `ARG NAME=value`; null if the instruction does not give the argument the default that it should have. */
function withDefault(
  { instruction, text }: Words,
  { name, from, to }: Extract<Operation, { kind: 'replace-default' }>,
): string | null {
  if (instruction.keyword !== 'ARG' || !/^[\w.-]+$/.test(to)) return null;
  for (const quote of ['', '"', "'"]) {
    const at = text.indexOf(`${name}=${quote}${from}${quote}`);
    const start = at + name.length + 1 + quote.length;
    const next = text.charAt(start + from.length + quote.length);
    if (at > 0 && /\s/.test(text.charAt(at - 1)) && /^\s?$/.test(next))
      return text.slice(0, start) + to + text.slice(start + from.length);
  }
  return null;
}

/** `COPY --from=build /a /b`; null if the instruction is no `COPY`, or cannot be read. */
function withCopied({ instruction, text }: Words, words: readonly string[], around: Surroundings): string | null {
  const written = instruction.keyword !== 'COPY' ? null : writtenInstruction(text, around);
  if (written === null || !words.every(word => /^\/[\w./@%+=,-]*$/.test(word))) return null;
  return text.slice(0, written.start) + words.join(' ');
}

/** `CMD ["node", "server.js"]`; null if the instruction starts nothing, or cannot be read. */
function withStart({ instruction, text }: Words, words: readonly string[], around: Surroundings): string | null {
  const isStart = instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT';
  const written = isStart ? writtenInstruction(text, around) : null;
  return written === null
    ? null
    : `${text.slice(0, written.start)}[${words.map(word => JSON.stringify(word)).join(', ')}]`;
}
