/** Runs a program so that it can be ended, with all that it started: a cancelled build must leave nothing running. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { RunProgram } from './environment.ts';
import { codeOf, MeasureError } from './errors.ts';

/** What running takes of the process around it. */
interface Around {
  /** Takes the program's output as it comes. */
  write(text: string): void;
  /** Node's `process.kill`. */
  kill(pid: number, signal: NodeJS.Signals): unknown;
  /** Node's `process.platform`. */
  platform: string;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Exit code of a shell for a program that is not there. */
const NOT_FOUND = 127;
/** Milliseconds that a build has to end by itself once it was told to. Who is only asked something has nothing to clean up. */
const GRACE = 3000;

/** Programs get a process group of their own. An abort ends all of it before the promise rejects. */
export function programRunner(around: Around): RunProgram {
  return async (program, args, { cwd, env, signal, quiet = false, input, onOutput }) => {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const detached = around.platform !== 'win32';
      const child = spawn(program, args, { cwd, env: { ...env }, detached, stdio: ['pipe', 'pipe', 'pipe'] });
      if (!quiet) for (const stream of [child.stdout, child.stderr]) passOn(stream, around);
      else child.stderr.resume();
      child.stdout.on('data', chunk => onOutput?.(chunk));
      // One that ends without reading what it was given says so by its exit code.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      let last: NodeJS.Timeout | null = null;
      const over = (settle: () => void) => {
        if (last) clearTimeout(last);
        signal.removeEventListener('abort', stop);
        settle();
      };
      const end = () => {
        signalAll(child, 'SIGKILL', around);
        // What left the group, or may not be ended by us, holds the other ends, which would keep us waiting.
        for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
        child.unref();
        over(() => reject(signal.reason));
      };
      const stop = () => {
        if (quiet) return end();
        signalAll(child, 'SIGTERM', around);
        last = setTimeout(end, GRACE);
      };
      signal.addEventListener('abort', stop, { once: true });
      child.on('error', error => over(() => void whyNotStarted(error, program, env).then(resolve, reject)));
      child.on('close', code => {
        // A program that could not be started closes too, and has no exit code.
        if (child.pid === undefined) return;
        if (signal.aborted) end();
        else over(() => resolve(code ?? 1));
      });
    });
  };
}

/**
 * The exit code of a program that is not there. The system says EACCES instead of ENOENT where a folder of PATH may not be
 * entered, even if the program is in none of them.
 */
async function whyNotStarted(
  error: Error,
  program: string,
  { PATH = '' }: Readonly<Record<string, string | undefined>>,
) {
  const code = codeOf(error);
  if (code === 'ENOENT') return NOT_FOUND;
  if (code !== 'EACCES') throw error;
  const path = await findFile(program, PATH);
  if (path === null) return NOT_FOUND;
  throw new MeasureError(`${path} cannot be run: permission denied`, {
    hint: 'Make it executable for the current user, or remove it from PATH.',
    cause: error,
  });
}

/** The first file of that name in the folders of PATH; null where there is none. */
async function findFile(program: string, searchPath: string): Promise<string | null> {
  const { stat } = await import('node:fs/promises');
  for (const folder of searchPath.split(delimiter)) {
    const path = join(folder, program);
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) return path;
  }
  return null;
}

function passOn(stream: Readable, { write }: Around): void {
  // A character may come in two chunks.
  const decoder = new StringDecoder('utf8');
  stream.on('data', chunk => write(decoder.write(chunk)));
}

/** Signals a program and all that it started. */
function signalAll({ pid }: Child, signal: NodeJS.Signals, { kill, platform }: Around): void {
  if (pid === undefined) return;
  try {
    kill(platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    // It has ended already, or is root's: what sudo runs ends where nobody takes its output.
    if (codeOf(error) !== 'ESRCH' && codeOf(error) !== 'EPERM') throw error;
  }
}
