/** Variables that compilers, build tools and package managers read, and no program that they make. */

const NAMES =
  /^(?:CGO_\w+|GO(?:PROXY|FLAGS|OS|ARCH|ARM|AMD64|PRIVATE|NOPROXY|NOSUMDB|SUMDB|TOOLCHAIN|CACHE|MODCACHE|PATH|ROOT|BIN|EXPERIMENT|INSECURE|LANG_VERSION|LANG)|GO111MODULE|CARGO_\w+|RUSTUP_\w+|RUST_VERSION|RUSTFLAGS|RUSTC\w*|CC|CXX|AR|LD|CFLAGS|CXXFLAGS|CPPFLAGS|LDFLAGS|MAKEFLAGS|GCC_VERSION|CMAKE_\w+|PKG_CONFIG\w*|DEBIAN_FRONTEND|GPG_KEYS?)$/;

export function isBuildVariable(name: string): boolean {
  return NAMES.test(name);
}
