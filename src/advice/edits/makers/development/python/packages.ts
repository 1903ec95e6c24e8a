/** Packages of Python for development: which files are whose, and what may need them. */
import { posix } from 'node:path';
import type { BuildStep } from '../../../../../dockerfile/build/build-steps.ts';
import { bytesOf } from '../../../../../image/byte-path.ts';
import { linesOf } from '../../../../../packages/record-reader.ts';
import { filesIn, recordAt } from '../../../../../rules/lockfiles/python-records.ts';
import { nodeAt } from '../../../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../../../stack/merge/merged-tree.ts';
import type { EditImage } from '../../../edit-image.ts';
import type { Group } from '../../../group.ts';

const ENVIRONMENT = /^(.+?)\/lib\/python[\d.]+\/site-packages\//;

/** They load nothing of the project. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['pip', 'pip3', 'apt-get', 'apk', 'curl'],
  ...['adduser', 'addgroup', 'useradd', 'groupadd', 'chmod', 'chown', 'cp', 'echo', 'find', 'ln', 'mkdir', 'mv', 'rm'],
  ...['cd', 'export', 'set', 'touch', 'true'],
]);

export function isHarmless(program: string): boolean {
  return HARMLESS.has(program);
}

/** The environment that has the first of the files in `site-packages`. */
export function environmentOf(paths: readonly string[]): string | null {
  return paths.flatMap(path => ENVIRONMENT.exec(path)?.[1] ?? []).at(0) ?? null;
}

/** Names of packages by what is in `bin`, and by the first names in `site-packages`. */
export function packagesOf(paths: readonly string[], image: EditImage): Map<string, string> {
  const reader = image.records();
  const found = new Map<string, string>();
  for (const path of paths) {
    const name = /\/([^/-]+)-[^/]+\.dist-info\/RECORD$/.exec(path)?.[1];
    if (name === undefined) continue;
    for (const line of linesOf(reader.bytes(reader.at(bytesOf(path))) ?? Buffer.alloc(0))) {
      const [listed = ''] = line.split(',', 1);
      const key = keyOf(listed);
      if (key !== '' && key !== '..') found.set(key, name);
    }
  }
  return found;
}

/** @param path absolute, or as a `RECORD` has it */
export function keyOf(path: string): string {
  const program = /(?:^|\/)bin\/([^/]+)$/.exec(path)?.[1];
  if (program !== undefined) return program;
  const [top = ''] = path.replace(/^.*\/(?:site|dist)-packages\//, '').split('/', 1);
  return top;
}

/**
 * Whether the container, or a check of it, names one of the packages or programs, or starts what may run any of them.
 * @param runner what runs programs of the environment: `poetry run`
 */
export function mayStartAny(
  names: ReadonlySet<string>,
  { steps, runner }: { steps: readonly BuildStep[]; runner: string },
  image: EditImage,
): boolean {
  const checks = steps.filter(({ instruction }) => instruction.keyword === 'HEALTHCHECK');
  const texts = [...image.start, ...checks.map(({ instruction }) => instruction.text)];
  const words = texts.flatMap(text => text.split(/[\s"',;|&()[\]]+/));
  return words.some(
    (word, at) =>
      hasName(names, word) ||
      /\.sh$|entrypoint|^make$/.test(word) ||
      (word.slice(word.lastIndexOf('/') + 1) === runner && words[at + 1] !== 'run'),
  );
}

/** Whether a word is one of the names, or a path that ends with one. */
export function hasName(names: ReadonlySet<string>, word: string): boolean {
  return names.has(word.slice(word.lastIndexOf('/') + 1));
}

/** Bytecode of the packages, in the same layer, which has a rule of its own. Not every installer records it. */
export function bytecodeOf({ paths, layer }: Group, image: EditImage): StackInode[] {
  const reader = image.records();
  const modules = new Set<string>();
  for (const path of paths) {
    const record = recordAt(path);
    if (record === null) continue;
    for (const file of filesIn(reader.bytes(reader.at(bytesOf(path)))?.toString() ?? '', record.site))
      if (file.endsWith('.py')) modules.add(file.slice(0, -'.py'.length));
  }
  const inodes: StackInode[] = [];
  for (const directory of new Set([...modules].map(module => posix.dirname(module)))) {
    for (const { name, inode } of nodeAt<StackNode>(image.root, `${directory}/__pycache__`)?.children?.values() ?? []) {
      const [module = ''] = name.split('.', 1);
      if (inode?.layer === layer && name.endsWith('.pyc') && modules.has(`${directory}/${module}`)) inodes.push(inode);
    }
  }
  return inodes;
}
