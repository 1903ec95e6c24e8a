import { rule } from '../rule.ts';

export default rule({
  id: 'python-build-tools',
  title: 'pip, setuptools, wheel in the final image',
  before: ['nltk-zip'],
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: [
    '/**/{site,dist}-packages/{pip,setuptools,wheel,pkg_resources,_distutils_hack}/**',
    '/**/{site,dist}-packages/{pip,setuptools,wheel}-*.{dist,egg}-info/**',
    '/**/ensurepip/_bundled/*.whl',
    '/usr/share/python-wheels/*.whl',
  ],
  why: 'Needed to install, not to run. Some packages still import `pkg_resources`, so look before you delete.',
  remedy:
    'Make the environment with `python -m venv --without-pip /opt/venv` in a build stage, fill it with `pip --python /opt/venv/bin/python install`, and copy only `/opt/venv` to the final stage.',
  example: {
    before: 'RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir -r requirements.txt',
    after:
      'RUN python -m venv --without-pip /opt/venv && pip --python /opt/venv/bin/python install --no-cache-dir -r requirements.txt',
  },
  references: ['https://docs.python.org/3/library/venv.html', 'https://python-poetry.org/docs/configuration/'],
  reports: [
    { files: { '/usr/lib/python3/dist-packages/pip/_vendor/rich/console.py': 90000 }, bytes: 90000 },
    {
      files: {
        '/opt/venv/lib/python3.12/site-packages/setuptools/dist.py': 70,
        '/opt/venv/lib/python3.12/site-packages/pip-24.0.dist-info/RECORD': 5,
        '/usr/lib/python3.12/ensurepip/_bundled/pip-24.0-py3-none-any.whl': 4,
      },
      bytes: 79,
    },
  ],
  ignores: [
    { files: { '/usr/local/lib/python3.12/site-packages/pipdeptree/cli.py': 900 }, because: 'other package' },
    { files: { '/app/pip/index.js': 900 }, because: 'not an installed package' },
  ],
});
