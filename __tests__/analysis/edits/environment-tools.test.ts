/** The edit that takes pip, setuptools and wheel out of a virtual environment that is filled. */
import { describe, expect, test } from '@jest/globals';
import { type Entry, filler } from '../../kit/archives/archives.ts';
import { type PythonImage, type PythonStep, pip, pythonEdit } from '../../kit/packages/python-image.ts';

const VENV = 'opt/venv/lib/python3.11/site-packages';
const BIG = 2_000_000;
const inVenv = (name: string, size = 1000, requires: readonly string[] = []) =>
  pip(name, '1.0', { folder: VENV, size, requires });
const bytesOf = (entries: readonly Entry[]) =>
  entries.reduce((sum, { size, body = '' }) => sum + (size ?? body.length), 0);

const BYTECODE: Entry = { name: `${VENV}/pip/__pycache__/main.cpython-311.pyc`, body: filler(700) };
const TOOLS: Entry[] = [...inVenv('pip', BIG), BYTECODE, ...inVenv('setuptools')];
const FLASK = inVenv('flask');
const PLACE: Entry[] = [
  { name: 'opt/venv/pyvenv.cfg', body: 'home = /usr/local/bin\n' },
  { name: 'opt/venv/bin/python', symlink: '/usr/local/bin/python' },
];
const MAKES = 'RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-compile --no-cache-dir flask';
const APP: PythonStep = ['COPY app.py .', [{ name: 'app.py', body: 'import flask\n' }]];
const CMD = ['/opt/venv/bin/python', 'app.py'];

const edited = ({ steps = [[MAKES, [...PLACE, ...TOOLS, ...FLASK]], APP], cmd = CMD, ...more }: Partial<PythonImage>) =>
  pythonEdit('environment', { steps, cmd, ...more });

describe('tools of a virtual environment', () => {
  test('go at the end of the RUN that makes it, with their bytecode', async () => {
    expect(await edited({})).toEqual({
      lines: `${MAKES} && /opt/venv/bin/python -B -m pip uninstall -y setuptools pip\nCOPY app.py .`,
      bytes: bytesOf(TOOLS),
      leftOut: ['pip', 'setuptools'],
    });
  });

  test('go in the stage that fills it', async () => {
    const above =
      'FROM python:3.11-slim AS build\nRUN python -m venv /opt/venv\nRUN /opt/venv/bin/pip install --no-compile flask\n';
    const steps: PythonStep[] = [['COPY --from=build /opt/venv /opt/venv', [...PLACE, ...TOOLS, ...FLASK]], APP];
    const result = await edited({ above, steps });
    expect(result?.lines.split('\n')[1]).toBe(
      'RUN /opt/venv/bin/pip install --no-compile flask && /opt/venv/bin/python -B -m pip uninstall -y setuptools pip',
    );
    expect(result?.bytes).toBe(bytesOf(TOOLS));
  });

  test.each<[string, readonly Entry[]]>([
    ['a package depends on it', inVenv('gunicorn', 1000, ['setuptools >=3.0'])],
    ['a module imports what it brings', [{ name: 'app/plugins.py', body: 'import os, pkg_resources\n' }]],
    [
      'a module imports it by its name',
      [{ name: 'app/x.py', body: 'load = import_module("setuptools.archive_util")\n' }],
    ],
    ['the application requires it', [{ name: 'app/requirements.txt', body: 'flask\nsetuptools==70.0\n' }]],
  ])('setuptools stays if %s', async (_, entries) => {
    const result = await edited({
      steps: [
        [MAKES, [...PLACE, ...TOOLS, ...FLASK]],
        ['COPY . /app', entries],
      ],
    });
    const own = await edited({ steps: [[MAKES, [...PLACE, ...TOOLS, ...FLASK, ...entries]], APP] });
    for (const one of [result, own]) expect(one?.leftOut).toEqual(['pip']);
  });

  test.each<[string, Partial<PythonImage>]>([
    [
      'a later RUN installs',
      {
        steps: [
          [MAKES, [...PLACE, ...TOOLS]],
          ['RUN /opt/venv/bin/pip install flask', FLASK],
        ],
      },
    ],
    ['the container calls pip', { cmd: ['/opt/venv/bin/pip', 'list'] }],
    [
      'a script does',
      {
        steps: [
          [MAKES, [...PLACE, ...TOOLS]],
          ['COPY start.sh /', [{ name: 'start.sh', body: 'pip install x\n' }]],
        ],
      },
    ],
    ['a script starts that is not known', { cmd: ['/start.sh'] }],
    [
      'a module calls pip',
      {
        steps: [
          [MAKES, [...PLACE, ...TOOLS]],
          ['COPY a.py /', [{ name: 'a.py', body: "run([sys.executable, '-m', 'pip', 'install', name])\n" }]],
        ],
      },
    ],
    ['another user makes it', { steps: [['USER app', []], [MAKES, [...PLACE, ...TOOLS]], APP] }],
    ['it is no environment', { steps: [[MAKES, TOOLS], APP] }],
    ['the files cannot be read again', { isStreamed: true }],
    ['it frees little', { steps: [[MAKES, [...PLACE, ...inVenv('pip')]], APP] }],
  ])('stay if %s', async (_, image) => {
    expect(await edited(image)).toBeNull();
  });
});
