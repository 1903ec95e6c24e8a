import { rule } from '../rule.ts';

export default rule({
  id: 'info-pages',
  title: 'Pages of GNU info',
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  sparesLicences: true,
  globs: ['/usr/{share,local/share}/info/**'],
  evenIfReferenced: true,
  why: 'Text for people at a terminal.',
  remedy: [
    "RUN printf 'path-exclude /usr/share/doc/*\\npath-include /usr/share/doc/*/copyright\\npath-exclude /usr/share/man/*\\npath-exclude /usr/share/info/*\\npath-exclude /usr/share/locale/*\\npath-include /usr/share/locale/locale.alias\\n' > /etc/dpkg/dpkg.cfg.d/01-nodoc",
    '# before the installations, in a Debian or Ubuntu base of your own; with rpm: dnf install --nodocs',
    '# or start from a base without them: debian:bookworm-slim, ubi9-minimal, alpine',
  ].join('\n'),
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
