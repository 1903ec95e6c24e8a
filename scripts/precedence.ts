/** The order of precedence: by ecosystem, then by id, unless a definition says otherwise. */

/** A definition and the file that declares it, relative to its kind's folder: `os/apt-lists.ts`. */
export interface Source<T extends Ranked> {
  file: string;
  definition: T;
}

export interface Ranked {
  id: string;
  before?: readonly string[];
  last?: true;
}

/**
 * Sorts definitions by folder and id. One with `before` moves up to the first of those that it names; one with `last` goes to
 * the end.
 * @param folders in their order; others follow by name
 * @throws Error if `before` names an unknown id, or two name each other
 */
export function inPrecedence<T extends Ranked>(sources: readonly Source<T>[], folders: readonly string[]): Source<T>[] {
  const sorted = byFolderAndId(sources, folders);
  const earlier = earlierOnes(sorted);
  const order: Source<T>[] = [];
  const done = new Set<string>();
  const place = (source: Source<T>, way: readonly string[]) => {
    const { id } = source.definition;
    if (way.includes(id)) throw new Error(`${[...way, id].reverse().join(' is before ')}`);
    if (done.has(id)) return;
    for (const one of earlier.get(id) ?? []) place(one, [...way, id]);
    done.add(id);
    order.push(source);
  };
  for (const source of sorted) place(source, []);
  return order;
}

function byFolderAndId<T extends Ranked>(sources: readonly Source<T>[], folders: readonly string[]): Source<T>[] {
  const rank = ({ file }: Source<T>) => {
    const known = folders.indexOf(file.slice(0, Math.max(0, file.indexOf('/'))));
    return known === -1 ? folders.length : known;
  };
  return [...sources].sort(
    (a, b) =>
      Number(a.definition.last ?? false) - Number(b.definition.last ?? false) ||
      rank(a) - rank(b) ||
      (a.file < b.file ? -1 : 1),
  );
}

/** The definitions that must come before each id, in order. */
function earlierOnes<T extends Ranked>(sorted: readonly Source<T>[]): Map<string, Source<T>[]> {
  const earlier = new Map(sorted.map(({ definition }): [string, Source<T>[]] => [definition.id, []]));
  for (const source of sorted) {
    for (const id of source.definition.before ?? []) {
      const others = earlier.get(id);
      if (others === undefined) throw new Error(`${source.definition.id} is before ${id}, which does not exist`);
      others.push(source);
    }
  }
  return earlier;
}
