/** The section with the map. */
import { bytes, percent } from '../../../format/figures.ts';
import type { PageFiles } from '../../model/files.ts';
import { MapBytes, type MapNode, type MapPlace } from '../../model/map.ts';
import type { PageImage } from '../../model/page-data.ts';
import type { TreeView } from '../../model/views.ts';
import { add, el } from '../dom.ts';
import { Classes, SCHEMES } from './classes.ts';
import { placesOf } from './colours.ts';
import { mapTable } from './map-table.ts';
import { type MapLook, Treemap } from './treemap.ts';

export const HOW_TO_MOVE = 'Click or Enter goes in, Backspace out; arrows move.';

interface MapFacts {
  files: PageFiles;
  image: PageImage;
  view: TreeView;
  /** Shows a place in the tree of files. */
  show(place: MapPlace): void;
}

/** Fills the section once the files are known. */
export function addMap(section: HTMLElement, { files, image, view, show }: MapFacts): void {
  const classes = new Classes(files, image, view);
  const map = new Treemap({ ...lookOf(new MapBytes(files, view), classes), show });
  const choice = el('select', { id: 'colour-by' }, ...SCHEMES.map(scheme => el('option', { value: scheme }, scheme)));
  choice.addEventListener('change', () => {
    classes.scheme = SCHEMES.find(scheme => scheme === choice.value) ?? 'layer';
    map.draw();
  });
  add(
    section,
    el(
      'div',
      { class: 'toolbar' },
      el('label', { for: 'colour-by' }, 'Colour by'),
      choice,
      el('span', { class: 'hint' }, HOW_TO_MOVE),
    ),
    map.element,
  );
  map.draw();
}

/** Wasted bytes are hatched, whatever the colours tell. */
function lookOf(tree: MapBytes, classes: Classes): MapLook {
  const whole = tree.of({ part: 'image', path: 0 });
  const isWasted = ({ part }: MapNode) => part === 'wasted';
  return {
    tree,
    title: 'Map of the image by bytes',
    names: { image: 'Whole image', files: 'Final file system', wasted: 'Wasted, not visible in the end' },
    figure: bytes,
    words: node => {
      const lost = isWasted(node) && node.path > 0 ? ', wasted' : '';
      return `${bytes(node.bytes)}${lost}, ${percent(node.bytes, whole)} of the image`;
    },
    sharesOf: node => classes.of(placesOf(node), tree),
    table: shown => mapTable({ bytes: tree, ...shown }),
  };
}
