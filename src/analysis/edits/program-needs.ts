/** Reads what the program of a container needs, where that can lead to an edit: other images are not read again. */
import type { TracedTo } from '../../dockerfile/attribution/layer-origins.ts';
import type { ImageManifest } from '../../image/types.ts';
import type { Packages } from '../../packages/find-packages.ts';
import { entryProgram } from '../../runtime/entry-program.ts';
import { fileReader } from '../../runtime/read-files.ts';
import { type RuntimeNeeds, runtimeNeeds } from '../../runtime/runtime-needs.ts';
import type { ReadableLayer } from '../../stack/file-contents.ts';
import type { StackRoot } from '../../stack/merge/merged-tree.ts';

export interface NeedsFacts {
  manifest: ImageManifest;
  dockerfile: TracedTo | null;
  root: StackRoot;
  layers: readonly ReadableLayer[];
  baseLayers: number;
  packages: Packages;
}

/** @returns a sentence if they are not known. @throws MeasureError if a layer has changed since it was read */
export async function needsOf(facts: NeedsFacts): Promise<RuntimeNeeds | string> {
  const { manifest, dockerfile, root, layers, baseLayers, packages } = facts;
  const { config } = manifest;
  if (dockerfile?.parsed.stages.length !== 1 || baseLayers === 0) return 'there is no Dockerfile of one stage';
  const program = entryProgram(config, root);
  if (typeof program === 'string') return program;
  if ((program.file.inode?.layer ?? 0) < baseLayers) return `${program.path} came with the base image`;
  const indexes = layers.map(({ index }) => index);
  return runtimeNeeds({ config, root, layers: indexes, packages, readFiles: fileReader(layers) });
}
