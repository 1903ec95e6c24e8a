/** All that the command line may know of its process, as one value that tests can make. */
import type { Readable } from 'node:stream';

export interface Output {
  /** Writes text. Rejects where nobody reads any more. */
  write(text: string): Promise<void>;
  isTTY: boolean;
  columns: number;
}

export interface CliIo {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** Node's `process.arch`. */
  arch: string;
  /** What it takes to read layers in threads of their own. */
  workers: { script: URL; count: number };
  /** Null where nothing can be read from it, as from a terminal. */
  stdin: () => Readable | null;
  stdout: Output;
  stderr: Output;
  /** Calls back on SIGINT and SIGTERM with the exit code that each stands for; returns how to stop listening. */
  onSignal(interrupt: (exitCode: 130 | 143) => void): () => void;
}
