/** The packages of the present base that are installed on its smaller sibling, since something uses them. */
import { isRoot } from '../../../advice/edits/root-user.ts';
import { isPackageName } from '../../../advice/edits/second-stage/packages.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { commandsOf } from '../../../dockerfile/commands.ts';
import type { InstalledPackage, Packages } from '../../../packages/find-packages.ts';
import { PackageNeeds } from '../../../packages/package-needs.ts';
import { FOR_COMPILING } from '../recommends/used-packages.ts';
import type { BaseUse } from './base-uses.ts';

export interface PackagesOnSibling {
  /** Names of those that stay. */
  staying: readonly string[];
  /** For a RUN the names of those that it has only while it runs. */
  whileRunning: ReadonlyMap<BuildStep, readonly string[]>;
}

/** More of them would make another full base. */
const MOST = 12;
/** Each fetches and unpacks a compiler anew. */
const MOST_RUNS = 2;
const CERTIFICATES = 'ca-certificates';
/** Programs of a compiler's company that are used without one. */
const TOOLS = /^(?:bzip2|file|patch|unzip|xz-utils)$/;
/** It needs these, by whatever version in their names. */
const BUILD_ESSENTIAL = 'build-essential';
const OF_BUILD_ESSENTIAL =
  /^(?:gcc|g\+\+|cpp|make|dpkg-dev|libc6-dev|libc-dev-bin|linux-libc-dev|binutils|lib(?:gcc|stdc\+\+)-\d+-dev)(?:-\d+)?(?:-[a-z0-9]+-linux-gnu\w*)?$/;
/** Their headers come with the compiler. */
const OF_COMPILERS = /^(?:libc6|libgcc-s1|libstdc\+\+6|libgomp1)$/;
/** Where headers and libraries are. */
const TELLS_COMPILERS = 'pkg-config';
const COMPILER = /^gcc(?:-\d+)?$/;
/** node-gyp is written in Python. */
const NODE_INSTALLERS = /^(?:npm|npx|yarn|pnpm|node-gyp)$/;

/**
 * @param uses what the sibling lacks
 * @param packages of the present base's distribution, which is the sibling's too; null if nothing can be installed there
 * @returns a clause if there is a use that cannot be helped so
 */
export function packagesToInstall(
  uses: Iterable<BaseUse>,
  packages: Packages | null,
  lacking: ReadonlySet<InstalledPackage>,
): PackagesOnSibling | string {
  if (packages === null) {
    const [first] = uses;
    return first === undefined ? { staying: [], whileRunning: new Map() } : first.clause;
  }
  const staying = new Set<string>();
  const building = new Map<BuildStep, Set<string>>();
  const needs = new PackageNeeds(packages.installed, 'dpkg');
  const headersOf = headerPackages(needs, lacking);
  for (const { clause, package: name, run, linked } of uses) {
    const isForCompiling = compiles({ package: name });
    if (isForCompiling && (run === null || !isRoot(run.user))) return clause;
    if (name !== null && !isPackageName(name)) return clause;
    if (run !== null && isForCompiling) {
      const names = building.get(run) ?? new Set(compilersFor(run, lacking));
      const headers = linked.flatMap(one => headersOf.get(one) ?? []);
      for (const one of headers) names.add(one);
      if (headers.length > 0) names.add(TELLS_COMPILERS);
      if (name !== null && !OF_BUILD_ESSENTIAL.test(name)) names.add(name);
      building.set(run, names);
    } else if (name !== null) staying.add(name);
    if (staying.size > MOST || building.size > MOST_RUNS) return `${clause} and more`;
  }
  if (asksForCertificates(staying, needs)) staying.add(CERTIFICATES);
  const whileRunning = new Map(
    [...building].flatMap(([run, names]) => (names.size > 0 ? [[run, [...names].sort()] as const] : [])),
  );
  return { staying: [...staying].sort(), whileRunning };
}

/** Whether a use is that of a compiler, or of what comes with it. */
export function compiles({ package: name }: Pick<BaseUse, 'package'>): boolean {
  return name === null || (FOR_COMPILING.test(name) && !TOOLS.test(name));
}

/** Whether the sibling lacks a compiler that own instructions do not install. */
export function lacksCompiler(lacking: ReadonlySet<InstalledPackage>): boolean {
  return [...lacking].some(({ name }) => COMPILER.test(name));
}

function compilersFor({ instruction }: BuildStep, lacking: ReadonlySet<InstalledPackage>): string[] {
  if (!lacksCompiler(lacking)) return [];
  const isNodes = commandsOf(instruction.text).some(({ name }) => NODE_INSTALLERS.test(name));
  return [BUILD_ESSENTIAL, ...(isNodes ? ['python3'] : [])];
}

/** For the package of a library those packages for developing that need it themselves. */
function headerPackages(needs: PackageNeeds, lacking: ReadonlySet<InstalledPackage>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const one of lacking) {
    if (!/-dev$/.test(one.name) || !isPackageName(one.name) || OF_BUILD_ESSENTIAL.test(one.name)) continue;
    for (const { name } of needs.requiredBy(one))
      if (!OF_COMPILERS.test(name)) found.set(name, [...(found.get(name) ?? []), one.name]);
  }
  return found;
}

/** Whether one of them comes with certificates only by a recommendation. */
function asksForCertificates(names: ReadonlySet<string>, needs: PackageNeeds): boolean {
  return [...needs.closure(names)].some(({ recommends }) =>
    recommends.some(alternatives => alternatives.includes(CERTIFICATES)),
  );
}
