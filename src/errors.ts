/**
 * The only errors that reach a user as text. Each says what happened to what, what to do about it, and which exit code
 * the run ends with. Recognise them by class, never by message.
 */

/** Exit codes of both entry points; see docs/exit-codes.md. */
export const EXIT = { pass: 0, overBudget: 1, notMeasured: 2, badUsage: 3, interrupted: 130, terminated: 143 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The mildest verdict that fails a run. */
export type FailOn = 'fail' | 'warn' | 'never';

/** How a run that measured everything ends. Without a verdict it does not pass, whatever `failOn` is. */
export function exitCodeOf(verdict: 'pass' | 'warn' | 'fail' | null, failOn: FailOn = 'fail'): ExitCode {
  switch (verdict) {
    case 'pass':
      return EXIT.pass;
    case 'warn':
      return failOn === 'warn' ? EXIT.overBudget : EXIT.pass;
    case 'fail':
      return failOn === 'never' ? EXIT.pass : EXIT.overBudget;
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
  /** For a mistake in the config, where its place is known. */
  config?: string;
}

/** Where in a config file something is; lines and columns count from 1. */
export interface Position {
  path: string;
  line: number;
  column: number;
}

/** The `path` of a position in budgets that a workflow wrote into an input: no file is meant. */
export const INPUT_BUDGETS = 'input "budgets"';

/** What of a job an error is about, if the config may have named it. */
export type Subject = 'image' | 'platform';

/** The places in the config of what a job was told. */
export type Positions = Readonly<Partial<Record<Subject, Position>>>;

/** One thing that is wrong, and what to do about it. */
export interface Problem {
  /** Null if it is not in a config. */
  position: Position | null;
  /** One line: what happened, to what. */
  reason: string;
  hint?: string | Advice | undefined;
}

interface Details {
  /** What to do next: a sentence, a command or a setting. */
  hint?: string | Advice | undefined;
  cause?: unknown;
  position?: Position;
  about?: Subject;
}

/** Base of the three; not thrown itself. `message` is one line: where in the config, if that is known; what happened, to what. */
export abstract class ImagebudgetError extends Error {
  abstract readonly exitCode: ExitCode;
  readonly about: Subject | null;
  readonly #hint: string | Advice | undefined;
  #position: Position | null;
  #reason: string;

  constructor(reason: string, { hint, cause, position, about }: Details = {}) {
    super(position ? at(position, reason) : reason, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.#reason = reason;
    this.about = about ?? null;
    this.#hint = hint;
    this.#position = position ?? null;
  }

  /** The message without its position, for an annotation that carries the position itself. */
  get reason(): string {
    return this.#reason;
  }

  /** Says at the start which of several things the error is about. */
  startWith(subject: string): this {
    this.#reason = `${subject}: ${this.#reason}`;
    this.message = this.#position === null ? this.#reason : at(this.#position, this.#reason);
    return this;
  }

  /** Where in the config the mistake is; null if it is not known to be there. */
  get position(): Position | null {
    return this.#position;
  }

  /** Gives the error its place in the config, unless it has one. */
  locate(position: Position): this {
    if (this.#position !== null) return this;
    this.#position = position;
    this.message = at(position, this.reason);
    return this;
  }

  /** The hint for the command line. */
  get hint(): string | undefined {
    return this.hintFor('commandLine');
  }

  hintFor(way: 'commandLine' | 'action'): string | undefined {
    return hintOf({ position: this.#position, hint: this.#hint }, way);
  }

  /** All that is wrong, this first. */
  get problems(): readonly Problem[] {
    return [{ position: this.#position, reason: this.reason, hint: this.#hint }];
  }
}

/** One problem as people read it. */
export interface Told {
  position: Position | null;
  reason: string;
  /** The reason with its position before it. */
  message: string;
  /** Undefined if there is none, or if an earlier problem has the same. */
  hint: string | undefined;
}

/** All problems of an error in the words of an entry point. A hint that several have is given once. */
export function tell(error: ImagebudgetError, way: 'commandLine' | 'action'): Told[] {
  const given = new Set<string>();
  return error.problems.map(problem => {
    const { position, reason } = problem;
    const hint = hintOf(problem, way);
    const isNew = hint !== undefined && !given.has(hint);
    if (isNew) given.add(hint);
    return { position, reason, message: position ? at(position, reason) : reason, hint: isNew ? hint : undefined };
  });
}

/** Does work; an error about something that the config names gets its place there. */
export async function located<T>(positions: Positions, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const position = error instanceof ImagebudgetError && error.about !== null ? positions[error.about] : undefined;
    throw error instanceof ImagebudgetError && position ? error.locate(position) : error;
  }
}

function hintOf({ position, hint }: Pick<Problem, 'position' | 'hint'>, way: 'commandLine' | 'action') {
  if (typeof hint !== 'object') return hint;
  return position !== null && hint.config !== undefined ? hint.config : hint[way];
}

/** A reason with its place before it. */
export function at({ path, line, column }: Position, reason: string): string {
  return `${path}:${line}:${column}: ${reason}`;
}

interface ConfigDetails extends Omit<Details, 'position' | 'about'> {
  /** What else is wrong with the file, in the order of its lines. */
  more?: readonly Problem[];
}

/** The config cannot be used. Exit 3. */
export class ConfigError extends ImagebudgetError {
  readonly exitCode = EXIT.badUsage;
  readonly #more: readonly Problem[];

  constructor(position: Position, reason: string, { more = [], ...details }: ConfigDetails = {}) {
    super(reason, { ...details, position });
    this.#more = more;
  }

  override get problems(): readonly Problem[] {
    return [...super.problems, ...this.#more];
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
