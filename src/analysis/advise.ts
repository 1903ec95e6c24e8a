/** What an image's contents and instructions say beyond its paths: detectors' findings and hints. Neither adds a byte. */
import type { ImageConfig } from '../image/types.ts';
import { type ReadableLayer, textOf } from './contents.ts';
import { detect } from './detectors/index.ts';
import { mostFirst, type Waste } from './findings.ts';
import { giveHints } from './give-hints.ts';
import type { LayerOrigin } from './layer-origins.ts';
import type { Stack } from './stack.ts';
import type { Survey } from './survey.ts';
import type { BaseImage, BytePath, Finding, FoundHint, WasteGroup } from './types.ts';

export interface Advised {
  merged: Stack;
  survey: Survey;
  layers: readonly ReadableLayer[];
  origins: readonly LayerOrigin[];
  config: ImageConfig;
  base: BaseImage | null;
  waste: Waste;
  wasteGroups: readonly WasteGroup[];
}

/**
 * Findings of rules and detectors in one list, most bytes first, and hints.
 * @throws MeasureError where a layer cannot be read again
 */
export async function advise(image: Advised): Promise<{ findings: Finding[]; hints: FoundHint[] }> {
  const { merged, survey, layers, origins, config, base, waste, wasteGroups } = image;
  const indexes = layers.map(({ index }) => index);
  const text = textOf(indexes);
  const advice = await detect({
    root: merged.root,
    layers,
    origins,
    ...survey,
    isRemovable: removablePaths(waste),
    text,
  });
  const findings = [...waste.findings, ...advice].sort(mostFirst);
  const { root, layerBytes } = merged;
  const hints = giveHints({ root, layers: indexes, layerBytes, origins, wasteGroups, findings, base, config, text });
  return { findings, hints };
}

function removablePaths({ findings }: Waste): (path: BytePath) => boolean {
  let paths: Set<BytePath> | null = null;
  return path => {
    // Asked of few files in few images.
    paths ??= new Set(findings.flatMap(one => (one.bucket === 'removable' ? one.paths : [])));
    return paths.has(path);
  };
}
