/** Keeps packages out of the build context that instructions install: those before they are installed, and those copied over them. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import { bytesOf, matchText } from '../../../image/byte-path.ts';
import { pathOf, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import { follower } from '../../../stack/symlinks.ts';
import { writtenLines } from '../context-lines.ts';
import type { EditImage, Maker } from '../edit-image.ts';
import { leftOutFiles } from '../trust.ts';

const INSTALLED = /^(.*?\/(?:node_modules|vendor|\.venv|venv|bower_components))\//;

/** What a later RUN writes over or deletes was copied for nothing. */
export const ignoreInstalled: Maker = ({ layer, loss, paths, copies, rule }, image) => {
  const [step, last] = [image.stepOf(layer), loss === null ? null : image.stepOf(loss.layer)];
  if (rule !== null || step === null || last?.instruction.keyword !== 'RUN') return null;
  const ignoreLines = linesFor(step, { directories: directoriesOf(paths), layer, image });
  if (ignoreLines === null) return null;
  const { line } = step.instruction;
  return {
    edit: {
      id: `ignore-installed-${line}`,
      title: 'Leave out packages that a RUN installs anew',
      trust: 'same',
      leftOut: [],
      line,
      second: { line: last.instruction.line, does: 'installs them anew' },
      operations: [],
      ignoreLines,
    },
    copies,
    fromCopier: false,
  };
};

/**
 * A directory of packages that is copied from the context over one that the image has. No RUN may follow: it could need what only the
 * developer's machine installs.
 */
export const ignoreCopiedOver: Maker = ({ layer, loss, paths, copies, rule }, image) => {
  const over = loss?.layer ?? layer;
  const step = image.stepOf(over);
  if (rule !== null || loss === null || step === null || isFollowed(step, image)) return null;
  const present = presentBelow(over, paths, image);
  const directories = directoriesOf(paths);
  const ignoreLines = present === null ? null : linesFor(step, { directories, layer: over, image });
  if (present === null || ignoreLines === null) return null;
  // Of copies that keep their time the group has those of the later layer; else the earlier files, which then stay.
  const repeated = over === layer ? copies : new Set<StackInode>();
  const added = addedTo(directories, { layer: over, repeated, image });
  const { line } = step.instruction;
  return {
    edit: {
      id: `ignore-present-${line}`,
      title: 'Leave out packages of the build context that the image has already',
      trust: 'fewer',
      leftOut: leftOutFiles(added, image),
      line,
      second: { line: present.instruction.line, does: 'brings them' },
      operations: [],
      ignoreLines,
    },
    copies: new Set([...repeated, ...added]),
    isPartial: true,
    fromCopier: true,
  };
};

/** The step that brought the first of the paths before. */
function presentBelow(layer: number, [path]: readonly string[], image: EditImage): BuildStep | null {
  for (let below = layer - 1; path !== undefined && below >= image.baseLayers; below--)
    if (image.hasFile(below, path)) return image.stepOf(below);
  return null;
}

function directoriesOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map(path => INSTALLED.exec(path)?.[1] ?? ''))];
}

interface Directories {
  directories: readonly string[];
  /** That the step made. */
  layer: number;
  image: EditImage;
}

/** Lines of the `.dockerignore`; null if a directory holds no packages, or if nobody can tell where it came from. */
function linesFor({ instruction, workdir }: BuildStep, { directories, layer, image }: Directories): string[] | null {
  if (instruction.keyword !== 'COPY' || image.ignoreLines === null) return null;
  const copied = copiedBy(instruction.text);
  const destination = copied === null ? null : destinationOf({ workdir }, copied);
  if (copied?.kind !== 'context' || destination === null) return null;
  const files = image.filesOf(layer);
  const map = new CopyMap(copied, destination, path => files.has(path));
  const sources = directories.map(directory => (directory === '' ? null : map.sourceOf(directory)));
  const lines = sources.flatMap(source => (source === null || source === '/' ? [] : source.slice(1)));
  if (lines.length !== sources.length) return null;
  return writtenLines(
    lines.map(path => ({ path, anywhere: false })),
    image,
    { copy: instruction },
  );
}

function isFollowed({ instruction }: BuildStep, image: EditImage): boolean {
  const at = image.steps.findIndex(step => step.instruction.line === instruction.line);
  const stages = new Set(image.steps.slice(at).map(({ stage }) => stage));
  const later = [
    ...image.steps.slice(at + 1).map(step => step.instruction),
    ...[...stages].flatMap(image.dependentsOf),
  ];
  return later.some(({ keyword }) => keyword === 'RUN');
}

/** What else the layer brought into them, beside what it repeats. */
function addedTo(
  directories: readonly string[],
  { layer, repeated, image }: { layer: number; repeated: ReadonlySet<StackInode>; image: EditImage },
): Set<StackInode> {
  const present = new Set([...repeated].map(inode => matchText(image.lost.get(inode)?.name.path ?? '')));
  const found = new Set<StackInode>();
  const follow = follower(image.root);
  for (const directory of directories) {
    const start = follow.path(bytesOf(directory)) as StackNode | null;
    if (start === null) continue;
    walk<StackNode>(start, node => {
      if (node.inode?.layer === layer && !present.has(matchText(pathOf(node)))) found.add(node.inode);
      return true;
    });
  }
  return found;
}
