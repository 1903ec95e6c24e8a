/** The section with the map. */
import type { PageFiles } from '../../model/files.ts';
import { MapBytes } from '../../model/map.ts';
import type { PageImage } from '../../model/page-data.ts';
import type { TreeView } from '../../model/views.ts';
import { add, el } from '../dom.ts';
import { Colours, SCHEMES } from './colours.ts';
import { Treemap } from './treemap.ts';

/** Fills the section once the files are known. */
export function addMap(
  section: HTMLElement,
  { files, image, view }: { files: PageFiles; image: PageImage; view: TreeView },
): void {
  const colours = new Colours(files, image, view);
  const map = new Treemap(new MapBytes(files, view), colours);
  const choice = el('select', { id: 'colour-by' }, ...SCHEMES.map(scheme => el('option', { value: scheme }, scheme)));
  choice.addEventListener('change', () => {
    colours.scheme = SCHEMES.find(scheme => scheme === choice.value) ?? 'layer';
    map.draw();
  });
  add(
    section,
    el(
      'div',
      { class: 'toolbar' },
      el('label', { for: 'colour-by' }, 'Colour by'),
      choice,
      el('span', { class: 'hint' }, 'Click or Enter goes in, Backspace out; arrows move.'),
    ),
    map.element,
  );
  map.draw();
}
