/** Applies the waste rules to the final file system: which visible bytes need not be there, by which rule and layer. */
import type { ImageConfig } from '../../image/types.ts';
import type { Rule, RuleImage } from '../../rules/rule.ts';
import type { KeptContents } from '../../stack/file-contents.ts';
import { type Inode, type TreeNode, textPathOf } from '../../stack/file-tree.ts';
import { type Follower, follower, keptByLinks } from '../../stack/symlinks.ts';
import { type Claim, sumClaims, type Verdict, type Waste } from '../findings.ts';
import type { Finding, Ignore } from '../types.ts';
import { type Candidates, candidatesIn, type MetFiles, type MetLink, pathIn } from './candidates.ts';
import { Conditions } from './conditions.ts';
import { homesOf } from './home-directories.ts';
import { type ReferencedFiles, referencedFiles } from './referenced-files.ts';
import { ruleImage } from './rule-image.ts';
import { type RuleMatcher, ruleMatcher } from './rule-matcher.ts';

export interface WasteOptions {
  rules: readonly Rule[];
  config: ImageConfig;
  /** The history's text of a layer; empty if the history does not have the layer. */
  createdBy: (layer: number) => string;
  /** What not to count. Paths must have passed `checkPattern`. */
  ignore: readonly Ignore[];
  /** How many of the lowest layers are the base image's; none if left out. */
  baseLayers?: number;
  /** Nothing if left out. */
  contents?: KeptContents;
}

/** Compiles the globs for the image with this root. */
export function imageMatcher(root: TreeNode, options: WasteOptions): RuleMatcher {
  const passwd = options.contents?.at('/etc/passwd');
  const homes = homesOf(root, { config: options.config, passwd: passwd ? Buffer.from(passwd).toString() : null });
  return ruleMatcher({ ...options, homes });
}

/** Finds what the rules claim below a root. Each inode is claimed at most once, so the sums of the findings are exact. */
export function findWaste(root: TreeNode, options: WasteOptions, matcher = imageMatcher(root, options)): Waste {
  const follow = follower(root);
  const conditions = new Conditions(ruleImage(root, { ...options, follow }));
  const candidates = candidatesIn(root, matcher, conditions);
  const { links, signs } = candidates;
  const referenced = referencedFiles(options.config, matcher);
  const kept = keptNodes({ links, matcher, referenced, follow, conditions });
  const judge = new Judge({ referenced, conditions, kept, signs });
  return sumClaims(claimsOf(candidates, judge, matcher), options.ignore, options.baseLayers ?? 0);
}

interface LinkFacts {
  links: readonly MetLink[];
  matcher: RuleMatcher;
  referenced: ReferencedFiles;
  follow: Follower;
  conditions: Conditions;
}

/** Nodes in use by links from outside, for each bucket. A link that a rule of the bucket claims itself does not count. */
type Kept = Readonly<Record<Finding['bucket'], ReadonlySet<TreeNode>>>;

function keptNodes({ links, matcher, referenced, follow, conditions }: LinkFacts): Kept {
  const met = new Map(links.map(link => [link.node, link]));
  const keptFrom = (counts: (rule: Rule) => boolean) => {
    if (links.length === 0) return new Set<TreeNode>();
    const goesAway = (node: TreeNode) => {
      const link = met.get(node);
      if (link === undefined || link.match.rules.length === 0) return false;
      // A link has size 0, so a condition that asks for large files does not claim it.
      const file = { path: pathIn(link.folder, node), size: 0, layer: -1 };
      return link.match.rules.some(
        rule =>
          counts(rule) &&
          conditions.holds(rule, file) &&
          !(rule.bucket === 'removable' && referenced.file(file.path, rule)),
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

interface JudgeFacts {
  referenced: ReferencedFiles;
  conditions: Conditions;
  kept: Kept;
  /** Rules that only advise because of a name. */
  signs: ReadonlySet<Rule>;
}

/** Decides which rule claims a name: the first whose conditions hold. */
class Judge {
  readonly #facts: JudgeFacts;
  readonly #adviceOnly = new Map<Rule, boolean>();

  constructor(facts: JudgeFacts) {
    this.#facts = facts;
  }

  /** The verdict on one file; null if no rule claims it. */
  file(node: TreeNode, inode: Inode, { folder, match }: MetFiles): Verdict | null {
    const { conditions, referenced } = this.#facts;
    const file = { path: pathIn(folder, node), size: inode.size, layer: inode.layer };
    const rule = match.rules.find(one => !this.#isKept(node, one) && conditions.holds(one, file));
    if (rule === undefined) return null;
    const demoted =
      this.#advises(rule) ||
      rule.adviceFor?.(file, conditions.image) === true ||
      (rule.evenIfReferenced !== true && referenced.file(file.path, rule));
    return { rule, bucket: demoted ? 'advice' : 'removable' };
  }

  /** One verdict for all files of a group; null if each must be asked about. Perf: most groups get one verdict. */
  all({ folder, match }: MetFiles): Verdict | null {
    const [rule] = match.rules;
    if (rule === undefined || rule.when !== undefined || rule.adviceFor !== undefined) return null;
    if (rule.evenIfReferenced !== true && this.#facts.kept[rule.bucket].size > 0) return null;
    const isReferenced = rule.evenIfReferenced !== true && this.#facts.referenced.folder(folder, rule);
    if (isReferenced === null) return null;
    return { rule, bucket: isReferenced || this.#advises(rule) ? 'advice' : 'removable' };
  }

  #isKept(node: TreeNode, { evenIfReferenced, bucket }: Rule): boolean {
    return evenIfReferenced !== true && this.#facts.kept[bucket].has(node);
  }

  #advises(rule: Rule): boolean {
    const { signs, conditions } = this.#facts;
    const known = this.#adviceOnly.get(rule) ?? (signs.has(rule) || onlyAdvises(rule, conditions.image));
    this.#adviceOnly.set(rule, known);
    return known;
  }
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
function* claimsOf({ files, nodes: all }: Candidates, judge: Judge, { isFirst }: RuleMatcher): Generator<Claim> {
  const shared = new Map<Inode, Claim>();
  for (const group of files) {
    const { from, to, layer, bytes } = group;
    const nodes = all.slice(from, to);
    const { ignore } = group.match;
    const ofAll = judge.all(group);
    if (ofAll !== null && group.single) {
      yield { rule: ofAll.rule, bucket: ofAll.bucket, nodes, layer, bytes, files: nodes.length, ignore };
      continue;
    }
    for (const node of nodes) {
      const { inode } = node;
      const verdict = inode && (ofAll ?? judge.file(node, inode, group));
      if (inode === null || verdict === null) continue;
      const claim = { nodes: [node], layer, bytes: inode.size, files: 1, ignore, ...verdict };
      if (inode.names === 1) yield claim;
      else {
        const first = shared.get(inode);
        if (first === undefined) shared.set(inode, claim);
        else join(first, claim, isFirst);
      }
    }
  }
  for (const [inode, claim] of shared) if (claim.nodes.length === inode.names) yield claim;
}

/** Adds another name of an inode to its claim. */
function join(first: Claim, claim: Claim, isFirst: RuleMatcher['isFirst']): void {
  first.nodes.push(...claim.nodes);
  if (claim.ignore.length > 0) first.ignore = [...first.ignore, ...claim.ignore];
  if (claim.bucket === 'advice') first.bucket = 'advice';
  if (isFirst(claim.rule, first.rule)) first.rule = claim.rule;
}
