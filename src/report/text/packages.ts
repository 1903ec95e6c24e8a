/** The biggest packages, in the text report of `inspect`. */
import type { PackageSize } from '../../packages/package-sizes.ts';
import { cut, terminal } from '../format/escape.ts';
import { bytes, counted, percent } from '../format/figures.ts';
import { columnWidths, pad } from '../format/width.ts';
import type { ImageReport } from '../types.ts';
import type { View } from './view.ts';

/** How many are shown without `--all`. */
const TOP = 10;

interface Row {
  bytes: number;
  manager: string;
  what: string;
}

/** The packages of the image's own layers, and with `--all` those of its base; nothing for an image without packages. */
export function packageLines(image: ImageReport, view: View): string[] {
  const { base, packages, noPackage } = image;
  if (packages.length === 0) return [];
  const own = packages.filter(one => !one.base).map(one => ({ one, bytes: one.bytes - one.baseBytes }));
  const rows = [...shownRows(own, view), ...noPackageRows(noPackage.bytes - noPackage.baseBytes)];
  const lines = section(base === null ? 'PACKAGES' : 'PACKAGES in your layers', rows, view);
  if (base === null) return lines;
  const inBase = packages.filter(({ baseBytes }) => baseBytes > 0).map(one => ({ one, bytes: one.baseBytes }));
  if (view.all && inBase.length > 0) {
    const all = [...shownRows(inBase, view), ...noPackageRows(noPackage.baseBytes)];
    return [...lines, '', ...section('PACKAGES in the base image', all, view)];
  }
  const size = inBase.reduce((sum, one) => sum + one.bytes, 0);
  return [...lines, view.paint('dim', `  The base image has ${counted(inBase.length, 'package')}, ${bytes(size)}.`)];
}

/** Most bytes first; what is left out shares a row. */
function shownRows(all: readonly { one: PackageSize; bytes: number }[], view: View): Row[] {
  const sorted = [...all].sort((a, b) => b.bytes - a.bytes);
  const shown = view.all ? sorted : sorted.filter(row => row.bytes > 0).slice(0, TOP);
  const rows = shown.map(row => ({ bytes: row.bytes, manager: row.one.manager, what: titleOf(row.one) }));
  const left = sorted.slice(shown.length);
  if (left.length === 0) return rows;
  const rest = left.reduce((sum, row) => sum + row.bytes, 0);
  return [...rows, { bytes: rest, manager: '', what: `${counted(left.length, 'more package')} (${view.more})` }];
}

function noPackageRows(size: number): Row[] {
  return size === 0 ? [] : [{ bytes: size, manager: '', what: 'files of no package' }];
}

/** `lodash 4.17.21`, `lodash 4.17.21 (3 copies)` */
function titleOf({ name, version, copies }: PackageSize): string {
  const title = terminal(version === null ? name : `${name} ${version}`);
  return copies === 1 ? title : `${title} (${copies} copies)`;
}

/** A title with the sum, and a line for each row. */
function section(title: string, rows: readonly Row[], { width, paint }: View): string[] {
  const all = rows.reduce((sum, row) => sum + row.bytes, 0);
  const cells = rows.map(row => [bytes(row.bytes), percent(row.bytes, all), row.manager]);
  const [figure = 0, part = 0, manager = 0] = columnWidths(cells);
  const room = width - (2 + figure + 2 + part + 2 + manager + 2);
  return [
    paint('dim', `  ${title}, ${bytes(all)}`),
    ...rows.map((row, n) => {
      const [size = '', share = '', by = ''] = cells[n] ?? [];
      const figures = `  ${pad(size, figure, 'right')}  ${paint('dim', pad(share, part, 'right'))}`;
      return `${figures}  ${paint('dim', pad(by, manager))}  ${cut(row.what, room)}`;
    }),
  ];
}
