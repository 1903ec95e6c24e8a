/** The packages that libraries came with, for a base that lacks them. */
import type { PackageNeeds } from '../../../packages/package-needs.ts';
import type { Library } from '../../../runtime/libraries/needed-libraries.ts';
import type { RuntimeNeeds } from '../../../runtime/runtime-needs.ts';

export interface PackagesToInstall {
  names: string[];
  /** Of the files that they and what they need bring. */
  bytes: number;
}

/** What dpkg and apt write beside the files: their databases, logs and caches. */
const RECORDS = 400_000;
/** What the smallest images have besides what every system has. */
const IN_BASE: readonly string[] = ['apt', 'alpine-baselayout', 'alpine-keys', 'apk-tools', 'busybox', 'musl-utils'];
const NAME = /^[a-z0-9][a-z0-9+.-]+$/;
const CERTIFICATES = 'ca-certificates';
/** It looks for certificates under names that only the package makes. */
const OPENSSL = /^libssl\d/;

/** @param called with programs that it calls. @returns a sentence if a library came with no package */
export function packagesFor(
  { packages, libraries }: RuntimeNeeds,
  called: ReadonlySet<string>,
): PackagesToInstall | string {
  const inBase = baseNames(packages);
  const names = new Set(called);
  for (const library of libraries.filter(one => !isCopied(one))) {
    if (library.owner === null || packages.get(library.owner.name) === undefined)
      return `no package has ${library.path}`;
    if (!inBase.has(library.owner.name)) names.add(library.owner.name);
  }
  const brought = packages.closure(names);
  if (packages.get(CERTIFICATES) && [...brought].some(({ name }) => OPENSSL.test(name))) names.add(CERTIFICATES);
  if (![...names].every(isPackageName)) return 'a package has an odd name';
  const added = [...packages.closure(names)].filter(({ name }) => !inBase.has(name));
  const bytes = added.reduce((sum, one) => sum + one.bytes, 0);
  return { names: [...names].sort(), bytes: names.size === 0 ? 0 : bytes + RECORDS };
}

/** Whether a record has a name that a command can be given as it is. */
export function isPackageName(name: string): boolean {
  return NAME.test(name);
}

/** A RUN that installs packages of Debian and nothing beside them, line by line. */
export function aptInstall(names: readonly string[]): string[] {
  return [
    'RUN apt-get update && \\',
    `    apt-get install -y --no-install-recommends ${names.join(' ')} && \\`,
    '    rm -rf /var/lib/apt/lists/*',
  ];
}

/** Whether a library is copied from the build: no package has it, and it lies where the loader of any image looks. */
export function isCopied({ owner, by, path }: Library): boolean {
  return owner === null && (by === 'origin' || by === 'environment' || isLocal(path));
}

/** Below `/usr/local/lib`, where the loader of Debian looks by its own configuration, and musl's by default. */
export function isLocal(path: string): boolean {
  return /^\/usr\/local\/lib\/(?:[\w-]+-linux-gnu\w*\/)?[^/]+$/.test(path);
}

/** Whether the base, or a package that is installed, has a library that is loaded by its name. */
export function hasLoadable({ owner }: Library, packages: PackageNeeds, installed: readonly string[]): boolean {
  return owner !== null && (baseNames(packages).has(owner.name) || packages.closure(installed).has(owner));
}

export function baseNames(packages: PackageNeeds): Set<string> {
  const required = [...packages.all()].filter(one => one.required).map(({ name }) => name);
  return new Set([...packages.closure([...required, ...IN_BASE])].map(({ name }) => name));
}
