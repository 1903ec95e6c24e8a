/** JSON as it is written, where a key may come twice or be escaped. */
export type Tree = { members: [key: string, value: Tree][] } | { items: Tree[] } | { text: string };

/** Keys of a tree are JSON texts, quotes included. */
export const quoted = (key: string): string => JSON.stringify(key);

export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { items: value.map(treeOf) };
  if (typeof value !== 'object' || value === null) return { text: JSON.stringify(value) ?? 'null' };
  const given = Object.entries(value).filter(([, below]) => below !== undefined);
  return { members: given.map(([key, below]) => [quoted(key), treeOf(below)]) };
}

export function write(tree: Tree): string {
  if ('text' in tree) return tree.text;
  if ('items' in tree) return `[${tree.items.map(write).join(',')}]`;
  return `{${tree.members.map(([key, value]) => `${key}:${write(value)}`).join(',')}}`;
}

export function copy(tree: Tree): Tree {
  if ('text' in tree) return { ...tree };
  if ('items' in tree) return { items: tree.items.map(copy) };
  return { members: tree.members.map(([key, value]) => [key, copy(value)]) };
}

/** A tree and all trees in it. */
export function* within(tree: Tree): Generator<Tree> {
  yield tree;
  const below = 'items' in tree ? tree.items : 'members' in tree ? tree.members.map(([, value]) => value) : [];
  for (const one of below) yield* within(one);
}
