/** What stays of the COPY of a whole Next.js project. */

import { matchText } from '../../../image/byte-path.ts';
import { nodeAt } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { EditImage } from '../edit-image.ts';
import { layersIn, OUTPUT, type Project } from './project.ts';
import { dataOf, isPlain, type Part } from './project-files.ts';

export interface NeededParts {
  /** Those that the COPY of the project brings: the output itself comes first. */
  own: Part[];
  /** Those of other instructions too. */
  all: Part[];
}

/** What the server needs of the project; a sentence if that is not sure. */
export function partsOf({ path, step, source }: Project, { root }: EditImage): NeededParts | string {
  const at = (below: string) => nodeAt<StackNode>(root, `${path}${below}`);
  const project = at('');
  const output = at(OUTPUT);
  if (project === undefined || output === undefined) return 'its files are not known';
  const isProvided = (below: string) => at(`${OUTPUT}${below}`) !== undefined;
  const known = [
    { path: `${path}${OUTPUT}`, node: output },
    ...['/.next/static', '/.next/cache/fetch-cache', '/public'].flatMap(below => {
      const node = at(below);
      return node === undefined || isWithin(node, at(`${OUTPUT}${below}`)) ? [] : [{ path: `${path}${below}`, node }];
    }),
  ];
  const link = known.find(({ node }) => node.children === null);
  if (link !== undefined) return `${link.path} is no directory`;
  const emitted = emittedIn(at('/.next/static/media'));
  const data = dataOf({
    project: { path, node: project },
    isProvided,
    isEmitted: (name, bytes) => emitted.has(mediaKey(name, bytes)),
  });
  if (typeof data === 'string') return data;
  const all = [...known, ...data];
  const own = all.filter(({ node }) => step.layer !== null && layersIn(node).has(step.layer));
  const arePlain = source !== '/' && isPlain(source) && own.every(one => isPlain(one.path));
  return arePlain ? { own, all } : 'a name in it needs quotes';
}

/** Whether each file below a directory is below another one too: tracing finds some files of `public`. */
function isWithin(directory: StackNode, other: StackNode | undefined): boolean {
  if (other === undefined) return false;
  const pending = [{ one: directory, other }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at.one.children === null) continue;
    for (const child of at.one.children.values()) {
      const same = at.other.children?.get(child.name);
      if (same === undefined) return false;
      pending.push({ one: child, other: same });
    }
  }
  return true;
}

/** `logo.0a1b2c3d.png` is a copy of `logo.png`. */
function emittedIn(media: StackNode | undefined): Set<string> {
  const files = [...(media?.children?.values() ?? [])];
  return new Set(
    files.flatMap(({ name, inode }) => {
      const parts = matchText(name).split('.');
      parts.splice(-2, 1);
      return inode === null ? [] : [mediaKey(parts.join('.'), inode.size)];
    }),
  );
}

function mediaKey(name: string, bytes: number): string {
  return `${bytes} ${name}`;
}
