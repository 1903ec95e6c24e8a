import { rule } from '../rule.ts';

export default rule({
  id: 'pip-cache',
  title: 'pip cache',
  before: ['python-bytecode-orphan'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/pip/**'],
  envDirectories: { PIP_CACHE_DIR: ['**'] },
  why: 'Downloads, locally built wheels, and the record of pip’s self-check. Installed packages are copies.',
  remedy:
    "Install with `pip install --no-cache-dir`, or keep pip's cache in a cache mount at `/root/.cache/pip`. If pip builds packages from source, set `PIP_NO_CACHE_DIR=1` instead, which also reaches the build tools that it fetches.",
  // A package that is built from source gets its build tools from another pip, which does not see the option:
  // https://github.com/pypa/pip/issues/12031
  options: [
    {
      programs: ['pip', 'pip2', 'pip3', 'pip3.8', 'pip3.9', 'pip3.10', 'pip3.11', 'pip3.12', 'pip3.13', 'pip3.14'],
      verb: ['install', 'wheel', 'download'],
      add: '--no-cache-dir',
    },
  ],
  mounts: ['~/.cache/pip'],
  usedBy: [{ programs: ['pip', 'pip3', 'pipenv', 'poetry'], refetches: true }],
  example: {
    before: 'RUN pip install -r requirements.txt',
    after: 'RUN pip install --no-cache-dir -r requirements.txt',
  },
  references: ['https://pip.pypa.io/en/stable/topics/caching/'],
  reports: [
    {
      files: {
        '/root/.cache/pip/http-v2/a/b/c/d/e/abcde.body': 900,
        '/home/app/.cache/pip/wheels/aa/bb/x.whl': 70,
        '/.cache/pip/selfcheck/x': 3,
      },
      bytes: 973,
    },
    {
      files: { '/var/pip/http/x': 5, '/opt/app/.cache/pip/y': 2 },
      env: ['PIP_CACHE_DIR=/var/pip', 'HOME=/opt/app'],
      bytes: 7,
    },
  ],
  ignores: [
    { files: { '/usr/lib/python3/dist-packages/pip/_internal/cache.py': 12000 }, because: 'pip itself' },
    { files: { '/app/.cache/pip/x': 4 }, because: 'not below a home directory' },
    {
      files: { '/app/main.py': 40 },
      env: ['PIP_CACHE_DIR=/app'],
      workingDir: '/app',
      because: 'the rule does not believe a variable that names the application',
    },
  ],
});
