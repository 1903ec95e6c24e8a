/** What a row of the explorer says of its path. */
import { CAUSES } from '../../../../analysis/savings/causes.ts';
import { bytes, count } from '../../../format/figures.ts';
import { CHANGES, ENTRY_TYPES, type PageFiles } from '../../model/files.ts';
import type { PageImage } from '../../model/page-data.ts';
import type { Row } from '../../model/rows.ts';
import { IMPLIED, layerOf, NOTHING, pathText } from '../../model/state.ts';
import type { TreeView } from '../../model/views.ts';
import { el, share, style } from '../dom.ts';
import { swatch } from '../parts/total-bar.ts';
import type { Writers } from './writers.ts';

const DIRECTORY = ENTRY_TYPES.indexOf('dir');

/** A letter and a word for each change, in the order of `CHANGES`. */
const MARKS: readonly (readonly [sign: string, word: string])[] = [
  ['', ''],
  ['+', 'added'],
  ['±', 'overwritten'],
  ['m', 'only metadata changed, same content stored again'],
  ['−', 'deleted'],
];

/** More of an instruction fits no line. */
const MOST_TEXT = 80;

export interface Shown {
  files: PageFiles;
  image: PageImage;
  view: TreeView;
  writers: Writers;
}

/** What the marks mean. */
export function marksLegend(): HTMLElement[] {
  return MARKS.flatMap(([sign, word], mark) =>
    sign === '' ? [] : [el('span', { class: 'key' }, el('b', { class: `mark ${CHANGES[mark]}` }, sign), word)],
  );
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
    figure('waste', view.kind === 'final' ? 'waste removable' : 'waste'),
    el('span', { role: 'gridcell', class: 'note' }, noteOf(path, shown)),
  ];
}

/** Column headers. @param sorter makes the button that sorts by a column */
export function headOf(
  view: TreeView,
  sorter: (key: 'name' | 'bytes' | 'removed' | 'waste', ...text: (string | HTMLElement)[]) => HTMLElement,
): HTMLElement[] {
  const plain = (text: string, className: string) => el('span', { role: 'columnheader', class: className }, text);
  const isFinal = view.kind === 'final';
  return [
    sorter('name', 'Name'),
    sorter('bytes', view.kind === 'layer' ? 'Adds' : 'Size'),
    plain('Part', 'part'),
    ...(isFinal ? [] : [plain('Change', 'mark'), sorter('removed', 'Takes away')]),
    sorter('waste', ...(isFinal ? [swatch('removable'), 'Removable'] : [swatch('wasted'), 'Wasted later'])),
    plain('Note', 'note'),
  ];
}

/** Where the bytes come from, what became of them, and whose they are. */
function noteOf(path: number, shown: Shown): string {
  const { files, image, view } = shown;
  const entry = view.state[path] ?? NOTHING;
  const holder = files.entries.data[entry] ?? NOTHING;
  const mark = CHANGES[view.marks[path] ?? 0];
  // A directory's layer is only the last that touched it.
  if (mark === 'removed') return holder < 0 ? '' : `came from layer ${layerOf(files, holder)}`;
  const owner = image.packages[(files.packages[holder] ?? 0) - 1];
  return joined([
    view.kind === 'layer' ? '' : writerText(path, shown),
    mark === undefined ? '' : replacedText(path, mark, shown),
    view.kind === 'final' ? '' : lossText(holder, shown),
    owner?.name ?? '',
  ]);
}

/** The layer that has the bytes, and how many wrote the file before. */
function writerText(path: number, { files, view, writers }: Shown): string {
  const holder = files.entries.data[view.state[path] ?? NOTHING] ?? NOTHING;
  if (holder < 0) return '';
  const layer = layerOf(files, holder);
  const earlier = writers.below(path, layer).length;
  return `layer ${layer}${earlier === 0 ? '' : ` and ${count(earlier)} earlier`}`;
}

/** What a layer's file took the place of. */
function replacedText(path: number, mark: (typeof CHANGES)[number], { files, view }: Shown): string {
  const below = files.entries.data[view.before?.[path] ?? NOTHING] ?? NOTHING;
  if (below < 0 || (mark !== 'changed' && mark !== 'metadata')) return '';
  const layer = layerOf(files, below);
  return mark === 'metadata' ? `same as in layer ${layer}` : `replaces that of layer ${layer}`;
}

function lossText(holder: number, { files, image }: Shown): string {
  const group = image.wasteGroups[(files.groups[holder] ?? 0) - 1];
  return group === undefined ? '' : `${CAUSES[group.cause].did} in layer ${group.wastedIn}`;
}

function joined(texts: readonly string[]): string {
  return texts.filter(text => text !== '').join(' · ');
}

/** All that is known of a path, in one sentence after the other. */
export function detailsOf(path: number, shown: Shown): string {
  const { files, image, view, writers } = shown;
  const entry = view.state[path] ?? NOTHING;
  const [, word = ''] = MARKS[view.marks[path] ?? 0] ?? [];
  const parts = [pathText(files, path), bytes(view.bytes[path] ?? 0), word];
  if (entry === IMPLIED || entry === NOTHING) return joined(parts);
  const { attributes, times, types, data } = files.entries;
  const { mode, uid, gid } = files.attributeTable[attributes[entry] ?? 0] ?? { mode: 0, uid: 0, gid: 0 };
  const holder = data[entry] ?? NOTHING;
  const time = times[entry] ?? 0;
  const layer = image.layers[layerOf(files, holder < 0 ? entry : holder)];
  const earlier = layer === undefined || holder < 0 ? [] : writers.below(path, layer.index);
  const owner = image.packages[(files.packages[holder] ?? 0) - 1];
  const link = files.links.get(entry);
  parts.push(
    ENTRY_TYPES[types[entry] ?? 0] ?? '',
    link === undefined ? '' : `→ ${link}`,
    `${mode.toString(8).padStart(4, '0')} ${uid}:${gid}`,
    time === 0 ? '' : new Date(time * 1000).toISOString().slice(0, 10),
    layer === undefined ? '' : `layer ${layer.index}: ${cutText(layer.text)}`,
    earlier.length === 0 ? '' : `before that in ${earlier.length === 1 ? 'layer' : 'layers'} ${earlier.join(', ')}`,
    lossText(holder, shown),
    owner === undefined
      ? ''
      : `${owner.manager} package ${owner.name}${owner.version === null ? '' : ` ${owner.version}`}`,
  );
  return joined(parts);
}

function cutText(text: string): string {
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT)}…`;
}
