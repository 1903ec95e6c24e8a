/** Packs the files of an image for the page: names front-coded, numbers as differences, alike things side by side. */
import type { ImageFiles } from '../../../analysis/files.ts';
import { displayPath } from '../../../image/byte-path.ts';
import { ByteWriter } from '../model/byte-stream.ts';
import { encodeNames } from './encode-names.ts';

type Packed = Omit<ImageFiles, 'dockerfile'>;

/** What `decodeFiles` reads, before compression. */
export function encodeFiles(files: Packed): Uint8Array {
  const out = new ByteWriter();
  for (const part of [
    encodeNames(files.paths),
    ...entriesOf(files),
    attributesOf(files),
    linksOf(files),
    findingsOf(files),
  ])
    out.block(part.bytes);
  return out.bytes;
}

/** A part for each column, so that alike numbers are compressed together. */
function entriesOf({ entries, groups, packages }: Packed): ByteWriter[] {
  const { starts, paths, types, changes, clears, sizes, data, attributes, times } = entries;
  const [layers, kinds, pathParts, sizeParts, holders] = Array.from({ length: 5 }, () => new ByteWriter()) as [
    ByteWriter,
    ByteWriter,
    ByteWriter,
    ByteWriter,
    ByteWriter,
  ];
  layers.number(starts.length);
  for (const [at, start] of starts.entries()) layers.number(start - (starts[at - 1] ?? 0));
  for (let layer = 0; layer + 1 < starts.length; layer++) {
    let last = -1;
    for (let at = starts[layer] ?? 0; at < (starts[layer + 1] ?? 0); at++) {
      pathParts.number((paths[at] ?? 0) - last);
      last = paths[at] ?? 0;
    }
  }
  for (let at = 0; at < types.length; at++) {
    kinds.byte((types[at] ?? 0) | ((changes[at] ?? 0) << 3) | ((clears[at] ?? 0) << 6));
    sizeParts.number(sizes[at] ?? 0);
    // From 1, which leaves 0 for what has no bytes.
    holders.number((data[at] ?? -1) < 0 ? 0 : at - (data[at] ?? 0) + 1);
  }
  return [layers, kinds, pathParts, sizeParts, holders, ...[attributes, times, groups, packages].map(differences)];
}

function differences(values: Int32Array | Float64Array): ByteWriter {
  const out = new ByteWriter();
  let last = 0;
  for (const value of values) {
    out.signed(value - last);
    last = value;
  }
  return out;
}

/** IDs may be any number that a tar can hold; one that no page can show exactly is 0 there. */
function attributesOf({ attributeTable }: Packed): ByteWriter {
  const out = new ByteWriter();
  out.number(attributeTable.length);
  for (const { mode, uid, gid } of attributeTable)
    for (const value of [mode, uid, gid]) out.signed(Math.abs(value) < 2 ** 52 ? Math.trunc(value) : 0);
  return out;
}

function linksOf({ links }: Packed): ByteWriter {
  const out = new ByteWriter();
  out.number(links.size);
  let last = 0;
  for (const [entry, target] of links) {
    out.number(entry - last);
    out.block(Buffer.from(displayPath(target)));
    last = entry;
  }
  return out;
}

function findingsOf({ findings }: Packed): ByteWriter {
  const out = new ByteWriter();
  out.number(findings.length);
  for (const paths of findings) {
    out.number(paths.length);
    out.block(differences(paths).bytes);
  }
  return out;
}
