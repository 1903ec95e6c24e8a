/** The real process as a CliIo. */
import { availableParallelism, tmpdir } from 'node:os';
import { codeOf, EXIT, MeasureError } from '../errors.ts';
import type { CliIo, Output } from './io.ts';

/** Width where no terminal tells one. */
const COLUMNS = 100;

/** @param layerWorker the program of the threads that read layers */
export function processIo(layerWorker: URL): CliIo {
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    arch: process.arch,
    temporaryFolder: tmpdir(),
    now: () => performance.now(),
    workers: { script: layerWorker, count: availableParallelism() },
    // Asked for when wanted: opening it keeps the process alive until it ends.
    stdin: () => (process.stdin.isTTY ? null : process.stdin),
    stdout: output(process.stdout, 'standard output'),
    stderr: output(process.stderr, 'standard error'),
    onSignal(interrupt) {
      const onInt = () => interrupt(EXIT.interrupted);
      const onTerm = () => interrupt(EXIT.terminated);
      process.on('SIGINT', onInt).on('SIGTERM', onTerm);
      return () => process.off('SIGINT', onInt).off('SIGTERM', onTerm);
    },
  };
}

/**
 * Ends the process once all that was written is out, or cannot get out.
 * Perf: left to end by itself, Node first waits for its compiler's and collector's threads: 6 to 9 ms.
 */
export async function endProcess(code: number): Promise<never> {
  const streams = [process.stdout, process.stderr];
  await Promise.all(streams.map(stream => new Promise<void>(resolve => stream.write('', () => resolve()))));
  process.exit(code);
}

function output(stream: NodeJS.WriteStream, name: string): Output {
  // A reader that went away is told of by the write that fails; the event alone would end the process.
  stream.on('error', () => undefined);
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? COLUMNS,
    write: text =>
      new Promise((resolve, reject) =>
        stream.write(text, error => (error ? reject(writeError(error, name)) : resolve())),
      ),
  };
}

/** A reader that went away is no fault of the machine's, and told apart by its code. */
function writeError(error: Error, name: string): Error {
  const code = codeOf(error);
  if (code === undefined || code === 'EPIPE') return error;
  return new MeasureError(`${name} cannot be written (${code}), so there is no verdict`, {
    hint: 'Check the disk for space, and where the output goes.',
    cause: error,
  });
}
