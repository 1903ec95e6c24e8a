import { rule } from '../rule.ts';

export default rule({
  id: 'nix-cache',
  title: 'Nix download cache and logs',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/nix/**', '/nix/var/log/nix/**'],
  why: 'Downloads, evaluation caches and build logs. No store path needs them.',
  remedy: [
    'RUN nix-env -iA nixpkgs.PACKAGE && nix-collect-garbage -d && rm -rf /root/.cache/nix',
    '# better: build in one stage and COPY only the closure (nix-store -qR) to the final stage',
  ].join('\n'),
  references: ['https://nixos.org/manual/nix/stable/command-ref/nix-collect-garbage'],
  reports: [
    {
      files: { '/root/.cache/nix/fetcher-cache-v2.sqlite': 90000, '/nix/var/log/nix/drvs/ab/cd.drv.bz2': 700 },
      bytes: 90700,
    },
    { files: { '/home/ci/.cache/nix/tarballs/x.tar.gz': 500 }, bytes: 500 },
  ],
  ignores: [
    { files: { '/nix/store/0a1b-bash-5.2/bin/bash': 900 }, because: 'live store path' },
    { files: { '/nix/var/nix/db/db.sqlite': 900 }, because: 'the database of the store' },
  ],
});
