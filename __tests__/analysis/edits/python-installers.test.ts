/** The edit that has uv, Pipenv and Poetry only while they install, on small images with pip's records. */
import { describe, expect, test } from '@jest/globals';
import { freedBy } from '../../../src/budget/plan/figures.ts';
import { WrittenEdits } from '../../../src/budget/plan/written-edits.ts';
import type { Entry } from '../../kit/archives/archives.ts';
import { analysed } from '../../kit/reports/analyse-tars.ts';

const SITE = 'usr/local/lib/python3.11/site-packages';
const BIG = 2_000_000;

/** A package as pip installs it. */
function pip(name: string, version: string, { folder = SITE, size = 1000, compiled = [] as Entry[] } = {}): Entry[] {
  const info = `${folder}/${name}-${version}.dist-info`;
  const listed = compiled.map(entry => entry.name.slice(folder.length + 1));
  const files = [`${name}/main.py`, `${name}-${version}.dist-info/METADATA`, ...listed];
  return [
    { name: `${folder}/${name}/main.py`, body: '', size },
    { name: `${info}/METADATA`, body: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n` },
    {
      name: `${info}/RECORD`,
      body: `${[...files, `${name}-${version}.dist-info/RECORD`].map(file => `${file},,`).join('\n')}\n`,
    },
  ];
}

const ENVIRONMENT: Entry[] = [
  { name: 'app/.venv/pyvenv.cfg', body: 'home = /usr/local/bin\n' },
  ...pip('fastapi', '1.0', { folder: 'app/.venv/lib/python3.11/site-packages' }),
];
const INSTALL = 'RUN pip install pipenv==1.0';
const BYTECODE: Entry = { name: `${SITE}/setuptools/__pycache__/main.cpython-311.pyc`, body: '', size: 700 };
const UPGRADED = [...pip('setuptools', '2.0', { compiled: [BYTECODE] }), BYTECODE];
const TOOL = [...pip('pipenv', '1.0', { size: BIG }), ...pip('virtualenv', '2.0', { size: 5000 }), ...UPGRADED];
const USE: Step = ['RUN pipenv install', ENVIRONMENT];

type Step = [text: string, entries: readonly Entry[]];

interface Given {
  install?: Step;
  between?: readonly Step[];
  use?: Step;
  rest?: readonly Step[];
  cmd?: readonly string[];
}

async function outcome(given: Given) {
  const { install = [INSTALL, TOOL], between = [], use = USE, rest = [], cmd = ['python', '-m', 'app'] } = given;
  const steps: Step[] = [
    install,
    ['WORKDIR /app', []],
    ...between,
    ['COPY Pipfile .', [{ name: 'app/Pipfile', body: 'x' }]],
    use,
    ...rest,
  ];
  const dockerfile = `${['FROM python:3.11-slim', ...steps.map(([text]) => text)].join('\n')}\n`;
  const made = steps.map(([text, entries]) => ({
    ...{ entries, emptyLayer: !/^(?:RUN|COPY)/.test(text) },
    createdBy: text.replace(/^RUN /, 'RUN /bin/sh -c '),
  }));
  const base = {
    createdBy: 'ADD rootfs.tar /',
    entries: [...pip('pip', '24.0'), ...pip('setuptools', '1.0')],
    emptyLayer: false,
  };
  const all = [base, ...made];
  const { edits } = await analysed({
    layers: all.filter(({ emptyLayer }) => !emptyLayer),
    dockerfile,
    history: all.map(({ createdBy, emptyLayer }) => ({ createdBy, emptyLayer })),
    config: { cmd: [...cmd] },
  });
  const at = edits.edits.findIndex(({ id }) => id.startsWith('installer'));
  const edit = edits.edits[at];
  if (edit === undefined) return null;
  const text = new WrittenEdits(edits.files);
  text.add(edit);
  return {
    lines: text.dockerfile
      .split('\n')
      .slice(1, -1)
      .join('\n')
      .replaceAll(/ \\\n\s*/g, ' '),
    bytes: freedBy(edits, new Set([at])).bytes,
    leftOut: edit.leftOut.map(({ name }) => name).sort(),
  };
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
