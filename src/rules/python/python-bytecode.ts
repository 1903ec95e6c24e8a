import { rule } from '../rule.ts';

export default rule({
  id: 'python-bytecode',
  title: 'Python bytecode caches',
  before: ['python-legacy-bytecode'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['/**/__pycache__/*.{pyc,pyo}'],
  adviceWhen: image => /^(1|true|yes|on)$/i.test(image.env('UV_COMPILE_BYTECODE') ?? ''),
  adviceWhenText: '`UV_COMPILE_BYTECODE` is set in the image, so the bytecode is there on purpose.',
  evenIfReferenced: true,
  why: 'Python makes it again from the sources. Installers write it whether it is wanted or not. Debian packages do so too, so `dpkg -S` does not know the files.',
  cost: 'Start-up is slower without it: a container compiles what it imports, and on a read-only file system it does so at every start. If containers start often, keep it with an ignore entry for this rule.',
  remedy:
    'Set `ENV PYTHONDONTWRITEBYTECODE=1` before the RUNs that use Python, and install with `pip install --no-compile`. End a RUN that installs distribution packages with `find /usr -name __pycache__ -type d -prune -exec rm -rf {} +`.',
  // For what pip installs itself. The rest needs PYTHONDONTWRITEBYTECODE, or to be deleted.
  options: [
    {
      programs: ['pip', 'pip2', 'pip3', 'pip3.8', 'pip3.9', 'pip3.10', 'pip3.11', 'pip3.12', 'pip3.13', 'pip3.14'],
      verb: 'install',
      add: '--no-compile',
    },
  ],
  example: {
    before: 'RUN pip install --no-cache-dir -r requirements.txt',
    after: ['ENV PYTHONDONTWRITEBYTECODE=1', 'RUN pip install --no-cache-dir --no-compile -r requirements.txt'].join(
      '\n',
    ),
  },
  keep: 'With `UV_COMPILE_BYTECODE=1` in the environment of the image, the rule only advises.',
  references: [
    'https://peps.python.org/pep-3147/',
    'https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE',
  ],
  reports: [
    {
      files: {
        '/usr/lib/python3/dist-packages/numpy/__pycache__/__init__.cpython-311.pyc': 900,
        '/usr/lib/python3/dist-packages/numpy/__init__.py': 700,
        '/usr/bin/python3.11': 50,
      },
      bytes: 900,
    },
    {
      files: { '/app/__pycache__/a.cpython-312.opt-1.pyc': 60, '/app/a.py': 5, '/opt/python/bin/python3.12': 9 },
      bytes: 60,
    },
    {
      files: { '/app/__pycache__/a.cpython-312.pyc': 60, '/app/a.py': 5, '/usr/bin/python3.12': 9 },
      env: ['UV_COMPILE_BYTECODE=1'],
      bytes: 0,
      advice: 60,
    },
  ],
  ignores: [
    { files: { '/app/pkg/mod.pyc': 40 }, because: 'a module without source outside `__pycache__` can be imported' },
    { files: { '/app/plugin/__pycache__/data.json': 30 }, because: 'not bytecode' },
  ],
});
