/** Finds paths by a part of them or by a glob. */
import { PathFinder } from '../../../stack/history/path-tree.ts';
import type { PageFiles } from './files.ts';
import { globMatcher } from './glob.ts';
import type { TreeView } from './views.ts';

export interface Found {
  /** 1 for hits, and for all below a directory that is a hit. */
  hits: Uint8Array;
  /** Files among them, and their bytes. */
  files: number;
  bytes: number;
  /** The path that was looked for, if there is one of exactly this name; null for a part of a path, or a glob. */
  exact: number | null;
}

/**
 * The whole path of a file or directory finds it and what is below. Any other text without `*` and `?` is looked for anywhere in the
 * absolute path, in upper or lower case; with them it is a glob.
 */
export function search(files: PageFiles, view: Pick<TreeView, 'present' | 'own'>, query: string): Found {
  const text = query.trim();
  const exact = exactPath(files, text);
  const isHit = matcher(text);
  const { names, parents } = files.paths;
  const hits = new Uint8Array(names.length);
  const found: Found = { hits, files: 0, bytes: 0, exact };
  // Perf: the text of a directory's path is made once for all that is in it.
  let directory = -1;
  let above = '';
  const texts = new Map<number, string>([[0, '']]);
  for (let path = 1; path < names.length; path++) {
    if (view.present[path] !== 1) continue;
    const parent = parents[path] ?? 0;
    if (exact !== null && path !== exact && hits[parent] !== 1) continue;
    if (parent !== directory) {
      directory = parent;
      above = textOf(files, parent, texts);
    }
    if (exact === null && hits[parent] !== 1 && !isHit(`${above}/${names[path]}`)) continue;
    hits[path] = 1;
    const bytes = view.own[path] ?? 0;
    found.bytes += bytes;
    if (bytes > 0) found.files++;
  }
  return found;
}

/** The layers that write or delete what a query finds, lowest first. */
export function layersWith(files: PageFiles, query: string): number[] {
  const { length } = files.paths.names;
  const { hits } = search(files, { present: new Uint8Array(length).fill(1), own: new Float64Array(length) }, query);
  const { starts, paths } = files.entries;
  const layers: number[] = [];
  for (let layer = 0; layer + 1 < starts.length; layer++)
    if (paths.subarray(starts[layer], starts[layer + 1]).some(path => hits[path] === 1)) layers.push(layer);
  return layers;
}

/** The path of that name in any layer, or null. It may end in one slash. */
function exactPath({ paths }: PageFiles, text: string): number | null {
  const path = text.endsWith('/') ? text.slice(0, -1) : text;
  if (!path.startsWith('/')) return null;
  const found = new PathFinder(paths, paths.ends).find(path);
  return found < 0 ? null : found;
}

function textOf({ paths: { names, parents } }: PageFiles, directory: number, texts: Map<number, string>): string {
  const way: number[] = [];
  let at = directory;
  for (; !texts.has(at); at = parents[at] ?? 0) way.push(at);
  let text = texts.get(at) ?? '';
  for (let next = way.pop(); next !== undefined; next = way.pop()) {
    text = `${text}/${names[next]}`;
    texts.set(next, text);
  }
  return text;
}

function matcher(query: string): (path: string) => boolean {
  if (/[*?]/.test(query)) return globMatcher(query);
  const part = query.toLowerCase();
  return path => path.toLowerCase().includes(part);
}
