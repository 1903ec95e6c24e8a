import { rule } from '../rule.ts';

export default rule({
  id: 'dpkg-old',
  title: 'dpkg and apt state backups',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/lib/dpkg/*-old', '/var/backups/{dpkg,apt,alternatives}.*'],
  why: 'The previous state of files that dpkg and apt rewrite. Nothing reads it unless somebody restores it by hand.',
  remedy:
    'End each RUN that installs packages with `rm -f /var/lib/dpkg/*-old /var/backups/dpkg.* /var/backups/apt.* /var/backups/alternatives.*`.',
  example: {
    before: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
    after: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/* /var/lib/dpkg/*-old',
  },
  references: ['https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html'],
  reports: [
    {
      files: {
        '/var/lib/dpkg/status-old': 120000,
        '/var/lib/dpkg/diversions-old': 150,
        '/var/lib/dpkg/status': 121000,
      },
      bytes: 120150,
    },
    { files: { '/var/backups/apt.extended_states.0': 900, '/var/backups/dpkg.status.1.gz': 300 }, bytes: 1200 },
  ],
  ignores: [
    { files: { '/var/lib/dpkg/status': 121000 }, because: 'the package database: dpkg and every scanner need it' },
    { files: { '/var/lib/dpkg/info/bash.list': 400 }, because: 'it says which package owns which file' },
    { files: { '/var/backups/postgres.dump': 5000 }, because: 'a backup of something else' },
  ],
});
