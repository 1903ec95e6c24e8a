import { rule } from '../rule.ts';

export default rule({
  id: 'python-legacy-bytecode',
  title: 'Legacy .pyc and .pyo files next to their sources',
  before: ['python-dev-caches'],
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'removable',
  globs: ['/**/*.{pyc,pyo}'],
  not: [{ glob: '/**/__pycache__/**', why: 'python-bytecode and python-bytecode-orphan claim it' }],
  when: ({ path }, image) => image.exists(path.replace(/\.py[co]$/, '.py')),
  whenText: 'The source of the same name is next to it. Without a source, the file is the module.',
  why: 'Python 3 ignores such a file if its source is next to it. Only Python 2 uses it, as its cache.',
  cost: 'A Python 2 program compiles what it imports at each start.',
  remedy: 'List `**/*.py[cod]` in .dockerignore.',
  example: { file: '.dockerignore', before: '', after: '**/*.py[cod]' },
  references: ['https://peps.python.org/pep-3147/'],
  reports: [
    { files: { '/app/mod.pyc': 700, '/app/mod.py': 500 }, bytes: 700 },
    {
      files: { '/usr/lib/python2.7/os.pyo': 30, '/usr/lib/python2.7/os.pyc': 40, '/usr/lib/python2.7/os.py': 50 },
      bytes: 70,
    },
  ],
  ignores: [
    {
      files: { '/app/lib/licensed.pyc': 900 },
      because: 'no source is next to it: deleting the module breaks the import',
    },
    {
      files: { '/app/__pycache__/mod.pyc': 9, '/app/__pycache__/mod.py': 5 },
      because: 'the other rules on bytecode decide in `__pycache__`',
    },
  ],
});
