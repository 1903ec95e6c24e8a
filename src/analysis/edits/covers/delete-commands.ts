/** Shell commands that delete what a cover names. */

import { commonDirectory, shellWord } from '../../../advice/edits/commands/shell-word.ts';
import type { Cover, Deletion } from '../../../advice/edits/edit-image.ts';
import type { Rule } from '../../../rules/rule.ts';
import { nodeAt, textPaths, walk } from '../../../stack/file-tree.ts';
import type { StackNode, StackRoot } from '../../../stack/merge/merged-tree.ts';
import type { Claims } from './claims.ts';

/** More words than this are no edit that a person would write. */
const MOST_PATHS = 5;
const MOST_COMMANDS = 3;
/** Directories of the distribution and of images: they stay, and what is in them goes. */
const STAYS = /^\/(?:etc|opt|srv|tmp|usr|var|home|root)(?:\/|$)/;
const HOME_CACHE = /\/\.[^/]+(?:\/|$)/;

interface Files {
  root: StackRoot;
  rule: Rule;
  claims: Claims;
}

/** The deletion; null if no short command fits. */
export function deletionOf({ directories, files }: Cover, image: Files): Deletion | null {
  const isShort = directories.length + files.length <= MOST_PATHS;
  const paths = [
    ...(directories.length <= MOST_PATHS ? directories.map(directoryWord) : []),
    ...(isShort ? files.map(shellWord) : []),
  ];
  const commands = [
    ...(directories.length <= MOST_PATHS ? [] : foundIn('d', grouped(directories, nameOf), image)),
    ...(isShort ? [] : foundIn('f', grouped(files, patternOf), image)),
  ];
  if (paths.includes(null) || commands.includes(null) || commands.length > MOST_COMMANDS) return null;
  return { paths: paths.flatMap(path => path ?? []), commands: commands.flatMap(command => command ?? []) };
}

function foundIn(type: 'd' | 'f', names: [string, string[]][], image: Files): (string | null)[] {
  return names.map(([name, paths]) => found(type, { name, paths, image }));
}

/** `/var/lib/apt/lists/*`, but `/root/.cache/pip`: only directories that the distribution has are kept. */
function directoryWord(path: string): string | null {
  const word = shellWord(path);
  if (word === null || !STAYS.test(path) || HOME_CACHE.test(path) || !isSystems(path)) return word;
  return word.endsWith("'") ? word : `${word}/*`;
}

/** Where distributions have directories that programs expect. */
function isSystems(path: string): boolean {
  return /^\/(?:tmp|var\/tmp|var\/(?:lib|cache|log|backups|spool)\/.+|var\/(?:cache|log|backups)|usr\/share\/[^/]+)$/.test(
    path,
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `*.pyc` for files that share an extension, else the name. */
function patternOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `*${name.slice(dot)}` : name;
}

function grouped(paths: readonly string[], key: (path: string) => string): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const path of paths) groups.get(key(path))?.push(path) ?? groups.set(key(path), [path]);
  return [...groups];
}

/** `find`, if below the common directory only these have the name. */
function found(type: 'd' | 'f', { name, paths, image }: Wanted): string | null {
  const top = commonDirectory(paths);
  const from = shellWord(top);
  const pattern = shellWord(name);
  if (from === null || pattern === null || top === '/') return null;
  if (hasOthers(type, { name, top, image })) return null;
  const quoted = pattern.startsWith("'") || !name.includes('*') ? pattern : `'${pattern}'`;
  return type === 'd'
    ? `find ${from} -type d -name ${quoted} -prune -exec rm -rf {} +`
    : `find ${from} -type f -name ${quoted} -delete`;
}

interface Wanted {
  name: string;
  paths: readonly string[];
  image: Files;
}

/** Whether the final file system has files of this name, or in directories of this name, that the rule does not claim. */
function hasOthers(
  type: 'd' | 'f',
  { name, top, image: { root, rule, claims } }: { name: string; top: string; image: Files },
): boolean {
  const node = nodeAt<StackNode>(root, top);
  if (node === undefined) return false;
  const fits = (one: string) => (name.startsWith('*') ? one.endsWith(name.slice(1)) : one === name);
  const pathOf = textPaths();
  let others = false;
  const look = (one: StackNode, inside: boolean) => {
    if (one.inode !== null && one.inode.size > 0 && inside && !claims.hasNode(rule, one, pathOf)) others = true;
  };
  walk(node, one => {
    if (type === 'f') look(one, fits(one.name));
    else if (one.children !== null && fits(one.name)) {
      walk(one, below => {
        look(below, true);
        return !others;
      });
      return false;
    }
    return !others;
  });
  return others;
}
