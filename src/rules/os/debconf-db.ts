import { rule } from '../rule.ts';

export default rule({
  id: 'debconf-db',
  title: 'debconf databases',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['/var/cache/debconf/{templates,config,passwords}.dat'],
  why: 'debconf can load templates again from the package database, but not the answers in `config.dat`: a later upgrade would ask again.',
  remedy:
    'If nothing will ever be installed or configured on top of this image, end its last RUN that installs packages with `rm -rf /var/cache/debconf/*`.',
  example: {
    before: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
    after: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*',
  },
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
