/** The fewest directories and files whose deletion removes what a rule claims in one layer, and nothing else. */
import type { Cover } from '../../advice/edits/edit-image.ts';
import type { Group } from '../../advice/edits/group.ts';
import type { Accepted, State } from '../../globs/glob-tree.ts';
import { matchText } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import type { Rule } from '../../rules/rule.ts';
import { nodeAt, textPaths, walk } from '../../stack/file-tree.ts';
import type { StackNode, StackRoot } from '../../stack/merge/merged-tree.ts';
import type { RuleMatcher } from '../removable/rule-matcher.ts';

/** A name that only a wildcard matches. */
const ANY_NAME = '\u0001any';

export interface CoverFacts {
  root: StackRoot;
  layers: readonly LayerIndex[];
  matcher: RuleMatcher;
  /** Whether a rule claims the path, or owned it, in whatever layer. */
  isClaimed(rule: Rule, path: string): boolean;
}

/** Covers the groups of one layer, which all have a rule. Perf: looks at each entry of the layer once. */
export function coversOf(groups: readonly Group[], layer: number, facts: CoverFacts): Map<Group, Cover> {
  const tops = new Map(groups.map(group => [group, new TopDirectories(group, facts.matcher)]));
  const owners = new Map<string, Group>();
  for (const [group, { all }] of tops) for (const directory of all) owners.set(directory, group);
  const index = facts.layers[layer];
  const spoiled = index === undefined ? new Set<string>() : spoiledIn(index, owners, facts);
  for (const [directory, { rule }] of owners) {
    if (rule === null || spoiled.has(directory) || rule.empties?.includes(directory)) continue;
    if (holdsOther(directory, rule, facts)) spoiled.add(directory);
  }
  return new Map(groups.map(group => [group, coverOf(group, tops.get(group), spoiled)]));
}

/** Directories in which the layer has bytes that their rule does not claim. */
function spoiledIn(
  index: LayerIndex,
  owners: ReadonlyMap<string, Group>,
  { isClaimed }: Pick<CoverFacts, 'isClaimed'>,
): Set<string> {
  const spoiled = new Set<string>();
  if (owners.size === 0) return spoiled;
  const known = new Map<string, string | null>();
  const ownerAbove = (directory: string): string | null => {
    const found = known.get(directory);
    if (found !== undefined) return found;
    const above = directory.lastIndexOf('/') <= 0 ? null : ownerAbove(directory.slice(0, directory.lastIndexOf('/')));
    const result = above ?? (owners.has(directory) ? directory : null);
    known.set(directory, result);
    return result;
  };
  let top: string | null = null;
  for (let entry = 0; entry < index.length; entry++) {
    // Perf: an archive has the files of a directory together.
    if (!index.isBesideLast(entry)) top = ownerAbove(`/${matchText(index.directory(entry)).replace(/\/$/, '')}`);
    if (index.size(entry) === 0) continue;
    const rule: Rule | null | undefined = top === null ? null : owners.get(top)?.rule;
    if (top === null || !rule || spoiled.has(top) || rule.empties?.includes(top)) continue;
    if (!isClaimed(rule, `/${matchText(index.path(entry))}`)) spoiled.add(top);
  }
  return spoiled;
}

/** Whether the final file system has bytes below the directory that the rule does not claim. */
function holdsOther(directory: string, rule: Rule, { root, isClaimed }: CoverFacts): boolean {
  const top = nodeAt<StackNode>(root, directory);
  if (top === undefined) return false;
  const pathOf = textPaths();
  let other = false;
  walk(top, (node: StackNode) => {
    if (!other && node.inode !== null && node.inode.size > 0 && !isClaimed(rule, pathOf(node))) other = true;
    return !other;
  });
  return other;
}

function coverOf({ paths }: Group, tops: TopDirectories | undefined, spoiled: ReadonlySet<string>): Cover {
  const directories = new Set<string>();
  const files = new Set<string>();
  for (const path of paths) {
    const top = tops?.of(path) ?? null;
    if (top !== null && !spoiled.has(top)) directories.add(top);
    else files.add(path);
  }
  return { directories: [...directories].sort(), files: [...files].sort() };
}

/** For each path of a group the highest directory in which its rule's globs match everything. */
class TopDirectories {
  readonly all = new Set<string>();
  readonly #group: Group;
  readonly #matcher: RuleMatcher;
  readonly #known = new Map<string, string | null>();

  constructor(group: Group, matcher: RuleMatcher) {
    this.#group = group;
    this.#matcher = matcher;
    for (const path of group.paths) {
      const top = this.of(path);
      if (top !== null) this.all.add(top);
    }
  }

  of(path: string): string | null {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const found = this.#find(folder);
    this.#known.set(folder, found);
    return found;
  }

  #find(folder: string): string | null {
    const { rule } = this.#group;
    let state = this.#matcher.root;
    let at = '';
    for (const name of folder.split('/')) {
      if (name === '') continue;
      state = state.step(name);
      at += `/${name}`;
      if (rule !== null && (rule.empties?.includes(at) || this.#matchesAll(state, rule))) return at;
    }
    return null;
  }

  /** Whether the rule's globs match whatever is in the directory, and in directories of it. */
  #matchesAll(directory: State, rule: Rule): boolean {
    const claims = (accepted: Accepted) => this.#matcher.match(accepted).rules.includes(rule);
    return claims(directory.last(ANY_NAME)) && claims(directory.step(ANY_NAME).last(ANY_NAME));
  }
}
