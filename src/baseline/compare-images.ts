/** The comparison of two images, from what is known of each. */
import { commonBase } from './common-base.ts';
import { sumOf } from './growth/change.ts';
import { directoryGrowth } from './growth/directory-growth.ts';
import { findingGrowth } from './growth/finding-growth.ts';
import { layerGrowth } from './growth/layer-growth.ts';
import { packageGrowth } from './growth/package-growth.ts';
import { packageMoves } from './growth/package-moves.ts';
import type { Comparison, FigureGrowth, FigureName, ImageFacts, KnownBase, LayerGrowth } from './types.ts';

/** What changed from one image to the other. Every table has all of the growth. */
export function compareImages(one: ImageFacts, other: ImageFacts): Omit<Comparison, 'milliseconds'> {
  const [oldBase, newBase] = commonBase(one, other);
  const [before, after] = [withBase(one, oldBase), withBase(other, newBase)];
  const layers = matched(before, after);
  return {
    before,
    after,
    figures: figures(before, after, layers.rows),
    layers: layers.rows,
    directories: directoryGrowth(before, after),
    packages: packageGrowth(before, after),
    findings: findingGrowth(before, after),
    notes: [...notes(before, after), ...layers.notes],
  };
}

/** Own size follows from the base. */
function withBase(image: ImageFacts, base: KnownBase | null): ImageFacts {
  const own = base && image.layers.slice(base.layers).reduce((sum, { bytes }) => sum + bytes, 0);
  return { ...image, base, sizes: { ...image.sizes, own } };
}

/** The rows by layer. A move of packages counts only if its layers were matched with each other. */
function matched(before: ImageFacts, after: ImageFacts): { rows: LayerGrowth[]; notes: string[] } {
  const { moves, notes } = packageMoves(before, after);
  return { rows: layerGrowth(before, after, moves), notes };
}

function figures(before: ImageFacts, after: ImageFacts, rows: readonly LayerGrowth[]): FigureGrowth[] {
  const moved = rows.filter(({ part }) => part === 'packages');
  const [old, fresh] = [figuresOf(before, sumOf(moved, 'before')), figuresOf(after, sumOf(moved, 'after'))];
  return FIGURES.map(figure => {
    const [was, is] = [old[figure], fresh[figure]];
    return { figure, before: was, after: is, growth: was === null || is === null ? null : is - was };
  });
}

const FIGURES: readonly FigureName[] = ['image', 'own', 'upstream', 'visible', 'wasted', 'removable', 'download'];

/** @param moved bytes of packages in own layers that are upstream's */
function figuresOf({ sizes }: ImageFacts, moved: number): Record<FigureName, number | null> {
  const { image, visible, wasted, removable, download } = sizes;
  const own = sizes.own === null ? null : sizes.own - moved;
  return { image, own, upstream: own === null ? null : image - own, visible, wasted, removable, download };
}

/** What makes a comparison less telling than it looks. */
function notes(before: ImageFacts, after: ImageFacts): string[] {
  const [old, fresh] = [before.source.platform, after.source.platform];
  const [wrote, writes] = [before.writtenBy, after.writtenBy];
  return [
    ...(old === fresh ? [] : [`the platforms differ: ${old} before, ${fresh} after`]),
    ...(wrote !== null && writes !== null && wrote !== writes
      ? [`imagebudget ${wrote} wrote the report before, ${writes} the one after: their rules may differ`]
      : []),
  ];
}
