/** Whether a history entry is the record of an instruction, and how sure that is. */
import { instructionOf } from './history.ts';
import type { Heredoc, Instruction } from './parse.ts';
import { afterShell } from './shell.ts';
import { jsonWords, splitFirst, squeeze, withoutFlags } from './words.ts';

/** How much a match counts. One command outweighs all the metadata that an alignment can have. */
export const WEIGHT = { none: 0, metadata: 1, vague: 100_000, destination: 200_000, exact: 300_000 } as const;

/** An instruction prepared for comparison, with the lines it is reported under. */
export interface Candidate {
  keyword: string;
  line: number;
  /** Texts that builders write for it, squeezed. */
  texts: string[];
  /** Literal parts of the text around its variables. */
  pattern: string[];
  /** The same for the last word of COPY and ADD. */
  destination: string[];
}

/** A history entry prepared for comparison. */
export interface Entry {
  keyword: string;
  text: string;
  /** Of COPY and ADD where the sources are recorded as digests. */
  destination: string | null;
}

/** Prepares an instruction. `shell` is the `SHELL` in effect, for shells that are not known as such. */
export function candidateOf(instruction: Instruction, shell: string[]): Candidate {
  const { keyword, line } = instruction;
  if (keyword === 'RUN') return { keyword, line, texts: runTexts(instruction, shell), pattern: [], destination: [] };
  const plain = plainText(instruction);
  const text = bare(keyword, plain);
  const path = keyword === 'WORKDIR' ? text : (jsonWords(plain)?.at(-1) ?? text.slice(text.lastIndexOf(' ') + 1));
  return { keyword, line, texts: [text], pattern: literals(text), destination: literals(pathOf(path)) };
}

/** Prepares a history entry. */
export function entryOf(createdBy: string): Entry {
  const { keyword, text } = instructionOf(createdBy);
  if (keyword === 'COPY' || keyword === 'ADD') {
    const copied = bare(keyword, withoutFlags(text));
    const digest = /^(?:(?:file|dir|multi):)?[0-9a-f]{12,} in (\S.*)$/.exec(copied);
    return { keyword, text: copied, destination: digest?.[1] === undefined ? null : pathOf(digest[1]) };
  }
  const compared = keyword === 'RUN' || keyword === '' ? commandOf(withoutFlags(text)) : bare(keyword, text);
  return { keyword, text: compared, destination: null };
}

/** How surely the entry records the instruction. */
export function weightOf(candidate: Candidate, entry: Entry): number {
  // The exec form of the classic builder is recorded without any mark.
  const asRun = entry.keyword === '' && candidate.keyword === 'RUN';
  if (candidate.keyword !== entry.keyword && !asRun) return WEIGHT.none;
  switch (candidate.keyword) {
    case 'RUN':
      return entry.text !== '' && candidate.texts.includes(entry.text) ? WEIGHT.exact : WEIGHT.none;
    case 'COPY':
    case 'ADD':
      return copyWeight(candidate, entry);
    case 'WORKDIR':
      return matchesPath(candidate.destination, pathOf(entry.text)) ? WEIGHT.metadata : WEIGHT.none;
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return nameOf(candidate.texts[0] ?? '') === nameOf(entry.text) ? WEIGHT.metadata : WEIGHT.none;
    default:
      return matchesMetadata(candidate, entry) ? WEIGHT.metadata : WEIGHT.none;
  }
}

function copyWeight(candidate: Candidate, entry: Entry): number {
  if (entry.destination !== null) {
    return matchesPath(candidate.destination, entry.destination) ? WEIGHT.destination : WEIGHT.none;
  }
  if (!matches(candidate.pattern, entry.text)) return WEIGHT.none;
  return candidate.pattern.every(part => part.trim() === '') ? WEIGHT.vague : WEIGHT.exact;
}

/** Builders print lists as `["a" "b"]`, `[a b]`, `map[80/tcp:{}]`; the instruction's own words must all be there. */
function matchesMetadata(candidate: Candidate, entry: Entry): boolean {
  const health = candidate.keyword === 'HEALTHCHECK';
  // A healthcheck is recorded as `{[CMD-SHELL curl …] 30s …}`, `{Test:[CMD-SHELL …`.
  const recorded = new Set((health ? squeeze(entry.text.replace(/[&{}]|Test:/g, ' ')) : entry.text).split(' '));
  const words = (candidate.texts[0] ?? '').replace(health ? /^CMD / : /^$/, '').split(' ');
  return words.every(word => word.includes('$') || recorded.has(word) || recorded.has(`${word}/tcp`));
}

/** What builders record of a RUN: its command, or that of its heredoc, or how they run the heredoc. */
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

/** A command as both sides are compared: the exec form as words, without a shell in front, squeezed. */
function commandOf(text: string): string {
  const words = jsonWords(text)?.join(' ') ?? text;
  return withoutDigests(squeeze(afterShell(words) ?? words));
}

/** Each is looked for where it must stand: an expression for a row of them would try every start. */
function withoutDigests(command: string): string {
  let end = command.length;
  for (let length = digestBefore(command, end); length > 0; length = digestBefore(command, end)) end -= length;
  return command.slice(0, end);
}

/** How long the `:sha256:…` or `:…` is that stands before `end`; 0 where none does. */
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

/** A path as far as spelling goes: `./a/` is `a`, `./` is `.`. */
function pathOf(path: string): string {
  const short = path.trim().replace(/^(?:\.\/)+(?=.)/, '');
  return short.length > 1 && short.endsWith('/') ? short.slice(0, -1) : short;
}

/** Relative paths are recorded absolute by some builders. */
function matchesPath(pattern: string[], path: string): boolean {
  if (matches(pattern, path)) return true;
  const [first = ''] = pattern;
  return !first.startsWith('/') && path.startsWith('/') && matches(['', `/${first}`, ...pattern.slice(1)], path);
}

/** Splits at `$NAME` and `${…}`: builders put values there, unknown to us. */
function literals(text: string): string[] {
  return text.split(/\$(?:\w+|\{[^{}]*\})/);
}

/** Whether the text is the literal parts in order with anything between them. */
function matches(parts: string[], text: string): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
