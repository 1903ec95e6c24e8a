/** Packages for development that Pipenv installed. */
import { describe, expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  planned,
  textOf,
} from '../../kit/reports/plan-of.ts';

const LOCK = JSON.stringify({
  _meta: { 'pipfile-spec': 6 },
  default: { jinja2: { version: '==3.1.6' } },
  develop: { pytest: { version: '==8.4.2' } },
});
const RECORD = [
  'pytest/__init__.py,,',
  'pytest/__pycache__/__init__.cpython-312.pyc,,',
  '../../../bin/py.test,,',
  'pytest-8.4.2.dist-info/RECORD,,',
  '',
].join('\n');
const project = { '/app/Pipfile': '[packages]\n', '/app/Pipfile.lock': LOCK };

/** An environment with one package for development, whose files have 50,000 bytes, bytecode included. */
function environment(at: string) {
  const site = `${at}/lib/python3.12/site-packages`;
  return {
    [`${site}/jinja2/__init__.py`]: 900,
    [`${site}/pytest/__init__.py`]: 45_000 - RECORD.length,
    [`${site}/pytest/__pycache__/__init__.cpython-312.pyc`]: 4000,
    [`${at}/bin/py.test`]: 1000,
    [`${site}/pytest-8.4.2.dist-info/RECORD`]: RECORD,
  };
}

const before = ['FROM python', 'WORKDIR /app', 'COPY Pipfile Pipfile.lock .'];
const lines = [...before, 'RUN pipenv install --deploy --dev', 'CMD ["pipenv", "run", "python", "a.py"]'];
const adds = { 1: { '/bin/sh': 1 }, 3: project, 4: environment('/app/.venv') };
const stages = [
  'FROM python AS build',
  'WORKDIR /src',
  'COPY . .',
  'RUN pip install pipenv && PIPENV_VENV_IN_PROJECT=1 pipenv sync -d',
  'FROM python',
  'COPY --from=build /src/.venv /app/.venv',
  'COPY Pipfile Pipfile.lock /app/',
  'CMD ["/app/.venv/bin/gunicorn", "a:app"]',
];
const addsOfStages = { 5: { '/bin/sh': 1 }, 6: environment('/app/.venv'), 7: project };

describe('packages for development of Pipenv', () => {
  const cases: Record<string, EditCase> = {
    'the option': {
      lines,
      adds,
      becomes: [...before, 'RUN pipenv install --deploy', ...lines.slice(4)],
      edits: [['omit-dev-4', 50_000]],
    },
    'in the system, on several lines': {
      lines: [...before, 'RUN set -e && \\', '    pipenv install --dev \\', '      --system --deploy && rm -rf /tmp/*'],
      adds: { ...adds, 4: environment('/usr/local') },
      becomes: [...before, 'RUN set -e && \\', '    pipenv install --system --deploy && rm -rf /tmp/*'],
      edits: [['omit-dev-4', 50_000]],
    },
    'in a stage': {
      lines: stages,
      adds: addsOfStages,
      becomes: stages.with(3, 'RUN pip install pipenv && PIPENV_VENV_IN_PROJECT=1 pipenv sync'),
      edits: [['omit-dev-4', 50_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    const { edits, ...outcome } = await outcomeOf(image);
    expect({ ...outcome, edits: edits.filter(([id]) => id.startsWith('omit')) }).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a package that is named': {
      lines: lines.with(3, 'RUN pipenv install --dev pytest'),
      adds,
      because: 'it is there on purpose',
    },
    'only those for development': {
      lines: lines.with(3, 'RUN pipenv install --dev-only'),
      adds,
      because: 'they are asked for',
    },
    'no lockfile': {
      lines: lines.with(3, 'RUN pipenv install --dev --skip-lock'),
      adds,
      because: 'it installs other versions',
    },
    'a later installation': {
      lines: [...lines, 'RUN pipenv install --dev pytest'],
      adds,
      because: 'it would bring them again',
    },
    'a test': { lines: [...lines, 'RUN pipenv run py.test'], adds, because: 'it needs them' },
    'a program of the project': { lines: [...lines, 'RUN alembic check'], adds, because: 'it may import any package' },
    'a script of the Pipfile': {
      lines,
      adds: { ...adds, 3: { ...project, '/app/Pipfile': '[scripts]\npython = "py.test"\n' } },
      because: 'it may run any package',
    },
    'an entry script': { lines, adds, config: { entrypoint: ['/start.sh'] }, because: 'it may run any package' },
    'a shell of Pipenv': { lines, adds, config: { cmd: ['pipenv', 'shell'] }, because: 'it may run any package' },
    'another target that tests': {
      lines: ['FROM python AS base', ...lines.slice(1, 4), 'FROM base AS test', 'RUN py.test', 'FROM base', 'USER 1'],
      adds,
      because: 'it needs them',
    },
  };
  test.each(Object.entries(none))(
    'none for %s',
    async (_, { config = { cmd: ['pipenv', 'run', 'python', 'a.py'] }, ...image }) => {
      expect((await idsOf({ ...image, config })).filter(id => id.startsWith('omit'))).toEqual([]);
    },
  );

  test('names each package', async () => {
    const { items } = await planned({ dockerfile: textOf(lines), adds });
    expect(items).toContainEqual(
      expect.objectContaining({
        trust: 'fewer',
        leftOut: [{ name: 'pytest', bytes: 50_000 }],
        findings: expect.arrayContaining(['pipenv-dev-deps']),
      }),
    );
  });
});
