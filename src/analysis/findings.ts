/** Sums up claims: by rule, by layer, and what of them the config chose to keep. */
import { OWN_CATEGORY } from '../rules/chosen.ts';
import type { Rule } from '../rules/rule.ts';
import type { Inode, TreeNode } from './file-tree.ts';
import type { BytePath, Finding, FindingLayer, Ignore, IgnoredBytes } from './types.ts';

/** One inode that a rule claims, with all its names. */
export interface Claim {
  inode: Inode;
  rule: Rule;
  bucket: Finding['bucket'];
  nodes: TreeNode[];
  /** Ignore entries whose path matches one of the names. */
  ignore: readonly Ignore[];
}

export interface Waste {
  /** Most bytes first; of equals by rule, then removable before advice. */
  findings: Finding[];
  /** One for each ignore entry that kept something, in the order of the entries. */
  ignored: IgnoredBytes[];
  /** Removable bytes by layer index; layers without any are missing. */
  removableByLayer: Map<number, number>;
  removable: number;
  notes: string[];
}

/** Sums claims up. An entry keeps a whole inode if it matches one of its names: the user wants that file. */
export function report(claims: readonly Claim[], ignore: readonly Ignore[]): Waste {
  const counted: Record<Finding['bucket'], Map<Rule, Claim[]>> = { removable: new Map(), advice: new Map() };
  const kept = new Map<Ignore, Claim[]>();
  for (const claim of claims) {
    const entry = ignore.find(one => keeps(one, claim));
    if (entry === undefined) group(counted[claim.bucket], claim.rule).push(claim);
    else group(kept, entry).push(claim);
  }
  const removable = [...counted.removable.values()].flatMap(findingOf);
  const advice = [...counted.advice.values()].flatMap(findingOf);
  return {
    findings: [...removable, ...advice].sort(mostFirst),
    ignored: ignore.flatMap(entry => ignoredBy(entry, kept.get(entry) ?? [])),
    removableByLayer: sumByLayer(removable.flatMap(({ layers }) => layers)),
    removable: removable.reduce((sum, { bytes }) => sum + bytes, 0),
    notes: ignore.filter(entry => !kept.has(entry)).map(unused),
  };
}

function keeps(entry: Ignore, claim: Claim): boolean {
  if (entry.rule !== null && entry.rule !== claim.rule.id) return false;
  return entry.path === null || claim.ignore.includes(entry);
}

function findingOf(claims: readonly Claim[]): Finding[] {
  const [first] = claims;
  if (first === undefined) return [];
  const { rule, bucket } = first;
  const bytes = bytesOf(claims);
  // Removable bytes are summed by budgets and by layer, so none of them may be left out.
  if (bucket === 'advice' && bytes < (rule.least ?? 0)) return [];
  const byLayer = sumByLayer(claims.map(({ inode }) => ({ index: inode.layer, bytes: inode.size })));
  const layers = [...byLayer].map(([index, sum]) => ({ index, bytes: sum })).sort((a, b) => a.index - b.index);
  return [
    {
      rule: rule.id,
      title: rule.title,
      severity: rule.severity,
      bucket,
      bytes,
      files: claims.length,
      layers,
      paths: inTreeOrder(claims.flatMap(({ nodes }) => nodes)),
      remedy: rule.remedy,
      ...(rule.category === OWN_CATEGORY ? {} : { page: `rules/${rule.id}.md` }),
    },
  ];
}

function ignoredBy({ path, rule, reason }: Ignore, claims: readonly Claim[]): IgnoredBytes[] {
  return claims.length === 0 ? [] : [{ path, rule, reason, bytes: bytesOf(claims), files: claims.length }];
}

function unused({ path, rule }: Ignore): string {
  const what = [rule === null ? [] : `rule ${rule}`, path === null ? [] : `path ${path}`].flat().join(', ');
  return `The ignore entry for ${what} matched nothing that a rule claims; remove it, or check it (a directory ends in /**).`;
}

/** The order of findings. */
export function mostFirst(a: Finding, b: Finding): number {
  return b.bytes - a.bytes || compare(a.rule, b.rule) || compare(b.bucket, a.bucket);
}

/**
 * Absolute paths, by name within each directory, which plain text order is not: there `a-b` comes before `a/b`.
 * Perf: names are compared within their directory, and a path is its directory's with a name, which all in it share.
 */
function inTreeOrder(nodes: readonly TreeNode[]): BytePath[] {
  const below = childrenOnTheWay(nodes);
  const paths: BytePath[] = [];
  const pending: { path: BytePath; rest: Iterator<TreeNode> }[] = [];
  const enter = (path: BytePath, children: TreeNode[]) => pending.push({ path, rest: sortedByName(children).values() });
  enter('', below.get(null) ?? []);
  for (let at = pending.at(-1); at !== undefined; at = pending.at(-1)) {
    const { done, value: node } = at.rest.next();
    if (done) pending.pop();
    else {
      const path = node.parent === null ? '' : `${at.path}/${node.name}`;
      const children = below.get(node);
      if (children === undefined) paths.push(path);
      else enter(path, children);
    }
  }
  return paths;
}

/** The children that lead from the root (the only child of null) to these nodes, by directory. */
function childrenOnTheWay(nodes: readonly TreeNode[]): Map<TreeNode | null, TreeNode[]> {
  const below = new Map<TreeNode | null, TreeNode[]>();
  for (const node of nodes) {
    for (let at: TreeNode | null = node; at !== null; ) {
      const { parent }: TreeNode = at;
      const siblings = below.get(parent);
      if (siblings === undefined) below.set(parent, [at]);
      else siblings.push(at);
      // Whoever put the first child there led to its parent too.
      at = siblings === undefined ? parent : null;
    }
  }
  return below;
}

function sortedByName(nodes: TreeNode[]): TreeNode[] {
  return nodes.sort((a, b) => compare(a.name, b.name));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sumByLayer(parts: readonly FindingLayer[]): Map<number, number> {
  const layers = new Map<number, number>();
  for (const { index, bytes } of parts) layers.set(index, (layers.get(index) ?? 0) + bytes);
  return layers;
}

function bytesOf(claims: readonly Claim[]): number {
  return claims.reduce((sum, { inode }) => sum + inode.size, 0);
}

function group<K, V>(groups: Map<K, V[]>, key: K): V[] {
  let values = groups.get(key);
  if (values === undefined) {
    values = [];
    groups.set(key, values);
  }
  return values;
}
