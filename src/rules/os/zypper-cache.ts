import { rule } from '../rule.ts';

export default rule({
  id: 'zypper-cache',
  title: 'zypper caches',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/cache/{zypp,zypper}/**'],
  why: 'Raw metadata, solver files and packages. A refresh makes all of them again.',
  remedy: 'End each RUN that installs packages with `zypper clean --all`.',
  mounts: ['/var/cache/zypp'],
  example: {
    before: 'RUN zypper --non-interactive install nginx',
    after: 'RUN zypper --non-interactive install nginx && zypper clean --all',
  },
  references: ['https://github.com/openSUSE/libzypp/blob/master/zypp.conf'],
  reports: [
    { files: { '/var/cache/zypp/packages/repo-oss/x86_64/vim.rpm': 2006672 }, bytes: 2006672 },
    { files: { '/var/cache/zypp/solv/@System/solv': 70000, '/var/cache/zypper/RPMS/a.rpm': 5 }, bytes: 70005 },
  ],
  ignores: [
    { files: { '/etc/zypp/repos.d/repo-oss.repo': 300 }, because: 'the setup of a repository' },
    { files: { '/var/lib/zypp/AutoInstalled': 200 }, because: 'it records why packages are installed' },
  ],
});
