/** Answers rules' conditions from an image's tree and config. */
import { isUtf8 } from 'node:buffer';
import { type Command, commandsOf } from '../../dockerfile/commands.ts';
import { instructionOf } from '../../dockerfile/history.ts';
import { bytesOf } from '../../image/byte-path.ts';
import { directory, environment, resolve } from '../../image/config-paths.ts';
import type { ImageConfig } from '../../image/types.ts';
import type { RuleImage } from '../../rules/rule.ts';
import type { KeptContents } from '../../stack/file-contents.ts';
import { nodeAt, type TreeNode, walk } from '../../stack/file-tree.ts';
import { type Follower, follower } from '../../stack/symlinks.ts';
import { remembered } from '../remembered.ts';
import { startedCommands } from './container-commands.ts';
import { wordsOf } from './referenced-files.ts';

interface Facts {
  config: ImageConfig;
  createdBy: (layer: number) => string;
  /** Nothing if left out. */
  contents?: KeptContents;
  /** Follows links; made here if left out. */
  follow?: Follower;
}

const NOTHING: KeptContents = { at: () => undefined, named: () => [] };

export function ruleImage(
  root: TreeNode,
  { config, createdBy, contents = NOTHING, follow = follower(root) }: Facts,
): RuleImage {
  const env = environment(config);
  const named = [...wordsOf(config), ...(env.get('PATH') ?? '').split(':')].flatMap(
    word => resolve(config.workingDir, word) ?? [],
  );
  const directories = once(() => allDirectories(root));
  const targets = once(() => new Set(allLinks(root).map(link => follow.link(link))));
  const counts = remembered((name: RegExp) => countByLayer(root, name));
  const endings = new Map<string, boolean>();
  const text = (path: string) => {
    const bytes = contents.at(path);
    // Some files are kept only in part, and part of a file is not its text.
    const isWhole = bytes !== undefined && bytes.length === nodeAt(root, path)?.inode?.size;
    return isWhole && isUtf8(bytes) ? new TextDecoder().decode(bytes) : null;
  };
  return {
    exists: path => nodeAt(root, path) !== undefined,
    isDirectory: path => (nodeAt(root, path)?.children ?? null) !== null,
    hasNameEnding(directory, ending) {
      // Neither part can contain a NUL, so the key is unambiguous.
      const key = `${directory}\0${ending}`;
      const answer = endings.get(key) ?? someEnds(nodeAt(root, directory)?.children?.keys() ?? [], bytesOf(ending));
      endings.set(key, answer);
      return answer;
    },
    hasName: remembered(name => directories().some(names => names.has(bytesOf(name)))),
    hasNameThatEnds: remembered(ending => {
      const bytes = bytesOf(ending);
      return directories().some(names => someEnds(names.keys(), bytes));
    }),
    countNamed: (layer, name) => counts(name).get(layer) ?? 0,
    reaches: path => follow.path(bytesOf(path)) !== null,
    isLinked: path => targets().has(nodeAt(root, path) ?? null),
    ran: remembered(layer => commandsOfLayer(createdBy(layer))),
    env: name => env.get(name),
    commands: startedCommands(config),
    isStartedFrom: folder => named.some(path => path === folder || path.startsWith(`${folder}/`)),
    workingDir: directory(config.workingDir),
    platform: config.platform,
    text,
    json: documentsOf(text),
    textPaths: remembered(name => contents.named(name)),
    head: path => contents.at(path) ?? null,
  };
}

/** Parses each document once. Perf: most paths have no text, and for those nothing is stored. */
function documentsOf(text: (path: string) => string | null): (path: string) => unknown {
  const documents = new Map<string, unknown>();
  return path => {
    const known = documents.get(path);
    if (known !== undefined) return known;
    const document = parsed(text(path));
    if (document !== undefined) documents.set(path, document);
    return document;
  };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch (error) {
    // A broken document in an image counts as missing.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function someEnds(names: Iterable<string>, ending: string): boolean {
  for (const name of names) {
    if (name.endsWith(ending)) return true;
  }
  return false;
}

function commandsOfLayer(createdBy: string): readonly Command[] {
  const { keyword, text } = instructionOf(createdBy);
  return keyword === 'RUN' ? commandsOf(text) : [];
}

/** Perf: few names are asked about, and a set of all names would be as large as the tree. */
function allDirectories(root: TreeNode): ReadonlyMap<string, TreeNode>[] {
  const found: ReadonlyMap<string, TreeNode>[] = [];
  const pending = [root.children ?? new Map<string, TreeNode>()];
  for (let names = pending.pop(); names !== undefined; names = pending.pop()) {
    found.push(names);
    for (const { children } of names.values()) if (children !== null) pending.push(children);
  }
  return found;
}

function allLinks(root: TreeNode): TreeNode[] {
  const links: TreeNode[] = [];
  walk(root, node => {
    if (node.link !== null) links.push(node);
    return true;
  });
  return links;
}

function countByLayer(root: TreeNode, name: RegExp): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  walk(root, node => {
    if (node.inode !== null && name.test(node.name))
      counts.set(node.inode.layer, (counts.get(node.inode.layer) ?? 0) + 1);
    return true;
  });
  return counts;
}

function once<T>(make: () => T): () => T {
  const made = remembered(make);
  return () => made(null);
}
