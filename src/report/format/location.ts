/** Places as text: where files are, the line of a layer. */

import type { AnalysedLayer } from '../../analysis/types.ts';
import { displayPath } from '../../image/byte-path.ts';
import { NAMED_ROOTS, type PathSummary } from '../../stack/path-summary.ts';

/** The place as foreign text: a path, a directory, or the few top directories that hold all of it. */
export function placeText({ common, roots }: PathSummary): string {
  if (common !== '') return displayPath(common);
  return roots.length > 0 && roots.length <= NAMED_ROOTS ? roots.map(displayPath).join(', ') : '/';
}

/** `Dockerfile:12` as foreign text, or nothing. */
export function lineText({ dockerfile }: Pick<AnalysedLayer, 'dockerfile'>): string {
  return dockerfile === null ? '' : `${dockerfile.path}:${dockerfile.line}`;
}
