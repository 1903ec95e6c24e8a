import { rule } from '../rule.ts';

export default rule({
  id: 'apt-archives',
  title: 'Downloaded .deb files',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/cache/apt/archives/**'],
  not: [{ glob: '/var/cache/apt/archives/lock', why: 'empty lock file' }],
  why: 'dpkg has unpacked them; they are only a download cache. Official Debian and Ubuntu images delete them automatically, other bases do not.',
  remedy: 'End each RUN that installs packages with `apt-get clean`, which deletes the downloaded ones.',
  example: {
    before: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
    after: 'RUN apt-get update && apt-get install -y curl && apt-get clean && rm -rf /var/lib/apt/lists/*',
  },
  references: [
    'https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc',
    'https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config',
  ],
  reports: [
    {
      files: {
        '/var/cache/apt/archives/git_1%3a2.39.5-0+deb12u3_amd64.deb': 7200000,
        '/var/cache/apt/archives/lock': 0,
      },
      bytes: 7200000,
    },
    { files: { '/var/cache/apt/archives/partial/x.deb': 4000 }, bytes: 4000 },
  ],
  ignores: [
    { files: { '/opt/repo/pool/main/g/git.deb': 7200000 }, because: 'a package repository that the image serves' },
    { files: { '/var/cache/apt/pkgcache.bin': 5 }, because: 'apt-pkgcache claims it' },
  ],
});
