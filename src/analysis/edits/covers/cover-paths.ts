/** The fewest directories and files whose deletion removes what a rule claims in one layer, and nothing else. */
import type { Cover } from '../../../advice/edits/edit-image.ts';
import type { Group } from '../../../advice/edits/group.ts';
import { matchText } from '../../../image/byte-path.ts';
import { textPaths } from '../../../stack/file-tree.ts';
import type { StackNode, StackRoot } from '../../../stack/merge/merged-tree.ts';
import type { LostInode } from '../../../stack/types.ts';
import type { Claims } from './claims.ts';
import type { TopDirectories } from './top-directories.ts';

export interface CoverFacts {
  root: StackRoot;
  /** What the layer brought and later layers wasted. */
  lost: readonly LostInode[];
  tops: TopDirectories;
  claims: Claims;
}

/** For each name of a group the highest directory that is all of its rule. */
interface Tops {
  nodes: (string | null)[];
  lost: (string | null)[];
  all: Set<string>;
}

/** Covers the groups of one layer, which all have a rule. Perf: looks at each of their names once. */
export function coversOf(groups: readonly Group[], facts: CoverFacts): Map<Group, Cover> {
  const tops = new Map(groups.map(group => [group, topsOf(group, facts.tops)]));
  const owners = new Map([...tops].flatMap(([group, { all }]) => [...all].map(directory => [directory, group])));
  const spoiled = spoiledByLost(owners, facts);
  for (const [directory, { rule }] of owners) {
    if (rule === null || spoiled.has(directory) || rule.empties?.includes(directory)) continue;
    if (!facts.claims.isAloneBelow(directory, rule, facts.root)) spoiled.add(directory);
  }
  return new Map([...tops].map(([group, ofGroup]) => [group, coverOf(group, ofGroup, spoiled)]));
}

function topsOf({ rule, nodes, lost }: Group, tops: TopDirectories): Tops {
  const found: Tops = { nodes: [], lost: [], all: new Set() };
  if (rule === null) return found;
  let directory: StackNode | null = null;
  let top: string | null = null;
  for (const { parent } of nodes) {
    // Perf: names of one directory mostly come in a row.
    if (parent !== directory) {
      directory = parent;
      top = tops.ofDirectory(directory, rule);
      if (top !== null) found.all.add(top);
    }
    found.nodes.push(top);
  }
  for (const path of lost) {
    top = tops.of(path, rule);
    if (top !== null) found.all.add(top);
    found.lost.push(top);
  }
  return found;
}

/** Directories in which the layer had bytes that later layers wasted, and that their rule does not claim. */
function spoiledByLost(owners: ReadonlyMap<string, Group>, { lost, claims }: CoverFacts): Set<string> {
  const spoiled = new Set<string>();
  const ownerAbove = highestOwners(owners);
  for (const { inode, name } of owners.size === 0 ? [] : lost) {
    const path = matchText(name.path);
    const top = ownerAbove(path.slice(0, path.lastIndexOf('/')));
    const rule = top === null ? null : owners.get(top)?.rule;
    if (top === null || !rule || inode.size === 0 || spoiled.has(top) || rule.empties?.includes(top)) continue;
    if (!claims.hasPath(rule, path)) spoiled.add(top);
  }
  return spoiled;
}

/** The highest of these directories that is, or is above, a directory; null if none is. */
function highestOwners(owners: ReadonlyMap<string, Group>): (directory: string) => string | null {
  const known = new Map<string, string | null>();
  return function highest(directory): string | null {
    const found = known.get(directory);
    if (found !== undefined) return found;
    const above = directory.lastIndexOf('/') <= 0 ? null : highest(directory.slice(0, directory.lastIndexOf('/')));
    const result = above ?? (owners.has(directory) ? directory : null);
    known.set(directory, result);
    return result;
  };
}

function coverOf({ nodes, lost }: Group, tops: Tops, spoiled: ReadonlySet<string>): Cover {
  const isOutside = (top: string | null | undefined) => top == null || spoiled.has(top);
  const visible = nodes.filter((_, at) => isOutside(tops.nodes[at])).map(textPaths());
  const others = lost.filter((_, at) => isOutside(tops.lost[at]));
  // A visible file may be where a lost one was.
  const files = others.length === 0 ? visible : [...new Set([...visible, ...others])];
  return { directories: [...tops.all].filter(top => !spoiled.has(top)).sort(), files: files.sort() };
}
