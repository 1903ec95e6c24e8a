/** Packs the files of two images for the page of a comparison: those that grew or shrank, and above them what stayed. */
import type { BytePath } from '../../../image/byte-path.ts';
import type { Directory } from '../../../stack/directory-sizes.ts';
import { ByteWriter } from '../model/byte-stream.ts';
import { encodeNames } from './encode-names.ts';

/** A path of either image, or of both, with the bytes of itself. */
interface Path {
  name: BytePath;
  parent: Path | null;
  before: number;
  after: number;
  /** Whether anything at or below it differs. */
  moved: boolean;
}

/** What `decodeGrowth` reads, before compression. What is the same in both images counts at the nearest directory that is not. */
export function encodeGrowth(before: Directory, after: Directory): Uint8Array {
  const all = merged(before, after);
  for (let at = all.length - 1; at > 0; at--) {
    const { parent, moved, before: was, after: is } = all[at] as Path;
    if (parent === null) continue;
    if (moved) parent.moved = true;
    else {
      parent.before += was;
      parent.after += is;
    }
  }
  const kept = all.filter(({ parent, moved }) => parent === null || moved);
  const places = new Map(kept.map((path, at) => [path, at]));
  const parents = Int32Array.from(kept, ({ parent }) => (parent === null ? -1 : (places.get(parent) ?? 0)));
  const [olds, news] = [new ByteWriter(), new ByteWriter()];
  for (const path of kept) {
    olds.number(path.before);
    news.number(path.after);
  }
  const out = new ByteWriter();
  for (const part of [encodeNames({ names: kept.map(({ name }) => name), parents }), olds, news]) out.block(part.bytes);
  return out.bytes;
}

/** The union of both trees: parents before children, siblings by name. A path may have a thousand components, so nothing recurses. */
function merged(before: Directory, after: Directory): Path[] {
  const top: Path = { name: '', parent: null, before: before.bytes, after: after.bytes, moved: false };
  const pending = [{ at: top, before: before as Directory | undefined, after: after as Directory | undefined }];
  const all: Path[] = [];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    all.push(one.at);
    const [old, fresh] = [one.before?.children, one.after?.children];
    const names = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])].sort((a, b) => (a < b ? 1 : -1));
    for (const name of names) {
      const both = { before: old?.get(name), after: fresh?.get(name) };
      const [was, is] = [both.before?.bytes ?? 0, both.after?.bytes ?? 0];
      pending.push({ at: { name, parent: one.at, before: was, after: is, moved: was !== is }, ...both });
    }
  }
  return all;
}
