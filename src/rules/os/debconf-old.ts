import { rule } from '../rule.ts';

export default rule({
  id: 'debconf-old',
  title: 'debconf backups',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/cache/debconf/*-old'],
  why: 'debconf renames its database to `NAME-old` whenever it saves, and never reads the old one back.',
  remedy:
    'RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old',
  references: ['https://manpages.debian.org/bookworm/debconf-doc/debconf.conf.5.en.html'],
  reports: [
    {
      files: { '/var/cache/debconf/templates.dat-old': 750000, '/var/cache/debconf/templates.dat': 751000 },
      bytes: 750000,
    },
    { files: { '/var/cache/debconf/config.dat-old': 7000, '/var/cache/debconf/passwords.dat-old': 0 }, bytes: 7000 },
  ],
  ignores: [
    { files: { '/var/cache/debconf/config.dat': 7000 }, because: 'the answers given at installation' },
    { files: { '/var/cache/debconf/passwords.dat': 5 }, because: 'answers too' },
  ],
});
