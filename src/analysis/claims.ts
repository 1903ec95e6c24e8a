/** Applies the waste rules to the final file system: which visible bytes need not be there, by which rule and layer. */
import { matchText } from '../image/byte-path.ts';
import type { ImageConfig } from '../image/types.ts';
import type { Rule, RuleImage } from '../rules/rule.ts';
import { Conditions } from './conditions.ts';
import { type Inode, type TreeNode, textPathOf } from './file-tree.ts';
import { type Claim, report, type Verdict, type Waste } from './findings.ts';
import type { Accepted, State } from './glob-tree.ts';
import { homesOf } from './homes.ts';
import { type Follower, follower, keptByLinks } from './inbound-links.ts';
import { type Named, namedByConfig } from './live.ts';
import { ruleImage } from './rule-image.ts';
import { type Match, type RuleMatcher, ruleMatcher } from './rule-matcher.ts';
import type { Finding, Ignore } from './types.ts';

export interface WasteOptions {
  rules: readonly Rule[];
  config: ImageConfig;
  /** The history's text of a layer; empty where there is none. */
  createdBy: (layer: number) => string;
  /** What not to count. Paths must have passed `checkPattern`. */
  ignore: readonly Ignore[];
  /** Content of the visible file at a path of text, where it is kept. */
  content?: (path: string) => Uint8Array | undefined;
}

/** Compiles the globs for the image with this root. */
export function imageMatcher(root: TreeNode, options: WasteOptions): RuleMatcher {
  const passwd = options.content?.('/etc/passwd');
  const homes = homesOf(root, { config: options.config, passwd: passwd ? Buffer.from(passwd).toString() : null });
  return ruleMatcher({ ...options, homes });
}

/** Finds what the rules claim below a root. Each inode is claimed at most once, so the sums of the findings are exact. */
export function findWaste(root: TreeNode, options: WasteOptions, matcher = imageMatcher(root, options)): Waste {
  const follow = follower(root);
  const conditions = new Conditions(ruleImage(root, { ...options, follow }));
  const { files, links } = scan(root, matcher, conditions);
  const named = namedByConfig(options.config, matcher);
  const judge = judgeOf({ named, conditions, kept: keptNodes({ links, matcher, named, follow, conditions }) });
  return report(claimsOf(files, judge), options.ignore);
}

/** A name and what it meets. */
interface Met {
  node: TreeNode;
  /** Where it lies, with a slash at its end. */
  folder: string;
  /** Rules that can claim it: those that hold in its folder. */
  match: Match;
}

/** Files of one folder that meet the same. Perf: few objects instead of one a file. */
interface Group extends Omit<Met, 'node'> {
  nodes: TreeNode[];
}

/** Files with bytes that rules can claim, and all symbolic links. Empty files have no bytes to claim. */
function scan(root: TreeNode, matcher: RuleMatcher, conditions: Conditions): { files: Group[]; links: Met[] } {
  const files: Group[] = [];
  const links: Met[] = [];
  const pending: { node: TreeNode; state: State; folder: string }[] = [
    { node: root, state: matcher.root, folder: '/' },
  ];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { folder, state } = at;
    const matchOf = matchesIn(folder, matcher, conditions);
    let group: Group | undefined;
    for (const node of at.node.children?.values() ?? []) {
      const name = matchText(node.name);
      if (node.children !== null) pending.push({ node, state: state.step(name), folder: `${folder}${name}/` });
      else if (node.link !== null) links.push({ node, folder, match: matchOf(state.last(name)) });
      else if (node.inode !== null && node.inode.size > 0) {
        const match = matchOf(state.last(name));
        if (match.rules.length === 0) continue;
        if (group?.match !== match) {
          group = { nodes: [], folder, match };
          files.push(group);
        }
        group.nodes.push(node);
      }
    }
  }
  return { files, links };
}

/** What files of one folder meet. Perf: most files of a folder meet the same, and most of all nothing. */
function matchesIn(folder: string, matcher: RuleMatcher, conditions: Conditions): (accepted: Accepted) => Match {
  let last: { accepted: Accepted; match: Match } | null = null;
  return accepted => {
    if (last?.accepted === accepted) return last.match;
    const { rules, ignore } = matcher.match(accepted);
    const match = { rules: conditions.inFolder(rules, folder), ignore };
    last = { accepted, match };
    return match;
  };
}

interface LinkFacts {
  links: readonly Met[];
  matcher: RuleMatcher;
  named: Named;
  follow: Follower;
  conditions: Conditions;
}

/** What links keep alive, for each bucket: a link that a rule of the bucket takes along keeps nothing from it. */
type Kept = Readonly<Record<Finding['bucket'], ReadonlySet<TreeNode>>>;

function keptNodes({ links, matcher, named, follow, conditions }: LinkFacts): Kept {
  const met = new Map(links.map(link => [link.node, link]));
  const keptFrom = (counts: (rule: Rule) => boolean) => {
    if (links.length === 0) return new Set<TreeNode>();
    const goesAway = (node: TreeNode) => {
      const link = met.get(node);
      if (link === undefined || link.match.rules.length === 0) return false;
      // A link has no bytes, so what a condition takes for large files only stays.
      const file = { path: pathOf(link), size: 0, layer: -1 };
      return link.match.rules.some(
        rule =>
          counts(rule) && conditions.holds(rule, file) && !(rule.bucket === 'removable' && named(file.path, rule)),
      );
    };
    return keptByLinks({
      links: [...met.keys()],
      goesAway,
      claimed: target => matcher.match(matcher.find(textPathOf(target)).accepts).rules.some(counts),
      follow,
    });
  };
  return { removable: keptFrom(({ bucket }) => bucket === 'removable'), advice: keptFrom(() => true) };
}

function pathOf({ folder, node }: Met): string {
  return folder + matchText(node.name);
}

type Judge = (met: Met, inode: Inode) => Verdict | null;

interface JudgeFacts {
  named: Named;
  conditions: Conditions;
  kept: Kept;
}

/** Decides on one name: the first rule that wants it and may have it. */
function judgeOf({ named, conditions, kept }: JudgeFacts): Judge {
  const { image } = conditions;
  const adviceOnly = new Map<Rule, boolean>();
  const isAdvice = (rule: Rule): boolean => {
    const known = adviceOnly.get(rule) ?? onlyAdvises(rule, image);
    adviceOnly.set(rule, known);
    return known;
  };
  return (met, { size, layer }) => {
    const file = { path: pathOf(met), size, layer };
    const rule = met.match.rules.find(
      one => (one.evenIfLive === true || !kept[one.bucket].has(met.node)) && conditions.holds(one, file),
    );
    if (rule === undefined) return null;
    const demoted =
      isAdvice(rule) || rule.adviceFor?.(file, image) === true || (rule.evenIfLive !== true && named(file.path, rule));
    return { rule, bucket: demoted ? 'advice' : 'removable' };
  };
}

/** Whether a rule only advises in this image, whatever the file. */
function onlyAdvises({ bucket, adviceWhen, adviceForCommands = [] }: Rule, image: RuleImage): boolean {
  if (bucket === 'advice' || adviceWhen?.(image) === true) return true;
  return image.commands.some(words => adviceForCommands.some(one => startsWith(words, one.split(' '))));
}

function startsWith(words: readonly string[], start: readonly string[]): boolean {
  return start.every((word, at) => words[at] === word);
}

/**
 * Joins the names of each inode: removing some of its names frees nothing, so its bytes are claimed only if every name is,
 * and are removable only if every name is. They belong to the first rule in the order of precedence.
 */
function* claimsOf(files: readonly Group[], judge: Judge): Generator<Claim> {
  const shared = new Map<Inode, Claim>();
  for (const { nodes, folder, match } of files) {
    for (const node of nodes) {
      const { inode } = node;
      const verdict = inode && judge({ node, folder, match }, inode);
      if (inode === null || verdict === null) continue;
      const claim = { inode, nodes: [node], ignore: match.ignore, ...verdict };
      if (inode.names === 1) yield claim;
      else join(shared, claim);
    }
  }
  for (const claim of shared.values()) if (claim.nodes.length === claim.inode.names) yield claim;
}

function join(shared: Map<Inode, Claim>, claim: Claim): void {
  const first = shared.get(claim.inode);
  if (first === undefined) {
    shared.set(claim.inode, claim);
    return;
  }
  first.nodes.push(...claim.nodes);
  if (claim.ignore.length > 0) first.ignore = [...first.ignore, ...claim.ignore];
  if (claim.bucket === 'advice') first.bucket = 'advice';
  if (claim.rule.order < first.rule.order) first.rule = claim.rule;
}
