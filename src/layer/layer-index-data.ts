/** What crosses from one thread to another when a layer has been read. */
import type { ColumnData, TextColumnData } from './columns.ts';

/** An index as plain data, to be sent to another thread. */
export interface LayerIndexData {
  count: number;
  bases: TextColumnData;
  directories: TextColumnData;
  directoryOf: ColumnData;
  directoryCount: number;
  pathBytes: number;
  links: Map<number, string>;
  linkBytes: number;
  types: ColumnData;
  sizes: ColumnData;
  bodies: ColumnData;
  modes: ColumnData;
  times: ColumnData;
  uids: Map<number, number>;
  gids: Map<number, number>;
  hashes: Map<number, string>;
  kept: Map<number, Uint8Array>;
}
