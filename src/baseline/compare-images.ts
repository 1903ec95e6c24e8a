/** The comparison of two images, from what is known of each. */
import { commonBase } from './common-base.ts';
import { directoryGrowth } from './growth/directory-growth.ts';
import { findingGrowth } from './growth/finding-growth.ts';
import { layerGrowth } from './growth/layer-growth.ts';
import { packageGrowth } from './growth/package-growth.ts';
import type { Comparison, FigureGrowth, FigureName, ImageFacts, KnownBase } from './types.ts';

/** What changed from one image to the other. Every table has all of the growth. */
export function compareImages(one: ImageFacts, other: ImageFacts): Omit<Comparison, 'milliseconds'> {
  const [oldBase, newBase] = commonBase(one, other);
  const [before, after] = [withBase(one, oldBase), withBase(other, newBase)];
  return {
    before,
    after,
    figures: figures(before, after),
    layers: layerGrowth(before, after),
    directories: directoryGrowth(before, after),
    packages: packageGrowth(before, after),
    findings: findingGrowth(before, after),
    notes: notes(before, after),
  };
}

/** Own size follows from the base. */
function withBase(image: ImageFacts, base: KnownBase | null): ImageFacts {
  const own = base && image.layers.slice(base.layers).reduce((sum, { bytes }) => sum + bytes, 0);
  return { ...image, base, sizes: { ...image.sizes, own } };
}

function figures(before: ImageFacts, after: ImageFacts): FigureGrowth[] {
  const [old, fresh] = [before, after].map(figuresOf);
  return FIGURES.map(figure => {
    const [was, is] = [old?.[figure] ?? null, fresh?.[figure] ?? null];
    return { figure, before: was, after: is, growth: was === null || is === null ? null : is - was };
  });
}

const FIGURES: readonly FigureName[] = ['image', 'own', 'upstream', 'visible', 'wasted', 'removable', 'download'];

function figuresOf({ sizes }: ImageFacts): Record<FigureName, number | null> {
  const { image, own, visible, wasted, removable, download } = sizes;
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
