import { rule } from '../rule.ts';

export default rule({
  id: 'julia-cache',
  title: 'Julia registries, logs and clones',
  before: ['haskell-ocaml-cache'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '~/.julia/{registries,logs,clones}/**',
    '/usr/local/share/julia/{registries,logs,clones}/**',
    '/opt/julia/depot/{registries,logs,clones}/**',
  ],
  why: 'Needed to resolve packages, not to load them.',
  remedy: 'End each RUN that installs with `rm -rf ~/.julia/registries ~/.julia/logs ~/.julia/clones`.',
  example: {
    before: "RUN julia --project -e 'using Pkg; Pkg.instantiate()'",
    after: "RUN julia --project -e 'using Pkg; Pkg.instantiate()' && rm -rf ~/.julia/registries ~/.julia/logs",
  },
  references: ['https://pkgdocs.julialang.org/v1/glossary/'],
  reports: [
    { files: { '/root/.julia/registries/General.tar.gz': 90000 }, bytes: 90000 },
    { files: { '/opt/julia/depot/clones/a/x': 70, '/home/app/.julia/logs/manifest_usage.toml': 3 }, bytes: 73 },
  ],
  ignores: [
    { files: { '/root/.julia/compiled/v1.10/Example/a.ji': 900 }, because: 'precompiled code' },
    { files: { '/root/.julia/packages/Example/aB/src/Example.jl': 900 }, because: 'package' },
    { files: { '/root/.julia/artifacts/0a1b/lib/libx.so': 900 }, because: 'binary' },
  ],
});
