/** What a listing adds up to. */
import type { BytePath } from '../../image/byte-path.ts';
import type { Listed } from './listing.ts';

export interface Totals {
  entries: number;
  /** With bytes of their own or empty; further names of an inode are no files. */
  files: number;
  bytes: number;
}

/**
 * Passes entries on and counts them. The figures are whole once all have been taken.
 * @param names may come twice, as in a layer's tar: then the last one counts
 */
export function* counting(entries: Iterable<Listed>, totals: Totals, names: 'once' | 'repeated'): Generator<Listed> {
  const before = names === 'repeated' ? new Map<BytePath, Listed>() : null;
  for (const entry of entries) {
    totals.entries++;
    add(totals, before?.get(entry.path), -1);
    add(totals, entry, 1);
    before?.set(entry.path, entry);
    yield entry;
  }
}

function add(totals: Totals, entry: Listed | undefined, times: 1 | -1): void {
  if (entry === undefined) return;
  totals.bytes += times * entry.size;
  if (entry.type === 'file') totals.files += times;
}
