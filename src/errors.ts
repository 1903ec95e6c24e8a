/**
 * The only errors that reach a user as text. Each says what happened to what, what to do about it, and which exit code
 * the run ends with. Recognise them by class, never by message.
 */

/** Exit codes of both entry points; see docs/exit-codes.md. */
export const EXIT = { pass: 0, overBudget: 1, notMeasured: 2, badUsage: 3, interrupted: 130, terminated: 143 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** How a run that measured everything ends. Without a verdict it does not pass. */
export function exitCodeOf(verdict: 'pass' | 'warn' | 'fail' | null): ExitCode {
  switch (verdict) {
    case 'pass':
    case 'warn':
      return EXIT.pass;
    case 'fail':
      return EXIT.overBudget;
    case null:
      return EXIT.notMeasured;
    default:
      return verdict satisfies never;
  }
}

/** What to do next, for each entry point: a command line has flags, a workflow has inputs. */
export interface Advice {
  commandLine: string;
  action: string;
}

interface Details {
  /** What to do next: a sentence, a command or a setting. */
  hint?: string | Advice;
  cause?: unknown;
}

/** Base of the three; not thrown itself. `message` is one line: what happened, to what. */
export abstract class ImagebudgetError extends Error {
  abstract readonly exitCode: ExitCode;
  readonly #hint: string | Advice | undefined;

  constructor(message: string, { hint, cause }: Details = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.#hint = hint;
  }

  /** The hint for the command line. */
  get hint(): string | undefined {
    return this.hintFor('commandLine');
  }

  hintFor(way: keyof Advice): string | undefined {
    return typeof this.#hint === 'object' ? this.#hint[way] : this.#hint;
  }
}

/** Where in a config file an error is; lines and columns count from 1. */
export interface Position {
  path: string;
  line: number;
  column: number;
}

/** The config cannot be used. The message starts with `path:line:column: `. Exit 3. */
export class ConfigError extends ImagebudgetError {
  readonly exitCode = EXIT.badUsage;
  readonly position: Position;
  /** The message without its position, for an annotation that carries the position itself. */
  readonly reason: string;

  constructor(position: Position, reason: string, details: Details = {}) {
    super(`${position.path}:${position.line}:${position.column}: ${reason}`, details);
    this.position = position;
    this.reason = reason;
  }
}

/** The command line or an input cannot be used. Exit 3. */
export class UsageError extends ImagebudgetError {
  readonly exitCode = EXIT.badUsage;
}

/** The image could not be measured, so there is no verdict. Exit 2. */
export class MeasureError extends ImagebudgetError {
  readonly exitCode = EXIT.notMeasured;
}

/** The code by which Node and others say what an error is, such as `ENOENT`; undefined if there is none. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Foreign text on one line, so that it cannot pass for a further line of a hint. */
export function onOneLine(text: string): string {
  return text.replaceAll('\n', '\\x0a');
}
