import { rule } from '../rule.ts';

export default rule({
  id: 'pm-logs',
  title: 'Package manager logs',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/var/log/apt/**',
    '/var/log/{dpkg,alternatives,bootstrap,aptitude}.log*',
    '/var/log/unattended-upgrades/**',
    '/var/log/{dnf,dnf5,yum,hawkey,tdnf,zypper,pacman,apk}.log*',
    '/var/log/dnf.{librepo,rpm}.log*',
    '/var/log/zypp/**',
    '/var/log/anaconda/**',
  ],
  why: 'Package managers write them only while they install, and create them again when needed. Their time stamps make builds differ.',
  remedy:
    'End each RUN that installs packages with `rm -rf /var/log/apt/* /var/log/dpkg.log /var/log/alternatives.log`, or with `rm -f /var/log/dnf* /var/log/hawkey.log` after dnf.',
  example: {
    before: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
    after:
      'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/* /var/log/apt/* /var/log/dpkg.log',
  },
  references: [
    'https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc',
    'https://dnf.readthedocs.io/en/latest/conf_ref.html',
  ],
  reports: [
    {
      files: { '/var/log/apt/term.log': 40000, '/var/log/apt/eipp.log.xz': 3000, '/var/log/dpkg.log': 90000 },
      bytes: 133000,
    },
    {
      files: {
        '/var/log/hawkey.log': 300,
        '/var/log/dnf.librepo.log': 2000,
        '/var/log/dnf.log.1': 100,
        '/var/log/zypp/history': 50,
      },
      bytes: 2450,
    },
  ],
  ignores: [
    { files: { '/var/log/nginx/access.log': 500 }, because: 'not a log of a package manager: os-logs claims it' },
    { files: { '/app/log/apt/term.log': 40 }, because: 'another place' },
  ],
});
