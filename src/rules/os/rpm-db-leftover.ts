import { rule } from '../rule.ts';

export default rule({
  id: 'rpm-db-leftover',
  title: 'RPM database leftovers',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/{var/lib,usr/lib/sysimage}/rpm/__db.*', '/var/lib/rpmrebuilddb.*/**', '/var/lib/rpmold.*/**'],
  why: 'Berkeley DB regions and leftovers of interrupted rebuilds. rpm makes the regions again when it starts.',
  remedy:
    'End each RUN that installs packages with `rm -f /var/lib/rpm/__db.* /usr/lib/sysimage/rpm/__db.*`. Delete the folders of an interrupted rebuild too: `rm -rf /var/lib/rpmrebuilddb.* /var/lib/rpmold.*`.',
  example: {
    before: 'RUN yum install -y httpd && yum clean all',
    after: 'RUN yum install -y httpd && yum clean all && rm -f /var/lib/rpm/__db.*',
  },
  references: ['https://man7.org/linux/man-pages/man8/rpmdb.8.html'],
  reports: [
    { files: { '/var/lib/rpm/__db.001': 90000 }, bytes: 90000 },
    { files: { '/usr/lib/sysimage/rpm/__db.002': 80000, '/var/lib/rpmrebuilddb.17/Packages': 5 }, bytes: 80005 },
  ],
  ignores: [
    { files: { '/var/lib/rpm/rpmdb.sqlite': 900 }, because: 'the database' },
    {
      files: { '/usr/lib/sysimage/rpm/rpmdb.sqlite-wal': 900 },
      because: 'uncheckpointed rows of the database: removing it can lose packages from the record',
    },
    { files: { '/var/lib/rpm/Packages': 900 }, because: 'the database (bdb)' },
  ],
});
