/** What Python records of installed packages: packaging.python.org/en/latest/specifications/recording-installed-packages. */
import { posix } from 'node:path';

/** A `.dist-info` directory, by the file in it that lists the package's files. */
export interface PythonRecord {
  /** The directory that the package is in. */
  site: string;
  /** Normalized. */
  name: string;
  version: string;
}

const RECORD = /^(.*)\/([^/-]+)-([^/-]+)\.dist-info\/RECORD$/;

/** @param path of a `RECORD`; null for one that is somewhere else */
export function recordAt(path: string): PythonRecord | null {
  const [, site, name = '', version = ''] = RECORD.exec(path) ?? [];
  return site === undefined ? null : { site, name: normalizedName(name), version };
}

/** Absolute paths of the files that a `RECORD` lists. Only names with commas or quotes are quoted. */
export function filesIn(record: string, site: string): string[] {
  return record.split(/\r?\n/).flatMap(line => {
    const [, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^",]+)),/.exec(line) ?? [];
    const file = quoted?.replaceAll('""', '"') ?? plain;
    return file === undefined ? [] : posix.resolve(site, file);
  });
}

/** Normalized names of packages that a `METADATA` says are needed, extras aside. */
export function neededBy(metadata: string): string[] {
  const [head = ''] = metadata.split(/\r?\n\r?\n/, 1);
  return [...head.matchAll(/^Requires-Dist: ([\w.-]+)([^\n]*)$/gm)].flatMap(([, name = '', rest = '']) =>
    /\bextra\b/.test(markerOf(rest)) ? [] : normalizedName(name),
  );
}

/** What follows the first `;` of a requirement. */
function markerOf(requirement: string): string {
  const at = requirement.indexOf(';');
  return at === -1 ? '' : requirement.slice(at);
}

/** As Python's "Names and normalization" says. */
export function normalizedName(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}

/** The names, and all that those need, directly or not. */
export function closureOf(names: Iterable<string>, needs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const closure = new Set(names);
  for (const name of closure) for (const need of needs.get(name) ?? []) closure.add(need);
  return closure;
}
