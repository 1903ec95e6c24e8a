import { rule } from '../rule.ts';

export default rule({
  id: 'python-dev-caches',
  title: 'Python development tool caches',
  before: ['python-foreign-venv'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/{.pytest_cache,.mypy_cache,.ruff_cache,.tox,.nox,.hypothesis,.ipynb_checkpoints,.pytype,.pyre,.eggs,.dmypy.json}/**',
    '/**/.coverage',
    '/**/.coverage.*',
    '$CACHE/{pre-commit,pylint,black,ruff,mypy,virtualenv}/**',
  ],
  not: [{ glob: '/**/.coveragerc', why: 'configuration' }],
  why: 'Test, type check and linter results.',
  remedy:
    'List `**/.pytest_cache`, `**/.mypy_cache`, `**/.ruff_cache`, `**/.tox`, `**/.nox` and `**/.coverage` in .dockerignore. Run tests and checks in a stage of their own, from which nothing is copied.',
  example: {
    file: '.dockerignore',
    before: '',
    after: ['**/.pytest_cache', '**/.mypy_cache', '**/.ruff_cache', '**/.tox', '**/.nox', '**/.coverage'].join('\n'),
  },
  references: [
    'https://docs.pytest.org/en/stable/how-to/cache.html',
    'https://mypy.readthedocs.io/en/stable/command_line.html',
    'https://docs.astral.sh/ruff/settings/',
    'https://github.com/github/gitignore/blob/main/Python.gitignore',
  ],
  reports: [
    {
      files: {
        '/app/.pytest_cache/v/cache/lastfailed': 90000,
        '/app/.tox/py312/bin/python': 700,
        '/app/.coverage': 30,
      },
      bytes: 90730,
    },
    {
      files: {
        '/src/.mypy_cache/3.12/os.data.json': 80,
        '/root/.cache/pre-commit/db.db': 7,
        '/app/.coverage.host.1.2': 3,
      },
      bytes: 90,
    },
  ],
  ignores: [
    { files: { '/usr/local/lib/python3.12/site-packages/coverage/control.py': 900 }, because: 'the coverage package' },
    { files: { '/app/.coveragerc': 900 }, because: 'configuration' },
  ],
});
