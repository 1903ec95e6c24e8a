/** Writes operations into the text of a Dockerfile. What they do not concern stays byte for byte. */
import { type Dockerfile, parseDockerfile, type SourceInstruction } from '../parse.ts';
import { isContinued } from '../source-lines.ts';
import { editedText, type TextOperation } from './edit-instruction.ts';
import { addBuildStage, leavesStagesApart } from './operations/build-stage.ts';
import { OF_WORDS, withOtherWords } from './operations/other-words.ts';
import { withoutRemovals } from './operations/remove-operands.ts';
import type { Operation } from './operations/types.ts';
import { surroundingsOf } from './surroundings.ts';

/** An instruction on the way to its new text, with the text between it and the one before. */
interface Part {
  gap: string;
  instruction: SourceInstruction;
  /** Null if the instruction goes. */
  text: string | null;
  before: string[];
  after: string[];
}

/** Instructions that come beside one. */
const BESIDE: ReadonlySet<Operation['kind']> = new Set(['insert', 'build-stage']);

type Insertion = Extract<Operation, { kind: 'insert' }>;

/** What a RUN's commands depend on: it must not move across a change of it. */
const CHANGES_RUNS = new Set(['FROM', 'ENV', 'ARG', 'USER', 'WORKDIR', 'SHELL', 'ONBUILD', 'VOLUME']);

/**
 * The new text of the file, in which each instruction keeps its own style. Null if an operation does not fit its instruction, or if
 * two of them overlap. It is up to the caller whether a RUN may move up past the `COPY`s and RUNs before it (`join-run`).
 */
export function applyOperations(dockerfile: Dockerfile, wanted: readonly Operation[]): string | null {
  const operations = withoutRemovals(dockerfile, distinct(beforeJoined(wanted)));
  const parts = partsOf(dockerfile);
  if (operations === null || !areApart(operations) || !leavesStagesApart(operations)) return null;
  const byLine = new Map<number, Operation[]>();
  for (const one of operations) byLine.get(one.line)?.push(one) ?? byLine.set(one.line, [one]);
  const known = new Set(parts.map(({ instruction }) => instruction.line));
  if (![...byLine.keys()].every(line => known.has(line))) return null;
  // From below, so that a later RUN is edited before it is joined to an earlier one.
  for (const part of parts.toReversed()) {
    const own = byLine.get(part.instruction.line);
    if (own !== undefined && !edit(dockerfile, part, { own, parts })) return null;
  }
  return written(dockerfile, parts);
}

/** Several edits may need the same operation, such as an update before a later installation. */
export function distinct(operations: readonly Operation[]): Operation[] {
  return [...new Map(operations.map(operation => [JSON.stringify(operation), operation])).values()];
}

/** A variable that is set before a RUN is set before the one that it becomes a part of. */
function beforeJoined(operations: readonly Operation[]): Operation[] {
  const into = new Map(operations.flatMap(one => (one.kind === 'join-run' ? [[one.later, one.line] as const] : [])));
  return operations.map(one => {
    if (one.kind !== 'insert' || one.where !== 'before' || !one.text.startsWith('ENV ')) return one;
    const line = into.get(one.line);
    return line === undefined ? one : { ...one, line };
  });
}

function partsOf({ source, instructions }: Dockerfile): Part[] {
  let end = 0;
  return instructions.map(instruction => {
    const gap = source.slice(end, instruction.start);
    end = instruction.end;
    const text = source.slice(instruction.start, end);
    return { gap, instruction, text, before: [], after: [] };
  });
}

/** Whether no instruction goes that another operation changes. */
function areApart(operations: readonly Operation[]): boolean {
  const removed = operations.flatMap(one => (one.kind === 'remove-instruction' ? one.line : []));
  const joined = operations.flatMap(one => (one.kind === 'join-run' ? one.later : []));
  const inserted = operations.flatMap(one => (one.kind === 'insert' ? one.line : []));
  const changed = new Set(operations.flatMap(one => (one.kind === 'remove-instruction' ? [] : one.line)));
  const gone = [...removed, ...joined];
  return (
    new Set(joined).size === joined.length &&
    removed.every(line => !changed.has(line) && !joined.includes(line)) &&
    inserted.every(line => !gone.includes(line))
  );
}

/** Applies the operations of one instruction. False if one does not fit. */
function edit(dockerfile: Dockerfile, part: Part, { own, parts }: { own: Operation[]; parts: Part[] }): boolean {
  const { instruction } = part;
  for (const insertion of own.filter(({ kind }) => kind === 'insert') as Insertion[]) {
    const lines = insertedText(insertion, surroundingsOf(dockerfile));
    if (lines === null) return false;
    part[insertion.where].push(lines);
  }
  for (const stage of own.filter(one => one.kind === 'build-stage'))
    if (!addBuildStage(part, stage, { parts, lineEnd: surroundingsOf(dockerfile).lineEnd })) return false;
  const words = withOtherWords(part, own, surroundingsOf(dockerfile));
  if (words === null && own.some(({ kind }) => OF_WORDS.has(kind))) return false;
  part.text = words;
  const others = own.filter(({ kind }) => !BESIDE.has(kind) && !OF_WORDS.has(kind));
  if (others.some(({ kind }) => kind === 'remove-instruction')) {
    part.text = null;
    return instruction.keyword !== 'FROM';
  }
  const edits: TextOperation[] = [];
  for (const operation of others) {
    if (operation.kind === 'join-run') {
      const later = joinable(parts, part, operation.later);
      if (later?.text == null) return false;
      edits.push({ ...operation, laterText: later.text });
      later.text = null;
    } else edits.push(operation);
  }
  if (edits.length === 0) return true;
  // A line of a history may be shown in a form that it does not have.
  const text = part.text === null || instruction.keyword === '' ? null : editedOnce(dockerfile, instruction, edits);
  part.text = text === '' ? null : text;
  return text !== null;
}

const edited = new WeakMap<Dockerfile, Map<string, string | null>>();

/** Perf: a plan makes one more edit at a time, so that the instructions of the others are edited in the same way again and again. */
function editedOnce(
  dockerfile: Dockerfile,
  instruction: SourceInstruction,
  edits: readonly TextOperation[],
): string | null {
  const texts = edited.get(dockerfile) ?? new Map<string, string | null>();
  edited.set(dockerfile, texts);
  const key = `${instruction.line} ${JSON.stringify(edits)}`;
  let text = texts.get(key);
  if (text === undefined) {
    const source = dockerfile.source.slice(instruction.start, instruction.end);
    text = editedText(source, edits, surroundingsOf(dockerfile, instruction));
    texts.set(key, text);
  }
  return text;
}

/** The later RUN, if nothing between the two changes what its commands do. */
function joinable(parts: readonly Part[], first: Part, later: number): Part | null {
  const start = parts.indexOf(first);
  const end = parts.findIndex(({ instruction }) => instruction.line === later);
  const between = parts.slice(start + 1, end);
  if (end <= start || between.some(({ instruction }) => CHANGES_RUNS.has(instruction.keyword))) return null;
  return parts[end]?.instruction.keyword === 'RUN' ? (parts[end] ?? null) : null;
}

/** The inserted lines with the file's line ends; null if they are no whole instructions. */
function insertedText(
  { text }: Insertion,
  { lineEnd, escapeChar }: { lineEnd: string; escapeChar: string },
): string | null {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const { instructions, notes } = parseDockerfile(lines.join('\n'));
  if (instructions.length === 0 || notes.length > 0 || isContinued(lines.at(-1)?.trimEnd() ?? '', escapeChar))
    return null;
  return lines.join(lineEnd);
}

function written(dockerfile: Dockerfile, parts: readonly Part[]): string | null {
  const { lineEnd, escapeChar } = surroundingsOf(dockerfile);
  const { source } = dockerfile;
  let result = '';
  let cut = false;
  for (const { gap, text, before, after } of parts) {
    result += cut ? withoutLine(result, gap) : gap;
    cut = text === null;
    if (before.length > 0) result = withLines(result, before, lineEnd);
    if (text !== null) result += text;
    if (after.length > 0 && (text === null || isContinued(text.trimEnd(), escapeChar))) return null;
    for (const lines of after) result += lineEnd + lines;
  }
  const rest = source.slice(parts.at(-1)?.instruction.end ?? 0);
  if (!cut) return result + rest;
  let whole = result + withoutLine(result, rest);
  // No empty line at the end where there was none.
  if (rest.trim() === '' && /\n\r?\n$/.test(whole.slice(-3))) whole = whole.replace(/\r?\n$/, '');
  return /\n$/.test(source) ? whole : whole.replace(/\r?\n$/, '');
}

/** What follows an instruction that went: without the rest of its line, and without a second empty line in a row. */
function withoutLine(before: string, after: string): string {
  const rest = after.replace(/^\r?\n/, '');
  const isEmptyBefore = before === '' || /(?:^|\n)\r?\n$/.test(before.slice(-3));
  return isEmptyBefore ? rest.replace(/^[ \t]*\r?\n/, '') : rest;
}

/** Puts new instructions above the next one, and above the comment that belongs to it. */
function withLines(before: string, lines: readonly string[], lineEnd: string): string {
  let at = before.length;
  for (let start = lineStart(before, at); start < at && before.slice(start, at).trimStart().startsWith('#'); ) {
    at = start;
    start = lineStart(before, at);
  }
  // At the top of the file there may be directives, which must stay first.
  const place = at === 0 || before.slice(0, at) === '\uFEFF' ? before.length : at;
  return before.slice(0, place) + lines.map(line => line + lineEnd).join('') + before.slice(place);
}

function lineStart(text: string, end: number): number {
  return text.lastIndexOf('\n', end - 2) + 1;
}
