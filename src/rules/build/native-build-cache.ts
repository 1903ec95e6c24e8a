import { rule } from '../rule.ts';

export default rule({
  id: 'native-build-cache',
  title: 'ccache, sccache, Bazel, vcpkg and other build caches',
  before: ['vcs-dir'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '$CACHE/{ccache,sccache,bazel,bazelisk,buck,vcpkg,clangd,mozilla-sccache,meson,cmake-js,kokkos}/**',
    '~/{.ccache,.sccache}/**',
    '/**/vcpkg/{downloads,buildtrees,packages}/**',
  ],
  envDirectories: { CCACHE_DIR: ['**'], SCCACHE_DIR: ['**'] },
  why: 'Compiler and build results, kept for the next build.',
  remedy:
    "Keep the compiler's cache in a cache mount at `/root/.cache/ccache`, or build in one stage and copy only the result. Install with `vcpkg install --clean-after-build`.",
  mounts: ['~/.cache/ccache', '~/.ccache', '~/.cache/sccache', '~/.cache/vcpkg'],
  example: {
    before: "RUN make CC='ccache gcc' install",
    after: "RUN --mount=type=cache,target=/root/.cache/ccache make CC='ccache gcc' install",
  },
  references: ['https://ccache.dev/manual/latest.html', 'https://learn.microsoft.com/en-us/vcpkg/commands/install'],
  reports: [
    { files: { '/root/.cache/ccache/0/a/b.o': 90000, '/opt/vcpkg/buildtrees/zlib/src/zlib.c': 700 }, bytes: 90700 },
    { files: { '/ccache/0/a': 70, '/root/.cache/bazel/_bazel_root/x': 4 }, env: ['CCACHE_DIR=/ccache'], bytes: 74 },
  ],
  ignores: [
    { files: { '/opt/vcpkg/installed/x64-linux/lib/libz.so': 900 }, because: 'installed library' },
    { files: { '/usr/bin/ccache': 900 }, because: 'the program' },
  ],
});
