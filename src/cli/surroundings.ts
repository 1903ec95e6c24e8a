/** What the jobs need to know of the process, from what the command line knows. */
import type { Surroundings } from '../check.ts';
import { progressOn } from '../progress.ts';
import type { CommandContext } from './main.ts';
import { runProgramTo } from './run-program.ts';

export function surroundings(context: CommandContext): Surroundings {
  const { cwd, env, arch, workers, signal, stdin, stderr } = context;
  return { cwd, env, arch, workers, signal, stdin, run: runProgramTo(stderr), progress: progressOn(stderr) };
}

/** How text for people is to look. */
export function textOptions(
  { stdout, stderr, env }: CommandContext,
  to: 'stdout' | 'stderr',
  wanted: { all: boolean; top: number },
) {
  const out = to === 'stdout' ? stdout : stderr;
  // https://no-color.org: set and not empty.
  const colour = out.isTTY && !env.NO_COLOR && env.TERM !== 'dumb';
  return { colour, width: Math.max(60, Math.min(out.columns, 160)), ...wanted };
}
