/** What a rule's condition may ask about an image, answered from its tree and config. */
import { isUtf8 } from 'node:buffer';
import { bytesOf } from '../image/byte-path.ts';
import type { ImageConfig } from '../image/types.ts';
import type { RuleImage } from '../rules/rule.ts';
import { nodeAt, type TreeNode, walk } from './file-tree.ts';
import { environment } from './image-paths.ts';

interface Facts {
  config: Pick<ImageConfig, 'env'>;
  createdBy: (layer: number) => string;
  /** Kept content of the visible file at a path. */
  content?: ((path: string) => Uint8Array | undefined) | undefined;
}

export function ruleImage(root: TreeNode, { config, createdBy, content = () => undefined }: Facts): RuleImage {
  const env = environment(config);
  const names = once(() => allNames(root));
  const endings = new Map<string, boolean>();
  const documents = new Map<string, unknown>();
  const text = (path: string) => {
    const bytes = content(path);
    // Of some files only the start is kept, which is no text.
    return bytes === undefined || bytes.length !== nodeAt(root, path)?.inode?.size ? null : decoded(bytes);
  };
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
    text,
    json(path) {
      if (!documents.has(path)) documents.set(path, parsed(text(path)));
      return documents.get(path);
    },
    head: path => content(path) ?? null,
  };
}

function decoded(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : null;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch (error) {
    // Garbage in an image is no failure of ours: whoever asks takes it as missing.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
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
