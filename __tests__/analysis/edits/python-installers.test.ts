/** The edit that has uv, Pipenv and Poetry only while they install, on small images with pip's records. */
import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../kit/archives/archives.ts';
import { type PythonStep, pip, pythonEdit, SITE } from '../../kit/packages/python-image.ts';

const BIG = 2_000_000;

const ENVIRONMENT: Entry[] = [
  { name: 'app/.venv/pyvenv.cfg', body: 'home = /usr/local/bin\n' },
  ...pip('fastapi', '1.0', { folder: 'app/.venv/lib/python3.11/site-packages' }),
];
const INSTALL = 'RUN pip install pipenv==1.0';
const BYTECODE: Entry = { name: `${SITE}/setuptools/__pycache__/main.cpython-311.pyc`, body: '', size: 700 };
const UPGRADED = [...pip('setuptools', '2.0', { compiled: [BYTECODE] }), BYTECODE];
const TOOL = [...pip('pipenv', '1.0', { size: BIG }), ...pip('virtualenv', '2.0', { size: 5000 }), ...UPGRADED];
const USE: PythonStep = ['RUN pipenv install', ENVIRONMENT];

interface Given {
  install?: PythonStep;
  between?: readonly PythonStep[];
  use?: PythonStep;
  rest?: readonly PythonStep[];
  cmd?: readonly string[];
}

function outcome(given: Given) {
  const { install = [INSTALL, TOOL], between = [], use = USE, rest = [], cmd = ['python', '-m', 'app'] } = given;
  const steps: PythonStep[] = [
    install,
    ['WORKDIR /app', []],
    ...between,
    ['COPY Pipfile .', [{ name: 'app/Pipfile', body: 'x' }]],
    use,
    ...rest,
  ];
  return pythonEdit('installer', { base: [...pip('pip', '24.0'), ...pip('setuptools', '1.0')], steps, cmd });
}

describe('a program that installs packages of Python', () => {
  test('is there only while it installs, with what came with it, and without what the base has', async () => {
    const result = await outcome({});
    expect(result?.lines).toBe(
      [
        'WORKDIR /app',
        'COPY Pipfile .',
        'RUN pip install --no-cache-dir --no-compile pipenv==1.0 && pipenv install && pip uninstall -y pipenv virtualenv',
      ].join('\n'),
    );
    expect(result?.leftOut).toEqual(['bytecode of setuptools', 'pipenv', 'virtualenv']);
    const records = TOOL.slice(0, 6).reduce((sum, { size, body = '' }) => sum + (size ?? body.length), 0);
    expect(result?.bytes).toBe(records + 700);
  });

  test.each<[string, Given]>([
    ['the container starts it', { cmd: ['pipenv', 'run', 'app'] }],
    ['a script starts the container', { cmd: ['./start.sh'] }],
    ['another RUN uses it', { rest: [['RUN pipenv run migrate', [{ name: 'app/db', body: 'x' }]]] }],
    ['it makes no environment', { use: ['RUN pipenv install --system', pip('fastapi', '1.0')] }],
    ['packages of the project share its folder', { rest: [['RUN pip install requests', pip('requests', '1.0')]] }],
    ['its RUN installs more', { install: ['RUN pip install pipenv requests', [...TOOL, ...pip('requests', '1.0')]] }],
    ['its RUN does more', { install: [`${INSTALL} && touch /a`, TOOL] }],
    [
      'its environment has the packages of the system',
      { use: ['RUN pipenv --site-packages --system-site-packages install', ENVIRONMENT] },
    ],
    ['another pip may come first', { between: [['ENV PATH=/app/.venv/bin:$PATH', []]] }],
    ['another user installs', { between: [['USER app', []]] }],
    ['it is small', { install: [INSTALL, pip('pipenv', '1.0')] }],
  ])('stays if %s', async (_, given) => {
    expect(await outcome(given)).toBeNull();
  });
});
