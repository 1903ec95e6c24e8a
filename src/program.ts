/** Runs a program so that it can be ended, with all that it started: a cancelled build must leave nothing running. */
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { codeOf } from './errors.ts';
import type { RunProgram } from './source/types.ts';

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
const PATIENCE = 3000;

/** Programs get a process group of their own. An abort ends all of it before the promise rejects. */
export function programRunner(around: Around): RunProgram {
  return async (program, args, { cwd, env, signal, quiet = false, input, onOutput }) => {
    // Loaded when used: most runs start no program.
    const { spawn } = await import('node:child_process');
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
        last = setTimeout(end, PATIENCE);
      };
      signal.addEventListener('abort', stop, { once: true });
      child.on('error', error => over(() => (codeOf(error) === 'ENOENT' ? resolve(NOT_FOUND) : reject(error))));
      child.on('close', code => (signal.aborted ? end() : over(() => resolve(code ?? 1))));
    });
  };
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
