/** The files of an image as the page holds them. */
import type { Attributes, EntryColumns } from '../../../stack/history/types.ts';

export { CHANGES, ENTRY_TYPES } from '../../../stack/history/types.ts';

/** Names are text for people; bytes that are not UTF-8 are `\xNN`. */
export interface PagePaths {
  names: readonly string[];
  parents: Int32Array;
  /** For each path the index behind its last descendant. */
  ends: Int32Array;
}

/** See `History` and `ImageFiles`. */
export interface PageFiles {
  paths: PagePaths;
  entries: EntryColumns;
  attributeTable: readonly Attributes[];
  links: ReadonlyMap<number, string>;
  groups: Int32Array;
  packages: Int32Array;
  findings: readonly Int32Array[];
}
