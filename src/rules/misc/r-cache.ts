import { rule } from '../rule.ts';

export default rule({
  id: 'r-cache',
  title: 'R package caches',
  before: ['haskell-ocaml-cache'],
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: ['$CACHE/R/**', '/var/tmp/Rtmp*/**'],
  why: '`pkgcache` is a download cache. The renv cache holds the packages themselves; those that a library links to do not count.',
  remedy:
    'Keep the downloads of pak in a cache mount at `/root/.cache/R/pkgcache`. Restore renv with `RENV_CONFIG_CACHE_SYMLINKS=FALSE`, so that the library holds the packages themselves, and delete `~/.cache/R/renv` in the same RUN.',
  mounts: ['~/.cache/R/pkgcache'],
  example: {
    before: "RUN R -s -e 'renv::restore()'",
    after: "RUN RENV_CONFIG_CACHE_SYMLINKS=FALSE R -s -e 'renv::restore()' && rm -rf ~/.cache/R/renv",
  },
  references: ['https://rstudio.github.io/renv/articles/package-install.html'],
  reports: [
    { files: { '/root/.cache/R/pkgcache/pkg/x.tar.gz': 90000 }, bytes: 90000 },
    { files: { '/var/tmp/RtmpA1/x.so': 70 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/usr/local/lib/R/site-library/dplyr/R/dplyr.rdb': 900 }, because: 'installed package' },
    {
      files: { '/root/.cache/R/renv/cache/v5/dplyr/1.1/h/dplyr/R/dplyr.rdb': 900 },
      links: { '/app/renv/library/R-4.4/x/dplyr': '/root/.cache/R/renv/cache/v5/dplyr/1.1/h/dplyr' },
      because: 'a library of renv leads to it',
    },
  ],
});
