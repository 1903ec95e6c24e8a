import { type RuleFile, type RuleImage, rule } from '../rule.ts';

/** `cpython-312`, with or without an optimisation or a tool's name after it. */
const CPYTHON = /^cpython-(\d)(\d+)(?:t?)(?:-|$)/;
const PYPY = /^pypy(\d)(\d+)(?:-|$)/;

/** A source's name may have dots (`gunicorn.conf.py`), so only a known tag tells where it ends. */
const OF_KNOWN = /^(.+)\.((?:cpython|pypy)-?\d[^.]*)/;
const OF_OTHERS = /^([^.]*)\.?([^.]*)/;

/** Whether no interpreter of the image loads the file: its source is missing, or its tag names another version. */
function isOrphan({ path }: RuleFile, image: RuleImage): boolean {
  const at = path.lastIndexOf('/__pycache__/');
  const name = path.slice(at + '/__pycache__/'.length);
  const [, stem = '', tag = ''] = OF_KNOWN.exec(name) ?? OF_OTHERS.exec(name) ?? [];
  return !image.exists(`${path.slice(0, at)}/${stem}.py`) || isForeign(tag, image);
}

/** An unknown tag may belong to an interpreter that we do not know. */
function isForeign(tag: string, image: RuleImage): boolean {
  const [, major, minor] = CPYTHON.exec(tag) ?? [];
  if (major !== undefined) {
    // Programs such as gdb or uWSGI bring the interpreter as a library.
    const name = `python${major}.${minor}`;
    return ![name, `${name}t`, `lib${name}.so`, `lib${name}.so.1.0`].some(one => image.hasName(one));
  }
  const [, pypyMajor, pypyMinor] = PYPY.exec(tag) ?? [];
  if (pypyMajor === undefined) return false;
  const name = `pypy${pypyMajor}.${pypyMinor}`;
  return ![name, `lib${name}-c.so`].some(one => image.hasName(one));
}

export default rule({
  id: 'python-bytecode-orphan',
  title: 'Bytecode that Python will never load',
  before: ['python-bytecode'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/__pycache__/*.{pyc,pyo}'],
  when: isOrphan,
  whenText:
    'The source, such as `app.py` of `__pycache__/app.cpython-312.pyc`, is not next to `__pycache__`, or the tag (`cpython-312`) names a Python version that the image does not have (`python3.12`, `libpython3.12.so`, `pypy3.10`). The rule ignores tags of interpreters that it does not know.',
  evenIfReferenced: true,
  why: 'Python ignores a cached file whose source is missing or whose tag names another version.',
  remedy:
    'List `**/__pycache__` and `**/*.py[cod]` in .dockerignore. If the sources were deleted on purpose, compile with `python -m compileall -b /app`, which puts the bytecode in their place.',
  example: { file: '.dockerignore', before: '', after: ['**/__pycache__', '**/*.py[cod]'].join('\n') },
  references: ['https://peps.python.org/pep-3147/'],
  reports: [
    { files: { '/app/pkg/__pycache__/gone.cpython-312.pyc': 700, '/usr/bin/python3.12': 20 }, bytes: 700 },
    {
      files: { '/app/__pycache__/main.cpython-39.pyc': 300, '/app/main.py': 50, '/usr/local/bin/python3.12': 20 },
      bytes: 300,
    },
  ],
  ignores: [
    {
      files: { '/app/__pycache__/main.cpython-312.pyc': 300, '/app/main.py': 50, '/usr/local/bin/python3.12': 20 },
      because: 'it is loaded: python-bytecode claims it',
    },
    {
      files: {
        '/app/__pycache__/gunicorn.conf.cpython-312.opt-1.pyc': 300,
        '/app/__pycache__/test.unit.cpython-312-pytest-8.1.1.pyc': 300,
        '/app/gunicorn.conf.py': 50,
        '/app/test.unit.py': 50,
        '/usr/local/bin/python3.12': 20,
      },
      because: 'the names of the sources have dots',
    },
    { files: { '/app/pkg/mod.pyc': 40 }, because: 'a module without source outside `__pycache__` can be imported' },
    {
      files: { '/opt/tool/__pycache__/a.cpython-311.pyc': 9, '/opt/tool/a.py': 1, '/usr/lib/libpython3.11.so.1.0': 6 },
      because: 'a program has this Python built in',
    },
  ],
});
