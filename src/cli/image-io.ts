/** What reading images needs to know, from what the command line knows. */
import { DEFAULT_LIMITS } from '../layer/limits.ts';
import type { SourceIo } from '../source/types.ts';
import type { CommandContext } from './main.ts';
import { progressOn } from './progress.ts';
import { runProgramTo } from './run-program.ts';

export function sourceIo(context: CommandContext): SourceIo {
  const { cwd, env, arch, signal, stderr } = context;
  return { cwd, env, arch, signal, limits: DEFAULT_LIMITS, run: runProgramTo(stderr), progress: progressOn(stderr) };
}

/** How text for people is to look. */
export function textOptions(
  { stdout, stderr, env }: CommandContext,
  to: 'stdout' | 'stderr',
  wanted: { all: boolean; top: number },
) {
  const out = to === 'stdout' ? stdout : stderr;
  // https://no-color.org: set and not empty.
  const colour = out.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return { colour, width: Math.max(60, Math.min(out.columns, 160)), ...wanted };
}
