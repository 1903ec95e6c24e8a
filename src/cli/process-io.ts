/** The real process as a CliIo. */
import { availableParallelism, tmpdir } from 'node:os';
import { codeOf, EXIT, MeasureError } from '../errors.ts';
import type { CliIo, Output } from './io.ts';

/** Width without a terminal. */
const COLUMNS = 100;

/** Other files of this program, beside its own. */
export interface ProgramFiles {
  /** The program of the threads that read layers. */
  layerWorker: URL;
  /** The folder with the parts of a page. */
  page: URL;
}

export function processIo({ layerWorker, page }: ProgramFiles): CliIo {
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    arch: process.arch,
    temporaryFolder: tmpdir(),
    now: () => performance.now(),
    date: () => new Date(),
    workers: { script: layerWorker, count: availableParallelism() },
    page,
    // Opened only when used: an open standard input keeps the process alive until it ends.
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
 * Ends the process once its output is written, or cannot be written.
 * Perf: without it, Node first waits 6 to 9 ms for its compiler's and collector's threads.
 */
export async function endProcess(code: number): Promise<never> {
  const streams = [process.stdout, process.stderr];
  await Promise.all(streams.map(stream => new Promise<void>(resolve => stream.write('', () => resolve()))));
  process.exit(code);
}

function output(stream: NodeJS.WriteStream, name: string): Output {
  // The failing write reports a reader that went away; without a listener, the event would end the process.
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

/** A reader that went away is no fault of the machine: EPIPE stays as it is. */
function writeError(error: Error, name: string): Error {
  const code = codeOf(error);
  if (code === undefined || code === 'EPIPE') return error;
  return new MeasureError(`${name} cannot be written (${code}), so there is no verdict`, {
    hint: 'Check the disk for space, and where the output goes.',
    cause: error,
  });
}
