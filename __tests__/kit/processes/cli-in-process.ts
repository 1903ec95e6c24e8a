/** Runs the command line inside the test's process, where patience can be shortened. */
import { tmpdir } from 'node:os';
import { runCli } from '../../../src/cli/main.ts';
import { NO_ENGINE, type Ran } from './cli.ts';

interface Surroundings {
  env?: Record<string, string>;
  cwd?: string;
  date?: Date;
  /** The folder with the parts of a page. */
  page?: URL;
}

/** Runs a command line to its end. Nothing of the caller's environment gets through. */
export async function runInProcess(
  args: readonly string[],
  { env = {}, cwd = tmpdir(), date = new Date(), page = new URL('file:///nonexistent/') }: Surroundings = {},
): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const output = (name: keyof typeof said) => ({
    isTTY: false,
    columns: 100,
    write: async (text: string) => {
      said[name] += text;
    },
  });
  const from = performance.now();
  const code = await runCli({
    argv: args,
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      XDG_CACHE_HOME: '/dev/null/cache',
      DOCKER_HOST: NO_ENGINE,
      ...env,
    },
    cwd,
    arch: 'x64',
    temporaryFolder: tmpdir(),
    now: () => performance.now(),
    date: () => date,
    // Layers are read here: threads cannot run TypeScript.
    workers: { script: new URL('file:///nonexistent'), count: 0 },
    page,
    stdin: () => null,
    stdout: output('stdout'),
    stderr: output('stderr'),
    onSignal: () => () => undefined,
  });
  return { code, signal: null, ...said, milliseconds: performance.now() - from };
}
