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
  linkBytes: number;
  types: ColumnData;
  sizes: ColumnData;
  bodies: ColumnData;
  modes: ColumnData;
  times: ColumnData;
  facts: EntryFacts;
}

/** What is known of few entries only, by their index: most are no links and belong to root. */
export interface EntryFacts {
  links: Map<number, string>;
  /** Owners are whatever number a header states: base-256 and PAX know no bounds, and some are negative. */
  uids: Map<number, number>;
  gids: Map<number, number>;
  hashes: Map<number, string>;
  checksums: Map<number, number>;
  kept: Map<number, Uint8Array>;
  stored: Map<number, number>;
  symbols: Map<number, number>;
}

export function noFacts(): EntryFacts {
  return {
    links: new Map(),
    uids: new Map(),
    gids: new Map(),
    hashes: new Map(),
    checksums: new Map(),
    kept: new Map(),
    stored: new Map(),
    symbols: new Map(),
  };
}
