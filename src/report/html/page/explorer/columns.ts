/** What a row of the explorer says of its path. */
import { bytes } from '../../../format/figures.ts';
import { CHANGES, ENTRY_TYPES, type PageFiles } from '../../model/files.ts';
import type { PageImage } from '../../model/page-data.ts';
import type { Row } from '../../model/rows.ts';
import { IMPLIED, layerOf, NOTHING, pathText } from '../../model/state.ts';
import type { TreeView } from '../../model/views.ts';
import { el, share, style } from '../dom.ts';

const DIRECTORY = ENTRY_TYPES.indexOf('dir');

/** A letter and a word for each change, in the order of `CHANGES`. */
const MARKS: readonly (readonly [sign: string, word: string])[] = [
  ['', ''],
  ['+', 'added'],
  ['±', 'overwritten'],
  ['m', 'metadata only'],
  ['−', 'deleted'],
];

const LOST = {
  overwritten: 'overwritten',
  metadata: 'stored again',
  deleted: 'deleted',
  opaque: 'hidden',
  replaced: 'replaced',
} as const;

export interface Shown {
  files: PageFiles;
  image: PageImage;
  view: TreeView;
}

export function cellsOf({ path, isDirectory, isOpen }: Row, shown: Shown): HTMLElement[] {
  const { files, view } = shown;
  const mark = view.marks[path] ?? 0;
  const [sign = '', word = ''] = MARKS[mark] ?? [];
  const whole = Math.max(1, view.bytes[0] ?? 1);
  const name = files.paths.names[path] ?? '';
  const entry = view.state[path] ?? NOTHING;
  const isFolder = entry === IMPLIED || files.entries.types[entry] === DIRECTORY;
  const link = files.links.get(view.state[path] ?? NOTHING);
  const figure = (kind: 'waste' | 'removed', className: string) => {
    const value = view[kind][path] ?? 0;
    return el('span', { role: 'gridcell', class: `number ${className}` }, value === 0 ? '' : bytes(value));
  };
  return [
    el(
      'span',
      { role: 'gridcell', class: `name ${CHANGES[mark]}` },
      el('span', { class: 'twisty', 'aria-hidden': 'true' }, isDirectory ? (isOpen ? '▾' : '▸') : ''),
      el(
        'span',
        { class: 'text' },
        `${name}${isFolder ? '/' : ''}`,
        link !== undefined && el('span', { class: 'target' }, ` → ${link}`),
      ),
    ),
    el('span', { role: 'gridcell', class: 'number size' }, bytes(view.bytes[path] ?? 0)),
    el(
      'span',
      { role: 'gridcell', class: 'part' },
      (view.bytes[path] ?? 0) > 0 &&
        style(el('span', { class: 'part-bar', 'aria-hidden': 'true' }), { width: share(view.bytes[path] ?? 0, whole) }),
    ),
    ...(view.kind === 'final'
      ? []
      : [
          el(
            'span',
            { role: 'gridcell', class: `mark ${CHANGES[mark]}`, title: word },
            sign,
            el('span', { class: 'hidden' }, word),
          ),
          figure('removed', 'removed'),
        ]),
    figure('waste', 'waste'),
    el('span', { role: 'gridcell', class: 'note' }, noteOf(path, shown)),
  ];
}

/** Column headers. @param sorter makes the button that sorts by a column */
export function headOf(
  view: TreeView,
  sorter: (key: 'name' | 'bytes' | 'removed' | 'waste', text: string) => HTMLElement,
): HTMLElement[] {
  const plain = (text: string, className: string) => el('span', { role: 'columnheader', class: className }, text);
  const isFinal = view.kind === 'final';
  return [
    sorter('name', 'Name'),
    sorter('bytes', view.kind === 'layer' ? 'Adds' : 'Size'),
    plain('Part', 'part'),
    ...(isFinal ? [] : [plain('Change', 'mark'), sorter('removed', 'Removes')]),
    sorter('waste', isFinal ? 'Removable' : 'Lost later'),
    plain('Note', 'note'),
  ];
}

/** What became of the bytes, or whose they are. */
function noteOf(path: number, { files, image, view }: Shown): string {
  const entry = view.state[path] ?? NOTHING;
  const holder = files.entries.data[entry] ?? NOTHING;
  const group = image.wasteGroups[(files.groups[holder] ?? 0) - 1];
  if (group !== undefined && view.kind !== 'final') return `${LOST[group.cause]} in layer ${group.wastedIn}`;
  const owner = image.packages[(files.packages[holder] ?? 0) - 1];
  // A directory's layer is only the last that touched it.
  const layer = holder < 0 ? '' : `layer ${layerOf(files, holder)}`;
  return [view.kind === 'layer' ? '' : layer, owner?.name ?? ''].filter(text => text !== '').join(' · ');
}

/** All that is known of a path, in one sentence after the other. */
export function detailsOf(path: number, { files, image, view }: Shown): string {
  const entry = view.state[path] ?? NOTHING;
  const [, word = ''] = MARKS[view.marks[path] ?? 0] ?? [];
  const parts = [pathText(files, path), bytes(view.bytes[path] ?? 0), word];
  if (entry === IMPLIED || entry === NOTHING) return parts.filter(text => text !== '').join(' · ');
  const { attributes, times, types, data } = files.entries;
  const { mode, uid, gid } = files.attributeTable[attributes[entry] ?? 0] ?? { mode: 0, uid: 0, gid: 0 };
  const holder = data[entry] ?? NOTHING;
  const time = times[entry] ?? 0;
  const layer = image.layers[layerOf(files, holder < 0 ? entry : holder)];
  const group = image.wasteGroups[(files.groups[holder] ?? 0) - 1];
  const owner = image.packages[(files.packages[holder] ?? 0) - 1];
  const link = files.links.get(entry);
  parts.push(
    ENTRY_TYPES[types[entry] ?? 0] ?? '',
    link === undefined ? '' : `→ ${link}`,
    `${mode.toString(8).padStart(4, '0')} ${uid}:${gid}`,
    time === 0 ? '' : new Date(time * 1000).toISOString().slice(0, 10),
    layer === undefined ? '' : `layer ${layer.index}: ${layer.text.slice(0, 80)}`,
    group === undefined ? '' : `${LOST[group.cause]} in layer ${group.wastedIn}`,
    owner === undefined
      ? ''
      : `${owner.manager} package ${owner.name}${owner.version === null ? '' : ` ${owner.version}`}`,
  );
  return parts.filter(text => text !== '').join(' · ');
}
