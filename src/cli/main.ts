/** The command line: picks the command, and prints its error. */
import { nearest } from '../config/nearest.ts';
import { EXIT, type ExitCode, ImagebudgetError, UsageError } from '../errors.ts';
import { terminal } from '../report/format/escape.ts';
import { VERSION } from '../version.ts';
import type { Command } from './command.ts';
import { HELP } from './help.ts';
import type { CliIo } from './io.ts';

export { terminal } from '../report/format/escape.ts';
export { tuneCompiler } from './compiler.ts';
export { endProcess, processIo } from './process-io.ts';

/** Loaded when used: `--version` must not pay for an image reader. */
const COMMANDS = {
  check: async () => (await import('./check.ts')).checkCommand,
  inspect: async () => (await import('./inspect.ts')).inspectCommand,
  ls: async () => (await import('./ls.ts')).lsCommand,
  rules: async () => (await import('./rules.ts')).rulesCommand,
} satisfies Readonly<Record<string, () => Promise<Command>>>;

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}

/** Runs a command line to its end. @returns the exit code; never throws for what a user can cause */
export async function runCli(io: CliIo): Promise<number> {
  const interrupted = new AbortController();
  let signalled: number | null = null;
  const forget = io.onSignal(code => {
    signalled = code;
    interrupted.abort();
  });
  try {
    const code = await dispatch(io, interrupted.signal);
    return signalled ?? code;
  } catch (error) {
    if (signalled !== null) return signalled;
    await io.stderr.write(failure(error, io.argv.includes('--debug'))).catch(() => undefined);
    return error instanceof ImagebudgetError ? error.exitCode : EXIT.notMeasured;
  } finally {
    forget();
  }
}

async function dispatch(io: CliIo, signal: AbortSignal): Promise<ExitCode> {
  const [name, ...args] = io.argv;
  if (name === undefined) {
    // A script whose arguments got lost must not pass.
    await io.stderr.write(HELP.main);
    return EXIT.badUsage;
  }
  if (name === '--version' || name === '-V') {
    await io.stdout.write(`${VERSION}\n`);
    return EXIT.pass;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    await io.stdout.write(HELP.main);
    return EXIT.pass;
  }
  if (!isCommand(name)) {
    const near = nearest(name, Object.keys(COMMANDS));
    throw new UsageError(`there is no command ${JSON.stringify(name.slice(0, 60))}`, {
      hint: near === null ? 'See imagebudget --help.' : `Did you mean imagebudget ${near}? See imagebudget --help.`,
    });
  }
  const given = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (given.includes('--help') || given.includes('-h')) {
    await io.stdout.write(HELP[name]);
    return EXIT.pass;
  }
  const command = await COMMANDS[name]();
  return command({ ...io, args, signal });
}

/** One line says what happened, further ones what to do; the stack only with --debug. */
function failure(error: unknown, debug: boolean): string {
  const lines: string[] = [];
  if (error instanceof ImagebudgetError) {
    lines.push(`imagebudget: ${terminal(error.message)}`);
    if (error.hint !== undefined) lines.push(...error.hint.split('\n').map(line => `  ${terminal(line)}`));
  } else if (error instanceof Error && 'code' in error && error.code === 'EPIPE') {
    lines.push('imagebudget: nobody reads the output any more, so there is no verdict');
  } else {
    lines.push(`imagebudget: internal error: ${terminal(error instanceof Error ? error.message : String(error))}`);
    lines.push('  This is a bug. Please report it with the output of the same command and --debug.');
  }
  if (debug && error instanceof Error) lines.push(...stack(error));
  return `${lines.join('\n')}\n`;
}

function stack(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map(terminal);
  return error.cause instanceof Error ? [...lines, 'caused by', ...stack(error.cause)] : lines;
}
