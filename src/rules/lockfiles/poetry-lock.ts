/** What only development needs of a project of Poetry, by its lockfile, which Poetry writes: python-poetry.org/docs/basic-usage. */
import { isForDevelopment } from './development-groups.ts';
import { closureOf, normalizedName } from './python-records.ts';

interface Locked {
  /** Normalized. */
  name: string;
  version: string;
  /** Poetry 2 says in which groups a package is. */
  groups: readonly string[] | null;
  /** Poetry before 1.5 says whether `main` needs it, directly or not. */
  category: string | null;
  /** Normalized names of what it needs, also for its extras and on other platforms. */
  needs: string[];
}

/**
 * Packages that only groups for development need: versions by the normalized name.
 * @param lockfile text of `poetry.lock`, in a form from 1.0 to 2.1
 * @param project text of the `pyproject.toml` beside it, which says for older forms what the groups are
 * @returns null if they do not tell: another form, or a group beside `main` that may be for production
 */
export function developmentVersions(
  lockfile: string,
  project: string,
): ReadonlyMap<string, ReadonlySet<string>> | null {
  const form = /^lock-version = "(1\.[01]|2\.[01])"\r?$/m.exec(lockfile)?.[1];
  const blocks = lockfile.split(/^\[\[package\]\]\r?$/m).slice(1);
  const packages = blocks.map(lockedPackage).filter(one => one !== null);
  if (form === undefined || packages.length < blocks.length) return null;
  const isProduction = form === '2.1' ? byGroups(packages) : byProject(packages, project);
  if (isProduction === null) return null;
  const versions = new Map<string, Set<string>>();
  for (const { name, version } of packages) versions.set(name, (versions.get(name) ?? new Set()).add(version));
  // With other versions for other platforms, a package has several entries.
  for (const one of packages) if (isProduction(one)) versions.delete(one.name);
  return versions;
}

/** Null if the text is not as Poetry writes it. */
function lockedPackage(block: string): Locked | null {
  const [fields = '', ...tables] = block.split(/^\[/m);
  const name = /^name = "([^"\\]+)"\r?$/m.exec(fields)?.[1];
  const version = /^version = "([^"\\]+)"\r?$/m.exec(fields)?.[1];
  if (name === undefined || version === undefined) return null;
  const groups = /^groups = \[((?:"[^"\\]+"(?:, )?)+)\]\r?$/m.exec(fields)?.[1]?.match(/[^", ]+/g) ?? null;
  const category = /^category = "([^"\\]+)"\r?$/m.exec(fields)?.[1] ?? null;
  const needed = tables.find(table => table.startsWith('package.dependencies]')) ?? '';
  const needs = [...needed.matchAll(/^"?([\w.-]+)"? = /gm)].map(([, need = '']) => normalizedName(need));
  return { name: normalizedName(name), version, groups, category, needs };
}

type IsProduction = (locked: Locked) => boolean;

function byGroups(packages: readonly Locked[]): IsProduction | null {
  const isKnown = packages.every(({ groups }) => groups?.every(group => group === 'main' || isForDevelopment(group)));
  return isKnown ? ({ groups }) => groups?.includes('main') === true : null;
}

/** Older forms do not name groups. */
function byProject(packages: readonly Locked[], project: string): IsProduction | null {
  const named = namedBy(project);
  const categories = new Set(packages.map(({ category }) => category));
  if (named === null || (categories.has(null) && categories.size > 1)) return null;
  if (!categories.has(null)) return ({ category }) => category !== 'dev';
  const needs = new Map<string, string[]>();
  for (const one of packages) {
    const known = needs.get(one.name) ?? [];
    for (const need of one.needs) known.push(need);
    needs.set(one.name, known);
  }
  const kept = closureOf(named.elsewhere, needs);
  const forDevelopment = closureOf(named.forDevelopment, needs);
  return ({ name }) => kept.has(name) || !forDevelopment.has(name);
}

const TABLE = /^[ \t]*\[\[?([^[\]]+)\]\]?[ \t]*(?:#.*)?$/;
/** A table of a group, or of a package in one. */
const GROUP = /^tool\.poetry\.(?:group\.([\w-]+)(?:\.dependencies(?:\.[\w."-]+)?)?|dev-dependencies(?:\.[\w."-]+)?)$/;
/** Any other way to name a group. */
const OTHER_GROUP =
  /^[ \t]*(?:\[[ \t]*)?(?:"?tool"?[ \t]*\.[ \t]*)?(?:"?poetry"?[ \t]*\.[ \t]*)?"?(?:group|dev-dependencies)\b/;

/**
 * Whatever may be the name of a package: in tables of groups for development, and in all others but those of other tools. Comments,
 * versions and descriptions count as well, which only keeps more. Null if there is a group that may be for production, or may be one.
 */
function namedBy(project: string): { forDevelopment: ReadonlySet<string>; elsewhere: ReadonlySet<string> } | null {
  const forDevelopment = new Set<string>();
  const elsewhere = new Set<string>();
  let names: Set<string> | null = elsewhere;
  for (const line of project.split(/\r?\n/)) {
    const table = TABLE.exec(line)?.[1]?.trim();
    const [isGroup, group = 'dev'] = GROUP.exec(table ?? '') ?? [];
    if (isGroup === undefined ? OTHER_GROUP.test(line) : !isForDevelopment(group)) return null;
    if (isGroup !== undefined) names = forDevelopment;
    else if (table !== undefined) names = /^tool\.(?!poetry\b)/.test(table) ? null : elsewhere;
    for (const word of line.match(/[\w.-]+/g) ?? [])
      for (const name of [word, ...word.split('.')]) names?.add(normalizedName(name));
  }
  return { forDevelopment, elsewhere };
}
