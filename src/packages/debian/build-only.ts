/** Which of the packages that are named for building can go, and which have to be named so that they stay. */
import { closureOf } from './closure.ts';
import { closureOfAll, type KeptFor, removedWith } from './removal.ts';
import type { DebianPackage, DebianState } from './states.ts';

export interface BuildOnlyFacts {
  /** What own layers start from. */
  base: ReadonlyMap<string, DebianPackage>;
  after: Pick<DebianState, 'packages' | 'automatic'>;
  /** Packages for building that somebody asked for. */
  named: ReadonlySet<string>;
  keptFor: KeptFor;
  /** Whether they are not installed in the first place, instead of removed: then apt's choice for the others must be certain. */
  replaces: { recommends: boolean } | null;
  /** Which of the packages that would go are needed. */
  neededAmong(removed: ReadonlySet<string>): Iterable<string>;
}

export interface BuildOnly {
  /** To be named for the removal, or not to be installed. */
  purged: Set<string>;
  /** To be named for the installation, so that they stay. */
  keep: string[];
  /** All packages that go. */
  removed: Set<string>;
}

/** Null if none can go. */
export function findBuildOnly(facts: BuildOnlyFacts): BuildOnly | null {
  const { after, base, named } = facts;
  const manual = [...after.packages.keys()].filter(name => !after.automatic.has(name));
  const wanted = new Set<string>();
  for (;;) {
    const found = withWanted(facts, manual, wanted);
    if (found === null || found.purged.size === 0) return null;
    const needed = [...facts.neededAmong(found.removed)].filter(name => !wanted.has(name));
    if (needed.length > 0) {
      for (const name of needed) wanted.add(name);
      continue;
    }
    // Removing what the base image brought frees nothing, and something else may use it.
    const isBases = [...found.removed].some(name => base.has(name));
    return isBases || [...named].every(name => !found.removed.has(name)) ? null : found;
  }
}

function withWanted(facts: BuildOnlyFacts, manual: readonly string[], wanted: Set<string>): BuildOnly | null {
  const { after, base, named, keptFor, replaces } = facts;
  const others = manual.filter(name => !named.has(name));
  const strong = closureOfAll(after.packages, [...others, ...wanted, ...required(after)], ({ depends }) => depends);
  const purged = new Set([...named].filter(name => !strong.has(name) && !base.has(name)));
  const kept = manual.filter(name => !purged.has(name));
  const keep = leastNames(after, kept, wanted);
  if (replaces === null) {
    const automatic = new Set([...after.automatic].filter(name => !keep.includes(name)));
    return { purged, keep, removed: removedWith({ state: { ...after, automatic }, purged, keptFor }) };
  }
  const before = new Map([...base].filter(([name]) => after.packages.has(name)));
  const closure = closureOf({ after, before, named: [...kept, ...keep], recommends: replaces.recommends });
  if (closure === null) return null;
  if (closure.unsure.size > 0) {
    if ([...closure.unsure].every(name => wanted.has(name))) return null;
    for (const name of closure.unsure) wanted.add(name);
    return withWanted(facts, manual, wanted);
  }
  return { purged, keep, removed: new Set([...after.packages.keys()].filter(name => !closure.kept.has(name))) };
}

function required({ packages }: Pick<DebianState, 'packages'>): string[] {
  return [...packages.values()].flatMap(({ name, isRequired }) => (isRequired ? [name] : []));
}

/** Those of the wanted packages that nothing else keeps. */
function leastNames(
  after: Pick<DebianState, 'packages'>,
  kept: readonly string[],
  wanted: ReadonlySet<string>,
): string[] {
  const names = new Set([...wanted].filter(name => after.packages.has(name)));
  for (const name of [...names].sort()) {
    names.delete(name);
    const needed = closureOfAll(after.packages, [...kept, ...required(after), ...names], onlyChoice);
    if (!needed.has(name)) names.add(name);
  }
  return [...names].sort();
}

/** Of what a package depends on, that which has no alternative. */
function onlyChoice({ depends }: DebianPackage): DebianPackage['depends'] {
  return depends.filter(clause => clause.length === 1);
}
