/** What a rule's condition may ask about an image, answered from its tree and config. */
import { bytesOf } from '../image/byte-path.ts';
import type { ImageConfig } from '../image/types.ts';
import type { RuleImage } from '../rules/rule.ts';
import { nodeAt, type TreeNode, walk } from './file-tree.ts';
import { environment } from './image-paths.ts';

interface Facts {
  config: Pick<ImageConfig, 'env'>;
  createdBy: (layer: number) => string;
}

export function ruleImage(root: TreeNode, { config, createdBy }: Facts): RuleImage {
  const env = environment(config);
  const names = once(() => allNames(root));
  const endings = new Map<string, boolean>();
  return {
    exists: path => nodeAt(root, path) !== undefined,
    isDirectory: path => (nodeAt(root, path)?.children ?? null) !== null,
    hasNameEnding(directory, ending) {
      // Neither part can hold a NUL, so the key is not ambiguous.
      const key = `${directory}\0${ending}`;
      const known = endings.get(key);
      if (known !== undefined) return known;
      const answer = hasNameEnding(nodeAt(root, directory), bytesOf(ending));
      endings.set(key, answer);
      return answer;
    },
    hasName: name => names().has(bytesOf(name)),
    createdBy,
    env: name => env.get(name),
  };
}

function hasNameEnding(directory: TreeNode | undefined, ending: string): boolean {
  for (const name of directory?.children?.keys() ?? []) {
    if (name.endsWith(ending)) return true;
  }
  return false;
}

function allNames(root: TreeNode): ReadonlySet<string> {
  const names = new Set<string>();
  walk(root, ({ name }) => {
    names.add(name);
    return true;
  });
  return names;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
