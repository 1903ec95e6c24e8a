import { rule } from '../rule.ts';

export default rule({
  id: 'info-pages',
  title: 'GNU info pages',
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  sparesLicences: true,
  globs: ['/usr/{share,local/share}/info/**'],
  evenIfReferenced: true,
  why: 'Text for people at a terminal.',
  remedy:
    'With rpm, install with `dnf install --setopt=tsflags=nodocs`. With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/info/*` to `/etc/dpkg/dpkg.cfg.d/nodoc` before packages are installed.',
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
    { files: { '/usr/share/info/sed.info.gz': 90000 }, bytes: 90000 },
    { files: { '/usr/local/share/info/dir': 70 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/usr/share/infodata/x': 900 }, because: 'other name' },
    { files: { '/app/info/a.txt': 90 }, because: 'another place' },
  ],
});
