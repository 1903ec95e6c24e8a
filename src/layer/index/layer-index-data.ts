/** An index as plain data, for another thread or the cache. */
import type { ColumnData, TextColumnData } from './columns.ts';
import type { EntryPathsData } from './entry-paths.ts';
import type { PartialColumnData } from './partial-column.ts';

/** Columns with a value for every entry. */
export type FullColumns = Record<'types' | 'sizes' | 'bodies' | 'modes' | 'times', ColumnData>;

export type SomeNumbers = PartialColumnData<ColumnData>;
export type SomeTexts = PartialColumnData<TextColumnData>;

/** Numbers that only some entries have. IDs may be any: base-256 and PAX have no bounds, and some are negative. */
export type NumberFacts = Record<'uids' | 'gids' | 'checksums' | 'stored' | 'symbols', SomeNumbers>;

export type TextFacts = Record<'links' | 'hashes', SomeTexts>;

export interface LayerIndexData {
  paths: EntryPathsData;
  full: FullColumns;
  numbers: NumberFacts;
  texts: TextFacts;
  kept: Map<number, Uint8Array>;
  /** Lists of modules in programs. */
  modules: Map<number, Uint8Array>;
}
