import { rule } from '../rule.ts';

export default rule({
  id: 'debconf-db',
  title: 'debconf databases',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['/var/cache/debconf/{templates,config,passwords}.dat'],
  why: 'debconf can load templates again from the package database, but not the answers in `config.dat`: a later upgrade would ask again.',
  remedy: [
    'RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*',
    '# only in an image that never installs or configures a package again',
  ].join('\n'),
  references: ['https://manpages.debian.org/bookworm/debconf-doc/debconf.conf.5.en.html'],
  reports: [
    { files: { '/var/cache/debconf/templates.dat': 90000 }, bytes: 90000 },
    { files: { '/var/cache/debconf/config.dat': 9000, '/var/cache/debconf/passwords.dat': 100 }, bytes: 9100 },
  ],
  ignores: [
    { files: { '/var/lib/dpkg/info/tzdata.templates': 900 }, because: 'shipped by the package' },
    { files: { '/var/cache/debconf/templates.dat-old': 900 }, because: 'debconf-old claims it' },
  ],
});
