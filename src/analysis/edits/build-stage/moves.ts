/** How what a RUN made comes from a build stage into the image. */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { Copy } from '../../../advice/edits/second-stage/copies.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { ImageConfig } from '../../../image/types.ts';
import type { InstallingRun } from './installing-run.ts';
import type { LayerWrites } from './layer-writes.ts';

export interface MoveFacts {
  run: InstallingRun;
  image: EditImage;
  config: ImageConfig;
  writes: LayerWrites;
}

export interface Moves {
  /** What has the same path in both stages. */
  copies: Copy[];
  /** Further `COPY` lines. */
  lines(stage: string): string[];
  /** What has the RUN install elsewhere. */
  relocated: Operation[];
  /** Earlier RUNs that do nothing but prepare the same directories. */
  dropped: BuildStep[];
  /** Whether a file of the RUN, by its absolute path, is of no use in the image itself. */
  isLeft(path: string): boolean;
}

const CACHES =
  /^\/(?:tmp|var\/tmp|usr\/local\/share\/\.cache|(?:root|home\/[^/]+)\/(?:\.cache\/(?:pip|uv|node-gyp|yarn|pnpm|gem|bundler|pipenv|pypoetry\/(?:cache|artifacts))|\.npm\/(?:_cacache|_logs|_prebuilds)|\.node-gyp|\.bundle\/cache|\.gem\/specs|\.local\/share\/(?:gem|pnpm\/store)|\.yarn\/(?:berry\/)?cache))(?:\/|$)/;
/** Directories that hold such caches, which an installer makes with them, and a note of npm's. */
const AROUND_CACHES =
  /^\/(?:usr\/local\/share\/\.cache|(?:root|home\/[^/]+)\/(?:\.cache(?:\/pypoetry)?|\.npm(?:\/_update-notifier-last-checked)?|\.bundle|\.gem|\.local(?:\/share(?:\/pnpm)?)?|\.yarn(?:\/berry)?))$/;

/** Whether only installers and compilers use what is there. */
export function isCache(path: string): boolean {
  return CACHES.test(path) || AROUND_CACHES.test(path);
}

const BYTECODE = /^(.*)\/__pycache__\/([^/]+)\.cpython-\d+(?:\.opt-\d)?\.pyc$/;

/** Whether a path is bytecode that Python made of files which the layer does not have, such as those of node-gyp in the base image. */
export function isBytecodeOfOthers({ files }: LayerWrites): (path: string) => boolean {
  const own = new Set(files);
  return path => {
    const [, folder, name] = BYTECODE.exec(path) ?? [];
    return path.endsWith('/__pycache__') || (folder !== undefined && !own.has(`${folder}/${name}.py`));
  };
}
