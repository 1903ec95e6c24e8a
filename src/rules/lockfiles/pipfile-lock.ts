/** What only development needs of a project of Pipenv, by its lockfile: pipenv.pypa.io/en/latest/pipfile.html. */
import { fieldsOf } from '../conditions.ts';
import { normalizedName } from './python-records.ts';

export interface PipfileLock {
  /** Versions of the packages that are in `develop` only, by normalized name. */
  development: ReadonlyMap<string, string>;
  /** Normalized names of all packages. */
  names: ReadonlySet<string>;
}

/** Null if the text is not such a lockfile. */
export function pipfileLock(lockfile: unknown): PipfileLock | null {
  const categories = fieldsOf(lockfile);
  if (fieldsOf(categories.get('_meta')).get('pipfile-spec') !== 6) return null;
  const namesOf = (category: string) => [...fieldsOf(categories.get(category))];
  const others = [...categories.keys()].filter(name => name !== '_meta' && name !== 'develop').flatMap(namesOf);
  const production = new Set(others.map(([name]) => normalizedName(name)));
  const development = namesOf('develop').flatMap(([name, entry]): [string, string][] => {
    const version = fieldsOf(entry).get('version');
    const locked = typeof version === 'string' ? /^==([^=].*)$/.exec(version)?.[1] : undefined;
    return locked === undefined || production.has(normalizedName(name)) ? [] : [[normalizedName(name), locked]];
  });
  const names = new Set([...production, ...namesOf('develop').map(([name]) => normalizedName(name))]);
  return { development: new Map(development), names };
}
