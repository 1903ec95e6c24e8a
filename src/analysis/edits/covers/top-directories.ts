/** The highest directories in which the globs of a rule match everything. */
import type { Accepted, State } from '../../../globs/glob-tree.ts';
import { matchText } from '../../../image/byte-path.ts';
import type { Rule } from '../../../rules/rule.ts';
import { type TreeNode, textPathOf } from '../../../stack/file-tree.ts';
import { remembered } from '../../remembered.ts';
import type { RuleMatcher } from '../../removable/rule-matcher.ts';

/** A name that only a wildcard matches. */
const ANY_NAME = '\u0001any';

interface Folder {
  state: State;
  /** By rule, the highest directory on the way here that is all of the rule. */
  tops: ReadonlyMap<Rule, string>;
}

/** Perf: looks at each folder once, whatever the number of layers and rules that have files in it. Only few folders need their path. */
export class TopDirectories {
  readonly #emptiedBy = new Map<string, Rule[]>();
  /** Last names of their paths. */
  readonly #emptiedNames: ReadonlySet<string>;
  readonly #root: Folder;
  readonly #byPath = new Map<string, Folder>();
  readonly #byNode = new Map<TreeNode, Folder>();
  readonly #ofAll: (state: State) => readonly Rule[];

  /** @param rules those that will be asked about */
  constructor(matcher: RuleMatcher, rules: Iterable<Rule>) {
    for (const rule of new Set(rules))
      for (const directory of rule.empties ?? [])
        this.#emptiedBy.get(directory)?.push(rule) ?? this.#emptiedBy.set(directory, [rule]);
    this.#emptiedNames = new Set([...this.#emptiedBy.keys()].map(path => path.slice(path.lastIndexOf('/') + 1)));
    this.#root = { state: matcher.root, tops: new Map() };
    const claiming = (accepted: Accepted) => matcher.match(accepted).rules;
    // Rules whose globs match whatever is in the directory, and in directories of it.
    this.#ofAll = remembered((state: State) => {
      const further = claiming(state.step(ANY_NAME).last(ANY_NAME));
      return claiming(state.last(ANY_NAME)).filter(rule => further.includes(rule));
    });
  }

  /** For the path of a file; null if the rule may claim less than each directory on the way. */
  of(path: string, rule: Rule): string | null {
    return this.#atPath(path.slice(0, path.lastIndexOf('/'))).tops.get(rule) ?? null;
  }

  /** The same for the directory of a visible file. */
  ofDirectory(directory: TreeNode | null, rule: Rule): string | null {
    return directory === null ? null : (this.#atNode(directory).tops.get(rule) ?? null);
  }

  /** Depth is bounded by the limit on paths (`pathDepth`). */
  #atPath(path: string): Folder {
    if (path === '') return this.#root;
    const slash = path.lastIndexOf('/');
    return (
      this.#byPath.get(path) ??
      noted(
        this.#byPath,
        path,
        this.#below(this.#atPath(path.slice(0, slash)), path.slice(slash + 1), () => path),
      )
    );
  }

  #atNode(node: TreeNode): Folder {
    if (node.parent === null) return this.#root;
    return (
      this.#byNode.get(node) ??
      noted(
        this.#byNode,
        node,
        this.#below(this.#atNode(node.parent), matchText(node.name), () => textPathOf(node)),
      )
    );
  }

  #below({ state: above, tops }: Folder, name: string, path: () => string): Folder {
    const state = above.step(name);
    const whole = this.#ofAll(state);
    if (whole.length === 0 && !this.#emptiedNames.has(name)) return { state, tops };
    const at = path();
    const more = [...(this.#emptiedBy.get(at) ?? []), ...whole].filter(rule => !tops.has(rule));
    return { state, tops: more.length === 0 ? tops : new Map([...tops, ...more.map(rule => [rule, at] as const)]) };
  }
}

function noted<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}
