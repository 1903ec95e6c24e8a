/** Which packages `apk del` removes: those that nothing in the world needs any more. See apk-world(5) and apk-package(5). */
import type { InstalledPackage } from '../find-packages.ts';

/** The installed packages of apk. */
export class ApkPackages {
  readonly all: readonly InstalledPackage[];
  readonly #world: readonly string[];
  readonly #providers = new Map<string, InstalledPackage[]>();

  /** @param world text of `/etc/apk/world`: what somebody asked for */
  constructor(installed: readonly InstalledPackage[], world: string) {
    this.all = installed.filter(({ manager }) => manager === 'apk');
    this.#world = world.split(/\s+/).filter(word => word !== '' && !word.startsWith('!'));
    for (const one of this.all)
      for (const name of new Set([one.name, ...one.provides])) {
        const known = this.#providers.get(name);
        if (known === undefined) this.#providers.set(name, [one]);
        else known.push(one);
      }
  }

  /** The installed packages that a name or a word such as `gcc=12.2.1-r1` means: the one of that name, else all that provide it. */
  named(word: string): InstalledPackage[] {
    const name = nameOf(word);
    const all = this.#providers.get(name) ?? [];
    const own = all.filter(one => one.name === name);
    return own.length > 0 ? own : all;
  }

  /** The installed packages that one needs itself. */
  requiredBy({ depends }: InstalledPackage): InstalledPackage[] {
    return depends.flatMap(names => names.flatMap(name => this.named(name)));
  }

  /** Whether somebody asked for it in these words. */
  isAsked(word: string): boolean {
    return this.#world.some(one => nameOf(one) === nameOf(word));
  }

  /**
   * What goes with these names.
   * @param kept packages that are asked for by name from then on
   * @returns null if it is not sure: packages that nothing needs may be there for others, which go
   */
  removedWith(
    deleted: ReadonlySet<string>,
    kept: Iterable<InstalledPackage> = [],
  ): ReadonlySet<InstalledPackage> | null {
    const before = this.#closure(this.#world.flatMap(word => this.named(word)));
    const rest = this.#world.filter(word => !deleted.has(nameOf(word))).flatMap(word => this.named(word));
    const after = this.#closure([...rest, ...kept]);
    // `install_if`, which the record of an older apk lacks.
    const byThemselves = this.all.filter(one => !before.has(one));
    const removed = this.all.filter(one => before.has(one) && !after.has(one));
    const needed = this.#closure(byThemselves);
    return removed.some(one => needed.has(one)) ? null : new Set(removed);
  }

  #closure(roots: Iterable<InstalledPackage>): ReadonlySet<InstalledPackage> {
    const found = new Set(roots);
    for (const one of found) for (const other of this.requiredBy(one)) found.add(other);
    return found;
  }
}

/** A word of the world or of a command without its version and repository. */
export function nameOf(word: string): string {
  return /^[^<>=~@]+/.exec(word)?.[0] ?? word;
}
