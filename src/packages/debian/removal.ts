/**
 * What `apt-get purge --auto-remove` takes away: `pkgDepCache::MarkRequired` in
 * https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/depcache.cc.
 */
import { type Provider, providersOf } from './closure.ts';
import { accepts, type Clause } from './relations.ts';
import type { DebianPackage, DebianState } from './states.ts';

/** Whether packages stay that others only recommend or suggest: `APT::AutoRemove::RecommendsImportant` and `SuggestsImportant`. */
export interface KeptFor {
  recommends: boolean;
  suggests: boolean;
}

export interface RemovalFacts {
  state: Pick<DebianState, 'packages' | 'automatic'>;
  /** Packages that the command names. */
  purged: ReadonlySet<string>;
  keptFor: KeptFor;
}

/** The names of all packages that go. */
export function removedWith({ state: { packages, automatic }, purged, keptFor }: RemovalFacts): Set<string> {
  const removed = withDependants(packages, purged);
  const left = new Map([...packages].filter(([name]) => !removed.has(name)));
  const roots = [...left.values()].filter(({ name, isRequired }) => isRequired || !automatic.has(name));
  const kept = closureOfAll(
    left,
    roots.map(({ name }) => name),
    ({ depends, recommends, suggests }) => [
      ...depends,
      ...(keptFor.recommends ? recommends : []),
      ...(keptFor.suggests ? suggests : []),
    ],
  );
  return new Set([...packages.keys()].filter(name => !kept.has(name)));
}

/** Whatever may be what a package needs is needed: all alternatives, and all packages that provide one. */
export function closureOfAll(
  packages: ReadonlyMap<string, DebianPackage>,
  roots: Iterable<string>,
  relations: (one: DebianPackage) => readonly Clause[],
): Set<string> {
  const providers = providersOf(packages);
  const kept = new Set<string>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const one = packages.get(name);
    if (one === undefined || kept.has(name)) continue;
    kept.add(name);
    for (const clause of relations(one)) for (const other of fitting(clause, providers)) pending.push(other);
  }
  return kept;
}

function fitting(clause: Clause, providers: ReadonlyMap<string, readonly Provider[]>): string[] {
  return clause.flatMap(wanted =>
    (providers.get(wanted.name) ?? [])
      .filter(({ version }) => (version === null ? wanted.operator === null : accepts(wanted, version)))
      .map(({ one }) => one.name),
  );
}

/** What depends on a package that goes, goes too. */
function withDependants(packages: ReadonlyMap<string, DebianPackage>, purged: ReadonlySet<string>): Set<string> {
  const gone = new Set(purged);
  const users = clausesByPackage(packages);
  const pending = [...purged];
  for (let name = pending.pop(); name !== undefined; name = pending.pop())
    for (const clause of users.get(name) ?? []) {
      clause.left--;
      if (clause.left > 0 || gone.has(clause.of)) continue;
      gone.add(clause.of);
      pending.push(clause.of);
    }
  return gone;
}

/** For each package the clauses that it meets, with how many packages meet each. */
function clausesByPackage(packages: ReadonlyMap<string, DebianPackage>): Map<string, { of: string; left: number }[]> {
  const users = new Map<string, { of: string; left: number }[]>();
  const providers = providersOf(packages);
  for (const one of packages.values())
    for (const clause of one.depends) {
      const names = new Set(fitting(clause, providers));
      const counted = { of: one.name, left: names.size };
      for (const name of names) users.get(name)?.push(counted) ?? users.set(name, [counted]);
    }
  return users;
}
