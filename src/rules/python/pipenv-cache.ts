import { rule } from '../rule.ts';

export default rule({
  id: 'pipenv-cache',
  title: 'Pipenv cache',
  before: ['python-bytecode-orphan'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/pipenv/**'],
  envDirectories: { PIPENV_CACHE_DIR: ['**'] },
  why: 'Cached dependencies and helper data of the lock command.',
  remedy:
    'End each RUN that installs with `rm -rf ~/.cache/pipenv`, or keep it in a cache mount at `/root/.cache/pipenv`.',
  mounts: ['~/.cache/pipenv'],
  example: { before: 'RUN pipenv sync --system', after: 'RUN pipenv sync --system && rm -rf ~/.cache/pipenv' },
  references: ['https://pipenv.pypa.io/en/latest/configuration.html'],
  reports: [
    { files: { '/root/.cache/pipenv/depcache7-py3.12.json': 900 }, bytes: 900 },
    { files: { '/home/web/.cache/pipenv/a': 1, '/var/pipenv/b': 2 }, env: ['PIPENV_CACHE_DIR=/var/pipenv'], bytes: 3 },
  ],
  ignores: [
    { files: { '/root/.local/share/virtualenvs/app-AbC/bin/python': 300 }, because: 'the environment' },
    { files: { '/app/pipenv/core.py': 90 }, because: 'pipenv itself' },
  ],
});
