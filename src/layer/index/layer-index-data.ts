/** An index as plain data, for another thread or the cache. */
import type { ColumnData, TextColumnData } from './columns.ts';
import type { EntryPathsData } from './entry-paths.ts';
import type { PartialColumnData } from './partial-column.ts';

/** Columns with a value for every entry. */
export interface FullColumns {
  types: ColumnData;
  sizes: ColumnData;
  bodies: ColumnData;
  modes: ColumnData;
  times: ColumnData;
}

export type SomeNumbers = PartialColumnData<ColumnData>;
export type SomeTexts = PartialColumnData<TextColumnData>;

/** Numbers that only some entries have. */
export interface NumberFacts {
  /** Any number that a header can state: base-256 and PAX have no bounds, and some IDs are negative. */
  uids: SomeNumbers;
  gids: SomeNumbers;
  checksums: SomeNumbers;
  stored: SomeNumbers;
  symbols: SomeNumbers;
}

export interface TextFacts {
  links: SomeTexts;
  hashes: SomeTexts;
}

export interface LayerIndexData {
  paths: EntryPathsData;
  full: FullColumns;
  numbers: NumberFacts;
  texts: TextFacts;
  kept: Map<number, Uint8Array>;
}
