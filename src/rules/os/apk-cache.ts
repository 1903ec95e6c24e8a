import { rule } from '../rule.ts';

export default rule({
  id: 'apk-cache',
  title: 'Alpine package cache and index',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/cache/apk/**', '/etc/apk/cache/**'],
  not: [{ glob: '/{etc/apk/cache,var/cache/apk}/installed', why: 'diskless-mode package list' }],
  why: 'The index and downloaded packages. The database of installed packages is elsewhere.',
  remedy: 'Install with `apk add --no-cache`, which reads the index without storing it.',
  options: [{ programs: ['apk'], verb: ['add', 'upgrade', 'update'], add: '--no-cache' }],
  mounts: ['/var/cache/apk'],
  usedBy: [{ programs: ['apk'], verb: ['add', 'upgrade'], renewedBy: 'update' }],
  example: { before: 'RUN apk add curl tzdata', after: 'RUN apk add --no-cache curl tzdata' },
  references: [
    'https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-cache.5.scd',
    'https://github.com/hadolint/hadolint/wiki/DL3019',
  ],
  reports: [
    { files: { '/var/cache/apk/APKINDEX.d8b2a6f4.tar.gz': 1900000 }, bytes: 1900000 },
    { files: { '/etc/apk/cache/musl-1.2.5-r0.abc.apk': 390000, '/etc/apk/cache/installed': 30 }, bytes: 390000 },
  ],
  ignores: [
    {
      files: { '/var/cache/apk/installed': 900 },
      because: 'the same list where `/etc/apk/cache` is a link to this directory, as `setup-apkcache` makes it',
    },
    { files: { '/lib/apk/db/installed': 60000 }, because: 'the package database' },
    { files: { '/usr/lib/apk/db/installed': 60000 }, because: 'the package database where /lib is merged into /usr' },
    { files: { '/etc/apk/world': 40 }, because: 'the packages that are wanted' },
  ],
});
