/** Walks the final file system and collects files that rules may claim, by their globs and their conditions on image and folder. */

import type { Accepted, State } from '../../globs/glob-tree.ts';
import { matchText } from '../../image/byte-path.ts';
import type { Rule } from '../../rules/rule.ts';
import type { TreeNode } from '../../stack/file-tree.ts';
import type { Conditions } from './conditions.ts';
import type { Match, RuleMatcher } from './rule-matcher.ts';

/** What matches a name in a folder. */
interface Met {
  /** The folder's path as text, with a slash at its end. */
  folder: string;
  /** Rules that can claim it: their globs match and their conditions hold in the folder. */
  match: Match;
}

export interface MetLink extends Met {
  node: TreeNode;
}

/** Files of one folder and layer with the same matches. Perf: fewer objects than one a file. */
export interface MetFiles extends Met {
  /** Their range in the list of all nodes. */
  from: number;
  to: number;
  /** Index of the layer that holds their bytes. */
  layer: number;
  /** Sum of their sizes. */
  bytes: number;
  /** Whether none of them has another name. */
  single: boolean;
}

export interface Candidates {
  /** Files with bytes that rules can claim. Empty files have no bytes to claim. */
  files: MetFiles[];
  /** The nodes of all groups, one group after the other. Perf: one list, since most groups are small. */
  nodes: TreeNode[];
  /** All symbolic links. */
  links: MetLink[];
  /** Rules that only advise in this image, because a file has one of their `adviceWhenNamed` names. */
  signs: ReadonlySet<Rule>;
}

export function candidatesIn(root: TreeNode, matcher: RuleMatcher, conditions: Conditions): Candidates {
  const files: MetFiles[] = [];
  const nodes: TreeNode[] = [];
  const links: MetLink[] = [];
  const inFolder = new FolderMatcher(matcher, conditions);
  const pending: { node: TreeNode; state: State; folder: string }[] = [
    { node: root, state: matcher.root, folder: '/' },
  ];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { folder, state } = at;
    inFolder.enter(folder);
    let group: MetFiles | undefined;
    for (const node of at.node.children?.values() ?? []) {
      const name = matchText(node.name);
      if (node.children !== null) {
        const next = state.step(name);
        inFolder.pass(next.accepts);
        pending.push({ node, state: next, folder: `${folder}${name}/` });
        continue;
      }
      const match = inFolder.of(state.last(name));
      const { inode } = node;
      if (node.link !== null) links.push({ node, folder, match });
      else if (inode !== null && inode.size > 0 && match.rules.length > 0) {
        if (group?.match !== match || group.layer !== inode.layer) {
          group = { folder, match, from: nodes.length, to: nodes.length, layer: inode.layer, bytes: 0, single: true };
          files.push(group);
        }
        group.to = nodes.push(node);
        group.bytes += inode.size;
        if (inode.names > 1) group.single = false;
      }
    }
  }
  return { files, nodes, links, signs: inFolder.signs };
}

/** The path of something in a folder, as text. */
export function pathIn(folder: string, node: TreeNode): string {
  return folder + matchText(node.name);
}

/** Matches names, folder by folder. Perf: most files of a folder match the same, usually nothing. */
class FolderMatcher {
  readonly signs = new Set<Rule>();
  readonly #matcher: RuleMatcher;
  readonly #conditions: Conditions;
  /** By glob matches, what conditions left of them last. */
  readonly #left = new WeakMap<Match, Match>();
  #folder = '';
  #accepted: Accepted | null = null;
  #match: Match | null = null;

  constructor(matcher: RuleMatcher, conditions: Conditions) {
    this.#matcher = matcher;
    this.#conditions = conditions;
  }

  enter(folder: string): void {
    this.#folder = folder;
    this.#accepted = null;
  }

  /** What matches a file or link in the folder. */
  of(accepted: Accepted): Match {
    if (this.#match !== null && accepted === this.#accepted) return this.#match;
    const met = this.pass(accepted);
    this.#accepted = accepted;
    this.#match = this.#narrowed(met, this.#conditions.inFolder(met.rules, this.#folder));
    return this.#match;
  }

  /** Perf: conditions mostly leave the same from folder to folder, so the last result is reused. */
  #narrowed(met: Match, rules: readonly Rule[]): Match {
    if (rules === met.rules) return met;
    const before = this.#left.get(met);
    if (before?.rules === rules) return before;
    const match = { ...met, rules };
    this.#left.set(met, match);
    return match;
  }

  /** What globs match, whatever the conditions say; notes signs. */
  pass(accepted: Accepted): Match {
    const met = this.#matcher.match(accepted);
    for (const rule of met.signs) this.signs.add(rule);
    return met;
  }
}
