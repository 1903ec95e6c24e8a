/** Whether a history entry is the record of an instruction, and how sure that is. */
import { squeeze } from '../../image/text.ts';
import { instructionOf } from '../history.ts';
import type { Heredoc, Instruction } from '../parse.ts';
import { afterShell } from '../shell.ts';
import { jsonWords, splitFirst, withoutFlags } from '../words.ts';

/** How much a match counts. One command outweighs all the metadata that an alignment can have. */
export const WEIGHT = { none: 0, metadata: 1, vague: 100_000, destination: 200_000, exact: 300_000 } as const;

/**
 * What the comparisons of one alignment may still take, in characters read. Every instruction may be compared with every entry,
 * and their texts are foreign. Below zero, nothing matches.
 */
export interface Effort {
  left: number;
}

/** Looking up a word takes about as long as reading this many characters. */
const WORD = 50;

/** An instruction prepared for comparison. Made once, since it is compared with many entries. */
export interface Candidate {
  keyword: string;
  line: number;
  /** Texts that builders write for it, squeezed. */
  texts: string[];
  /** Literal parts of the text around its variables. */
  pattern: string[];
  /** Whether the text consists of variables only. */
  isVague: boolean;
  /** Literal parts of the last word of COPY, ADD and WORKDIR; for a relative path also those of absolute ones. */
  destinations: string[][];
  /** The words that an entry must have. */
  words: string[];
  /** The first name that it sets. */
  name: string;
}

/** A history entry prepared for comparison. */
export interface Entry {
  keyword: string;
  text: string;
  /** Of WORKDIR, and of COPY and ADD if the sources are recorded as digests. */
  destination: string | null;
  words: ReadonlySet<string>;
  name: string;
}

/** Keywords that are not compared by their words. */
const NOT_BY_WORDS = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR', 'ENV', 'LABEL', 'ARG', '']);

/** Prepares an instruction. `shell` is the `SHELL` in effect, for shells that are not known as such. */
export function candidateOf(instruction: Instruction, shell: string[]): Candidate {
  const { keyword, line } = instruction;
  const none = { keyword, line, pattern: [], isVague: false, destinations: [], words: [], name: '' };
  if (keyword === 'RUN') return { ...none, texts: runTexts(instruction, shell) };
  const plain = plainText(instruction);
  const text = bare(keyword, plain);
  const path = keyword === 'WORKDIR' ? text : (jsonWords(plain)?.at(-1) ?? text.slice(text.lastIndexOf(' ') + 1));
  const pattern = literals(text);
  return {
    ...none,
    texts: [text],
    pattern,
    isVague: pattern.every(part => part.trim() === ''),
    destinations: destinationsOf(pathOf(path)),
    words: NOT_BY_WORDS.has(keyword) ? [] : wordsOf(keyword, text),
    name: nameOf(text),
  };
}

/** Relative paths are recorded absolute by some builders. */
function destinationsOf(path: string): string[][] {
  const parts = literals(path);
  const [first = '', ...others] = parts;
  return first.startsWith('/') ? [parts] : [parts, ['', `/${first}`, ...others]];
}

/** The words that must all be recorded: those without variables. */
function wordsOf(keyword: string, text: string): string[] {
  const words = keyword === 'HEALTHCHECK' ? text.replace(/^CMD /, '') : text;
  return words.split(' ').filter(word => !word.includes('$'));
}

/** Prepares a history entry. */
export function entryOf(createdBy: string): Entry {
  const { keyword, text } = instructionOf(createdBy);
  const none = { keyword, destination: null, words: new Set<string>(), name: '' };
  if (keyword === 'COPY' || keyword === 'ADD') {
    const copied = bare(keyword, withoutFlags(text));
    const digest = /^(?:(?:file|dir|multi):)?[0-9a-f]{12,} in (\S.*)$/.exec(copied);
    return { ...none, text: copied, destination: digest?.[1] === undefined ? null : pathOf(digest[1]) };
  }
  if (keyword === 'RUN' || keyword === '') return { ...none, text: commandOf(withoutFlags(text)) };
  const compared = bare(keyword, text);
  return {
    ...none,
    text: compared,
    destination: keyword === 'WORKDIR' ? pathOf(compared) : null,
    words: NOT_BY_WORDS.has(keyword) ? none.words : recordedWords(keyword, compared),
    name: nameOf(compared),
  };
}

/** Builders print lists as `["a" "b"]`, `[a b]`, `map[80/tcp:{}]`. */
function recordedWords(keyword: string, text: string): ReadonlySet<string> {
  // A healthcheck is recorded as `{[CMD-SHELL curl …] 30s …}`, `{Test:[CMD-SHELL …`.
  return new Set((keyword === 'HEALTHCHECK' ? squeeze(text.replace(/[&{}]|Test:/g, ' ')) : text).split(' '));
}

/** How surely the entry records the instruction. */
export function weightOf(candidate: Candidate, entry: Entry, effort: Effort): number {
  // The exec form of the classic builder is recorded without any mark.
  const asRun = entry.keyword === '' && candidate.keyword === 'RUN';
  if ((candidate.keyword !== entry.keyword && !asRun) || effort.left < 0) return WEIGHT.none;
  switch (candidate.keyword) {
    case 'RUN':
      return entry.text !== '' && candidate.texts.includes(entry.text) ? WEIGHT.exact : WEIGHT.none;
    case 'COPY':
    case 'ADD':
      return copyWeight(candidate, entry, effort);
    case 'WORKDIR':
      return matchesPath(candidate, entry.destination ?? '', effort) ? WEIGHT.metadata : WEIGHT.none;
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return candidate.name === entry.name ? WEIGHT.metadata : WEIGHT.none;
    default:
      return matchesWords(candidate, entry, effort) ? WEIGHT.metadata : WEIGHT.none;
  }
}

function copyWeight(candidate: Candidate, entry: Entry, effort: Effort): number {
  if (entry.destination !== null) {
    return matchesPath(candidate, entry.destination, effort) ? WEIGHT.destination : WEIGHT.none;
  }
  if (!matches(candidate.pattern, entry.text, effort)) return WEIGHT.none;
  return candidate.isVague ? WEIGHT.vague : WEIGHT.exact;
}

function matchesWords({ words }: Candidate, { words: recorded }: Entry, effort: Effort): boolean {
  return words.every(word => {
    effort.left -= WORD;
    return recorded.has(word) || recorded.has(`${word}/tcp`);
  });
}

/** What builders may record for a RUN: its command, or that of its heredoc, or how they run the heredoc. */
function runTexts({ text, heredocs }: Instruction, shell: string[]): string[] {
  const [first] = heredocs;
  const head = withoutFlags(text);
  const texts = first === undefined ? [head] : [head, ...heredocTexts(head, first, heredocs)];
  const prefix = shell.join(' ');
  const commands = texts.map(commandOf).filter(command => command !== '');
  return shell.length === 0 ? commands : commands.flatMap(command => [command, squeeze(`${prefix} ${command}`)]);
}

function heredocTexts(head: string, first: Heredoc, heredocs: Heredoc[]): string[] {
  const line = head.split('\n', 1)[0] ?? '';
  // buildah leaves the end marks out.
  const texts = [[line, ...heredocs.map(({ body }) => body)].join('\n')];
  if (/^\d*<<\S+$/.test(line)) {
    texts.push(first.chomp ? first.body.replace(/^\t+/gm, '') : first.body, `/dev/pipes/${first.name}`);
  }
  return texts;
}

/** A command as it is compared: the exec form as words, without a shell in front, squeezed. */
function commandOf(text: string): string {
  const words = jsonWords(text)?.join(' ') ?? text;
  return withoutDigests(squeeze(afterShell(words) ?? words));
}

/** Removes one digest after another from the end: an expression for several of them would try every start. */
function withoutDigests(command: string): string {
  let end = command.length;
  for (let length = digestBefore(command, end); length > 0; length = digestBefore(command, end)) end -= length;
  return command.slice(0, end);
}

/** The length of the `:sha256:…` or `:…` right before `end`; 0 if something else stands there. */
function digestBefore(command: string, end: number): number {
  const [digest = ''] = /:(?:sha256:)?[0-9a-f]{64}$/.exec(command.slice(Math.max(0, end - 72), end)) ?? [];
  return digest.length;
}

/** The text of an instruction other than RUN, without flags and heredoc bodies. */
function plainText({ text, heredocs }: Instruction): string {
  if (heredocs.length === 0) return withoutFlags(text);
  return withoutFlags(text.split('\n', 1)[0] ?? '').replace(/<<-/g, '<<');
}

/** Without quotes, escapes, list punctuation and the shell that builders put into CMD and ENTRYPOINT. */
function bare(keyword: string, text: string): string {
  const listed = jsonWords(text)?.join(' ') ?? text;
  const words = squeeze(listed.replace(/["'\\]/g, '').replace(/map\[|[[\],]|:\{\}/g, ' '));
  const shellForm = keyword === 'CMD' || keyword === 'ENTRYPOINT' ? afterShell(words) : null;
  return shellForm?.trim() ?? words;
}

/** The first name of `A=b C=d` or `A b`. */
function nameOf(text: string): string {
  return splitFirst(text)[0].split('=', 1)[0] ?? '';
}

/** A path in one spelling: `./a/` is `a`, `./` is `.`. */
function pathOf(path: string): string {
  const short = path.trim().replace(/^(?:\.\/)+(?=.)/, '');
  return short.length > 1 && short.endsWith('/') ? short.slice(0, -1) : short;
}

function matchesPath({ destinations }: Candidate, path: string, effort: Effort): boolean {
  const [written = [], ...absolute] = destinations;
  return (
    matches(written, path, effort) || (path.startsWith('/') && absolute.some(parts => matches(parts, path, effort)))
  );
}

/** Splits at `$NAME` and `${…}`, where builders put values that we do not know. */
function literals(text: string): string[] {
  const parts = text.split(/\$(?:\w+|\{[^{}]*\})/);
  // There is nothing between two variables in a row.
  return parts.filter((part, at) => part !== '' || at === 0 || at === parts.length - 1);
}

/** Whether the text is the literal parts in order with anything between them. */
function matches(parts: readonly string[], text: string, effort: Effort): boolean {
  const [first = ''] = parts;
  if (parts.length < 2) return text === first;
  effort.left -= text.length + parts.length * WORD;
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
