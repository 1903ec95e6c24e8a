import { rule } from '../rule.ts';

export default rule({
  id: 'nix-store-leftover',
  title: 'Nix derivations and sources left in the store',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['/nix/store/*.drv', '/nix/store/*-nixpkgs*/**', '/nix/store/*-source/**', '/nix/store/*.tar.{gz,xz,bz2}'],
  why: 'Only builds need derivations and fetched sources. But an output may name a source path, so only the garbage collector can decide.',
  remedy:
    'End each RUN that builds with `nix-collect-garbage -d`, which deletes what no profile and no other store path uses.',
  example: {
    before: 'RUN nix-env -iA nixpkgs.hello',
    after: 'RUN nix-env -iA nixpkgs.hello && nix-collect-garbage -d',
  },
  references: ['https://nixos.org/manual/nix/stable/command-ref/nix-collect-garbage'],
  reports: [
    { files: { '/nix/store/0a1b-hello.drv': 90000 }, bytes: 90000 },
    {
      files: {
        '/nix/store/0a1b-nixpkgs-24.05/default.nix': 70,
        '/nix/store/9f-hello-2.12-source/src/hello.c': 9,
        '/nix/store/77-x.tar.xz': 4,
      },
      bytes: 83,
    },
  ],
  ignores: [
    { files: { '/nix/store/0a1b-hello-2.12/bin/hello': 900 }, because: 'output path' },
    { files: { '/nix/store/0a1b-glibc-2.39/lib/libc.so.6': 900 }, because: 'a library that programs load' },
  ],
});
