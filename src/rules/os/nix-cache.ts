import { rule } from '../rule.ts';

export default rule({
  id: 'nix-cache',
  title: 'Nix download cache and logs',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/nix/**', '/nix/var/log/nix/**'],
  why: 'Downloads, evaluation caches and build logs. No store path needs them.',
  remedy:
    'End each RUN that builds with `rm -rf ~/.cache/nix /nix/var/log/nix`. Or build in one stage and copy only the closure to the final one: `nix-store --query --requisites` lists it.',
  mounts: ['~/.cache/nix'],
  example: {
    before: 'RUN nix-env -iA nixpkgs.hello',
    after: 'RUN nix-env -iA nixpkgs.hello && rm -rf ~/.cache/nix /nix/var/log/nix',
  },
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
