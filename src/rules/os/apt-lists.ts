import { rule } from '../rule.ts';

export default rule({
  id: 'apt-lists',
  title: 'APT package indexes',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/lib/apt/lists/**'],
  not: [
    { glob: '/var/lib/apt/lists/lock', why: 'empty lock file' },
    {
      glob: '/var/lib/apt/lists/*{_InRelease,_Release,_Release.gpg}',
      why: '`apt-get dist-clean` keeps the signed release files on purpose: they stop a replay of an older archive',
    },
  ],
  why: 'apt downloads them again at the next `apt-get update`. No program reads them at run time; scanners use `/var/lib/dpkg/status`.',
  remedy:
    'Delete the package lists at the end of each RUN that fetches them: `rm -rf /var/lib/apt/lists/*`. A later RUN that installs needs its own `apt-get update`.',
  usedBy: [
    {
      programs: ['apt-get', 'apt', 'aptitude'],
      verb: ['install', 'upgrade', 'dist-upgrade', 'full-upgrade', 'build-dep', 'satisfy'],
      renewedBy: 'update',
    },
  ],
  empties: ['/var/lib/apt/lists'],
  example: {
    before: 'RUN apt-get update && apt-get install -y --no-install-recommends curl',
    after: 'RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*',
  },
  references: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc',
    'https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config',
  ],
  reports: [
    {
      files: { '/var/lib/apt/lists/mirror_debian_dists_bookworm_main_binary-amd64_Packages.lz4': 19616194 },
      bytes: 19616194,
    },
    {
      files: { '/var/lib/apt/lists/auxfiles/x': 1, '/var/lib/apt/lists/partial/y': 2, '/var/lib/apt/lists/lock': 0 },
      bytes: 3,
    },
  ],
  ignores: [
    {
      files: { '/var/lib/apt/lists/mirror_debian_dists_bookworm_InRelease': 151000 },
      because: '`apt-get dist-clean` keeps the signed release files',
    },
    {
      files: { '/var/lib/apt/extended_states': 9000 },
      because: 'it records which packages are automatic, and `autoremove` needs it',
    },
  ],
});
