/** The engine's own store on this machine: faster than an export, where it can be read. */
import { existsSync } from 'node:fs';
import { MeasureError } from '../../errors.ts';
import { asDigest } from '../../image/parse.ts';
import { LayerDataError } from '../../layer/data-error.ts';
import { HeldFiles } from '../held-files.ts';
import { member } from '../json.ts';
import type { SourceIo } from '../types.ts';
import { readGraphDriver } from './graph-driver.ts';
import { StoreProblem } from './problem.ts';
import { StoreFiles } from './store-files.ts';

export interface StoreRequest {
  /** The engine's answer to `GET /images/NAME/json`. */
  facts: unknown;
  /** What messages call the store. */
  shown: string;
  /** Asks the engine for its version. */
  version: () => Promise<unknown>;
}

/**
 * Reads an image from the store.
 * @returns what an export would hold; null where the export must be asked for, which is told of at debug level
 */
export async function openStore({ facts, shown, version }: StoreRequest, io: SourceIo): Promise<HeldFiles | null> {
  const place = placeOf(facts);
  if (place === null) return null;
  try {
    const id = asDigest(String(member(facts, 'Id')));
    if (!id?.startsWith('sha256:')) return null;
    const major = Number(/^(\d+)\./.exec(String(member(await asked(version), 'Version')))?.[1]);
    if (!Number.isInteger(major)) throw new StoreProblem('the engine does not say which version it is');
    const request = { id, driver: place.driver, namesBlobs: major >= 25, limits: io.limits };
    return new HeldFiles(shown, await readGraphDriver(new StoreFiles(place.root, io), request));
  } catch (error) {
    io.signal.throwIfAborted();
    if (!(error instanceof StoreProblem || error instanceof LayerDataError || error instanceof MeasureError))
      throw error;
    io.debug?.(`${shown} is not used: ${error.message}`);
    return null;
  }
}

async function asked(version: () => Promise<unknown>): Promise<unknown> {
  try {
    return await version();
  } catch (cause) {
    throw new StoreProblem('the engine does not say which version it is', cause);
  }
}

/** Where a graph driver keeps its images, from where it has unpacked this one. */
function placeOf(facts: unknown): { root: string; driver: string } | null {
  const driver = member(member(facts, 'GraphDriver'), 'Name');
  const upper = member(member(member(facts, 'GraphDriver'), 'Data'), 'UpperDir');
  if (typeof driver !== 'string' || typeof upper !== 'string' || !/^[a-z0-9-]{1,40}$/.test(driver)) return null;
  const [, root] = /^(\/.*)\/[^/]+\/[^/]+\/diff$/.exec(upper) ?? [];
  return root !== undefined && upper.startsWith(`${root}/${driver}/`) && existsSync(root) ? { root, driver } : null;
}
