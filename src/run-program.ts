/** Runs programs. A cancelled build must leave nothing running, so ending one ends all that it started. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { RunProgram } from './environment.ts';
import { codeOf, MeasureError } from './errors.ts';

/** What the runner needs of its process. */
interface Around {
  /** Receives the program's output as it comes. */
  write(text: string): void;
  /** Node's `process.kill`. */
  kill(pid: number, signal: NodeJS.Signals): unknown;
  /** Node's `process.platform`. */
  platform: string;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** A shell's exit code for a missing program. */
const NOT_FOUND = 127;
/** Milliseconds that a build has to clean up after SIGTERM. A quiet program only answers a question and is killed at once. */
const GRACE = 3000;

/** Each program gets its own process group. An abort ends the whole group before the promise rejects. */
export function programRunner(around: Around): RunProgram {
  return async (program, args, { cwd, env, signal, quiet = false, input, onOutput, onError }) => {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const detached = around.platform !== 'win32';
      const child = spawn(program, args, { cwd, env: { ...env }, detached, stdio: ['pipe', 'pipe', 'pipe'] });
      if (!quiet) for (const stream of [child.stdout, child.stderr]) passOn(stream, around);
      else child.stderr.resume();
      child.stdout.on('data', chunk => onOutput?.(chunk));
      child.stderr.on('data', chunk => onError?.(chunk));
      // A program may end without reading its input; its exit code says whether that is an error.
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
        // A process that left the group, or that we may not kill, still holds the other ends and would keep us waiting.
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
        // `close` comes even if the program could not be started; `error` handles that.
        if (child.pid === undefined) return;
        if (signal.aborted) end();
        else over(() => resolve(code ?? 1));
      });
    });
  };
}

/** Starts a program that goes on by itself, such as a browser, and does not wait for its end. @returns whether it started */
export function startProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore', env: { ...env } });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/**
 * The exit code of a missing program. The system says EACCES instead of ENOENT if a folder of PATH may not be entered, even if
 * no folder has the program.
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

/** The first file of that name in the folders of PATH; null if there is none. */
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
  // A character may be split over two chunks.
  const decoder = new StringDecoder('utf8');
  stream.on('data', chunk => write(decoder.write(chunk)));
}

/** Signals a program and everything it started. */
function signalAll({ pid }: Child, signal: NodeJS.Signals, { kill, platform }: Around): void {
  if (pid === undefined) return;
  try {
    kill(platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    // It has ended already, or belongs to root: what sudo runs ends when nobody reads its output.
    if (codeOf(error) !== 'ESRCH' && codeOf(error) !== 'EPERM') throw error;
  }
}
