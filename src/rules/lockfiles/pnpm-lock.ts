/** What only development needs of an installation by pnpm, from its record: github.com/pnpm/spec/blob/master/lockfile/9.0.md. */

/**
 * Packages as `name@version`, as pnpm names directories of its virtual store, that no production package of the project needs.
 * @param lockfile Text of `node_modules/.pnpm/lock.yaml`, in the form in which pnpm 9 and later write it.
 * @returns Null if it does not tell: another version's record, several projects, or a package that it does not list.
 */
export function developmentPackages(lockfile: string): ReadonlySet<string> | null {
  if (!/^lockfileVersion: '9\.\d+'$/m.test(lockfile)) return null;
  const { importers, snapshots } = sectionsOf(lockfile);
  const project = importers.get('.');
  if (project === undefined || importers.size > 1) return null;
  const production = new Set<string>();
  const open = [project];
  for (const { wanted, optional } of open) {
    for (const [list, isOptional] of [[wanted, false] as const, [optional, true] as const])
      for (const [name, version] of list) {
        const key = keyOf(name, version, snapshots);
        const entry = key === null ? undefined : snapshots.get(key);
        if (key === null || entry === undefined) {
          // Packages of other platforms may be missing; a link leads to a directory.
          if (isOptional || version.startsWith('link:')) continue;
          return null;
        }
        if (!production.has(key)) open.push(entry);
        production.add(key);
      }
  }
  const kept = new Set([...production].map(withoutPeers));
  return new Set([...snapshots.keys()].map(withoutPeers).filter(key => !kept.has(key)));
}

/** `name@version` of a directory of the virtual store, which may also name peers; null if it is none of a package. */
export function packageInStore(directory: string): string | null {
  const [, name, version] = /^(@?[^@]+)@([^_@]+)(?:_.*)?$/.exec(directory) ?? [];
  return name === undefined || version === undefined ? null : `${name}@${version}`;
}

/** What a package or the project needs: names with versions. */
interface Entry {
  wanted: [name: string, version: string][];
  optional: [name: string, version: string][];
}

/** The part that an entry's lines name; packages for development are in none. */
const LISTS: Readonly<Record<string, keyof Entry>> = { dependencies: 'wanted', optionalDependencies: 'optional' };

function sectionsOf(lockfile: string) {
  const sections = { importers: new Map<string, Entry>(), snapshots: new Map<string, Entry>() };
  let section: Map<string, Entry> | null = null;
  let entry: Entry | null = null;
  let list: keyof Entry | null = null;
  let package_ = '';
  for (const line of lockfile.split(/\r?\n/)) {
    const [, indent = '', key = '', value = ''] =
      /^( *)('(?:[^']|'')+'|[^\s'"#][^:]*(?::[^\s:]+)*):(?: (.+))?$/.exec(line) ?? [];
    if (key === '') continue;
    const name = unquoted(key);
    if (indent === '') section = name === 'importers' || name === 'snapshots' ? sections[name] : null;
    else if (section === null) continue;
    else if (indent.length === 2) {
      entry = { wanted: [], optional: [] };
      section.set(name, entry);
      list = null;
    } else if (indent.length === 4) list = Object.hasOwn(LISTS, name) ? (LISTS[name] ?? null) : null;
    else if (entry === null || list === null) continue;
    else if (indent.length === 6 && value !== '') entry[list].push([name, unquoted(value)]);
    else if (indent.length === 6) package_ = name;
    else if (indent.length === 8 && name === 'version') entry[list].push([package_, unquoted(value)]);
  }
  return sections;
}

/** An alias has the real name before the version. */
function keyOf(name: string, version: string, known: ReadonlyMap<string, unknown>): string | null {
  return [`${name}@${version}`, version].find(key => known.has(key)) ?? null;
}

/** As pnpm writes it in a path. */
function withoutPeers(key: string): string {
  const [bare = ''] = key.split('(', 1);
  return bare.replaceAll(/[\\/:*?"<>|#]/g, '+');
}

function unquoted(text: string): string {
  return text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}
