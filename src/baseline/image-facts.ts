/** What a comparison needs of an image that was just measured. */
import { CAUSES } from '../analysis/savings/causes.ts';
import type { Analysis } from '../analysis/types.ts';
import { instructionOf } from '../dockerfile/history.ts';
import { squeeze } from '../image/text.ts';
import type { FindingFacts, ImageFacts, LayerFacts } from './types.ts';

type Measured = Analysis & Pick<ImageFacts, 'name' | 'source'>;

/** Keeps nothing of the merged layers, so that two images need little more memory than one. */
export function factsOf(image: Measured): ImageFacts {
  const { kind, reference, digest, platform } = image.source;
  return {
    name: image.name,
    source: { kind, reference, digest, platform },
    writtenBy: null,
    sizes: image.sizes,
    base: image.base,
    layers: image.layers.map(layerFacts),
    findings: findingFacts(image),
    directories: image.directories ?? null,
    ...(image.fileSizes === undefined ? {} : { fileSizes: image.fileSizes }),
    packages: image.packages.map(({ manager, name, version, bytes, layers }) => ({
      manager,
      name,
      version,
      bytes,
      layers,
    })),
    lockfiles: image.lockfiles,
  };
}

/** @param layer of an early report has no settings */
export function layerFacts(
  layer: Omit<LayerFacts, 'instruction' | 'settings'> & { settings?: string | undefined },
): LayerFacts {
  const { index, diffId, bytes, createdBy, dockerfile, settings = null } = layer;
  const { keyword, text } = instructionOf(createdBy);
  const instruction = squeeze(`${keyword} ${text}`);
  return {
    index,
    diffId,
    bytes,
    createdBy,
    instruction,
    settings,
    dockerfile: dockerfile && { path: dockerfile.path, line: dockerfile.line },
  };
}

/** A group of wasted files, as far as a comparison looks at it. */
type GroupFacts = Pick<Analysis['wasteGroups'][number], 'label' | 'cause' | 'title' | 'bytes'>;

/** Removable findings by rule and wasted bytes by label, each byte once. Advice has bytes that others have too. */
export function findingFacts(image: {
  findings: readonly Pick<Analysis['findings'][number], 'rule' | 'bucket' | 'title' | 'bytes'>[];
  wasteGroups: readonly GroupFacts[];
}): FindingFacts[] {
  const sums = new Map<string, FindingFacts>();
  const add = (finding: FindingFacts) => {
    const known = sums.get(`${finding.kind} ${finding.id}`);
    if (known) known.bytes += finding.bytes;
    else sums.set(`${finding.kind} ${finding.id}`, finding);
  };
  for (const { rule, bucket, title, bytes } of image.findings)
    if (bucket === 'removable') add({ kind: 'removable', id: rule, title, bytes });
  for (const group of image.wasteGroups) add(wasteFacts(group));
  return [...sums.values()];
}

function wasteFacts({ label, cause, title, bytes }: GroupFacts): FindingFacts {
  const plain = CAUSES[cause];
  return label === 'plain'
    ? { kind: 'wasted', id: plain.label, title: `${plain.did} in a later layer`, bytes }
    : { kind: 'wasted', id: label, title, bytes };
}
