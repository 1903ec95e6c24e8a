/** What a run has to know to find and save baselines in the Actions cache. */
import type { RunProgram } from '../../environment.ts';
import type { WorkflowEvent } from '../event.ts';

/** Where the runner's cache service is, and what gives access to it. */
export interface CacheAccess {
  /** Address of the service, with a slash at its end. */
  url: string;
  token: string;
}

export interface BaselinePlace {
  cache: CacheAccess;
  /** What this run may do with the cache. */
  reads: boolean;
  saves: boolean;
  /** What tells this job's images from those of other jobs: the config, how it is built, and the values of the matrix. */
  identity: readonly string[];
  event: WorkflowEvent;
  /** The checkout, or a folder in it. */
  directory: string;
  env: NodeJS.ProcessEnv;
  run: RunProgram;
  /** Aborted if the run is interrupted. */
  signal: AbortSignal;
}

/** An image, however it is tagged. */
export interface SavedImage {
  name: string;
  platform: string;
}
