import { label } from './label.ts';

const FILES = new Set(['/var/lib/apt/extended_states', '/etc/ld.so.cache']);
const DIRECTORIES = [
  '/var/lib/dpkg/',
  '/var/cache/debconf/',
  '/var/cache/ldconfig/',
  '/lib/apk/db/',
  '/usr/lib/apk/db/',
  '/var/lib/rpm/',
  '/usr/lib/sysimage/rpm/',
  '/var/lib/dnf/',
  '/var/log/',
];

export default label({
  id: 'state-rewrite',
  title: 'State that every install rewrites',
  severity: 'info',
  before: ['package-upgrade'],
  when: 'The file was stored again, and the path is a package database, the loader’s cache or a log.',
  why: 'Each layer that installs something stores these files again. One install cannot avoid this; ten installs can share a layer.',
  remedy: 'Install in fewer RUNs: each of them stores these files again.',
  test: ({ path, cause }) =>
    (cause === 'overwritten' || cause === 'metadata') &&
    (FILES.has(path) || DIRECTORIES.some(directory => path.startsWith(directory))),
  reports: [
    { layers: [{ files: { '/var/lib/dpkg/status': 90 } }, { files: { '/var/lib/dpkg/status': 99 } }] },
    { layers: [{ files: { '/etc/ld.so.cache': 90 } }, { files: { '/etc/ld.so.cache': 99 } }] },
  ],
  ignores: [
    {
      layers: [{ files: { '/var/lib/rpm/rpmdb.sqlite': 90 } }, { deletes: ['/var/lib/rpm/rpmdb.sqlite'] }],
      because: 'no install deletes the database',
    },
    {
      layers: [{ files: { '/var/lib/dpkg2/status': 90 } }, { files: { '/var/lib/dpkg2/status': 99 } }],
      because: 'another directory',
    },
  ],
});
