/** What only development needs of an installation by Yarn 1, from its lockfile: classic.yarnpkg.com/lang/en/docs/yarn-lock. */
import { fieldsOf } from '../conditions.ts';

/**
 * The names that `yarn install --production` does not install. A name that it installs in any version is none of them.
 * @param lockfile Text of the project's `yarn.lock`.
 * @param manifest Its parsed `package.json`.
 * @returns Null if the two do not tell: another version's lockfile, one that lacks a production package, or workspaces.
 */
export function developmentNames(lockfile: string, manifest: unknown): ReadonlySet<string> | null {
  const fields = fieldsOf(manifest);
  if (!/^# yarn lockfile v1$/m.test(lockfile) || fields.has('workspaces')) return null;
  const dependsOf = entriesOf(lockfile);
  const wanted = ['dependencies', 'optionalDependencies'].flatMap(field =>
    [...fieldsOf(fields.get(field))].map(([name, range]) => `${name}@${range}`),
  );
  const production = new Set(wanted);
  for (const pattern of production) {
    const depends = dependsOf.get(pattern);
    if (depends === undefined) return null;
    for (const one of depends) production.add(one);
  }
  const kept = new Set([...production].map(nameOf));
  return new Set([...dependsOf.keys()].map(nameOf).filter(name => !kept.has(name)));
}

/** By pattern, such as `ms@^2.0.0`, the patterns that the package depends on. */
function entriesOf(lockfile: string): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  let depends: string[] = [];
  let listsPackages = false;
  for (const line of lockfile.split(/\r?\n/)) {
    if (/^[^\s#].*:$/.test(line)) {
      depends = [];
      for (const pattern of line.slice(0, -1).split(', ')) entries.set(unquoted(pattern), depends);
    } else if (/^ {2}\S/.test(line)) listsPackages = /^ {2}(?:d|optionalD)ependencies:$/.test(line);
    else if (listsPackages) {
      const [, name, range] = /^ {4}(\S+) (.+)$/.exec(line) ?? [];
      if (name !== undefined && range !== undefined) depends.push(`${unquoted(name)}@${unquoted(range)}`);
    }
  }
  return entries;
}

function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

/** A name starts with an `@` if it has a scope. */
function nameOf(pattern: string): string {
  const at = pattern.indexOf('@', 1);
  return at === -1 ? pattern : pattern.slice(0, at);
}
