/** What package managers say they installed. */
import { bytes, count } from '../../../format/figures.ts';
import type { PageImage } from '../../model/page-data.ts';
import { el, section } from '../dom.ts';
import { longTable } from './long-rows.ts';

export function packages({ packages: all, noPackage, sizes }: PageImage): HTMLElement | null {
  if (all.length === 0) return null;
  const rows = all.map(one => [
    one.name,
    bytes(one.bytes),
    count(one.files),
    one.manager,
    one.version ?? '',
    one.base ? 'base' : '',
    one.copies > 1 ? `${one.copies} copies` : '',
  ]);
  return section(
    'packages',
    'Packages',
    el(
      'p',
      {},
      `${count(all.length)} packages have ${bytes(sizes.visible - noPackage.bytes)}; ${bytes(noPackage.bytes)} in ${count(noPackage.files)} files belong to none.`,
    ),
    longTable({
      caption: 'Packages, largest first',
      head: ['Package', 'Size', 'Files', 'Manager', 'Version', 'From', 'Copies'],
      rows,
    }),
  );
}
