/** The command line's part of the environment, and how its text looks. */
import type { Environment } from '../environment.ts';
import { UsageError } from '../errors.ts';
import { cachePlaceOf } from '../job/job.ts';
import { ProgressReporter } from '../progress.ts';
import { terminal } from '../report/format/escape.ts';
import { programRunner } from '../run-program.ts';
import type { CommandContext } from './commands/command.ts';

/** Flags that change the environment. */
interface Flags {
  'no-cache'?: boolean | undefined;
  'no-store'?: boolean | undefined;
  sudo?: boolean | undefined;
  verify?: boolean | undefined;
  debug?: boolean | undefined;
}

/** @throws UsageError if flags contradict each other */
export function environment(context: CommandContext, flags: Flags): Environment {
  const { stderr } = context;
  const other = flags.sudo ? (['no-store', 'verify'] as const).find(flag => flags[flag]) : undefined;
  if (other)
    throw new UsageError(`--sudo and --${other} contradict each other`, {
      hint: `--sudo reads the engine's store, which --${other} leaves alone. Leave one of them out.`,
    });
  const debug = (text: string) => {
    stderr.write(`imagebudget: debug: ${terminal(text)}\n`).catch(() => undefined);
  };
  // Standard output is for results.
  const write = (text: string) => void stderr.write(text).catch(() => undefined);
  return {
    ...context,
    run: programRunner({ write, kill: process.kill.bind(process), platform: process.platform }),
    progress: new ProgressReporter(stderr, context.now),
    engineStore: !flags['no-store'],
    sudo: flags.sudo ? { say: text => flags.debug && debug(text) } : null,
    cachePlace: flags['no-cache'] ? null : cachePlaceOf(context.env, process),
    ...(flags.debug ? { debug } : {}),
  };
}

/** How text for people looks. */
export function textOptions(
  { stdout, stderr, colour }: CommandContext,
  to: 'stdout' | 'stderr',
  wanted: { all: boolean; top: number },
) {
  const out = to === 'stdout' ? stdout : stderr;
  return { colour: colour[to], width: Math.max(60, Math.min(out.columns, 160)), ...wanted };
}
