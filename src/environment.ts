/** What a job may know of the process around it: the entry points make it, and nothing below them reads a global. */
import type { Readable } from 'node:stream';
import type { CachePlace } from './layer/cache/open.ts';
import type { LayerWorkers } from './layer/threads/pool.ts';

export interface Environment {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Node's `process.arch`. */
  arch: string;
  /** Where programs put files that they need for a moment. */
  temporaryFolder: string;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** The time of day. */
  date(): Date;
  /** Standard input; null if nothing can be read from it, as from a terminal. */
  stdin: () => Readable | null;
  /** Aborted when the run is interrupted. */
  signal: AbortSignal;
  run: RunProgram;
  progress: Progress;
  /** Where the layer cache is; null or absent if it must not be used. */
  cachePlace?: CachePlace | null;
  /** False if the engine's own store on this machine must not be read. */
  engineStore?: boolean;
  /** Lets sudo read the engine's store if only root can. Without it nothing is run as root. */
  sudo?: Sudo | null;
  /** Takes one line that only somebody who looks for a cause wants to see. */
  debug?: (text: string) => void;
  /** The threads that may read layers; without them, this one does. */
  workers?: LayerWorkers | null;
}

/** Permission to run programs as root. */
export interface Sudo {
  /** Gets one line that names what is about to be run. */
  say(text: string): void;
  /** Where the system has its programs; by default the usual folders, and never those of PATH. */
  folders?: readonly string[];
}

/** Runs a program as an argument vector, never through a shell. @returns its exit code; 127 if there is no such program */
export type RunProgram = (program: string, args: readonly string[], options: RunOptions) => Promise<number>;

export interface RunOptions {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
  /** Keep the program's output out of the log. */
  quiet?: boolean;
  /** Its standard input; empty by default. */
  input?: string;
  /** Gets each chunk of its standard output. */
  onOutput?: (chunk: Uint8Array) => void;
  /** The same of its standard error. */
  onError?: (chunk: Uint8Array) => void;
}

/** Shows what is being read, and how far it is. */
export interface Progress {
  /** Starts a stage, such as `reading layers`. @param total bytes, if known */
  stage(what: string, total: number | null): void;
  /** Further bytes of the stage. */
  advance(bytes: number): void;
  /** The stage is over. */
  done(): void;
}
