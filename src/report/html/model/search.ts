/** Finds paths by a part of them or by a glob. */
import type { PageFiles } from './files.ts';
import { globMatcher } from './glob.ts';
import type { TreeView } from './views.ts';

export interface Found {
  /** 1 for hits, and for all below a directory that is a hit. */
  hits: Uint8Array;
  /** Files among them, and their bytes. */
  files: number;
  bytes: number;
}

/** A text without `*` and `?` is looked for anywhere in the absolute path, in upper or lower case; with them it is a glob. */
export function search(files: PageFiles, view: TreeView, query: string): Found {
  const isHit = matcher(query.trim());
  const { names, parents } = files.paths;
  const hits = new Uint8Array(names.length);
  const found: Found = { hits, files: 0, bytes: 0 };
  // Perf: the text of a directory's path is made once for all that is in it.
  let directory = -1;
  let above = '';
  const texts = new Map<number, string>([[0, '']]);
  for (let path = 1; path < names.length; path++) {
    if (view.present[path] !== 1) continue;
    const parent = parents[path] ?? 0;
    if (parent !== directory) {
      directory = parent;
      above = textOf(files, parent, texts);
    }
    if (hits[parent] !== 1 && !isHit(`${above}/${names[path]}`)) continue;
    hits[path] = 1;
    const bytes = view.own[path] ?? 0;
    found.bytes += bytes;
    if (bytes > 0) found.files++;
  }
  return found;
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
