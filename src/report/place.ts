/** Where files are, in few words: their common directory, a layer, a line. */

import type { AnalysedLayer } from '../analysis/types.ts';
import { type BytePath, displayPath } from '../image/byte-path.ts';

const NAMED_ROOTS = 3;

/** Collects paths one at a time, so that a hundred thousand need no list. */
export interface Place {
  files: number;
  /** The only path while there is one, then the common directory; empty is the root. */
  common: BytePath;
  /** First path segments, a few. */
  roots: BytePath[];
}

/** A place with no path yet. */
export function place(): Place {
  return { files: 0, common: '', roots: [] };
}

/** Adds one path to a place. */
export function extend(to: Place, path: BytePath): void {
  to.files += 1;
  to.common = to.files === 1 ? path : shared(to.files === 2 ? parent(to.common) : to.common, path);
  if (to.roots.length > NAMED_ROOTS || to.roots.some(root => path === root || isBelow(path, root))) return;
  const second = path.indexOf('/', 1);
  to.roots.push(second < 0 ? path : path.slice(0, second));
}

/** The place as foreign text: a path, a directory, or the few top directories that hold all of it. */
export function placeText({ common, roots }: Place): string {
  if (common !== '') return displayPath(common);
  return roots.length > 0 && roots.length <= NAMED_ROOTS ? roots.map(displayPath).join(', ') : '/';
}

/** `Dockerfile:12` as foreign text, or nothing. */
export function lineText({ dockerfile }: Pick<AnalysedLayer, 'dockerfile'>): string {
  return dockerfile === null ? '' : `${dockerfile.path}:${dockerfile.line}`;
}

/** The longest directory that holds both `directory` itself and `path`. */
function shared(directory: BytePath, path: BytePath): BytePath {
  let common = directory;
  while (common !== '' && !isBelow(path, common)) common = parent(common);
  return common;
}

/** Perf: asked of each path, so no text is made for it. */
function isBelow(path: BytePath, directory: BytePath): boolean {
  return path.startsWith(directory) && path[directory.length] === '/';
}

function parent(path: BytePath): BytePath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
