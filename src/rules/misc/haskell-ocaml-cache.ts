import { rule } from '../rule.ts';

export default rule({
  id: 'haskell-ocaml-cache',
  title: 'Cabal, Stack, GHCup and opam caches',
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: [
    '~/.cabal/packages/**',
    '$CACHE/cabal/**',
    '~/.stack/{pantry,indices,setup-exe-cache,setup-exe-src}/**',
    '~/.ghcup/{cache,tmp,trash,logs}/**',
    '~/.opam/{download-cache,repo,log}/**',
    '/**/{.stack-work,dist-newstyle}/{cache,tmp,packagedb,downloads}/**',
  ],
  why: 'Package indexes and archives.',
  remedy:
    'Build in one stage and copy only the program to the final one. Or end each RUN that builds with `rm -rf ~/.cabal/packages ~/.stack/pantry`, after opam with `opam clean --all-switches --download-cache --logs --repo-cache`.',
  mounts: ['~/.cabal/packages', '~/.cache/cabal/packages', '~/.stack/pantry'],
  usedBy: [{ programs: ['cabal', 'stack', 'opam', 'dune'] }],
  example: {
    before: 'RUN stack install --local-bin-path /usr/local/bin',
    after: 'RUN --mount=type=cache,target=/root/.stack/pantry stack install --local-bin-path /usr/local/bin',
  },
  references: [
    'https://cabal.readthedocs.io/en/stable/',
    'https://docs.haskellstack.org/en/stable/',
    'https://opam.ocaml.org/doc/Manual.html',
  ],
  reports: [
    {
      files: { '/root/.cabal/packages/hackage/01-index.tar': 90000, '/root/.opam/download-cache/md5/ab/abc': 700 },
      bytes: 90700,
    },
    { files: { '/root/.stack/pantry/pantry.sqlite3': 70, '/src/dist-newstyle/cache/plan.json': 4 }, bytes: 74 },
  ],
  ignores: [
    { files: { '/root/.opam/default/bin/dune': 900 }, because: 'switch' },
    { files: { '/root/.cabal/bin/app': 900 }, because: 'program' },
  ],
});
