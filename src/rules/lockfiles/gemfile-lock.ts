/** What a Gemfile.lock says: bundler.io/guides/rationale.html, and Bundler's own `lockfile_parser.rb`. */
import { isForDevelopment } from './development-groups.ts';
import { gemsOf } from './gemfile.ts';

export interface DevelopmentGems {
  /** The groups for development that the Gemfile has. */
  groups: readonly string[];
  /** Gems from a gem server that only those groups need: names by `NAME-VERSION` with the platform, if it has one. */
  gems: ReadonlyMap<string, string>;
  /** All others that are locked, in the same way. */
  others: ReadonlyMap<string, string>;
}

interface Lock {
  /** By the name of each gem, whatever the platform. */
  needs: Map<string, Set<string>>;
  /** Names by `NAME-VERSION`, of gems from a gem server. */
  served: Map<string, string>;
  /** Names of the gems that the Gemfile names. */
  direct: Set<string>;
}

const LINES = {
  section: /^([A-Z][A-Z ]*)$/,
  gem: /^ {4}([\w.-]+) \(([\w.-]+)\)$/,
  need: /^ {6}([\w.-]+)(?: \([^()]*\))?$/,
  direct: /^ {2}([\w.-]+)(?: \([^()]*\))?!?$/,
};
const SOURCES: ReadonlySet<string> = new Set(['GEM', 'GIT', 'PATH']);

/**
 * Which gems only groups for development need. Of two groups a gem needs one for production to stay.
 * @returns Null if it is not certain: a Gemfile that is more than a list, or a lockfile of another Gemfile or form.
 */
export function developmentGems(gemfile: string, lockfile: string): DevelopmentGems | null {
  const named = gemsOf(gemfile);
  const lock = lockOf(lockfile);
  if (named === null || lock === null || !isSame(new Set(named.gems.keys()), lock.direct)) return null;
  const groups = new Set([...named.gems.values()].flatMap(of => [...of]).filter(isForDevelopment));
  const without = (isLeftOut: (group: string) => boolean) =>
    [...named.gems].flatMap(([name, of]) => ([...of].every(isLeftOut) ? [] : name));
  const before = neededBy(
    without(group => named.optional.has(group)),
    lock,
  );
  const after = neededBy(
    without(group => named.optional.has(group) || groups.has(group)),
    lock,
  );
  const isGone = (name: string) => before.has(name) && !after.has(name) && name !== 'bundler';
  return {
    groups: [...groups],
    gems: new Map([...lock.served].filter(([, name]) => isGone(name))),
    others: new Map([...lock.served].filter(([, name]) => !isGone(name))),
  };
}

function lockOf(text: string): Lock | null {
  const lock: Lock = { needs: new Map(), served: new Map(), direct: new Set() };
  let section = '';
  let needs = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    const [, head] = LINES.section.exec(line) ?? [];
    // Of a merge that was not finished.
    if (/^(?:<{7}|={7}|>{7})/.test(line)) return null;
    if (head !== undefined) section = head;
    const [, gem, version] = SOURCES.has(section) ? (LINES.gem.exec(line) ?? []) : [];
    const [, need] = SOURCES.has(section) ? (LINES.need.exec(line) ?? []) : [];
    const [, direct] = section === 'DEPENDENCIES' ? (LINES.direct.exec(line) ?? []) : [];
    if (gem !== undefined) {
      needs = lock.needs.get(gem) ?? new Set();
      lock.needs.set(gem, needs);
      if (section === 'GEM') lock.served.set(`${gem}-${version}`, gem);
    } else if (need !== undefined) needs.add(need);
    else if (direct !== undefined) lock.direct.add(direct);
  }
  return lock.direct.size === 0 ? null : lock;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every(name => other.has(name));
}

/** Names of these gems, and of all that they need. */
function neededBy(names: readonly string[], { needs }: Lock): Set<string> {
  const found = new Set(names);
  for (const name of found) for (const need of needs.get(name) ?? []) found.add(need);
  return found;
}
