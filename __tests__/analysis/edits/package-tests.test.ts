/** The edit that deletes the tests of installed Python packages. */
import { describe, expect, test } from '@jest/globals';
import { type Entry, filler } from '../../kit/archives/archives.ts';
import { type PythonImage, type PythonStep, pip, pythonEdit, SITE } from '../../kit/packages/python-image.ts';

const BIG = 1_200_000;
const tests = (path: string, size: number): Entry => ({
  name: `${SITE}/${path}/tests/test_all.py`,
  body: filler(size, path),
});
const PANDAS = [...pip('pandas', '2.0'), tests('pandas', BIG), tests('pandas/io', 5000)];
const NUMPY = [...pip('numpy', '1.0'), tests('numpy/core', 400_000), tests('numpy/lib', 700)];
const SMALL = [...pip('pytz', '1.0'), tests('pytz', 9000)];
const TESTED = BIG + 5000 + 400_000 + 700;
const INSTALL = 'RUN pip install --no-compile --no-cache-dir pandas';
const START: PythonStep = ['COPY app.py .', [{ name: 'app.py', body: 'import pandas\n' }]];

const edited = ({
  steps = [[INSTALL, [...PANDAS, ...NUMPY, ...SMALL]], START],
  cmd = ['python', 'app.py'],
  ...more
}: Partial<PythonImage>) => pythonEdit('package-tests', { steps, cmd, ...more });
const beside = (...entries: Entry[]) => edited({ steps: [[INSTALL, [...PANDAS, ...NUMPY, ...entries]], START] });
const file = (path: string, body: string): Entry => ({ name: path, body });

describe('tests of installed packages', () => {
  test('go at the end of the RUN that installs them, for packages that have many', async () => {
    expect(await edited({})).toEqual({
      lines: `${INSTALL} && find /${SITE}/pandas /${SITE}/numpy -type d -name tests -prune -exec rm -rf {} +\nCOPY app.py .`,
      bytes: TESTED,
      leftOut: ['tests of numpy', 'tests of pandas'],
    });
  });

  test('bytecode of them is freed, and other bytecode is not', async () => {
    const compiled = file(`${SITE}/pandas/tests/__pycache__/test_all.cpython-311.pyc`, 'x'.repeat(50));
    const other = file(`${SITE}/pandas/__pycache__/main.cpython-311.pyc`, 'x'.repeat(20));
    expect((await edited({ steps: [[INSTALL, [...PANDAS, compiled, other]], START] }))?.bytes).toBe(BIG + 5000 + 50);
  });

  test.each<[string, Entry]>([
    ['its own module imports them', file(`${SITE}/pandas/check.py`, 'from .tests import helper\n')],
    [
      'its own module imports them on a line of their own',
      file(`${SITE}/pandas/a.py`, 'from . import (\n    io,\n    tests,\n)\n'),
    ],
    ['another package does', file(`${SITE}/other/a.py`, 'if x:\n    from pandas.tests.io import helper\n')],
    ['the application names them', file('app/run.py', 'main("pandas.tests.io")\n')],
    ['tests of another package do', file(`${SITE}/other/tests/a.py`, 'import os, pandas.tests\n')],
    ['something else is in their folder', file(`${SITE}/pandas/tests/LICENSE`, 'free')],
  ])('stay in a package if %s', async (_, entry) => {
    expect(await beside(entry, tests('numpy/ma', 900_000))).toMatchObject({ leftOut: ['tests of numpy'] });
  });

  test('do not stay because tests import each other', async () => {
    const entry = file(`${SITE}/pandas/tests/test_io.py`, 'from pandas.tests import helper\n');
    expect(await beside(entry)).toMatchObject({ leftOut: ['tests of numpy', 'tests of pandas'] });
  });

  test.each<[string, Partial<PythonImage>]>([
    ['a later RUN runs tests', { steps: [[INSTALL, PANDAS], START, ['RUN pytest --pyargs pandas', []]] }],
    ['the container does', { cmd: ['python', '-c', 'import pandas; pandas.test()'] }],
    [
      'they came with another RUN',
      {
        steps: [
          [INSTALL, pip('pandas', '2.0')],
          ['COPY tests /x', PANDAS.slice(3)],
        ],
      },
    ],
    ['another user installs', { steps: [['USER app', []], [INSTALL, PANDAS], START] }],
    ['the base image has them', { base: PANDAS, steps: [START] }],
    ['they are few', { steps: [[INSTALL, [...NUMPY, ...SMALL]], START] }],
    ['the files cannot be read again', { isStreamed: true }],
  ])('stay if %s', async (_, image) => {
    expect(await edited(image)).toBeNull();
  });
});
