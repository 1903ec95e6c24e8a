/** Which files a rule claims, or owned until a later layer wasted them, in whatever layer. */
import type { Group } from '../../../advice/edits/group.ts';
import type { Rule } from '../../../rules/rule.ts';
import { nodeAt, textPaths, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode, StackRoot } from '../../../stack/merge/merged-tree.ts';
import { remembered } from '../../remembered.ts';

export class Claims {
  readonly #groups: ReadonlySet<Group>;
  readonly #groupOf: ReadonlyMap<StackInode, Group>;
  readonly #paths: (rule: Rule) => ReadonlySet<string>;

  /** @param groupOf the group that a file belongs to by itself */
  constructor(groups: readonly Group[], groupOf: ReadonlyMap<StackInode, Group>) {
    this.#groups = new Set(groups);
    this.#groupOf = groupOf;
    // Perf: few paths are asked about, so only the rules of those get a set.
    this.#paths = remembered(
      rule => new Set(groups.filter(group => group.rule === rule).flatMap(({ paths }) => paths)),
    );
  }

  hasPath(rule: Rule, path: string): boolean {
    return this.#paths(rule).has(path);
  }

  /** For a visible name with data. Perf: the path is made only if the rule does not claim the data. */
  hasNode(rule: Rule, node: StackNode, pathOf: (node: StackNode) => string): boolean {
    const group = node.inode === null ? undefined : this.#groupOf.get(node.inode);
    return (group?.rule === rule && this.#groups.has(group)) || this.hasPath(rule, pathOf(node));
  }

  /** Whether the final file system has bytes at or below a path that the rule does not claim. */
  isAloneBelow(directory: string, rule: Rule, root: StackRoot): boolean {
    const top = nodeAt<StackNode>(root, directory);
    if (top === undefined) return true;
    const pathOf = textPaths();
    let alone = true;
    walk(top, node => {
      if (alone && node.inode !== null && node.inode.size > 0 && !this.hasNode(rule, node, pathOf)) alone = false;
      return alone;
    });
    return alone;
  }
}
