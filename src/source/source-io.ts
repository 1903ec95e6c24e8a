/** What a job hands to sources and readers of layers. */
import type { Environment } from '../environment.ts';
import type { SmallFile } from '../image/small-file.ts';
import { openCache } from '../layer/cache/open.ts';
import type { Limits } from '../layer/limits.ts';
import type { SourceIo } from './types.ts';

export interface Reading {
  limits: Limits;
  /** Hash every byte: the cache is written but not read, and the engine's store, which is not hashed, is left alone. */
  verify: boolean;
  smallFiles: readonly SmallFile[];
}

export function sourceIo(environment: Environment, { limits, verify, smallFiles }: Reading): SourceIo {
  const cache = openCache(environment, { limits, verify, smallFiles });
  return { ...environment, limits, smallFiles, cache, engineStore: environment.engineStore !== false && !verify };
}
