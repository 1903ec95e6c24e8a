import { rule } from '../rule.ts';

export default rule({
  id: 'pacman-cache',
  title: 'pacman packages and sync databases',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/var/cache/pacman/pkg/**', '/var/lib/pacman/sync/**'],
  why: '`pacman -Sy` downloads both again. The database of installed packages is `/var/lib/pacman/local`.',
  remedy:
    'End each RUN that installs packages with `rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*`. A later RUN that installs needs `pacman -Syu`, not `pacman -S`.',
  mounts: ['/var/cache/pacman/pkg'],
  example: {
    before: 'RUN pacman -Syu --noconfirm nginx',
    after: 'RUN pacman -Syu --noconfirm nginx && rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*',
  },
  references: ['https://man.archlinux.org/man/pacman.conf.5'],
  reports: [
    { files: { '/var/cache/pacman/pkg/zlib-1.3-1-x86_64.pkg.tar.zst': 94000 }, bytes: 94000 },
    { files: { '/var/lib/pacman/sync/core.db': 130000, '/var/lib/pacman/sync/extra.db': 8000000 }, bytes: 8130000 },
  ],
  ignores: [
    { files: { '/var/lib/pacman/local/zlib-1.3-1/desc': 900 }, because: 'the database of installed packages' },
    { files: { '/etc/pacman.conf': 3000 }, because: 'configuration' },
  ],
});
