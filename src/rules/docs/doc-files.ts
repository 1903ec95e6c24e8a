import { rule } from '../rule.ts';

export default rule({
  id: 'doc-files',
  title: 'Package documentation',
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  sparesLicences: true,
  globs: [
    '/usr/{share,local/share}/{doc,doc-base,gtk-doc,help,lintian,linda,bug,devhelp}/**',
    '/usr/share/{perl,perl5}/**/*.pod',
    '/usr/local/share/javadoc/**',
  ],
  not: [
    { glob: '/**/copyright*', why: "licence text: the distribution's permission to redistribute depends on it" },
    { glob: '/**/{LICENSE,LICENCE,COPYING,NOTICE,COPYRIGHT,AUTHORS}*', why: 'licence text' },
    { glob: '/usr/share/{licenses,common-licenses}/**', why: 'licence text' },
  ],
  evenIfReferenced: true,
  why: 'Changelogs, explanations and examples.',
  remedy:
    'With rpm, install with `dnf install --setopt=tsflags=nodocs`. With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/doc/*` and `path-include=/usr/share/doc/*/copyright` to `/etc/dpkg/dpkg.cfg.d/nodoc` before installing.',
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
    {
      files: { '/usr/share/doc/git/RelNotes/2.39.5.txt': 90000, '/usr/share/doc/bash/changelog.Debian.gz': 700 },
      bytes: 90700,
    },
    { files: { '/usr/share/perl/5.36/pod/perl.pod': 70, '/usr/share/lintian/overrides/bash': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/usr/share/doc/git/copyright': 900 }, because: 'licence' },
    { files: { '/usr/share/common-licenses/GPL-3': 900 }, because: 'licence' },
    { files: { '/usr/share/doc/x/LICENSE.txt': 900 }, because: 'licence' },
  ],
});
