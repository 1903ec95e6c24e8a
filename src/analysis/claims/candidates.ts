/** Walks the final file system for what the rules' globs and their conditions on images and folders leave to claim. */

import type { Accepted, State } from '../../globs/glob-tree.ts';
import { matchText } from '../../image/byte-path.ts';
import type { Rule } from '../../rules/rule.ts';
import type { TreeNode } from '../../stack/file-tree.ts';
import type { Conditions } from './conditions.ts';
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

/** Files of one folder and layer that meet the same. Perf: few objects instead of one a file. */
export interface MetFiles extends Met {
  /** Where they stand in the list of all nodes. */
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
  /** Of all files, one after the other. Perf: one list, since most groups are of few. */
  nodes: TreeNode[];
  /** All symbolic links. */
  links: MetLink[];
  /** Rules that only advise because something has a name that says so. */
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

/** What names meet, folder by folder. Perf: most files of a folder meet the same, and most of all nothing. */
class FolderMatcher {
  readonly signs = new Set<Rule>();
  readonly #matcher: RuleMatcher;
  readonly #conditions: Conditions;
  /** What was left last of what globs match. */
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

  /** What a file or link of the folder meets. */
  of(accepted: Accepted): Match {
    if (this.#match !== null && accepted === this.#accepted) return this.#match;
    const met = this.pass(accepted);
    this.#accepted = accepted;
    this.#match = this.#narrowed(met, this.#conditions.inFolder(met.rules, this.#folder));
    return this.#match;
  }

  /** Perf: from folder to folder, mostly the same is left of what globs match. */
  #narrowed(met: Match, rules: readonly Rule[]): Match {
    if (rules === met.rules) return met;
    const before = this.#left.get(met);
    if (before?.rules === rules) return before;
    const match = { ...met, rules };
    this.#left.set(met, match);
    return match;
  }

  /** Takes notice of any name, of which only a sign matters. */
  pass(accepted: Accepted): Match {
    const met = this.#matcher.match(accepted);
    for (const rule of met.signs) this.signs.add(rule);
    return met;
  }
}
