/** The health check of an image: its last HEALTHCHECK, in whatever form a file or a builder writes it. */
import type { ImageConfig } from '../image/types.ts';
import { type HistoryInstruction, instructionOf } from './history.ts';
import { jsonWords, quotedWords, withoutFlags } from './words.ts';

export interface HealthCheck {
  /** The words of a command that is started without a shell; null for a shell's text. */
  words: readonly string[] | null;
  /** The command: a shell's text, or the words with blanks between them. */
  text: string;
  /** Whether only the image's history has it, and no step. */
  isInherited: boolean;
}

/** As Docker and older BuildKits write it into history: `&{["CMD-SHELL" "curl localhost"] "30s" "0s" "0s" "0s" '\x00'}`. */
const QUOTED = /^&\{\[((?:\s*"(?:[^"\\]|\\.)*")+)\s*\]/;
/** As BuildKit does now, without a mark between words: `{Test:[CMD-SHELL curl localhost] Interval:30s …}`. */
const UNQUOTED = /^&?\{Test:\[/;

/**
 * Null if nothing is checked.
 * @param steps the image's own steps; empty if only the history counts
 */
export function healthCheckOf(
  { history }: Pick<ImageConfig, 'history'>,
  steps: readonly { instruction: HistoryInstruction }[],
): HealthCheck | null {
  const own = steps.findLast(({ instruction }) => isHealthCheck(instruction))?.instruction;
  const found = own ?? history.map(({ createdBy }) => instructionOf(createdBy)).findLast(isHealthCheck);
  const check = found === undefined ? null : (recordedCheck(found.text) ?? writtenCheck(found.text));
  return check === null || check.text.trim() === '' ? null : { ...check, isInherited: own === undefined };
}

type Check = Omit<HealthCheck, 'isInherited'>;

function recordedCheck(text: string): Check | null {
  const test = quotedTest(text) ?? unquotedTest(text);
  if (test === null) return null;
  const [kind, ...words] = test;
  if (kind === 'CMD-SHELL') return { words: null, text: words.join(' ') };
  return kind === 'CMD' ? { words, text: words.join(' ') } : { words: null, text: '' };
}

function quotedTest(text: string): string[] | null {
  const [, list] = QUOTED.exec(text) ?? [];
  return list === undefined ? null : jsonWords(`[${quotedWords(list, '\\').join(',')}]`);
}

function unquotedTest(text: string): string[] | null {
  const [start] = UNQUOTED.exec(text) ?? [];
  const end = text.lastIndexOf(']');
  return start === undefined || end < 0 ? null : text.slice(start.length, end).split(' ');
}

/** `--interval=1m CMD curl localhost`, `CMD ["curl", "localhost"]`, `NONE`. */
function writtenCheck(text: string): Check {
  const [, command = ''] = /^CMD\b\s*(.*)$/is.exec(withoutFlags(text)) ?? [];
  const words = jsonWords(command);
  return { words, text: words?.join(' ') ?? command };
}

function isHealthCheck({ keyword }: HistoryInstruction): boolean {
  return keyword === 'HEALTHCHECK';
}
