/** How the map of a comparison is read: warm for what grew, cold for what shrank, with the sign in every text. */
import { bytes, growth } from '../../../format/figures.ts';
import type { GrowthMap } from '../../model/growth.ts';
import type { MapNode } from '../../model/map.ts';
import { type Colour, legendOf } from '../map/colours.ts';
import type { MapLook } from '../map/treemap.ts';
import { placeTable } from './place-table.ts';

const COLOURS = {
  new: { hue: 45, shade: -2, name: 'new' },
  grown: { hue: 75, shade: 2, name: 'grown' },
  even: { hue: null, shade: 2, name: 'came and went' },
  smaller: { hue: 215, shade: 2, name: 'smaller' },
  gone: { hue: 265, shade: -2, name: 'gone' },
} as const satisfies Readonly<Record<string, Colour>>;

export function growthLook(tree: GrowthMap): MapLook {
  const colourOf = (node: MapNode): Colour => COLOURS[kindOf(node, tree)];
  return {
    tree,
    title: 'Map of what grew and shrank, by bytes',
    names: { image: 'All growth', files: 'Final file system', wasted: 'Wasted, not visible in the end' },
    figure: growth,
    words: node => {
      if (node.merged > 0) return growth(node.value);
      const { before, after } = tree.sides(node);
      return `${growth(node.value)}: ${bytes(before)} before, ${bytes(after)} after`;
    },
    colourOf: node => (node.part === 'wasted' ? null : colourOf(node)),
    legend: areas =>
      legendOf(
        areas.filter(({ part }) => part !== 'wasted').map(node => ({ colour: colourOf(node), bytes: node.value })),
        growth,
      ),
    table: shown => placeTable({ tree, ...shown }),
  };
}

function kindOf(node: MapNode, tree: GrowthMap): keyof typeof COLOURS {
  const { before, after } = tree.sides(node);
  if (node.merged === 0 && before === 0) return 'new';
  if (node.merged === 0 && after === 0) return 'gone';
  if (node.value === 0) return 'even';
  return node.value > 0 ? 'grown' : 'smaller';
}
