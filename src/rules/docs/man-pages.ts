import { rule } from '../rule.ts';

export default rule({
  id: 'man-pages',
  title: 'Manual pages',
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  sparesLicences: true,
  globs: ['/usr/{share,local/share,local}/man/**', '/usr/share/groff/**'],
  evenIfReferenced: true,
  why: 'Text for people at a terminal.',
  cost: 'Keep the directories `/usr/share/man/man1` to `man8`: some packages (OpenJDK, PostgreSQL) put links there when they are installed, and fail without them.',
  remedy:
    'With rpm, install with `dnf install --setopt=tsflags=nodocs`. With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/man/*` to `/etc/dpkg/dpkg.cfg.d/nodoc` before packages are installed.',
  options: [
    {
      programs: ['dnf', 'dnf5', 'yum'],
      verb: 'install',
      add: '--setopt=tsflags=nodocs',
      unless: ['--nodocs', '--no-docs'],
    },
  ],
  example: {
    before: 'RUN dnf install -y httpd && dnf clean all',
    after: 'RUN dnf install --setopt=tsflags=nodocs -y httpd && dnf clean all',
  },
  references: ['https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes'],
  reports: [
    { files: { '/usr/share/man/man1/ls.1.gz': 90000 }, bytes: 90000 },
    { files: { '/usr/local/man/man1/x.1': 70, '/usr/share/groff/1.22/tmac/an.tmac': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/usr/share/mantis/index.php': 900 }, because: 'other name' },
    { files: { '/usr/share/man/man7/COPYING': 90 }, because: 'a licence' },
  ],
});
