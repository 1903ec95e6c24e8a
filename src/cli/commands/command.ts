/** What every command is given, and what it gives. */
import type { ExitCode } from '../../errors.ts';
import type { CliIo } from '../io.ts';

/** What a command is given. */
export interface CommandContext extends CliIo {
  /** The arguments after the command's name. */
  args: readonly string[];
  signal: AbortSignal;
  /** Whether each output is coloured. */
  colour: Readonly<Record<'stdout' | 'stderr', boolean>>;
}

export type Command = (context: CommandContext) => Promise<ExitCode>;
