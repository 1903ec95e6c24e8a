/** An index as plain data: what crosses from one thread to another when a layer has been read, and what the cache keeps. */
import type { ColumnData, TextColumnData } from './columns.ts';
import type { EntryPathsData } from './entry-paths.ts';
import type { PartialColumnData } from './partial-column.ts';

/** Of these columns each has a value for every entry. */
export interface FullColumns {
  types: ColumnData;
  sizes: ColumnData;
  bodies: ColumnData;
  modes: ColumnData;
  times: ColumnData;
}

export type SomeNumbers = PartialColumnData<ColumnData>;
export type SomeTexts = PartialColumnData<TextColumnData>;

/** What some entries have. */
export interface NumberFacts {
  /** Owners are whatever number a header states: base-256 and PAX know no bounds, and some are negative. */
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
