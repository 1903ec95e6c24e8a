/** Packs a tree of paths: parents before children, names front-coded. */
import { displayPath } from '../../../image/byte-path.ts';
import type { PathColumns } from '../../../stack/history/types.ts';
import { ByteWriter } from '../model/byte-stream.ts';

/** Depths, then what each name shares with the name before, then what it adds. */
export function encodeNames({ names, parents }: PathColumns): ByteWriter {
  const out = new ByteWriter();
  out.number(names.length);
  const depths = new Int32Array(names.length);
  for (let path = 1; path < names.length; path++) {
    depths[path] = (depths[parents[path] ?? 0] ?? 0) + 1;
    out.signed((depths[path] ?? 0) - (depths[path - 1] ?? 0));
  }
  const [shared, added, rest] = [new ByteWriter(), new ByteWriter(), new ByteWriter()];
  let last: Buffer = Buffer.alloc(0);
  for (const name of names) {
    const text = Buffer.from(displayPath(name));
    const most = Math.min(last.length, text.length);
    let same = 0;
    while (same < most && last[same] === text[same]) same++;
    shared.number(same);
    added.number(text.length - same);
    rest.raw(text.subarray(same));
    last = text;
  }
  for (const part of [shared, added, rest]) out.block(part.bytes);
  return out;
}
