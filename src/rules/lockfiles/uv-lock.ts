/** What only development needs of a project of uv, by its lockfile, which uv writes: docs.astral.sh/uv/concepts/projects/layout. */
import { isForDevelopment } from './development-groups.ts';
import { closureOf } from './python-records.ts';

/** The group that uv installs unless it is told not to. */
const DEV = 'dev';
const LOCAL = /^source = \{ (?:virtual|editable|directory|path) = /m;

export interface UvLock {
  /** Versions of the packages that only groups for development need, by normalized name. */
  development: ReadonlyMap<string, ReadonlySet<string>>;
  /** Normalized names of all packages. */
  names: ReadonlySet<string>;
}

/** A package with what it needs: for each extra, or group, the names of `needs`. */
interface Locked {
  name: string;
  version: string | null;
  /** Whether it is a project of the workspace, or another directory. */
  isLocal: boolean;
  needs: string[];
  extras: Map<string, string[]>;
  groups: Map<string, string[]>;
}

/**
 * Packages that `uv sync --no-dev` leaves out. What a marker leaves out on some platforms counts as needed.
 * @param lockfile text of `uv.lock`
 * @param project text of the `pyproject.toml` beside it, which says what groups are installed by default
 * @returns null for another form of lockfile
 */
export function uvLock(lockfile: string, project: string): UvLock | null {
  const [head = '', ...blocks] = lockfile.split(/^\[\[package\]\]\r?$/m);
  // Groups and scripts that belong to no package are not read.
  if (!/^version = 1\r?$/m.test(head) || /^requirements = |^\[manifest\.dependency-groups\]/m.test(head)) return null;
  const packages = blocks.map(lockedPackage);
  const known = packages.filter(one => one !== null);
  if (known.length < packages.length) return null;
  const needs = needsOf(known);
  const isInstalled = installedBesideDev(project);
  const groups = known.flatMap(one => [...one.groups]);
  const ofProduction = groups.filter(([group]) => isInstalled(group)).flatMap(([, names]) => names);
  const local = known.filter(({ isLocal }) => isLocal);
  const roots = local.flatMap(one => [one.name, ...[...one.extras.keys()].map(extra => `${one.name}[${extra}]`)]);
  const production = closureOf([...roots, ...ofProduction], needs);
  const forDev = closureOf(
    groups.filter(([group]) => group === DEV).flatMap(([, names]) => names),
    needs,
  );
  const development = new Map<string, Set<string>>();
  for (const { name, version } of known) {
    if (version === null || production.has(name) || !forDev.has(name)) continue;
    development.set(name, (development.get(name) ?? new Set()).add(version));
  }
  return { development, names: new Set(known.map(({ name }) => name)) };
}

/** Null if the text is not as uv writes it. */
function lockedPackage(block: string): Locked | null {
  const name = /^name = "([^"\\]+)"\r?$/m.exec(block)?.[1];
  const version = /^version = "([^"\\]+)"\r?$/m.exec(block)?.[1] ?? null;
  const isLocal = LOCAL.test(block);
  const lists = listsOf(block);
  if (name === undefined || lists === null || (version === null && !isLocal)) return null;
  const inTable = (table: string) =>
    new Map([...lists].flatMap(([key, names]) => (key.startsWith(table) ? [[key.slice(table.length), names]] : [])));
  return {
    ...{ name, version, isLocal },
    needs: lists.get('package.dependencies') ?? [],
    extras: inTable('package.optional-dependencies.'),
    groups: inTable('package.dev-dependencies.'),
  };
}

/** Lists of needed packages by table and key: `flask`, and `flask[async]` for an extra of it. Null for another form of list. */
function listsOf(block: string): Map<string, string[]> | null {
  const lists = new Map<string, string[]>();
  let table = 'package';
  let open: string[] | null = null;
  for (const line of block.split(/\r?\n/)) {
    const opened = /^\[([\w.-]+)\]$/.exec(line)?.[1];
    table = opened ?? table;
    if (open !== null) {
      const need = /^ {4}\{ name = "([^"\\]+)"/.exec(line)?.[1];
      const extras = /, extra = \[([^\][]*)\]/.exec(line)?.[1]?.match(/[^", ]+/g) ?? [];
      if (need !== undefined) open.push(need, ...extras.map(extra => `${need}[${extra}]`));
      else if (line === ']') open = null;
      else return null;
    } else if (/^package(?:\.(?:optional|dev)-dependencies)?$/.test(table)) {
      const [, key = '', list] = /^([\w.-]+) = (.*)$/.exec(line) ?? [];
      if (list === undefined || (table === 'package' && key !== 'dependencies')) continue;
      if (list !== '[') return null;
      open = [];
      lists.set(`${table}.${key}`, open);
    }
  }
  return open === null ? lists : null;
}

/** What each package, and each extra of one, needs. Versions for several platforms count as one. */
function needsOf(packages: readonly Locked[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  const add = (name: string, needs: readonly string[]) => {
    const known = all.get(name) ?? [];
    for (const need of needs) known.push(need);
    all.set(name, known);
  };
  for (const { name, needs, extras } of packages) {
    add(name, needs);
    for (const [extra, names] of extras) add(`${name}[${extra}]`, names);
  }
  return all;
}

/** Which groups may be installed with `--no-dev`: those that are not for development by their names, and the default ones. */
function installedBesideDev(project: string): (group: string) => boolean {
  const lists = [...project.matchAll(/^[ \t]*default-groups[ \t]*=[ \t]*\[([^\][]*)\]/gm)];
  const isKnown = project.split('default-groups').length - 1 === lists.length;
  const defaults = new Set(lists.flatMap(([, list = '']) => list.match(/[\w.-]+/g) ?? []));
  return group => group !== DEV && (!isKnown || defaults.has(group) || !isForDevelopment(group));
}
