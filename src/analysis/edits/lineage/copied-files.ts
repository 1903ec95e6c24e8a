/** A sample of what was copied from the build context, by which the context can be recognised. */

import type { CopiedFile } from '../../../dockerfile/attribution/layer-origins.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import { matchText } from '../../../image/byte-path.ts';
import type { LayerIndex } from '../../../layer/index/layer-index.ts';

/** As many of each COPY as tell one folder from another. */
const MOST = 50;

export function copiedFiles(steps: readonly BuildStep[], layers: readonly LayerIndex[]): CopiedFile[] {
  return steps.flatMap(step => {
    const { instruction, layer } = step;
    const index = layer === null ? undefined : layers[layer];
    const copied = instruction.keyword === 'COPY' ? copiedBy(instruction.text) : null;
    const destination = copied === null ? null : destinationOf(step, copied);
    if (index === undefined || copied?.kind !== 'context' || destination === null) return [];
    return sample(index, new CopyMap(copied, destination, () => false));
  });
}

function sample(index: LayerIndex, map: CopyMap): CopiedFile[] {
  const files: CopiedFile[] = [];
  for (let entry = 0; entry < index.length && files.length < MOST; entry++) {
    const bytes = index.size(entry);
    const source = bytes === 0 ? null : map.sourceOf(`/${matchText(index.path(entry))}`);
    if (source !== null) files.push({ path: source.slice(1), bytes });
  }
  return files;
}
