/** Which packages apt installs for others, told from what is installed in the end. */
import { accepts, type Clause } from './relations.ts';
import type { DebianPackage, DebianState } from './states.ts';

export interface Closure {
  /** All that is kept: what was there, what was named, and what they depend on. */
  kept: Set<string>;
  /**
   * Packages that are needed, but of which it is not certain that apt would choose them again: there are alternatives. Named in the
   * command, they are.
   */
  unsure: Set<string>;
}

export interface ClosureFacts {
  after: Pick<DebianState, 'packages'>;
  /** Versions of what is installed already. A newer one may have replaced it since. */
  before: ReadonlyMap<string, DebianPackage>;
  /** Packages that the command names. */
  named: readonly string[];
  /** Whether apt follows `Recommends` too. */
  recommends?: boolean;
}

/** Null if a needed package is not there: the record is not one of a settled system. */
export function closureOf(facts: ClosureFacts): Closure | null {
  const { after, before, named, recommends = false } = facts;
  const kept = new Set([...before.keys(), ...named]);
  const certain = new Set(kept);
  const unsure = new Set<string>();
  /** Names chosen as the first of several, with the others: apt takes the first, unless it has another one already. */
  const firsts: { name: string; others: readonly string[] }[] = [];
  const providers = providersOf(after.packages);
  const pending = [...kept];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const one = after.packages.get(name);
    if (one === undefined) return null;
    const isNew = !before.has(name);
    for (const clause of one.depends) {
      const found = choice(clause, { providers, certain });
      if (found === null) return null;
      add(found);
    }
    for (const clause of recommends && isNew ? one.recommends : []) {
      const found = choice(clause, { providers, certain });
      if (found !== null) add(found);
    }
  }
  for (const { name, others } of firsts) if (others.some(other => kept.has(other))) unsure.add(name);
  return { kept, unsure };

  function add({ name, isSure, others }: Choice): void {
    if (!isSure) unsure.add(name);
    else if (others.length > 0) firsts.push({ name, others });
    if (kept.has(name)) return;
    kept.add(name);
    pending.push(name);
  }
}

interface Choice {
  name: string;
  isSure: boolean;
  /** Further packages that would do, where not knowing about them makes it unsure. */
  others: readonly string[];
}

export interface Provider {
  one: DebianPackage;
  /** The version under this name; null if none is given. */
  version: string | null;
}

/** Installed packages by each name that they have. */
export function providersOf(packages: ReadonlyMap<string, DebianPackage>): Map<string, Provider[]> {
  const providers = new Map<string, Provider[]>();
  const add = (name: string, provider: Provider) =>
    providers.get(name)?.push(provider) ?? providers.set(name, [provider]);
  for (const one of packages.values()) {
    add(one.name, { one, version: one.version });
    for (const { name, operator, version } of one.provides)
      add(name, { one, version: operator === null ? null : version });
  }
  return providers;
}

/**
 * The installed package that a clause gets. It is sure if it is there whatever apt chooses, or if apt can choose no other: the first
 * alternative, and it has no other one yet.
 */
function choice(
  clause: Clause,
  { providers, certain }: { providers: ReadonlyMap<string, Provider[]>; certain: ReadonlySet<string> },
): Choice | null {
  const all = clause.flatMap((wanted, place) =>
    (providers.get(wanted.name) ?? [])
      .filter(({ version }) => (version === null ? wanted.operator === null : accepts(wanted, version)))
      .map(({ one }) => ({ name: one.name, isFirst: place === 0 && one.name === wanted.name })),
  );
  const there = all.find(({ name }) => certain.has(name));
  if (there !== undefined) return { name: there.name, isSure: true, others: [] };
  const [first] = all;
  const others = all.flatMap(({ name }) => (name === first?.name ? [] : name));
  return first === undefined ? null : { name: first.name, isSure: first.isFirst, others };
}
