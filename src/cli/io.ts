/** The process, as far as the command line uses it: one value that tests can make. */
import type { Environment } from '../environment.ts';

export interface Output {
  /** Writes text. Rejects if nobody reads any more. */
  write(text: string): Promise<void>;
  isTTY: boolean;
  columns: number;
}

export interface CliIo
  extends Pick<Environment, 'cwd' | 'env' | 'arch' | 'temporaryFolder' | 'now' | 'date' | 'stdin'> {
  argv: readonly string[];
  /** The threads that may read layers. */
  workers: { script: URL; count: number };
  /** The folder with the program and the styles of the page that --html writes. */
  page: URL;
  stdout: Output;
  stderr: Output;
  /** Calls back on SIGINT and SIGTERM with the exit code for each. Returns a function that stops listening. */
  onSignal(interrupt: (exitCode: 130 | 143) => void): () => void;
}
