import { rule } from '../rule.ts';

export default rule({
  id: 'debconf-old',
  title: 'debconf backups',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/cache/debconf/*-old'],
  why: 'debconf renames its databases, as in `config.dat-old`, whenever it saves, and never reads the old ones back.',
  remedy: 'End each RUN that installs packages with `rm -f /var/cache/debconf/*-old`.',
  example: {
    before: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
    after: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old',
  },
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
