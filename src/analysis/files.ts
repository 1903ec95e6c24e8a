/** Every file of every layer, with what became of it and whose it is: what a page shows beyond the sums. */
import type { History } from '../stack/history/types.ts';

export interface ImageFiles extends Pick<History, 'paths' | 'entries' | 'attributeTable' | 'links'> {
  /** For each entry the place of its group among `wasteGroups`, from 1; 0 for bytes that are visible in the end. */
  groups: Int32Array;
  /** For each entry with visible bytes the place of its package among `packages`, from 1; 0 for none. */
  packages: Int32Array;
  /** For each finding its paths, ascending. */
  findings: readonly Int32Array[];
  /** The Dockerfile that layers are traced to; null without one. */
  dockerfile: ShownDockerfile | null;
}

/** A Dockerfile's text for people: without secrets, as far as they can be recognised. */
export interface ShownDockerfile {
  path: string;
  lines: readonly string[];
  /** Where each instruction starts and ends, from 1. */
  instructions: readonly { line: number; endLine: number }[];
}
