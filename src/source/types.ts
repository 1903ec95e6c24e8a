/** What every place an image comes from gives: bytes and facts. Sources decide nothing. */
import type { Readable } from 'node:stream';
import type { SmallFile } from '../image/small-file.ts';
import type { ImageManifest, Platform, SourceKind } from '../image/types.ts';
import type { IndexCache } from '../layer/cache/index-cache.ts';
import type { CachePlace } from '../layer/cache/open.ts';
import type { LayerBytes } from '../layer/layer-bytes.ts';
import type { Limits } from '../layer/limits.ts';
import type { LayerWorkers } from '../layer/threads/pool.ts';

export interface ImageSource extends AsyncDisposable {
  kind: SourceKind;
  /** As the user named it, without a forcing prefix. */
  reference: string;
  manifest: ImageManifest;
  /** By which way an engine's image was read; other sources have one way only. */
  basis?: EngineBasis;
  /** Bytes of the layer at this index, bottom first. @throws MeasureError where the source lacks them */
  layer(index: number): LayerBytes;
}

/** The engine's export; its own store on this machine; or what is known of an earlier export. */
export type EngineBasis = 'export' | 'store' | 'cache';

/** What a job may know of the process around it. Nothing here is global. */
export interface Surroundings {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Node's `process.arch`. */
  arch: string;
  /** Standard input; null where nothing can be read from it, as from a terminal. */
  stdin: () => Readable | null;
  /** Aborted when the run is interrupted. */
  signal: AbortSignal;
  /** Runs a program with its output streamed to the log; its exit code. */
  run: RunProgram;
  progress: Progress;
  /** Where the layer cache is; nowhere where it is not to be used. */
  cachePlace?: CachePlace | null;
  /** False where the engine's own store on this machine is not to be read. */
  engineStore?: boolean;
  /** Lets sudo read the engine's store where only root can. Nothing is run as root without it. */
  sudo?: Sudo | null;
  /** Takes what only somebody who looks for a cause wants to know; one line. */
  debug?: (text: string) => void;
  /** What it takes to read layers in threads of their own; without it they are read in this one. */
  workers?: LayerWorkers | null;
}

/** Leave to run programs as root. */
export interface Sudo {
  /** Told what is about to be run, before it is; one line. */
  say(text: string): void;
  /** Where the system has its programs; by default the usual folders, and never those of PATH. */
  folders?: readonly string[];
}

export interface SourceIo extends Surroundings {
  limits: Limits;
  /** Files whose contents layers keep. */
  smallFiles: readonly SmallFile[];
  /** Layers that were read before. */
  cache?: IndexCache | undefined;
}

/** Runs a program as an argument vector, never through a shell. @returns its exit code; 127 where there is no such program */
export type RunProgram = (program: string, args: readonly string[], options: RunOptions) => Promise<number>;

export interface RunOptions {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
  /** Keep the program's output to ourselves. */
  quiet?: boolean;
  /** What it is given on its standard input; nothing by default. */
  input?: string;
  /** Told of what it writes to its standard output. */
  onOutput?: (chunk: Uint8Array) => void;
}

/** Told what is being read, and how far it is. */
export interface Progress {
  /** Starts a stage, such as `reading layers`. @param total bytes, where known */
  stage(what: string, total: number | null): void;
  /** Further bytes of the stage. */
  advance(bytes: number): void;
  /** The work that was reported is over. */
  done(): void;
}

/** Which image to open. */
export interface SourceRequest {
  /** Path, image name or both: what stands after a forcing prefix. */
  reference: string;
  platform: Platform | null;
}

export type OpenSource = (request: SourceRequest, io: SourceIo) => Promise<ImageSource>;
