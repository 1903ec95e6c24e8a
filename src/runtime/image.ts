/** What the search for the needs of programs asks about an image. */
import type { ImageConfig } from '../image/types.ts';
import type { LayerIndex } from '../layer/index/layer-index.ts';
import type { Packages } from '../packages/find-packages.ts';
import type { StackRoot } from '../stack/merge/merged-tree.ts';
import type { ReadFiles } from './read-files.ts';

export interface RuntimeImage {
  config: ImageConfig;
  root: StackRoot;
  /** Bottom first. */
  layers: readonly LayerIndex[];
  packages: Packages;
  readFiles: ReadFiles;
}
