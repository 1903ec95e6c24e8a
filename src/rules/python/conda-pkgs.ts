import { rule } from '../rule.ts';

export default rule({
  id: 'conda-pkgs',
  title: 'conda / mamba / pixi package cache',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/opt/{conda,miniconda,miniconda3,anaconda,anaconda3,miniforge,miniforge3,mambaforge,mamba,micromamba}/pkgs/**',
    '~/{conda,miniconda,miniconda3,anaconda3,miniforge3,mambaforge,micromamba,.conda,.mamba}/pkgs/**',
    '$CACHE/rattler/cache/**',
  ],
  envDirectories: { RATTLER_CACHE_DIR: ['**'] },
  why: 'Archives, unpacked packages and channel indexes. Environments have their own links or copies; files that an environment shares by a hard link do not count.',
  remedy:
    'End each RUN that installs with `conda clean --all --force-pkgs-dirs --yes`, with `micromamba clean --all --yes`, or after pixi with `rm -rf ~/.cache/rattler/cache`.',
  mounts: ['~/.cache/rattler/cache'],
  example: {
    before: 'RUN conda install -y numpy',
    after: 'RUN conda install -y numpy && conda clean --all --force-pkgs-dirs --yes',
  },
  references: [
    'https://docs.conda.io/projects/conda/en/stable/commands/clean.html',
    'https://docs.rs/rattler_cache/latest/rattler_cache/fn.default_cache_dir.html',
  ],
  reports: [
    {
      files: {
        '/opt/conda/pkgs/numpy-1.26.4-py312.conda': 90000,
        '/opt/conda/pkgs/cache/497deca9.json': 700,
        '/root/miniconda3/pkgs/openssl-3/lib/libssl.so.3': 30,
      },
      bytes: 90730,
    },
    { files: { '/opt/miniforge3/pkgs/python-3.12.tar.bz2': 40, '/home/app/micromamba/pkgs/x.conda': 3 }, bytes: 43 },
    {
      files: { '/root/.cache/rattler/cache/pkgs/demo-1.0-0/bin/demo': 200, '/pixi/pkgs/demo-1.0-0/info/files': 9 },
      env: ['RATTLER_CACHE_DIR=/pixi'],
      bytes: 209,
    },
  ],
  ignores: [
    { files: { '/opt/conda/conda-meta/numpy-1.26.4-py312.json': 900 }, because: 'conda needs it, scanners read it' },
    {
      files: { '/opt/conda/envs/app/lib/python3.12/site-packages/pkg_resources/__init__.py': 900 },
      because: 'an installed package',
    },
  ],
});
