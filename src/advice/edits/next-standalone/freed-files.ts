/** Which files of a project's COPYs are not in the image any more. */

import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { matchText } from '../../../image/byte-path.ts';
import { nodeAt, textPaths, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import type { LeftOut } from '../edit.ts';
import type { EditImage } from '../edit-image.ts';
import { inModules, packageOf } from '../makers/development/node-packages.ts';
import { leftOut } from '../trust.ts';
import { type Project, provided } from './project.ts';
import type { Part } from './project-files.ts';

export interface CopiedProject {
  project: Project;
  /** What stays of the COPY of the project. */
  parts: readonly Part[];
  /** Further COPYs, which go. */
  copies: readonly BuildStep[];
  image: EditImage;
}

export interface KeptAndFreed {
  freed: Set<StackInode>;
  /** Whether a path is in a part that stays. */
  isKept(path: string): boolean;
}

/** A sentence if other instructions change files of the project, or if files of several parts are one. */
export function keptAndFreed({ project: { path, step }, parts, copies, image }: CopiedProject): KeptAndFreed | string {
  const changed = new Set([step, ...copies].map(({ layer }) => layer));
  const kept = new Map<StackInode, Part>();
  for (const part of parts) {
    const shared = keep(part, kept);
    if (shared !== null) return `${shared} has another name elsewhere`;
  }
  const freed = new Set<StackInode>();
  const foreign = walkProject(nodeAt<StackNode>(image.root, path), image, inode => {
    if (changed.has(inode.layer) && !kept.has(inode)) freed.add(inode);
  });
  if (foreign !== null) return `other instructions change files in ${path} too: ${foreign}`;
  const isKept = (one: string) => parts.some(part => one === part.path || one.startsWith(`${part.path}/`));
  for (const { layer } of [step, ...copies])
    for (const { inode, name } of image.lostFrom(layer ?? -1)) {
      const isPart = layer === step.layer && isKept(matchText(name.path));
      if (!isPart) freed.add(inode);
    }
  return { freed, isKept };
}

/** Two copies of one file would take its bytes twice. @returns the name of a file that another part has too */
function keep(part: Part, kept: Map<StackInode, Part>): string | null {
  let shared: string | null = null;
  walk<StackNode>(part.node, ({ inode, name }) => {
    if (inode === null) return true;
    const other = kept.get(inode);
    if (other !== undefined && other !== part) shared = matchText(name);
    kept.set(inode, part);
    return true;
  });
  return shared;
}

/** @returns a file that no COPY or ADD of the Dockerfile brought */
function walkProject(
  project: StackNode | undefined,
  image: EditImage,
  each: (inode: StackInode) => void,
): string | null {
  const pathOf = textPaths();
  let foreign: string | null = null;
  if (project === undefined) return foreign;
  walk(project, node => {
    if (node.children !== null) return true;
    const { keyword = '' } = image.stepOf(node.layer)?.instruction ?? {};
    if (keyword !== 'COPY' && keyword !== 'ADD') foreign ??= pathOf(node);
    if (node.inode !== null) each(node.inode);
    return true;
  });
  return foreign;
}

/** Packages and directories by name, and what is left of those of which the standalone output has a part. */
export function leftOutOf(
  freed: ReadonlySet<StackInode>,
  { project: { path }, image }: { project: Project; image: EditImage },
): LeftOut[] {
  const has = (one: string) => nodeAt<StackNode>(image.root, provided(one, path)) !== undefined;
  const gone = new Set<StackInode>();
  for (const inode of freed) {
    const at = `/${matchText(image.layers[inode.layer]?.path(inode.entry) ?? '')}`;
    if (!at.startsWith(`${path}/`) || !has(at)) gone.add(inode);
  }
  return leftOut(gone, at => nameOf(at, path, has), image);
}

function nameOf(at: string, path: string, has: (path: string) => boolean): string {
  if (!inModules(at)) return at.slice(0, endOf(at, path));
  const name = packageOf(at);
  const folder = at.slice(0, at.lastIndexOf('/node_modules/') + '/node_modules/'.length) + name;
  return has(folder) ? `parts of ${name}` : name;
}

/** Of the first component below the project, or the first two in `.next`. */
function endOf(at: string, path: string): number {
  const first = at.indexOf('/', path.length + 1);
  const end = at.startsWith(`${path}/.next/`) ? at.indexOf('/', first + 1) : first;
  return end === -1 ? at.length : end;
}
