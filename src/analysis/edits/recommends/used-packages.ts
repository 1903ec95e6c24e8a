/** Packages that came only because another recommends them, but that something uses: they are installed by name. */
import type { ProgramOwners } from './program-owners.ts';

/** What a person would miss first, whatever uses it. docs/advice.md says why. */
const ALWAYS: ReadonlySet<string> = new Set(['ca-certificates', 'netbase', 'tzdata']);

/** Programs that may compile what they install or build. */
export const MAY_COMPILE =
  /^(?:pip[\d.]*|uv|poetry|pipenv|pdm|npm|npx|yarn|pnpm|bun|corepack|node-gyp|gem|bundle|bundler|rake|cargo|rustc|go|make|cmake|ninja|meson|scons|bazel|bazelisk|b2|configure|gcc|cc|g\+\+|c\+\+|clang|clang\+\+|gfortran|ld|setup\.py|build|pecl|phpize|pickle|docker-php-ext-\w+|install-php-extensions|R|Rscript|cpan|cpanm|luarocks|mix|rebar3|stack|cabal|ghc|dotnet|swift|zig|nim|crystal|conda|mamba|dpkg-buildpackage|debuild)$/;
/** What compiling takes. */
export const FOR_COMPILING =
  /(?:-dev|-dev-bin|^build-essential|^(?:gcc|g\+\+|cpp|clang|gfortran|binutils|llvm)(?:-[\w.+-]+)?|^(?:make|cmake|ninja-build|meson|pkg-config|pkgconf|patch|autoconf|automake|libtool|m4|bison|flex|dpkg-dev|xz-utils|bzip2|file|unzip))$/;
const DOCUMENTS = /^manpages|-doc$/;

/** Programs that call git to fetch what they install. Composer does so only for packages without an archive. */
const MAY_CALL_GIT =
  /^(?:pip[\d.]*|uv|poetry|pipenv|pdm|npm|npx|yarn|pnpm|bun|gem|bundle|bundler|cargo|go|mix|rebar3|cabal|stack|swift|bower)$/;
const GIT_BY_SSH = /\bgit@|\bssh:\/\/|type=ssh|GIT_SSH/;

/** Libraries that wheels and other downloaded programs take from the system (PEP 600), and what they bring along. */
const FOR_WHEELS = /^(?:lib(?:stdc\+\+6|gcc-s1|atomic1|gl1|glib2\.0-0(?:t64)?|expat1|gomp1)|zlib1g)$/;

/** Mechanisms that a program logs in by; only LDAP and mail use them by way of the first ones. */
const SASL_LIBRARY = /^libsasl2-2$/;
const SASL_SELDOM = /^(?:libldap\S*|libsasl2-\S+|libcurl\S*)$/;

export interface UseFacts {
  /** Text of all instructions and of scripts. */
  texts: readonly string[];
  /** Names of programs that RUNs start. */
  commands: ReadonlySet<string>;
  /** Whether a RUN starts a script whose text is not known. */
  runsScripts: boolean;
  owners: ProgramOwners;
  /** Whether files in the own layers are programs or libraries of no Debian package. */
  hasForeignLibraries: boolean;
  /** Whether a RUN left a repository of git: something was fetched by it. */
  hasFetchedRepository: boolean;
  /** Names of the packages that need this one. */
  dependants(name: string): string[];
}

/** @param left packages that would not be installed. @param kept those that are */
export function usedPackages(facts: UseFacts, left: ReadonlySet<string>, kept: ReadonlySet<string>): Set<string> {
  const { texts, commands, owners } = facts;
  const compiles = facts.runsScripts || [...commands].some(name => MAY_COMPILE.test(name));
  const mentioned = owners.mentionedIn(texts);
  const callsGit =
    facts.runsScripts || facts.hasFetchedRepository || [...commands].some(name => MAY_CALL_GIT.test(name));
  const isUsed = (name: string): boolean => {
    if (ALWAYS.has(name) || mentioned.has(name)) return true;
    if (DOCUMENTS.test(name)) return false;
    if (compiles && FOR_COMPILING.test(name)) return true;
    if (facts.hasForeignLibraries && FOR_WHEELS.test(name)) return true;
    if (name === 'git') return callsGit;
    if (name === 'openssh-client') return texts.some(text => GIT_BY_SSH.test(text));
    return name === 'libsasl2-modules' && needsSasl(facts, kept);
  };
  return new Set([...left].filter(isUsed));
}

function needsSasl({ dependants }: UseFacts, kept: ReadonlySet<string>): boolean {
  return [...kept].some(
    name => SASL_LIBRARY.test(name) && dependants(name).some(one => kept.has(one) && !SASL_SELDOM.test(one)),
  );
}
