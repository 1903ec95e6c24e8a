import { rule } from '../rule.ts';

export default rule({
  id: 'poetry-cache',
  title: 'Poetry caches',
  before: ['python-bytecode-orphan'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/pypoetry/{cache,artifacts}/**'],
  not: [
    {
      glob: '$CACHE/pypoetry/virtualenvs/**',
      why: "the default place of the application's environment is inside the cache directory",
    },
  ],
  envDirectories: { POETRY_CACHE_DIR: ['{cache,artifacts}/**'] },
  why: 'Index metadata and downloaded archives. Environments stay: by default they are inside the cache directory.',
  remedy:
    'End each RUN that installs with `rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artifacts`. Leave `~/.cache/pypoetry/virtualenvs`: the packages are there.',
  mounts: ['~/.cache/pypoetry/cache', '~/.cache/pypoetry/artifacts'],
  example: {
    before: 'RUN poetry install --only main --no-interaction',
    after:
      'RUN poetry install --only main --no-interaction && rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artifacts',
  },
  references: ['https://python-poetry.org/docs/configuration/'],
  reports: [
    {
      files: {
        '/root/.cache/pypoetry/artifacts/1a/2b/3c/x.whl': 900,
        '/root/.cache/pypoetry/cache/repositories/a': 10,
      },
      bytes: 910,
    },
    {
      files: { '/opt/poetry-cache/artifacts/x.whl': 7, '/opt/poetry-cache/virtualenvs/a/bin/gunicorn': 5 },
      env: ['POETRY_CACHE_DIR=/opt/poetry-cache'],
      bytes: 7,
    },
  ],
  ignores: [
    {
      files: { '/root/.cache/pypoetry/virtualenvs/app-py3.12/bin/gunicorn': 300 },
      because: 'the application as it runs',
    },
    { files: { '/root/.local/share/pypoetry/venv/bin/poetry': 300 }, because: 'poetry itself' },
  ],
});
