/** Sums up claims by rule and by layer, without the ones that the config ignores. */

import type { BytePath } from '../image/byte-path.ts';
import { isDetectorId } from '../rules/detector-ids.ts';
import type { Rule } from '../rules/rule.ts';
import type { TreeNode } from '../stack/file-tree.ts';
import { summaryOfNodes } from '../stack/path-summary.ts';
import type { Finding, FindingLayer, Ignore, IgnoredBytes } from './types.ts';

/** Who claims something, and how. */
export interface Verdict {
  rule: Rule;
  bucket: Finding['bucket'];
}

/** Files of one layer that a rule claims, with all their names. */
export interface Claim extends Verdict {
  nodes: TreeNode[];
  layer: number;
  bytes: number;
  /** How many inodes there are. */
  files: number;
  /** Ignore entries whose path matches every name, or one name if there is a single inode. */
  ignore: readonly Ignore[];
}

/** Names that a rule claims in one bucket. */
export interface ClaimedNames extends Verdict {
  nodes: readonly TreeNode[];
}

export interface Waste {
  /** Most bytes first; equals by rule, then removable before advice. */
  findings: Finding[];
  /** One for each ignore entry that kept something, in the order of the entries. */
  ignored: IgnoredBytes[];
  /** Removable bytes by layer index; layers without any are missing. */
  removableByLayer: Map<number, number>;
  removable: number;
  /** What each rule claims, by bucket: all names. */
  claimed: readonly ClaimedNames[];
  /** Whether a removable finding claims the name. */
  isRemovable(node: TreeNode): boolean;
  notes: string[];
}

/** What one ignore entry kept. */
export type KeptSum = Pick<IgnoredBytes, 'bytes' | 'files'>;

/** What one rule claims in one bucket. Perf: claims are not kept, since there can be a hundred thousand. */
interface Sum extends Verdict {
  bytes: number;
  files: number;
  layers: Map<number, number>;
  nodes: TreeNode[];
}

/**
 * Sums claims up. An ignore entry that matches one name keeps the whole inode: the user wants that file.
 * @param baseLayers how many of the lowest layers are the base image's
 */
export function sumClaims(claims: Iterable<Claim>, ignore: readonly Ignore[], baseLayers: number): Waste {
  const sums = { removable: new Map<Rule, Sum>(), advice: new Map<Rule, Sum>() };
  const kept = new Map<Ignore, KeptSum>();
  for (const claim of claims) {
    const entry = ignore.find(one => keeps(one, claim));
    if (entry === undefined) add(sums[claim.bucket], claim);
    else keep(kept, entry, claim);
  }
  const removable = [...sums.removable.values()];
  // Budgets and layers sum removable bytes, so none of them may be left out, however few.
  const advice = [...sums.advice.values()].filter(({ rule, bytes }) => bytes >= (rule.least ?? 0));
  return {
    findings: [...removable, ...advice].map(sum => findingOf(sum, baseLayers)).sort(mostFirst),
    removableByLayer: sumByLayer(removable),
    removable: removable.reduce((total, { bytes }) => total + bytes, 0),
    claimed: [...removable, ...advice],
    isRemovable: isIn(removable),
    ...outcome(ignore, kept),
  };
}

/** Perf: rarely asked, so the set is made on the first call. */
function isIn(sums: readonly Sum[]): (node: TreeNode) => boolean {
  let claimed: Set<TreeNode> | null = null;
  return node => {
    claimed ??= new Set(sums.flatMap(({ nodes }) => nodes));
    return claimed.has(node);
  };
}

function add(sums: Map<Rule, Sum>, { rule, bucket, nodes, layer, bytes, files }: Claim): void {
  let sum = sums.get(rule);
  if (sum === undefined) {
    sum = { rule, bucket, bytes: 0, files: 0, layers: new Map(), nodes: [] };
    sums.set(rule, sum);
  }
  sum.files += files;
  sum.bytes += bytes;
  sum.layers.set(layer, (sum.layers.get(layer) ?? 0) + bytes);
  for (const node of nodes) sum.nodes.push(node);
}

function sumByLayer(sums: readonly Sum[]): Map<number, number> {
  const total = new Map<number, number>();
  for (const { layers } of sums) for (const [index, bytes] of layers) total.set(index, (total.get(index) ?? 0) + bytes);
  return total;
}

function keeps(entry: Ignore, claim: Claim): boolean {
  if (entry.rule !== null && entry.rule !== claim.rule.id) return false;
  if (entry.layers?.has(claim.layer) === false) return false;
  return entry.path === null || claim.ignore.includes(entry);
}

function findingOf({ rule, bucket, bytes, files, layers: sums, nodes }: Sum, baseLayers: number): Finding {
  let paths: BytePath[] | null = null;
  const layers = [...sums].map(([index, sum]) => ({ index, bytes: sum })).sort((a, b) => a.index - b.index);
  return {
    rule: rule.id,
    title: rule.title,
    severity: rule.severity,
    bucket,
    bytes,
    baseBytes: baseBytesOf(layers, baseLayers),
    files,
    layers,
    place: summaryOfNodes(nodes),
    get paths() {
      paths ??= inTreeOrder(nodes);
      return paths;
    },
    remedy: rule.remedy,
    at: null,
    page: rule.own ? null : rule.id,
  };
}

/** Bytes of a finding in the layers of the base image, which are the lowest. */
export function baseBytesOf(layers: readonly FindingLayer[], baseLayers: number): number {
  return layers.reduce((sum, { index, bytes }) => sum + (index < baseLayers ? bytes : 0), 0);
}

/** Adds bytes and files to what an entry kept. */
export function keep(kept: Map<Ignore, KeptSum>, entry: Ignore, more: KeptSum): void {
  const { bytes, files } = kept.get(entry) ?? { bytes: 0, files: 0 };
  kept.set(entry, { bytes: bytes + more.bytes, files: files + more.files });
}

/** The report of each entry that kept something, and a note on each other one. */
export function outcome(ignore: readonly Ignore[], kept: Map<Ignore, KeptSum>): Pick<Waste, 'ignored' | 'notes'> {
  const ignored = ignore.flatMap(entry => {
    const { layers: _, ...told } = entry;
    const sum = kept.get(entry);
    return sum === undefined ? [] : [{ ...told, ...sum }];
  });
  return { ignored, notes: ignore.filter(entry => !kept.has(entry)).map(unused) };
}

function unused({ path, rule, at }: Ignore): string {
  const found = isDetectorId(rule) ? 'this detector finds' : 'a rule claims';
  if (at !== undefined)
    return `The comment that ignores ${rule} matched nothing that ${found} in the layer of this instruction; remove it.`;
  const what = [rule === null ? [] : `rule ${rule}`, path === null ? [] : `path ${path}`].flat().join(', ');
  return `The ignore entry for ${what} matched nothing that ${found}; remove it, or check it (a directory ends in /**).`;
}

/** The order of findings. */
export function mostFirst(a: Finding, b: Finding): number {
  return b.bytes - a.bytes || compare(a.rule, b.rule) || compare(b.bucket, a.bucket);
}

/**
 * Absolute paths, sorted by name within each directory. Plain text order differs: it puts `a-b` before `a/b`.
 * Perf: names are compared within their directory only, and paths share the text of their directory.
 */
function inTreeOrder(nodes: readonly TreeNode[]): BytePath[] {
  const below = childrenOnTheWay(nodes);
  const paths: BytePath[] = [];
  const pending: { folder: BytePath; rest: Iterator<TreeNode> }[] = [];
  const enter = (folder: BytePath, children: TreeNode[]) =>
    pending.push({ folder, rest: sortedByName(children).values() });
  enter('', below.get(null) ?? []);
  for (let at = pending.at(-1); at !== undefined; at = pending.at(-1)) {
    const { done, value: node } = at.rest.next();
    if (done) pending.pop();
    else {
      const path = at.folder + node.name;
      const children = below.get(node);
      if (children === undefined) paths.push(path);
      else enter(`${path}/`, children);
    }
  }
  return paths;
}

/** By directory, the children on the way from the root (the only child of null) to these nodes. */
function childrenOnTheWay(nodes: readonly TreeNode[]): Map<TreeNode | null, TreeNode[]> {
  const below = new Map<TreeNode | null, TreeNode[]>();
  for (let from = 0; from < nodes.length; ) {
    const parent = nodes[from]?.parent ?? null;
    let to = from + 1;
    while (to < nodes.length && nodes[to]?.parent === parent) to++;
    const beside = below.get(parent);
    // Perf: nodes come grouped by directory, so most lists are complete at once, and `slice` copies them without spare room.
    if (beside === undefined) {
      below.set(parent, nodes.slice(from, to));
      addWay(below, parent);
    } else for (const node of nodes.slice(from, to)) beside.push(node);
    from = to;
  }
  return below;
}

/** Adds a directory and its parents, up to one that is known. */
function addWay(below: Map<TreeNode | null, TreeNode[]>, directory: TreeNode | null): void {
  for (let at = directory; at !== null; at = at.parent) {
    const beside = below.get(at.parent);
    if (beside !== undefined) {
      beside.push(at);
      return;
    }
    below.set(at.parent, [at]);
  }
}

/** Perf: layers usually list a directory in this order already. */
function sortedByName(nodes: TreeNode[]): TreeNode[] {
  const isSorted = nodes.every((node, at) => at === 0 || (nodes[at - 1]?.name ?? '') < node.name);
  return isSorted ? nodes : nodes.sort((a, b) => compare(a.name, b.name));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
