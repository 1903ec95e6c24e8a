/** Packages of Node, and the commands that need those for development. */
import { nodeAt } from '../../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../../stack/merge/merged-tree.ts';
import type { LeftOut } from '../../edit.ts';
import type { EditImage } from '../../edit-image.ts';
import type { Group } from '../../group.ts';
import { leftOut } from '../../trust.ts';

const MODULES = '/node_modules/';

/** Programs that run what only development needs. */
const BUILDS: ReadonlySet<string> = new Set([
  'npx',
  'yarn',
  'pnpm',
  'bun',
  'tsc',
  'vite',
  'webpack',
  'ng',
  'next',
  'nest',
  'make',
]);

/** Verbs of Yarn and pnpm that run nothing of the packages, beside scripts of an installation. */
const INSTALLS_ONLY: Readonly<Record<string, RegExp>> = {
  yarn: /^(?:install|cache|config|)$/,
  pnpm: /^(?:install|i|store|config|)$/,
};

/** Whether a command may run what only development needs. */
export function buildsSomething({ name, args }: { name: string; args: readonly string[] }): boolean {
  const [verb = ''] = args.filter(arg => !arg.startsWith('-'));
  if (Object.hasOwn(INSTALLS_ONLY, name) && INSTALLS_ONLY[name]?.test(verb)) return false;
  return BUILDS.has(name) || (name === 'npm' && args.some(arg => /^(?:run|run-script|test|exec|x)$/.test(arg)));
}

/** Whether a path is in a `node_modules`: pnpm's store has other names of the same files. */
export function inModules(path: string): boolean {
  return path.includes(MODULES);
}

/** The directory of the project that has a path of `node_modules`. */
export function projectOf(path: string): string {
  return path.slice(0, path.indexOf(MODULES));
}

/** The visible packages that a group's files are of, biggest first. */
export function leftOutPackages({ paths, copies }: Group, image: EditImage): LeftOut[] {
  const names = new Map<StackInode, string>();
  for (const path of paths) {
    const inode = inModules(path) ? nodeAt<StackNode>(image.root, path)?.inode : null;
    if (inode) names.set(inode, packageOf(path));
  }
  return leftOut(copies, (path, copy) => names.get(copy) ?? packageOf(path), image);
}

/** The package that a path in a `node_modules` is of. */
export function packageOf(path: string): string {
  const at = path.lastIndexOf(MODULES);
  const [scope = '', name = ''] = path.slice(at + MODULES.length).split('/', 2);
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
