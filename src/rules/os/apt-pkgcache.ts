import { rule } from '../rule.ts';

export default rule({
  id: 'apt-pkgcache',
  title: 'APT binary caches',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/cache/apt/*.bin', '/var/cache/apt/*.bin.*'],
  why: 'Copies of the package lists in a form that apt maps into memory. apt writes them again whenever it runs.',
  remedy: 'End each RUN that uses apt with `apt-get clean`, which deletes these files too.',
  example: {
    before: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
    after: 'RUN apt-get update && apt-get install -y curl && apt-get clean && rm -rf /var/lib/apt/lists/*',
  },
  references: [
    'https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc',
    'https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config',
  ],
  reports: [
    { files: { '/var/cache/apt/pkgcache.bin': 39980000, '/var/cache/apt/srcpkgcache.bin': 39970000 }, bytes: 79950000 },
    { files: { '/var/cache/apt/pkgcache.bin.Zx81Qp': 12 }, bytes: 12 },
  ],
  ignores: [
    { files: { '/usr/share/app/model.bin': 800 }, because: 'any other .bin file' },
    { files: { '/var/cache/apt/archives/lock': 1 }, because: 'not a cache file' },
  ],
});
