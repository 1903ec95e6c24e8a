/** The tables of a comparison as rows for people: by layer, directory, package and finding, each with all of the growth. */
import type { DockerfileLine } from '../../analysis/types.ts';
import type { Change, Comparison, GrowthTable, KnownBase, LayerGrowth } from '../../baseline/types.ts';
import { displayPath } from '../../image/byte-path.ts';
import { counted } from '../format/figures.ts';

export interface Row extends Change {
  /** What became of it, in one word; empty if the figures say it. */
  tag: string;
  /** Foreign text. */
  what: string;
  line: DockerfileLine | null;
  /** Whether this is no row of its own, but what others do not have. */
  isRest: boolean;
}

export interface Table {
  /** `layer`, `directory`. */
  by: string;
  rows: Row[];
}

/**
 * The tables that have something to show.
 * @param most rows beside those for the rest; rows that do not fit are counted among it
 * @param more where a reader finds those rows; undefined if nowhere
 */
export function tablesOf(comparison: Comparison, most: number, more?: string): Table[] {
  const { directories, packages, findings } = comparison;
  const limit = { most, where: more === undefined ? '' : ` (${more})` };
  return [
    { by: 'layer', rows: layerRows(comparison, limit) },
    ...(directories ? [{ by: 'directory', rows: rowsOf(directories, directoryRow, limit) }] : []),
    ...(packages ? [{ by: 'package', rows: rowsOf(packages, packageRow, limit) }] : []),
    { by: 'finding', rows: rowsOf(findings, findingRow, limit) },
  ].filter(({ by, rows }) => by === 'layer' || rows.some(({ isRest }) => !isRest));
}

interface Limit {
  most: number;
  /** Where a reader finds the rows that do not fit, in parentheses after a space; may be empty. */
  where: string;
}

/** The base image is one row, and so are layers without growth. */
function layerRows({ layers, before, after }: Comparison, { most, where }: Limit): Row[] {
  if (most === Number.POSITIVE_INFINITY) return layers.map(layerRow);
  const own = layers.filter(row => !isOfBase(row));
  const base = baseRow(layers.filter(isOfBase), before.base, after.base);
  const [shown, left] = cut(
    own.filter(({ bytes }) => bytes !== 0),
    most,
  );
  const still = own.filter(({ bytes }) => bytes === 0);
  const same = still.filter(({ change }) => change === 'same');
  const others = still.filter(({ change }) => change !== 'same');
  return [
    ...[...shown.map(layerRow), ...(base ? [base] : [])].sort(byGrowth),
    ...restRows(left, `${counted(left.length, 'smaller change')}${where}`),
    ...restRows(others, `${counted(others.length, 'layer')} with other content, but no growth`),
    ...restRows(same, `${counted(same.length, 'layer')} with the same content`),
  ];
}

function byGrowth(a: Change, b: Change): number {
  return Math.abs(b.bytes) - Math.abs(a.bytes);
}

/** Rows in one; nothing if there are none. */
function restRows(rows: readonly Change[], what: string): Row[] {
  return rows.length === 0 ? [] : [restRow(sumOf(rows), what)];
}

const TAGS: Readonly<Record<LayerGrowth['change'], string>> = {
  new: 'new',
  gone: 'gone',
  changed: 'edited',
  same: 'same',
};

function isOfBase({ origin, part }: LayerGrowth): boolean {
  return origin === 'upstream' && part === 'layer';
}

function layerRow(row: LayerGrowth): Row {
  const layer = row.layers.after ?? row.layers.before;
  const what = layer?.instruction ?? '';
  return {
    ...changeOf(row),
    tag: row.part === 'packages' ? 'moved' : row.sameInstruction ? 'changed' : TAGS[row.change],
    what: `${row.part === 'packages' ? 'packages of ' : ''}${what === '' ? `layer ${layer?.index ?? ''}` : what}${isOfBase(row) ? ' (base)' : ''}`,
    // An edited Dockerfile may not fit the other image any more.
    line: row.layers.after?.dockerfile ?? row.layers.before?.dockerfile ?? null,
    isRest: false,
  };
}

function baseRow(layers: readonly LayerGrowth[], before: KnownBase | null, after: KnownBase | null): Row | null {
  if (layers.length === 0) return null;
  const isSame = layers.every(({ change }) => change === 'same');
  const [old, fresh] = [before?.layers ?? 0, after?.layers ?? 0];
  const count = old === fresh ? counted(fresh, 'layer') : `${old} → ${counted(fresh, 'layer')}`;
  const names = [...new Set([before?.name, after?.name].flatMap(name => name ?? []))].join(' → ');
  const what = names === '' ? `${isSame ? 'the same' : 'another'} base image` : names;
  return { ...sumOf(layers), tag: 'base', what: `${what} (${count})`, line: null, isRest: false };
}

function directoryRow({ path, direct, ...change }: NonNullable<Comparison['directories']>['rows'][number]): Row {
  const shown = displayPath(path);
  return { ...plain(change), what: direct ? `${shown} (files directly in it)` : shown, tag: existence(change) };
}

function packageRow(row: NonNullable<Comparison['packages']>['rows'][number]): Row {
  const [old, fresh] = [row.versions.before.join(', '), row.versions.after.join(', ')];
  const version = old === '' || fresh === '' || old === fresh ? fresh || old : `${old} → ${fresh}`;
  return {
    ...plain(row),
    what: `${row.name} ${version} (${row.manager})`,
    tag: row.change === 'changed' ? '' : row.change,
  };
}

function findingRow({ kind, id, title, ...change }: Comparison['findings']['rows'][number]): Row {
  return { ...plain(change), what: title === id ? title : `${title} (${id})`, tag: existence(change) };
}

function plain(change: Change): Omit<Row, 'what'> {
  return { ...changeOf(change), tag: '', line: null, isRest: false };
}

function existence({ before, after }: Change): string {
  if (before === 0 && after > 0) return 'new';
  return after === 0 && before > 0 ? 'gone' : '';
}

/** Rows with growth, as far as they fit, and below them what makes up the rest. */
function rowsOf<T extends Change>(
  { rows, rest, wasted }: GrowthTable<T>,
  rowOf: (row: T) => Row,
  { most, where }: Limit,
): Row[] {
  const [shown, left] = cut(
    rows.filter(({ bytes }) => bytes !== 0),
    most,
  );
  const unchanged = rows.filter(({ bytes }) => bytes === 0);
  const all = sumOf([...left, ...unchanged, rest]);
  const more = left.length === 0 ? '' : `, ${counted(left.length, 'smaller change')} included${where}`;
  return [
    ...shown.map(rowOf),
    restRow(all, `everything else${more}`),
    ...(wasted === null || (wasted.before === 0 && wasted.after === 0)
      ? []
      : [restRow(wasted, 'wasted: in layers, but not in the final file system')]),
  ];
}

/** Leaves out no single row: a line that says so takes as much room. */
function cut<T>(rows: readonly T[], most: number): [shown: readonly T[], left: readonly T[]] {
  const end = rows.length === most + 1 ? rows.length : most;
  return [rows.slice(0, end), rows.slice(end)];
}

function restRow(change: Change, what: string): Row {
  return { ...changeOf(change), tag: '', what, line: null, isRest: true };
}

function changeOf({ before, after, bytes }: Change): Change {
  return { before, after, bytes };
}

function sumOf(rows: readonly Change[]): Change {
  return rows.reduce(
    (sum, { before, after, bytes }) => ({
      before: sum.before + before,
      after: sum.after + after,
      bytes: sum.bytes + bytes,
    }),
    { before: 0, after: 0, bytes: 0 },
  );
}
