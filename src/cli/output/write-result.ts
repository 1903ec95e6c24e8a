/** Writes a report to the place that a flag names. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOf, MeasureError } from '../../errors.ts';
import type { CommandContext } from '../commands/command.ts';

/** `-` is standard output. @param to with the mode of a new file, if not everybody may read it @throws MeasureError if the file cannot be written: without its result, a run is not a pass */
export async function writeResult(
  context: CommandContext,
  to: { flag: string; path: string; mode?: number },
  content: string,
): Promise<void> {
  if (to.path === '-') return context.stdout.write(content);
  try {
    await writeFile(resolve(context.cwd, to.path), content, { mode: to.mode ?? 0o666 });
  } catch (cause) {
    throw new MeasureError(`${to.flag}: cannot write ${to.path} (${codeOf(cause) ?? 'unknown error'})`, {
      hint: 'Check that its directory exists and is writable.',
      cause,
    });
  }
}
