/** What only development needs of a project of Poetry, by its lockfile, which Poetry writes: python-poetry.org/docs/basic-usage. */
import { isForDevelopment } from './development-groups.ts';
import { normalizedName } from './python-records.ts';

/**
 * Packages that only groups for development need: versions by the normalized name.
 * @param lockfile Text of `poetry.lock`, in the form 2.1, which says of each package in which groups it is.
 * @returns Null if it does not tell: another form, or a group beside `main` that may be for production.
 */
export function developmentVersions(lockfile: string): ReadonlyMap<string, ReadonlySet<string>> | null {
  if (!/^lock-version = "2\.1"\r?$/m.test(lockfile)) return null;
  const versions = new Map<string, Set<string>>();
  const production = new Set<string>();
  for (const block of lockfile.split(/^\[\[package\]\]\r?$/m).slice(1)) {
    const [fields = ''] = block.split(/^\[/m, 1);
    const name = /^name = "([^"\\]+)"\r?$/m.exec(fields)?.[1];
    const version = /^version = "([^"\\]+)"\r?$/m.exec(fields)?.[1];
    const groups = /^groups = \[((?:"[^"\\]+"(?:, )?)+)\]\r?$/m.exec(fields)?.[1]?.match(/[^", ]+/g);
    if (name === undefined || version === undefined || groups == null) return null;
    if (groups.some(group => group !== 'main' && !isForDevelopment(group))) return null;
    const normalized = normalizedName(name);
    if (groups.includes('main')) production.add(normalized);
    const known = versions.get(normalized) ?? new Set();
    versions.set(normalized, known.add(version));
  }
  // With other versions for other platforms, a package has several entries.
  for (const name of production) versions.delete(name);
  return versions;
}
