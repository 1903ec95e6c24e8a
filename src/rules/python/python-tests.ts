import { rule } from '../rule.ts';

export default rule({
  id: 'python-tests',
  title: 'Test suites inside installed packages',
  before: ['python-build-tools'],
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: [
    '/**/{site,dist}-packages/**/{test,tests}/**',
    '/usr/{lib,local/lib}/python*/{test,lib2to3/tests,idlelib/idle_test,unittest/test,distutils/tests,ctypes/test,sqlite3/test,tkinter/test}/**',
  ],
  not: [
    { glob: '/**/{site,dist}-packages/django/test/**', why: 'public API, imported by applications and plug-ins' },
    { glob: '/**/{site,dist}-packages/astropy/tests/**', why: 'imported by astropy itself' },
    { glob: '/**/{site,dist}-packages/{test,tests}/**', why: "a top-level package of that name is the user's own" },
    { glob: '/**/site-packages/**/{LICENSE,COPYING}*', why: 'licence' },
  ],
  why: 'Normal use does not import them, but a few packages import their own.',
  remedy:
    'In the RUN that installs, delete test folders that their package does not import, as in `rm -rf /usr/local/lib/python3.13/site-packages/pandas/tests`. Some are needed: `django/test` and `astropy/tests`, for example.',
  example: {
    before: 'RUN pip install --no-cache-dir pandas',
    after: 'RUN pip install --no-cache-dir pandas && rm -rf /usr/local/lib/python3.13/site-packages/pandas/tests',
  },
  references: ['https://github.com/docker-library/python/blob/master/Dockerfile-linux.template'],
  reports: [
    {
      files: {
        '/usr/lib/python3/dist-packages/numpy/core/tests/test_api.py': 90000,
        '/usr/local/lib/python3.12/test/test_os.py': 700,
      },
      bytes: 90700,
    },
    {
      files: {
        '/usr/lib/python3.11/unittest/test/x.py': 60,
        '/opt/venv/lib/python3.12/site-packages/pandas/tests/io/a.csv': 9,
      },
      bytes: 69,
    },
  ],
  ignores: [
    { files: { '/usr/local/lib/python3.12/site-packages/django/test/client.py': 900 }, because: 'runtime API' },
    {
      files: { '/usr/local/lib/python3.12/site-packages/numpy/testing/__init__.py': 900 },
      because: '`testing` is API',
    },
    { files: { '/app/tests/test_x.py': 900 }, because: 'application tree: see test-fixtures' },
  ],
});
