import { rule } from '../rule.ts';

export default rule({
  id: 'dnf-cache',
  title: 'dnf, yum, microdnf and tdnf caches',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/cache/{dnf,libdnf5,yum,tdnf,microdnf,PackageKit}/**', '$CACHE/libdnf5/**', '/var/tmp/{dnf,yum}-*/**'],
  why: 'Repository metadata and kept packages, fetched again when needed.',
  remedy: [
    'RUN dnf install -y --setopt=install_weak_deps=False --nodocs PACKAGE && dnf clean all && rm -rf /var/cache/dnf /var/cache/yum',
    '# microdnf:',
    'RUN microdnf install -y --nodocs --setopt=install_weak_deps=0 PACKAGE && microdnf clean all',
    '# or keep it outside the image (dnf5; dnf 4 has /var/cache/dnf):',
    'RUN --mount=type=cache,target=/var/cache/libdnf5,sharing=locked dnf install -y --setopt=install_weak_deps=False PACKAGE',
  ].join('\n'),
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
