/** What contents and instructions tell beyond paths: detectors' findings and hints. Neither counts as removable. */

import type { LayerOrigin } from '../../dockerfile/attribution/layer-origins.ts';
import type { ImageConfig } from '../../image/types.ts';
import { type ReadableLayer, textOf } from '../../stack/file-contents.ts';
import type { Inventory } from '../../stack/inventory.ts';
import type { Stack } from '../../stack/types.ts';
import { mostFirst, type Waste } from '../findings.ts';
import type { BaseImage, FoundHint, WasteGroup } from '../types.ts';
import { type Chosen, type Detected, detect } from './detect.ts';
import { giveHints } from './give-hints.ts';

export interface Advised {
  merged: Stack;
  inventory: Inventory;
  layers: readonly ReadableLayer[];
  origins: readonly LayerOrigin[];
  config: ImageConfig;
  base: BaseImage | null;
  waste: Waste;
  wasteGroups: readonly WasteGroup[];
  chosen: Chosen;
}

/**
 * Findings of rules and detectors in one list, most bytes first; hints; and what detectors found but the config ignores.
 * @throws MeasureError if a layer cannot be read again
 */
export async function advise(image: Advised): Promise<Detected & { hints: FoundHint[] }> {
  const { merged, inventory, layers, origins, config, base, waste, wasteGroups, chosen } = image;
  const indexes = layers.map(({ index }) => index);
  const text = textOf(indexes);
  const seen = { root: merged.root, layers, origins, ...inventory, isRemovable: waste.isRemovable, text };
  const detected = await detect(seen, chosen, base?.layers ?? 0);
  const findings = [...waste.findings, ...detected.findings].sort(mostFirst);
  const { root, layerBytes } = merged;
  const hints = giveHints({ root, layers: indexes, layerBytes, origins, wasteGroups, findings, base, config, text });
  return { ...detected, findings, hints };
}
