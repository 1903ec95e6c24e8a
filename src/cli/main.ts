/** The command line: picks the command, and prints its error. */
import { EXIT, type ExitCode, ImagebudgetError } from '../errors.ts';
import { painter, wantsColour } from '../report/format/paint.ts';
import { VERSION } from '../version.ts';
import type { CommandName } from './arguments/options.ts';
import type { Command, CommandContext } from './commands/command.ts';
import { failure } from './failure.ts';
import { type HELP, helpText } from './help/help.ts';
import type { CliIo } from './io.ts';
import { takeColour } from './output/colour.ts';

export { terminal } from '../report/format/escape.ts';
export { tuneCompiler } from './compiler.ts';
export { endProcess, processIo } from './process-io.ts';

/** Loaded when used: `--version` must not pay for an image reader. */
const COMMANDS = {
  check: async () => (await import('./commands/check.ts')).checkCommand,
  fix: async () => (await import('./commands/other-commands.ts')).fixCommand,
  inspect: async () => (await import('./commands/inspect.ts')).inspectCommand,
  compare: async () => (await import('./commands/other-commands.ts')).compareCommand,
  explore: async () => (await import('./commands/other-commands.ts')).exploreCommand,
  init: async () => (await import('./commands/other-commands.ts')).initCommand,
  matrix: async () => (await import('./commands/other-commands.ts')).matrixCommand,
  merge: async () => (await import('./commands/other-commands.ts')).mergeCommand,
  ls: async () => (await import('./commands/ls.ts')).lsCommand,
  rules: async () => (await import('./commands/rules.ts')).rulesCommand,
} satisfies Readonly<Record<CommandName, () => Promise<Command>>>;

function isCommand(name: string | undefined): name is CommandName {
  return name !== undefined && Object.hasOwn(COMMANDS, name);
}

/** Runs a command line to its end. @returns the exit code; never throws for what a user can cause */
export async function runCli(io: CliIo): Promise<number> {
  const interrupted = new AbortController();
  let signalled: number | null = null;
  const forget = io.onSignal(code => {
    signalled = code;
    interrupted.abort();
  });
  const { choice, rest, error } = takeColour(io.argv);
  const colourOf = ({ isTTY }: CliIo['stdout']) => wantsColour({ choice, env: io.env, shows: isTTY });
  const colour = { stdout: colourOf(io.stdout), stderr: colourOf(io.stderr) };
  try {
    if (error) throw error;
    const code = await dispatch({ ...io, colour, args: rest, signal: interrupted.signal });
    return signalled ?? code;
  } catch (error) {
    if (signalled !== null) return signalled;
    const how = { debug: rest.includes('--debug'), paint: painter(colour.stderr) };
    await io.stderr.write(failure(error, how)).catch(() => undefined);
    return error instanceof ImagebudgetError ? error.exitCode : EXIT.notMeasured;
  } finally {
    forget();
  }
}

async function dispatch(context: CommandContext): Promise<ExitCode> {
  const { stdout, stderr, colour, cwd } = context;
  const [name, ...args] = context.args;
  const help = async (page: keyof typeof HELP) => {
    await stdout.write(helpText(page, painter(colour.stdout)));
    return EXIT.pass;
  };
  if (name === undefined) {
    // A script whose arguments got lost must not pass.
    await stderr.write(helpText('main', painter(colour.stderr)));
    return EXIT.badUsage;
  }
  if (['--version', '-V', '-v', 'version'].includes(name)) {
    await stdout.write(`${VERSION}\n`);
    return EXIT.pass;
  }
  if (['--help', '-h', 'help'].includes(name)) return help(isCommand(args[0]) ? args[0] : 'main');
  if (!isCommand(name)) throw (await import('./arguments/unknown-command.ts')).noCommand(name, args, cwd);
  const given = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (given.includes('--help') || given.includes('-h')) return help(name);
  const command = await COMMANDS[name]();
  return command({ ...context, args });
}
