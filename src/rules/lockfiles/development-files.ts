/** Files of installed Python packages that only development needs. */
import { posix } from 'node:path';
import type { RuleImage } from '../rule.ts';
import { filesIn, neededBy, type PythonRecord, recordAt } from './python-records.ts';

interface Installed {
  /** Absolute, of the `RECORD`. */
  path: string;
  /** Null for one that is in no directory of packages. */
  record: PythonRecord | null;
}

export interface DevelopmentPackages {
  /** Normalized names of all packages that are locked. */
  names: ReadonlySet<string>;
  /** Whether this is a package, in this version, that is locked and that only development needs. */
  isForDevelopment(record: PythonRecord, path: string): boolean;
}

/**
 * By the `RECORD` of each package; none that another package lists too. Packages that are not locked keep what they need. The rule
 * must read `RECORD` and the head of `METADATA`.
 */
export function developmentFilesOf(packages: DevelopmentPackages, image: RuleImage): ReadonlySet<string> {
  const files = new Set<string>();
  const records = image.textPaths('RECORD').map(path => ({ path, record: recordAt(path) }));
  const kept = keptBySite(packages.names, records, image);
  const others: string[] = [];
  for (const { path, record } of records) {
    const isForDevelopment =
      record !== null && packages.isForDevelopment(record, path) && kept.get(record.site)?.has(record.name) === false;
    for (const file of filesIn(image.text(path) ?? '', record?.site ?? '/')) {
      if (isForDevelopment) files.add(file);
      else others.push(file);
    }
  }
  for (const file of others) files.delete(file);
  return files;
}

/** For each directory the packages that are not locked, such as Pipenv itself, with all that they need. */
function keptBySite(
  names: ReadonlySet<string>,
  records: readonly Installed[],
  image: RuleImage,
): Map<string, ReadonlySet<string>> {
  const needs = new Map<string, Map<string, string[]>>();
  for (const { path, record } of records) {
    if (record === null) continue;
    const metadata = image.head(`${posix.dirname(path)}/METADATA`);
    const of = needs.get(record.site) ?? new Map<string, string[]>();
    needs.set(record.site, of.set(record.name, neededBy(metadata === null ? '' : new TextDecoder().decode(metadata))));
  }
  return new Map(
    [...needs].map(([site, of]) => {
      const kept = new Set([...of.keys()].filter(name => !names.has(name)));
      for (const name of kept) for (const need of of.get(name) ?? []) kept.add(need);
      return [site, kept];
    }),
  );
}
