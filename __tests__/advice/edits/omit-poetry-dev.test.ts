/** Packages for development that Poetry installed. */
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

const LOCK = `[[package]]
name = "jinja2"
version = "3.1.6"
groups = ["main"]

[[package]]
name = "pytest"
version = "8.4.2"
groups = ["dev"]

[metadata]
lock-version = "2.1"
`;
const RECORD = [
  'pytest/__init__.py,,',
  '_pytest/a.py,,',
  '_pytest/tests/a.py,,',
  '../../../bin/py.test,,',
  'pytest-8.4.2.dist-info/RECORD,,',
  '',
];
const project = { '/app/pyproject.toml': '[project]\n[build-system]\n', '/app/poetry.lock': LOCK };

/** An environment with one package for development, whose files have 50,000 bytes. */
function environment(at: string) {
  const site = `${at}/lib/python3.12/site-packages`;
  const record = RECORD.join('\n');
  return {
    [`${site}/jinja2/__init__.py`]: 900,
    [`${site}/pytest/__init__.py`]: 15_000,
    [`${site}/_pytest/tests/a.py`]: 5000,
    [`${site}/_pytest/a.py`]: 29_000 - record.length,
    [`${at}/bin/py.test`]: 1000,
    [`${site}/pytest-8.4.2.dist-info/INSTALLER`]: 'Poetry 2.2.1',
    [`${site}/pytest-8.4.2.dist-info/RECORD`]: record,
  };
}

const before = ['FROM python', 'WORKDIR /app', 'COPY pyproject.toml poetry.lock .'];
const lines = [...before, 'RUN poetry install --no-root', 'CMD ["poetry", "run", "python", "a.py"]'];
const adds = { 1: { '/bin/sh': 1 }, 3: project, 4: environment('/app/.venv') };
const stages = [
  'FROM python AS build',
  'WORKDIR /src',
  'COPY . .',
  'RUN pip install poetry && poetry install --no-root',
  'FROM python',
  'COPY --from=build /src/.venv /app/.venv',
  'COPY pyproject.toml poetry.lock /app/',
  'CMD ["/app/.venv/bin/gunicorn", "a:app"]',
];
const addsOfStages = { 5: { '/bin/sh': 1 }, 6: environment('/app/.venv'), 7: project };
const BYTES = 50_000;

describe('packages for development of Poetry', () => {
  const cases: Record<string, EditCase> = {
    'the option': {
      lines,
      adds,
      becomes: [...before, 'RUN poetry install --only=main --no-root', ...lines.slice(4)],
      edits: [['omit-dev-4', BYTES]],
    },
    'in the system, with an installation that follows': {
      lines: [...before, 'RUN poetry --no-ansi install --no-root', 'COPY . .', 'RUN poetry install && rm -rf /tmp/*'],
      adds: { ...adds, 4: environment('/usr/local') },
      becomes: [
        ...before,
        'RUN poetry --no-ansi install --only=main --no-root',
        'COPY . .',
        'RUN poetry install --only=main && rm -rf /tmp/*',
      ],
      edits: [['omit-dev-4', BYTES]],
    },
    'in a stage': {
      lines: stages,
      adds: addsOfStages,
      becomes: [
        ...stages.slice(0, 3),
        'RUN pip install poetry && poetry install --only=main --no-root',
        ...stages.slice(4),
      ],
      edits: [['omit-dev-4', BYTES]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a group that is asked for': {
      lines: [...before, 'RUN poetry install --with dev'],
      adds,
      because: 'it is there on purpose',
    },
    'a later installation with groups': {
      lines: [...lines, 'RUN poetry install --with dev'],
      adds,
      because: 'it would bring them again',
    },
    'a test': { lines: [...lines, 'RUN poetry run pytest'], adds, because: 'it needs them' },
    'a program of the project': { lines: [...lines, 'RUN alembic check'], adds, because: 'it may import any package' },
    'deleting what would not be there': {
      lines: [...lines, 'RUN rm /app/.venv/bin/py.test'],
      adds,
      because: 'that would fail',
    },
    'another target that tests': {
      lines: ['FROM python AS base', ...lines.slice(1, 4), 'FROM base AS test', 'RUN pytest', 'FROM base', 'USER 1'],
      adds,
      because: 'it needs them',
    },
    'an entry script': {
      lines,
      adds,
      config: { entrypoint: ['/start.sh'] },
      because: 'it may run any package',
    },
    'a start by a package': {
      lines,
      adds,
      config: { cmd: ['poetry', 'run', 'py.test'] },
      because: 'it would be missing',
    },
    'a script that builds the project': {
      lines,
      adds: { ...adds, 3: { ...project, '/app/pyproject.toml': '[tool.poetry.build]\nscript = "b.py"\n' } },
      because: 'it may run any package',
    },
    'a group that may be for production': {
      lines,
      adds: { ...adds, 3: { ...project, '/app/poetry.lock': LOCK.replace('"dev"', '"server"') } },
      because: 'its name does not tell',
    },
    'a COPY of a part of the environment': {
      lines: [
        ...stages.slice(0, 5),
        'COPY --from=build /usr/local/lib/python3.12/site-packages /usr/local/lib/python3.12/site-packages',
        'COPY pyproject.toml poetry.lock /app/',
        'COPY --from=build /usr/local/bin /usr/local/bin',
      ],
      adds: { ...addsOfStages, 6: environment('/usr/local'), 8: { '/usr/local/bin/x': 1 } },
      because: 'another COPY takes more of it',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('omit'))).toEqual([]);
  });

  test('names each package', async () => {
    const { items } = await planned({ dockerfile: textOf(lines), adds });
    expect(items).toMatchObject([
      {
        trust: 'fewer',
        leftOut: [{ name: 'pytest', bytes: 50_000 }],
        findings: expect.arrayContaining(['poetry-dev-deps']),
      },
    ]);
  });
});
