import { rule } from '../rule.ts';

export default rule({
  id: 'uv-cache',
  title: 'uv cache',
  before: ['python-bytecode-orphan'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/uv/**'],
  envDirectories: { UV_CACHE_DIR: ['**'] },
  adviceForCommands: ['uvx', 'uv tool run'],
  why: 'Unpacked archives, built wheels and index responses. Files that an environment shares by a hard link or reaches by a symbolic link do not count.',
  cost: 'A container that starts `uvx` downloads the tool again, and fails without a network.',
  remedy:
    'Run uv with `--no-cache`, or keep its cache in a cache mount at `/root/.cache/uv` and set `UV_LINK_MODE=copy`.',
  options: [
    {
      programs: ['uv'],
      verb: ['sync', 'pip install', 'pip sync', 'add', 'tool install', 'run', 'venv', 'export', 'lock', 'build'],
      add: '--no-cache',
      unless: ['-n', '--no-cache-dir'],
    },
  ],
  mounts: ['~/.cache/uv'],
  example: { before: 'RUN uv sync --locked --no-dev', after: 'RUN uv sync --no-cache --locked --no-dev' },
  references: [
    'https://docs.astral.sh/uv/guides/integration/docker/',
    'https://docs.astral.sh/uv/concepts/cache/',
    'https://docs.astral.sh/uv/concepts/tools/',
  ],
  reports: [
    {
      files: { '/root/.cache/uv/archive-v0/xyz/numpy/core.so': 800, '/root/.cache/uv/simple-v15/a.rkyv': 30 },
      bytes: 830,
    },
    {
      files: { '/root/.cache/uv/archive-v0/xyz/lib/python3.12/site-packages/tool/main.py': 70 },
      entrypoint: ['uvx', 'tool'],
      bytes: 0,
      advice: 70,
    },
    { files: { '/cache/uv/wheels-v5/x.whl': 60 }, env: ['UV_CACHE_DIR=/cache/uv'], bytes: 60 },
  ],
  ignores: [
    {
      files: { '/root/.local/share/uv/python/cpython-3.12.3-linux-x86_64-gnu/bin/python3.12': 5000 },
      because: 'a managed interpreter',
    },
    { files: { '/root/.local/share/uv/tools/ruff/bin/ruff': 9000 }, because: 'an installed tool' },
    {
      files: { '/root/.cache/uv/archive-v0/xyz/numpy/core.so': 800 },
      links: { '/app/.venv/lib/python3.12/site-packages/numpy': '/root/.cache/uv/archive-v0/xyz/numpy' },
      because: '`UV_LINK_MODE=symlink`: the environment leads there',
    },
  ],
});
