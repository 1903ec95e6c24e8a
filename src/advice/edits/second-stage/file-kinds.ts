/** Kinds of files by their paths: what only a build reads or writes, and where a system keeps its own. */

import { directory } from '../../../image/config-paths.ts';

/** A program that was compiled of them does not read them. */
const SOURCES =
  /\.(?:go|rs|c|h|cc|cpp|cxx|c\+\+|hh|hpp|hxx|ipp|inl|s|asm|proto|cmake|am|ac|m4|o|obj|a|d|lo|la|rlib|rmeta|gcno|gcda|pc|md|rst)$/i;
const NAMES =
  /^(?:go\.(?:mod|sum|work(?:\.sum)?)|Cargo\.(?:toml|lock)|rust-toolchain(?:\.toml)?|\.?rustfmt\.toml|\.?clippy\.toml|(?:GNU)?[Mm]akefile|CMakeLists\.txt|CMakeCache\.txt|CMakePresets\.json|meson\.build|meson_options\.txt|configure|config\.(?:log|status)|Dockerfile.*|.*\.[Dd]ockerfile|\.dockerignore|(?:docker-)?compose.*\.ya?ml|\.git(?:ignore|attributes|modules|keep|lab-ci\.yml)|\.editorconfig|\.golangci\.ya?ml|\.goreleaser\.ya?ml|\.pre-commit-config\.yaml|\.imagebudget\.yml|\.clang-(?:format|tidy)|README.*|LICEN[CS]E.*|COPYING.*|NOTICE.*|AUTHORS.*|CHANGELOG.*|CONTRIBUTING.*|CODEOWNERS)$/;
/** Directories that hold what builds and developers need. */
const BUILD_DIRECTORIES =
  /\/(?:\.git|\.github|\.gitlab|\.circleci|\.vscode|\.idea|\.cargo|vendor|testdata|CMakeFiles|_deps|target\/(?:[^/]+\/)?(?:debug|release)\/(?:build|deps|incremental|examples|\.fingerprint)|target\/(?:debug|tmp|doc))(?:\/|$)/;
/** What Cargo leaves beside its programs. */
const CARGO =
  /\/target\/(?:\.rustc_info\.json|CACHEDIR\.TAG|(?:[^/]+\/){0,2}\.cargo-(?:build-|artifact-)?lock|(?:[^/]+\/)?CACHEDIR\.TAG)$/;

export function isSourceFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return SOURCES.test(name) || NAMES.test(name);
}

export function isBuildFile(path: string): boolean {
  return BUILD_DIRECTORIES.test(path) || CARGO.test(path);
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
