/** What grew and shrank by layer, and whose bytes these are. */
import type { ImageFacts, LayerFacts, LayerGrowth, Origin } from '../types.ts';
import { byGrowth, changeOf } from './change.ts';
import { type LayerPair, matchLayers } from './match-layers.ts';
import type { PackageMove } from './package-moves.ts';

/**
 * All layers of both images, most growth first. Layers of the base image are matched with those of the base image only, so that the growth of
 * own layers is the growth of the own size. Where either base is unknown, all layers are matched with all, and no origin is told.
 * @param moves packages of own layers that are upstream's: each gets a row of its own
 */
export function layerGrowth(before: ImageFacts, after: ImageFacts, moves: readonly PackageMove[] = []): LayerGrowth[] {
  const [old, fresh] = [parts(before), parts(after)];
  const rows =
    old === null || fresh === null
      ? growthOf(matchLayers(before.layers, after.layers), null)
      : [
          ...growthOf(matchLayers(old.own, fresh.own), 'own').flatMap(row => split(row, moves)),
          ...growthOf(matchLayers(old.upstream, fresh.upstream), 'upstream'),
        ];
  return rows.sort(byGrowth);
}

/** The layer without its packages that moved, and these. */
function split(row: LayerGrowth, moves: readonly PackageMove[]): LayerGrowth[] {
  const { before, after } = row.layers;
  const move = moves.find(({ layers }) => layers.before === before && layers.after === after);
  if (move === undefined) return [row];
  return [
    { ...row, ...changeOf(row.before - move.before, row.after - move.after) },
    { ...row, part: 'packages', origin: 'upstream', ...changeOf(move.before, move.after) },
  ];
}

function parts({ layers, base }: ImageFacts): Record<'own' | 'upstream', LayerFacts[]> | null {
  return base && { own: layers.slice(base.layers), upstream: layers.slice(0, base.layers) };
}

function growthOf(pairs: readonly LayerPair[], origin: Origin): LayerGrowth[] {
  return pairs.map(({ before, after, sameInstruction }) => {
    const change = kindOf(before, after);
    return {
      part: 'layer',
      change,
      ...changeOf(before?.bytes ?? 0, after?.bytes ?? 0),
      origin,
      layers: { before, after },
      sameInstruction: change === 'changed' ? sameInstruction : null,
    };
  });
}

function kindOf(before: LayerFacts | null, after: LayerFacts | null): LayerGrowth['change'] {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return before.diffId === after.diffId ? 'same' : 'changed';
}
