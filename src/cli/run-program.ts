/** Runs a program with its output on our standard error: standard output is for results. */
import { spawn } from 'node:child_process';
import type { RunProgram } from '../source/types.ts';
import type { Output } from './io.ts';

/** Exit code of a shell for a program that is not there. */
const NOT_FOUND = 127;

export function runProgramTo(out: Output): RunProgram {
  return (program, args, { cwd, env, signal, quiet = false, input, onOutput }) =>
    new Promise((resolve, reject) => {
      // A build may clean up; who is asked something has nothing to.
      const killSignal = quiet ? 'SIGKILL' : 'SIGTERM';
      const child = spawn(program, args, { cwd, env: { ...env }, signal, killSignal, stdio: ['pipe', 'pipe', 'pipe'] });
      const pass = (chunk: Buffer) => {
        if (!quiet) out.write(chunk.toString('utf8')).catch(() => undefined);
      };
      child.stdout.on('data', pass);
      if (onOutput) child.stdout.on('data', onOutput);
      // One that ends without reading what it was given says so by its exit code.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      child.stderr.on('data', pass);
      child.on('error', error => {
        // Programs that it has started itself may hold the other ends, which would keep us waiting.
        for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
        if ('code' in error && error.code === 'ENOENT') resolve(NOT_FOUND);
        else reject(error);
      });
      child.on('close', code => resolve(code ?? 1));
    });
}
