import { rule } from '../rule.ts';

export default rule({
  id: 'dnf-cache',
  title: 'dnf, yum, microdnf and tdnf caches',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/cache/{dnf,libdnf5,yum,tdnf,microdnf,PackageKit}/**', '$CACHE/libdnf5/**', '/var/tmp/{dnf,yum}-*/**'],
  why: 'Repository metadata and kept packages, fetched again when needed.',
  remedy:
    'End each RUN that installs packages with `dnf clean all && rm -rf /var/cache/dnf /var/cache/libdnf5 /var/cache/yum`. `yum`, `microdnf` and `tdnf` have `clean all` too.',
  mounts: ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum', '/var/cache/tdnf'],
  usedBy: [{ programs: ['dnf', 'dnf5', 'yum', 'microdnf'], verb: ['install', 'update', 'upgrade'], refetches: true }],
  example: {
    before: 'RUN dnf install -y httpd',
    after: 'RUN dnf install -y httpd && dnf clean all && rm -rf /var/cache/dnf /var/cache/libdnf5',
  },
  references: [
    'https://dnf5.readthedocs.io/en/latest/dnf5.conf.5.html',
    'https://dnf.readthedocs.io/en/latest/conf_ref.html',
  ],
  reports: [
    {
      files: { '/var/cache/dnf/baseos-0a1b2c/repodata/repomd.xml': 4000, '/var/cache/yum/metadata/x.solv': 9000000 },
      bytes: 9004000,
    },
    {
      files: {
        '/var/cache/libdnf5/fedora-1/solv/fedora.solv': 50,
        '/root/.cache/libdnf5/x/y': 5,
        '/var/tmp/dnf-root-ab12/z': 1,
      },
      bytes: 56,
    },
  ],
  ignores: [
    { files: { '/var/lib/dnf/history.sqlite': 200000 }, because: 'the history of transactions' },
    {
      files: { '/var/lib/dnf/history.sqlite-wal': 57712, '/var/cache/dnf/history.sqlite-wal': 57712 },
      because: 'it may hold committed rows; never delete it apart from its database',
    },
    { files: { '/usr/lib/sysimage/libdnf5/packages.toml': 900 }, because: 'it records why packages are installed' },
  ],
});
