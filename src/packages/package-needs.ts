/** What installed packages need of each other, by the records of their manager. */
import type { InstalledPackage } from './find-packages.ts';
import type { ManagerId } from './types.ts';

export class PackageNeeds {
  readonly #byName = new Map<string, InstalledPackage>();
  readonly #providers = new Map<string, InstalledPackage>();

  /** @param manager of whose packages it answers */
  constructor(installed: readonly InstalledPackage[], manager: ManagerId) {
    for (const one of installed) {
      if (one.manager !== manager || this.#byName.has(one.name)) continue;
      this.#byName.set(one.name, one);
      for (const provided of one.provides) if (!this.#providers.has(provided)) this.#providers.set(provided, one);
    }
  }

  get(name: string): InstalledPackage | undefined {
    return this.#byName.get(name);
  }

  all(): Iterable<InstalledPackage> {
    return this.#byName.values();
  }

  /** The installed ones of these packages, with all that they need: of alternatives, the first that is installed. */
  closure(names: Iterable<string>): Set<InstalledPackage> {
    const found = new Set<InstalledPackage>();
    const pending = [...names].flatMap(name => this.#byName.get(name) ?? []);
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      if (found.has(one)) continue;
      found.add(one);
      for (const other of this.requiredBy(one)) pending.push(other);
    }
    return found;
  }

  /** The installed packages that one needs itself. */
  requiredBy({ depends }: InstalledPackage): InstalledPackage[] {
    return depends.flatMap(alternatives => this.#first(alternatives));
  }

  #first(alternatives: readonly string[]): InstalledPackage[] {
    for (const name of alternatives) {
      const one = this.#byName.get(name) ?? this.#providers.get(name);
      if (one !== undefined) return [one];
    }
    return [];
  }
}
