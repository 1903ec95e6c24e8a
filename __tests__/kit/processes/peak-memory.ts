import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, type Ran, root, runNode } from './cli.ts';

const TIME_MS = 60_000;

/** Runs the shipped command and says how much memory the process had at its peak, in KiB. @param folder where it runs, writable */
export async function runWithPeak(
  folder: string,
  args: readonly string[],
  input: Buffer | null = null,
): Promise<Ran & { peak: number }> {
  const peak = join(folder, 'peak');
  const ran = await runNode(join(dist, 'cli.js'), args, {
    cwd: folder,
    nodeArgs: ['--import', join(root, '__tests__/kit/processes/peak-memory.mjs')],
    env: { PEAK_FILE: peak },
    timeout: TIME_MS,
    stdin: input === null ? 'ignore' : 'pipe',
    started: ({ stdin }) => {
      stdin?.on('error', () => undefined);
      stdin?.end(input);
    },
  });
  return { ...ran, peak: Number(readFileSync(peak, 'utf8')) };
}
