/** Applies the waste rules to the final file system: which visible bytes need not be there, by which rule and layer. */
import { matchText } from '../image/byte-path.ts';
import type { ImageConfig } from '../image/types.ts';
import type { Rule, RuleImage } from '../rules/rule.ts';
import { type Inode, type TreeNode, textPathOf } from './file-tree.ts';
import { type Claim, report, type Waste } from './findings.ts';
import type { State } from './glob-tree.ts';
import { keptByLinks } from './inbound-links.ts';
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

/** Finds what the rules claim below a root. Each inode is claimed at most once, so the sums of the findings are exact. */
export function findWaste(root: TreeNode, options: WasteOptions): Waste {
  const matcher = ruleMatcher(options);
  const { files, links } = scan(root, matcher);
  const named = namedByConfig(options.config, matcher);
  const judge = judgeOf({ named, image: ruleImage(root, options), kept: keptNodes(root, { links, matcher, named }) });
  return report(wholeInodes(files, judge), options.ignore);
}

/** A name and what it meets. */
interface Met {
  node: TreeNode;
  match: Match;
}

/** Files with bytes that some rule's globs match, and all symbolic links. Empty files have no bytes to claim. */
function scan(root: TreeNode, matcher: RuleMatcher): { files: Met[]; links: Met[] } {
  const files: Met[] = [];
  const links: Met[] = [];
  const pending: { node: TreeNode; state: State }[] = [{ node: root, state: matcher.root }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const node of at.node.children?.values() ?? []) {
      const state = at.state.step(matchText(node.name));
      if (node.children !== null) pending.push({ node, state });
      if (node.link !== null) links.push({ node, match: matcher.match(state) });
      if (node.inode === null || node.inode.size === 0) continue;
      const match = matcher.match(state);
      if (match.rules.length > 0) files.push({ node, match });
    }
  }
  return { files, links };
}

interface LinkFacts {
  links: readonly Met[];
  matcher: RuleMatcher;
  named: Named;
}

function keptNodes(root: TreeNode, { links, matcher, named }: LinkFacts): ReadonlySet<TreeNode> {
  if (links.length === 0) return new Set();
  const matches = new Map(links.map(({ node, match }) => [node, match]));
  // A condition asks about files, so a link that only such a rule matches counts as one that stays.
  const takes = (node: TreeNode) => (rule: Rule) =>
    rule.bucket === 'removable' && rule.when === undefined && !named(textPathOf(node), rule);
  return keptByLinks(root, {
    links: [...matches.keys()],
    goesAway: link => matches.get(link)?.rules.some(takes(link)) === true,
    claimed: target => matcher.match(matcher.find(textPathOf(target))).rules.some(rule => rule.bucket === 'removable'),
  });
}

interface Verdict {
  rule: Rule;
  bucket: Finding['bucket'];
}

type Judge = (met: Met, inode: Inode) => Verdict | null;

interface JudgeFacts {
  named: Named;
  image: RuleImage;
  kept: ReadonlySet<TreeNode>;
}

/** Decides on one name: the first rule that wants it and may have it. */
function judgeOf({ named, image, kept }: JudgeFacts): Judge {
  const adviceOnly = new Map<Rule, boolean>();
  const isAdvice = (rule: Rule): boolean => {
    const known = adviceOnly.get(rule) ?? (rule.bucket === 'advice' || rule.adviceWhen?.(image) === true);
    adviceOnly.set(rule, known);
    return known;
  };
  return ({ node, match }, { size, layer }) => {
    const file = { path: textPathOf(node), size, layer };
    const rule = match.rules.find(
      one => (one.evenIfLive === true || !kept.has(node)) && (one.when === undefined || one.when(file, image)),
    );
    if (rule === undefined) return null;
    const demoted = isAdvice(rule) || (rule.evenIfLive !== true && named(file.path, rule));
    return { rule, bucket: demoted ? 'advice' : 'removable' };
  };
}

/**
 * Joins the names of each inode: removing some of its names frees nothing, so its bytes are claimed only if every name is,
 * and are removable only if every name is. They belong to the first rule in the order of precedence.
 */
function wholeInodes(files: readonly Met[], judge: Judge): Claim[] {
  const claims: Claim[] = [];
  const shared = new Map<Inode, Claim>();
  for (const met of files) {
    const { node, match } = met;
    const { inode } = node;
    const verdict = inode && judge(met, inode);
    if (inode === null || verdict === null) continue;
    const claim = shared.get(inode);
    if (claim === undefined) {
      const made = { inode, nodes: [node], ignore: match.ignore, ...verdict };
      claims.push(made);
      if (inode.names > 1) shared.set(inode, made);
      continue;
    }
    claim.nodes.push(node);
    if (match.ignore.length > 0) claim.ignore = [...claim.ignore, ...match.ignore];
    if (verdict.bucket === 'advice') claim.bucket = 'advice';
    if (verdict.rule.order < claim.rule.order) claim.rule = verdict.rule;
  }
  return claims.filter(({ inode, nodes }) => nodes.length === inode.names);
}
