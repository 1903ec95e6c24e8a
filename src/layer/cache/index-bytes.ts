/** What of a layer index the cache keeps, column by column. */
import { Column, TextColumn, type TextColumnData, WORDS } from '../index/columns.ts';
import { LayerIndex } from '../index/layer-index.ts';
import type { SomeTexts } from '../index/layer-index-data.ts';
import { PartialColumn } from '../index/partial-column.ts';
import { DamagedEntry, SectionReader, writeNumbers, writeSomeNumbers, writeSomeTexts, writeTexts } from './sections.ts';

/**
 * The columns of an index in the order in which `readIndex` wants them. One that is missing here is lost with a cached layer, so
 * a test compares every getter of `LayerIndex`.
 */
export function writeIndex(index: LayerIndex): Uint8Array[] {
  const { paths, full, numbers, texts, kept } = index.data;
  return [
    writeTexts(paths.bases),
    writeTexts(paths.directories),
    writeNumbers(paths.directoryOf),
    ...[full.types, full.sizes, full.bodies, full.modes, full.times].map(writeNumbers),
    ...[numbers.uids, numbers.gids, numbers.checksums, numbers.stored, numbers.symbols].map(writeSomeNumbers),
    ...[texts.links, textsOf(kept), texts.hashes].map(writeSomeTexts),
  ].flat();
}

/** @param count how many entries there are @throws DamagedEntry where these are not the columns of so many */
export function readIndex(bytes: Buffer, count: number): LayerIndex {
  const read = new SectionReader(bytes, count);
  const paths = read.paths();
  const full = {
    types: read.full(),
    sizes: read.full(),
    bodies: read.full(),
    modes: read.full(),
    times: read.full(),
  };
  const numbers = {
    uids: read.someNumbers(),
    gids: read.someNumbers(),
    checksums: read.someNumbers(),
    stored: read.someNumbers(),
    symbols: read.someNumbers(),
  };
  const links = read.someTexts();
  const kept = keptOf(read.someTexts());
  const hashes = read.someTexts();
  if (!read.isAtEnd) throw new DamagedEntry('something follows the columns');
  return new LayerIndex({ paths, full, numbers, texts: { links, hashes }, kept });
}

function textsOf(kept: ReadonlyMap<number, Uint8Array>): SomeTexts {
  const texts = new PartialColumn((from?: TextColumnData) => new TextColumn(from));
  for (const [entry, bytes] of kept) texts.set(entry, Buffer.from(bytes).toString('latin1'));
  return texts.data;
}

function keptOf({ entries, values }: SomeTexts): Map<number, Uint8Array> {
  const column = new Column(WORDS, entries);
  const texts = new TextColumn(values);
  const bytes = (nth: number) => new Uint8Array(Buffer.from(texts.at(nth), 'latin1'));
  return new Map(Array.from({ length: entries.length }, (_, nth) => [column.at(nth), bytes(nth)]));
}
