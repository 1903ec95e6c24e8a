/** Packages for development that uv installed. */
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

const LOCK = `version = 1
revision = 3

[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "jinja2" },
]

[package.dev-dependencies]
dev = [
    { name = "pytest" },
]

[[package]]
name = "jinja2"
version = "3.1.6"

[[package]]
name = "pytest"
version = "8.4.2"
`;
const RECORD = ['pytest/__init__.py,,', '../../../bin/py.test,,', 'pytest-8.4.2.dist-info/RECORD,,', ''].join('\n');
const project = { '/app/pyproject.toml': '[project]\n', '/app/uv.lock': LOCK };

/** An environment with one package for development, whose files have 50,000 bytes with bytecode that is not recorded. */
function environment(at: string) {
  const site = `${at}/lib/python3.12/site-packages`;
  return {
    [`${site}/jinja2/__init__.py`]: 900,
    [`${site}/pytest/__init__.py`]: 45_000 - RECORD.length,
    [`${site}/pytest/__pycache__/__init__.cpython-312.pyc`]: 4000,
    [`${at}/bin/py.test`]: 1000,
    [`${site}/pytest-8.4.2.dist-info/INSTALLER`]: 'uv',
    [`${site}/pytest-8.4.2.dist-info/RECORD`]: RECORD,
  };
}

const START = 'CMD ["/app/.venv/bin/gunicorn", "a:app"]';
const before = [
  'FROM python',
  'COPY --from=ghcr.io/astral-sh/uv:0.9.13 /uv /bin/',
  'WORKDIR /app',
  'COPY pyproject.toml uv.lock .',
];
const lines = [...before, 'RUN uv sync --frozen', START];
const adds = { 1: { '/bin/sh': 1 }, 2: { '/bin/uv': 1 }, 4: project, 5: environment('/app/.venv') };
const stages = [
  'FROM ghcr.io/astral-sh/uv:python3.12-bookworm-slim AS build',
  'WORKDIR /app',
  'RUN --mount=type=bind,source=uv.lock,target=uv.lock \\',
  '    uv sync --locked --no-install-project',
  'COPY . /app',
  'RUN uv sync --locked',
  'FROM python',
  'COPY --from=build /app /app',
  START,
];
const addsOfStages = { 7: { '/bin/sh': 1 }, 8: { ...environment('/app/.venv'), ...project } };
const uvRun = { config: { cmd: ['uv', 'run', 'gunicorn', 'a:app'] } };

describe('packages for development of uv', () => {
  const cases: Record<string, EditCase> = {
    'the option': {
      lines,
      adds,
      becomes: lines.with(4, 'RUN uv sync --no-dev --frozen'),
      edits: [['omit-dev-5', 50_000]],
    },
    'in the system, twice, and a start that does not install': {
      lines: [...lines.slice(0, 4), 'RUN uv sync --no-install-project', 'COPY . .', 'RUN uv sync && rm -rf /tmp/*'],
      adds: { ...adds, 5: environment('/usr/local') },
      config: { cmd: ['uv', 'run', '--no-sync', 'gunicorn', 'a:app'] },
      becomes: [
        ...lines.slice(0, 4),
        'RUN uv sync --no-dev --no-install-project',
        'COPY . .',
        'RUN uv sync --no-dev && rm -rf /tmp/*',
      ],
      edits: [['omit-dev-5', 50_000]],
    },
    'in a stage': {
      lines: stages,
      adds: addsOfStages,
      becomes: [
        ...stages.slice(0, 3),
        '    uv sync --no-dev --locked --no-install-project',
        'COPY . /app',
        'RUN uv sync --no-dev --locked',
        ...stages.slice(6),
      ],
      edits: [['omit-dev-3', 50_000]],
    },
    'a start that would install them': {
      lines,
      adds,
      ...uvRun,
      becomes: [...before, 'ENV UV_NO_DEV=1', 'RUN uv sync --no-dev --frozen', START],
      edits: [['omit-dev-5', 50_000]],
    },
    'a start that is told not to': {
      lines: [...lines, 'ENV UV_NO_SYNC=true'],
      adds,
      config: { ...uvRun.config, env: ['UV_NO_SYNC=true'] },
      becomes: [...lines.with(4, 'RUN uv sync --no-dev --frozen'), 'ENV UV_NO_SYNC=true'],
      edits: [['omit-dev-5', 50_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    const { edits, ...outcome } = await outcomeOf(image);
    expect({ ...outcome, edits: edits.filter(([id]) => id.startsWith('omit')) }).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a group that is asked for': {
      lines: lines.with(4, 'RUN uv sync --group dev'),
      adds,
      because: 'it is there on purpose',
    },
    'a later installation with groups': {
      lines: [...lines, 'RUN uv sync --all-groups'],
      adds,
      because: 'it would bring them again',
    },
    'a package that is named': {
      lines: lines.with(4, 'RUN uv pip install pytest && uv sync --inexact'),
      adds,
      because: 'it is there on purpose',
    },
    'a variable that asks for the group': {
      lines: [...before, 'ENV UV_DEV=1', ...lines.slice(4)],
      adds: { 1: adds[1], 2: adds[2], 4: project, 6: adds[5] },
      because: 'it is there on purpose',
    },
    'a test': { lines: [...lines, 'RUN uv run py.test'], adds, because: 'it needs them' },
    'a program of the project': { lines: [...lines, 'RUN alembic check'], adds, because: 'it may import any package' },
    'builds with what is installed': {
      lines,
      adds: { ...adds, 4: { ...project, '/app/pyproject.toml': '[tool.uv]\nno-build-isolation = true\n' } },
      because: 'the build may need them',
    },
    'a start that installs, by a version that is not known': {
      lines: lines.with(1, 'COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/'),
      adds,
      ...uvRun,
      because: 'it may not know the setting',
    },
    'a start that installs, by an older version': {
      lines: lines.with(1, 'COPY --from=ghcr.io/astral-sh/uv:0.8.6 /uv /bin/'),
      adds,
      ...uvRun,
      because: 'it does not know the setting',
    },
    'a start by an option for another package': {
      lines,
      adds,
      config: { cmd: ['uv', 'run', '--with', '--no-sync', 'py.test'] },
      because: 'it may run any package',
    },
    'an entry script': { lines, adds, config: { entrypoint: ['/start.sh'] }, because: 'it may run any package' },
    'another target that tests': {
      lines: ['FROM python AS base', ...lines.slice(1, 5), 'FROM base AS test', 'RUN py.test', 'FROM base', 'USER 1'],
      adds,
      because: 'it needs them',
    },
  };
  test.each(Object.entries(none))(
    'none for %s',
    async (_, { config = { cmd: ['/app/.venv/bin/gunicorn'] }, ...image }) => {
      expect((await idsOf({ ...image, config })).filter(id => id.startsWith('omit'))).toEqual([]);
    },
  );

  test('names each package', async () => {
    const { items } = await planned({ dockerfile: textOf(lines), adds });
    expect(items).toContainEqual(
      expect.objectContaining({
        trust: 'fewer',
        leftOut: [{ name: 'pytest', bytes: 50_000 }],
        findings: expect.arrayContaining(['uv-dev-deps']),
      }),
    );
  });
});
