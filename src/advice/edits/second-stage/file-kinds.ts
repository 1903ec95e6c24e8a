/**
 * Kinds of files: what only a build reads or writes, and where a system keeps its own. A name alone does not tell: a server may read
 * `content/post.md` and serve `static/vendor`. So each kind counts only where what lies beside it shows that something is built there.
 */

import { matchText } from '../../../image/byte-path.ts';
import { directory } from '../../../image/config-paths.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';

/** Names in one directory. */
export type Names = ReadonlySet<string>;

interface Language {
  sources: RegExp;
  /** What describes a build, at the top of the sources. */
  manifests: RegExp;
}

const LANGUAGES = {
  go: { sources: /\.go$/, manifests: /^go\.(?:mod|work)$/ },
  rust: { sources: /\.rs$/, manifests: /^Cargo\.toml$/ },
  c: {
    sources: /\.(?:c|cc|cpp|cxx|c\+\+|s|asm)$/i,
    manifests: /^(?:(?:GNU)?[Mm]akefile|CMakeLists\.txt|CMakeCache\.txt|meson\.build|configure(?:\.ac)?)$/,
  },
} as const satisfies Record<string, Language>;

/** Languages of which a build compiles the sources in a directory. */
export type Compiled = ReadonlySet<keyof typeof LANGUAGES>;

const NAMES_OF_LANGUAGES = ['go', 'rust', 'c'] as const;
export const ALL_COMPILED: Compiled = new Set(NAMES_OF_LANGUAGES);

/** Those of which a directory has a manifest, or one above it has. */
export function compiledIn(names: Names, above: Compiled): Compiled {
  const found = NAMES_OF_LANGUAGES.filter(one => [...names].some(name => LANGUAGES[one].manifests.test(name)));
  return found.length === 0 ? above : new Set([...above, ...found]);
}

/** What lies beside sources, and is read by compilers and developers. */
const BESIDE_SOURCES = /\.(?:h|hh|hpp|hxx|ipp|inl|proto|cmake|am|ac|m4)$/i;
const NAMES_BESIDE =
  /^(?:go\.(?:sum|work\.sum)|Cargo\.lock|rust-toolchain(?:\.toml)?|\.?rustfmt\.toml|\.?clippy\.toml|CMakePresets\.json|meson_options\.txt|config\.(?:log|status)|Dockerfile.*|.*\.[Dd]ockerfile|\.dockerignore|(?:docker-)?compose.*\.ya?ml|\.git(?:ignore|attributes|modules|keep|lab-ci\.yml)|\.editorconfig|\.golangci\.ya?ml|\.goreleaser\.ya?ml|\.pre-commit-config\.yaml|\.imagebudget\.yml|\.clang-(?:format|tidy)|(?:README|LICEN[CS]E|COPYING|NOTICE|AUTHORS|CHANGELOG|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT)(?:\.(?:md|rst|txt))?|CODEOWNERS)$/;
const HEADER = /\.(?:h|hh|hpp|hxx|ipp|inl)$/i;
/** What compilers write. */
const OBJECTS = /\.(?:o|obj|a|d|lo|la|rlib|rmeta|gcno|gcda|pc)$/i;
/** Of tools of developers, whatever lies beside them. */
const DEVELOPERS = /^(?:\.git|\.github|\.gitlab|\.circleci|\.vscode|\.idea)$/;
/** What Cargo makes in its `target`. */
const CARGO_MADE =
  /\/target\/(?:(?:[^/]+\/)?(?:debug|release)\/(?:build|deps|incremental|examples|\.fingerprint)|\.rustc_info\.json|(?:[^/]+\/){0,2}\.cargo-(?:build-|artifact-)?lock|(?:[^/]+\/)?CACHEDIR\.TAG)$/;
/** The same under names that others use too. */
const CARGO_MAY_MAKE = /\/target\/(?:debug|tmp|doc)$/;

export interface FileFacts {
  path: string;
  /** Those in the directory that has it. */
  beside: Names;
  compiled: Compiled;
  /** Whether a RUN wrote it. */
  isMade: boolean;
}

/** Whether only a build, or a developer, uses a file. */
export function isOfBuild(facts: FileFacts): boolean {
  const { path, isMade } = facts;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (OBJECTS.test(name)) return isMade || isOfSources(facts);
  if (CARGO_MADE.test(path) || isSource(name, facts)) return true;
  if (BESIDE_SOURCES.test(name) || NAMES_BESIDE.test(name)) return isOfSources(facts) || areHeaders(facts);
  return isManifest(name);
}

/** Such as `include/store/store.h`. */
function areHeaders({ path, beside, compiled }: FileFacts): boolean {
  const isInclude = compiled.has('c') && /\/include\//.test(path);
  return isInclude && [...beside].every(name => HEADER.test(name) || !name.includes('.'));
}

function isOfSources(facts: FileFacts): boolean {
  for (const name of facts.beside) if (isSource(name, facts) || isManifest(name)) return true;
  return false;
}

function isSource(name: string, { compiled, beside }: FileFacts): boolean {
  return NAMES_OF_LANGUAGES.some(
    one => LANGUAGES[one].sources.test(name) && (compiled.has(one) || (one === 'c' && isCgo(beside, compiled))),
  );
}

/** Go compiles what C is beside its own files. */
function isCgo(beside: Names, compiled: Compiled): boolean {
  return compiled.has('go') && [...beside].some(name => LANGUAGES.go.sources.test(name));
}

function isManifest(name: string): boolean {
  return NAMES_OF_LANGUAGES.some(one => LANGUAGES[one].manifests.test(name));
}

export interface DirectoryFacts extends FileFacts {
  inside: Names;
  /** Whether each directory in it has a file of that name. */
  eachHas(name: string): boolean;
}

/** Whether only a build, or a developer, uses all that is in a directory. */
export function isDirectoryOfBuild({ path, beside, inside, isMade, eachHas }: DirectoryFacts): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (DEVELOPERS.test(name)) return true;
  // https://go.dev/ref/mod#vendoring, https://doc.rust-lang.org/cargo/commands/cargo-vendor.html
  if (name === 'vendor' && beside.has('go.mod')) return inside.has('modules.txt');
  if (name === 'vendor' && beside.has('Cargo.toml')) return eachHas('.cargo-checksum.json');
  // https://pkg.go.dev/cmd/go: the go tool ignores it, tests read it.
  if (name === 'testdata') return [...beside].some(one => one.endsWith('_test.go'));
  if (name === '.cargo') return beside.has('Cargo.toml');
  if (name === 'CMakeFiles' || name === '_deps') return beside.has('CMakeCache.txt');
  return CARGO_MADE.test(path) || (isMade && CARGO_MAY_MAKE.test(path));
}

/** Where package managers, compilers and caches write; a RUN's files there are not the program's. */
const SYSTEM = [
  ...['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/boot', '/dev', '/proc', '/sys', '/run', '/tmp', '/etc'],
  ...['/usr/bin', '/usr/sbin', '/usr/lib', '/usr/lib32', '/usr/lib64', '/usr/libx32', '/usr/libexec', '/usr/include'],
  ...['/usr/share', '/usr/games', '/usr/local/go', '/usr/local/cargo', '/usr/local/rustup', '/usr/local/include'],
  ...['/usr/local/share/man', '/usr/local/share/doc', '/usr/local/lib/pkgconfig', '/usr/local/lib/cmake'],
  ...['/var/cache', '/var/log', '/var/lib/apt', '/var/lib/dpkg', '/var/lib/systemd', '/var/lib/pam', '/var/tmp'],
  ...['/var/backups', '/var/spool', '/var/mail', '/go', '/root/go', '/root/.cache', '/root/.cargo', '/root/.rustup'],
  ...['/root/.config/go', '/lib/apk', '/var/lib/apk'],
];
const OF_TOOLS = ['GOPATH', 'GOCACHE', 'GOMODCACHE', 'GOROOT', 'CARGO_HOME', 'RUSTUP_HOME'];

export function systemDirectories(env: ReadonlyMap<string, string>): Set<string> {
  const named = OF_TOOLS.flatMap(name => directory(env.get(name) ?? '') ?? []);
  return new Set([...SYSTEM, ...named]);
}

export function namesIn({ children }: StackNode): Set<string> {
  return new Set([...(children?.values() ?? [])].map(({ name }) => matchText(name)));
}

export function directoriesOf({ children }: StackNode): StackNode[] {
  return [...(children?.values() ?? [])].filter(one => one.children !== null);
}
