import { rule } from '../rule.ts';

export default rule({
  id: 'other-pm-cache',
  title: 'xbps, Portage, opkg and Homebrew caches',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/var/cache/xbps/**',
    '/var/cache/distfiles/**',
    '/var/cache/binpkgs/**',
    '/var/{opkg-lists,lib/opkg/lists}/**',
    '$CACHE/Homebrew/**',
    '/var/db/repos/gentoo/**',
    '/usr/portage/**',
  ],
  why: 'Downloads and package trees of distributions and tools that build from source. Only installing more needs them.',
  remedy:
    'Delete the downloads in the RUN that installs: `rm -rf /var/cache/xbps/*` after `xbps-install`, `rm -rf /var/opkg-lists/*` after `opkg`, `rm -rf /var/cache/distfiles/*` after `emerge`, `brew cleanup --prune=all -s` after `brew`.',
  mounts: ['/var/cache/xbps', '/var/cache/distfiles', '/var/cache/binpkgs', '~/.cache/Homebrew'],
  example: { before: 'RUN xbps-install -Sy curl', after: 'RUN xbps-install -Sy curl && rm -rf /var/cache/xbps/*' },
  references: [
    'https://docs.voidlinux.org/xbps/index.html',
    'https://wiki.gentoo.org/wiki/Portage',
    'https://openwrt.org/docs/guide-user/additional-software/opkg',
    'https://docs.brew.sh/Manpage',
  ],
  reports: [
    {
      files: {
        '/var/cache/distfiles/gcc-13.tar.xz': 90000,
        '/home/linuxbrew/.cache/Homebrew/downloads/x.bottle.tar.gz': 700,
      },
      bytes: 90700,
    },
    {
      files: {
        '/var/cache/xbps/curl-8.xbps': 60,
        '/var/opkg-lists/base': 7,
        '/var/db/repos/gentoo/app-shells/bash/bash-5.2.ebuild': 3,
      },
      bytes: 70,
    },
  ],
  ignores: [
    { files: { '/var/db/pkg/app-shells/bash-5.2/CONTENTS': 900 }, because: 'installed package database' },
    { files: { '/home/linuxbrew/.linuxbrew/Cellar/jq/1.7/bin/jq': 900 }, because: 'an installed program' },
  ],
});
