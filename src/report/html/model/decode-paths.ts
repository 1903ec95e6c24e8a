/** Unpacks what `encodeNames` packed. Nothing here needs Node. */
import { endsOf } from '../../../stack/history/path-tree.ts';
import { ByteReader } from './byte-stream.ts';
import type { PagePaths } from './files.ts';

/** @throws RangeError for data that are not whole */
export function decodePaths(from: ByteReader): PagePaths {
  const count = from.number();
  const parents = new Int32Array(count).fill(-1);
  /** The directories above, outermost first. */
  const way = [0];
  let depth = 0;
  for (let path = 1; path < count; path++) {
    depth += from.signed();
    parents[path] = way[depth - 1] ?? 0;
    way[depth] = path;
  }
  return { names: namesOf(from, count), parents, ends: endsOf({ parents }) };
}

/** Perf: all names are made into one text, which is cut: decoding each alone takes ten times as long. */
function namesOf(from: ByteReader, count: number): string[] {
  const [shared, added] = [new ByteReader(from.block()), new ByteReader(from.block())];
  const rest = from.block();
  const lengths = Array.from({ length: count }, () => ({ same: shared.number(), more: added.number() }));
  const all = new Uint8Array(lengths.reduce((sum, { same, more }) => sum + same + more + 1, 0));
  let [at, start, read] = [0, 0, 0];
  for (const { same, more } of lengths) {
    all.copyWithin(at, start, start + same);
    all.set(rest.subarray(read, read + more), at + same);
    start = at;
    at += same + more + 1;
    read += more;
  }
  // No name has a NUL, which ends each of them here.
  return new TextDecoder().decode(all).split('\0').slice(0, count);
}
