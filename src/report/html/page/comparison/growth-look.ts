/** How the map of a comparison is read: warm for what grew, cold for what shrank, with the sign in every text. */
import { bytes, growth } from '../../../format/figures.ts';
import type { GrowthKind, GrowthMap } from '../../model/growth.ts';
import type { MapPlace } from '../../model/map.ts';
import { type Colour, type ColourShare, HATCHED, placesOf, summed } from '../map/colours.ts';
import type { MapLook } from '../map/treemap.ts';
import { placeTable } from './place-table.ts';

const COLOURS: Readonly<Record<GrowthKind, Colour>> = {
  new: { hue: 45, shade: -2, name: 'new' },
  grown: { hue: 75, shade: 2, name: 'grown' },
  smaller: { hue: 215, shade: 2, name: 'smaller' },
  gone: { hue: 265, shade: -2, name: 'gone' },
};

export function growthLook(tree: GrowthMap): MapLook {
  return {
    tree,
    title: 'Map of what grew and shrank, by bytes',
    names: { image: 'All growth', files: 'Final file system', wasted: 'Wasted, not visible in the end' },
    figure: growth,
    words: node => {
      if (node.merged.length > 0) return growth(node.value);
      const { before, after } = tree.sides(node);
      return `${growth(node.value)}: ${bytes(before)} before, ${bytes(after)} after`;
    },
    sharesOf: area => summed(placesOf(area).flatMap(place => sharesAt(place, tree))),
    table: shown => placeTable({ tree, ...shown }),
  };
}

/** What came, went, grew and shrank at and below a place, file by file. */
function sharesAt(place: MapPlace, tree: GrowthMap): ColourShare[] {
  const { part } = place;
  const files = part === 'wasted' ? [] : [...tree.kinds(place)].map(([kind, by]) => shareOf(COLOURS[kind], by));
  const wasted = part === 'files' ? [] : [shareOf(HATCHED, tree.worth({ part: 'wasted', path: 0 }))];
  return [...files, ...wasted];
}

function shareOf(colour: Colour, value: number): ColourShare {
  return { colour, bytes: Math.abs(value), value };
}
