/** Opens an image in the engine's own store on this machine, which is faster than an export. */
import { existsSync } from 'node:fs';
import { ImagebudgetError } from '../../../errors.ts';
import { asDigest } from '../../../image/parse.ts';
import { LayerDataError } from '../../../layer/data-error.ts';
import type { FileSet } from '../../files/files.ts';
import { StreamedFiles } from '../../files/streamed-files.ts';
import type { ImageSource, SourceIo } from '../../types.ts';
import { exactMember } from '../engine-json.ts';
import { mayHaveContent, openContent } from './content-store.ts';
import { readGraphDriver } from './graph-driver.ts';
import { StoreProblem } from './problem.ts';
import { StoreFiles } from './store-files.ts';

export interface StoreRequest {
  /** The engine's answer to `GET /images/NAME/json`. */
  facts: unknown;
  /** The store, for messages. */
  shown: string;
  /** Asks the engine for a document. */
  ask: (path: string) => Promise<unknown>;
  /** Opens the image from the files of an export. */
  open: (files: FileSet) => ImageSource;
}

/** Opens an image of the store. @returns null if the export must be used instead; `io.debug` gets the reason */
export async function openStore(request: StoreRequest, io: SourceIo): Promise<ImageSource | null> {
  const { facts, shown, open } = request;
  const place = placeOf(facts);
  if (place === null && !mayHaveContent(facts)) return null;
  try {
    if (place === null) return openWhole(openContent({ facts, info: await asked(request, '/info') }, shown, io), open);
    const id = asDigest(String(exactMember(facts, 'Id')));
    if (!id?.startsWith('sha256:')) return null;
    const major = Number(/^(\d+)\./.exec(String(exactMember(await asked(request, '/version'), 'Version')))?.[1]);
    if (!Number.isInteger(major)) throw new StoreProblem('the engine does not say which version it is');
    const wanted = { id, driver: place.driver, namesBlobs: major >= 25, limits: io.limits, smallFiles: io.smallFiles };
    return open(new StreamedFiles(shown, await readGraphDriver(new StoreFiles(place.root, io), wanted)));
  } catch (error) {
    io.signal.throwIfAborted();
    // Report user errors from the export path instead.
    if (!(error instanceof StoreProblem || error instanceof LayerDataError || error instanceof ImagebudgetError))
      throw error;
    io.debug?.(`${shown} is not used: ${error.message}`);
    return null;
  }
}

function openWhole(files: FileSet, open: StoreRequest['open']): ImageSource {
  try {
    return open(files);
  } catch (error) {
    files.close();
    throw error;
  }
}

async function asked({ ask }: StoreRequest, path: string): Promise<unknown> {
  try {
    return await ask(path);
  } catch (cause) {
    throw new StoreProblem(`the engine does not answer ${path}`, cause);
  }
}

/** Where a graph driver keeps its images, by the folder into which it has unpacked this one. */
function placeOf(facts: unknown): { root: string; driver: string } | null {
  const driver = exactMember(exactMember(facts, 'GraphDriver'), 'Name');
  const upper = exactMember(exactMember(exactMember(facts, 'GraphDriver'), 'Data'), 'UpperDir');
  if (typeof driver !== 'string' || typeof upper !== 'string' || !/^[a-z0-9-]{1,40}$/.test(driver)) return null;
  const [, root] = /^(\/.*)\/[^/]+\/[^/]+\/diff$/.exec(upper) ?? [];
  return root !== undefined && upper.startsWith(`${root}/${driver}/`) && existsSync(root) ? { root, driver } : null;
}
