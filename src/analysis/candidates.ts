/** Walks the final file system for what the rules' globs and their conditions on images and folders leave to claim. */
import { matchText } from '../image/byte-path.ts';
import type { Rule } from '../rules/rule.ts';
import type { Conditions } from './conditions.ts';
import type { TreeNode } from './file-tree.ts';
import type { Accepted, State } from './glob-tree.ts';
import type { Match, RuleMatcher } from './rule-matcher.ts';

/** What a name of a folder meets. */
interface Met {
  /** Where it lies, as text, with a slash at its end. */
  folder: string;
  /** Rules that can claim it: those that hold in its folder. */
  match: Match;
}

export interface MetLink extends Met {
  node: TreeNode;
}

/** Files of one folder that meet the same. Perf: few objects instead of one a file. */
export interface MetFiles extends Met {
  nodes: TreeNode[];
}

export interface Candidates {
  /** Files with bytes that rules can claim. Empty files have no bytes to claim. */
  files: MetFiles[];
  /** All symbolic links. */
  links: MetLink[];
  /** Rules that only advise because something has a name that says so. */
  signs: ReadonlySet<Rule>;
}

export function candidatesIn(root: TreeNode, matcher: RuleMatcher, conditions: Conditions): Candidates {
  const files: MetFiles[] = [];
  const links: MetLink[] = [];
  const signs = new Set<Rule>();
  const pending: { node: TreeNode; state: State; folder: string }[] = [
    { node: root, state: matcher.root, folder: '/' },
  ];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { folder, state } = at;
    const matchOf = matchesIn(folder, { matcher, conditions, signs });
    let group: MetFiles | undefined;
    for (const node of at.node.children?.values() ?? []) {
      const name = matchText(node.name);
      if (node.children !== null) {
        const next = state.step(name);
        matchOf(next.accepts);
        pending.push({ node, state: next, folder: `${folder}${name}/` });
        continue;
      }
      const match = matchOf(state.last(name));
      if (node.link !== null) links.push({ node, folder, match });
      else if (node.inode !== null && node.inode.size > 0 && match.rules.length > 0) {
        if (group?.match !== match) {
          group = { nodes: [], folder, match };
          files.push(group);
        }
        group.nodes.push(node);
      }
    }
  }
  return { files, links, signs };
}

/** The path of something in a folder, as text. */
export function pathIn(folder: string, node: TreeNode): string {
  return folder + matchText(node.name);
}

interface Meeting {
  matcher: RuleMatcher;
  conditions: Conditions;
  /** Takes the rules that a name tells to advise only. */
  signs: Set<Rule>;
}

/** What files of one folder meet. Perf: most files of a folder meet the same, and most of all nothing. */
function matchesIn(folder: string, { matcher, conditions, signs }: Meeting): (accepted: Accepted) => Match {
  let last: { accepted: Accepted; match: Match } | null = null;
  return accepted => {
    if (last?.accepted === accepted) return last.match;
    const met = matcher.match(accepted);
    for (const rule of met.signs) signs.add(rule);
    const match = { ...met, rules: conditions.inFolder(met.rules, folder) };
    last = { accepted, match };
    return match;
  };
}
