/** Applies the waste rules to the final file system: which visible bytes need not be there, by which rule and layer. */
import { matchText } from '../image/byte-path.ts';
import type { ImageConfig } from '../image/types.ts';
import type { Rule, RuleImage } from '../rules/rule.ts';
import { type Inode, type TreeNode, textPathOf } from './file-tree.ts';
import { type Claim, report, type Waste } from './findings.ts';
import type { State } from './glob-tree.ts';
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
  const { files, links } = scan(root, matcher);
  const named = namedByConfig(options.config, matcher);
  const follow = follower(root);
  const image = ruleImage(root, { ...options, links: links.map(({ node }) => node), follow });
  const judge = judgeOf({ named, image, kept: keptNodes({ links, matcher, named, follow, image }) });
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
      const name = matchText(node.name);
      if (node.children !== null) pending.push({ node, state: at.state.step(name) });
      else if (node.link !== null) links.push({ node, match: matcher.match(at.state.last(name)) });
      else if (node.inode !== null && node.inode.size > 0) {
        const match = matcher.match(at.state.last(name));
        if (match.rules.length > 0) files.push({ node, match });
      }
    }
  }
  return { files, links };
}

interface LinkFacts {
  links: readonly Met[];
  matcher: RuleMatcher;
  named: Named;
  follow: Follower;
  image: RuleImage;
}

/** What links keep alive, for each bucket: a link that a rule of the bucket takes along keeps nothing from it. */
type Kept = Readonly<Record<Finding['bucket'], ReadonlySet<TreeNode>>>;

function keptNodes({ links, matcher, named, follow, image }: LinkFacts): Kept {
  const matches = new Map(links.map(({ node, match }) => [node, match]));
  const keptFrom = (counts: (rule: Rule) => boolean) => {
    if (links.length === 0) return new Set<TreeNode>();
    const goesAway = (link: TreeNode) => {
      const path = textPathOf(link);
      // A link has no bytes, so what a condition takes for large files only stays.
      const takes = (rule: Rule) =>
        counts(rule) &&
        rule.when?.({ path, size: 0, layer: -1 }, image) !== false &&
        !(rule.bucket === 'removable' && named(path, rule));
      return matches.get(link)?.rules.some(takes) === true;
    };
    return keptByLinks({
      links: [...matches.keys()],
      goesAway,
      claimed: target => matcher.match(matcher.find(textPathOf(target)).accepts).rules.some(counts),
      follow,
    });
  };
  return { removable: keptFrom(({ bucket }) => bucket === 'removable'), advice: keptFrom(() => true) };
}

interface Verdict {
  rule: Rule;
  bucket: Finding['bucket'];
}

type Judge = (met: Met, inode: Inode) => Verdict | null;

interface JudgeFacts {
  named: Named;
  image: RuleImage;
  kept: Kept;
}

/** Decides on one name: the first rule that wants it and may have it. */
function judgeOf({ named, image, kept }: JudgeFacts): Judge {
  const adviceOnly = new Map<Rule, boolean>();
  const isAdvice = (rule: Rule): boolean => {
    const known = adviceOnly.get(rule) ?? onlyAdvises(rule, image);
    adviceOnly.set(rule, known);
    return known;
  };
  const pathTo = pathsByDirectory();
  return ({ node, match }, { size, layer }) => {
    const file = { path: pathTo(node), size, layer };
    const rule = match.rules.find(
      one =>
        (one.evenIfLive === true || !kept[one.bucket].has(node)) && (one.when === undefined || one.when(file, image)),
    );
    if (rule === undefined) return null;
    const demoted =
      isAdvice(rule) || rule.adviceFor?.(file, image) === true || (rule.evenIfLive !== true && named(file.path, rule));
    return { rule, bucket: demoted ? 'advice' : 'removable' };
  };
}

/** Perf: files come in a row for each directory. */
function pathsByDirectory(): (node: TreeNode) => string {
  let last: { parent: TreeNode | null; path: string } | null = null;
  return ({ name, parent }) => {
    if (last === null || last.parent !== parent)
      last = { parent, path: parent === null || parent.parent === null ? '' : textPathOf(parent) };
    return `${last.path}/${matchText(name)}`;
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
