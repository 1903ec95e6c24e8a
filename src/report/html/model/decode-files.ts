/** Unpacks what `encodeFiles` packed. Nothing here needs Node. */
import type { Attributes, EntryColumns } from '../../../stack/history/types.ts';
import { ByteReader } from './byte-stream.ts';
import { decodePaths } from './decode-paths.ts';
import type { PageFiles } from './files.ts';

/** @throws RangeError for data that are not whole */
export function decodeFiles(bytes: Uint8Array): PageFiles {
  const parts = new ByteReader(bytes);
  const next = () => new ByteReader(parts.block());
  const paths = decodePaths(next());
  const entries = entriesOf(next);
  const { length } = entries.types;
  const groups = Int32Array.from(running(next(), length));
  const packages = Int32Array.from(running(next(), length));
  return {
    paths,
    entries,
    groups,
    packages,
    attributeTable: attributesOf(next()),
    links: linksOf(next()),
    findings: findingsOf(next()),
  };
}

function entriesOf(next: () => ByteReader): EntryColumns {
  const startParts = next();
  let sum = 0;
  const starts = Array.from({ length: startParts.number() }, () => {
    sum += startParts.number();
    return sum;
  });
  const kinds = Uint8Array.from({ length: sum }, readerOf(next(), 'byte'));
  const pathParts = next();
  const paths = new Int32Array(sum);
  for (let layer = 0; layer + 1 < starts.length; layer++) {
    let last = -1;
    for (let at = starts[layer] ?? 0; at < (starts[layer + 1] ?? 0); at++) {
      last += pathParts.number();
      paths[at] = last;
    }
  }
  const sizes = Float64Array.from({ length: sum }, readerOf(next(), 'number'));
  const holders = next();
  const data = Int32Array.from({ length: sum }, (_, at) => {
    const back = holders.number();
    return back === 0 ? -1 : at - back + 1;
  });
  return {
    ...{ starts, paths, sizes, data },
    types: kinds.map(kind => kind & 7),
    changes: kinds.map(kind => (kind >> 3) & 7),
    clears: kinds.map(kind => kind >> 6),
    attributes: Int32Array.from(running(next(), sum)),
    times: running(next(), sum),
  };
}

function readerOf(from: ByteReader, what: 'byte' | 'number'): () => number {
  return () => from[what]();
}

/** Values from their differences. */
function running(from: ByteReader, length: number): Float64Array {
  const values = new Float64Array(length);
  let last = 0;
  for (let at = 0; at < length; at++) {
    last += from.signed();
    values[at] = last;
  }
  return values;
}

function attributesOf(from: ByteReader): Attributes[] {
  return Array.from({ length: from.number() }, () => ({
    mode: from.signed(),
    uid: from.signed(),
    gid: from.signed(),
  }));
}

function linksOf(from: ByteReader): Map<number, string> {
  const links = new Map<number, string>();
  const text = new TextDecoder();
  let entry = 0;
  for (let left = from.number(); left > 0; left--) {
    entry += from.number();
    links.set(entry, text.decode(from.block()));
  }
  return links;
}

function findingsOf(from: ByteReader): Int32Array[] {
  return Array.from({ length: from.number() }, () => {
    const length = from.number();
    return Int32Array.from(running(new ByteReader(from.block()), length));
  });
}
