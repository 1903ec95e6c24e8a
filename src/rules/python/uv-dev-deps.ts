import { posix } from 'node:path';
import { perImage } from '../conditions.ts';
import { developmentFilesOf } from '../lockfiles/development-files.ts';
import type { PythonRecord } from '../lockfiles/python-records.ts';
import { type UvLock, uvLock } from '../lockfiles/uv-lock.ts';
import { type RuleImage, rule } from '../rule.ts';

const developmentFiles = perImage((image): ReadonlySet<string> => {
  const lock = lockOf(image);
  if (lock === null || lock.development.size === 0) return new Set();
  const { names, development } = lock;
  const isForDevelopment = ({ name, version, site }: PythonRecord, path: string) =>
    development.get(name)?.has(version) === true &&
    // Where `uv tool` installs what somebody asked for.
    !site.includes('/uv/tools/') &&
    image.text(`${posix.dirname(path)}/INSTALLER`)?.trim() === 'uv';
  return developmentFilesOf({ names, isForDevelopment }, image);
});

/** Null unless the image has one project of uv. */
function lockOf(image: RuleImage): UvLock | null {
  const [path, ...more] = image.textPaths('uv.lock');
  if (path === undefined || more.length > 0) return null;
  const project = image.text(`${posix.dirname(path)}/pyproject.toml`);
  return project === null ? null : uvLock(image.text(path) ?? '', project);
}

const SITE = '/app/.venv/lib/python3.12/site-packages';
const LOCK = `version = 1
revision = 3
requires-python = ">=3.9"

[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "jinja2", extra = ["i18n"] },
]

[package.optional-dependencies]
web = [
    { name = "gunicorn" },
]

[package.dev-dependencies]
dev = [
    { name = "babel" },
    { name = "pytest", version = "8.4.2", source = { registry = "https://pypi.org/simple" }, marker = "python_full_version >= '3.10'" },
]
lint = [
    { name = "ruff" },
]

[package.metadata]
requires-dist = [{ name = "jinja2", extras = ["i18n"] }]

[[package]]
name = "babel"
version = "2.17.0"

[[package]]
name = "gunicorn"
version = "23.0.0"

[[package]]
name = "jinja2"
version = "3.1.6"

[package.optional-dependencies]
i18n = [
    { name = "babel" },
]

[[package]]
name = "pluggy"
version = "1.6.0"

[[package]]
name = "pytest"
version = "8.4.2"
dependencies = [
    { name = "pluggy" },
]

[[package]]
name = "ruff"
version = "0.14.0"
`;
const PROJECT = { '/app/pyproject.toml': '[project]\n', '/app/uv.lock': LOCK };
/** Of a package that uv installed. */
const installed = (name: string, files: string) => ({
  [`${SITE}/${name}.dist-info/INSTALLER`]: 'uv',
  [`${SITE}/${name}.dist-info/RECORD`]: files,
});
const PYTEST = installed('pytest-8.4.2', 'pytest/__init__.py,sha256=a,9000\n../../../bin/pytest,sha256=a,70\n');
const FILES = { [`${SITE}/pytest/__init__.py`]: 9000 };
const PLUGGY = { [`${SITE}/pluggy/a.py`]: 40 };

export default rule({
  id: 'uv-dev-deps',
  title: 'Packages of uv for development in the image',
  // The tests of a package go with it.
  before: ['python-tests'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['/**/{site,dist}-packages/**', '/**/bin/*', '/**/share/**'],
  not: [{ glob: '/**/*.pyc', why: 'bytecode, which is needless in any package' }],
  reads: [
    // Of projects, not of packages.
    { name: 'uv.lock', folder: /^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/, most: 4_194_304 },
    { name: 'pyproject.toml', folder: /^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/, most: 262_144 },
    { name: 'RECORD', folder: /\.dist-info$/, most: 4_194_304 },
    { name: 'INSTALLER', folder: /\.dist-info$/, most: 256 },
    { name: 'METADATA', folder: /\.dist-info$/, most: Number.MAX_SAFE_INTEGER, head: 16_384 },
  ],
  whenImage: image => developmentFiles(image).size > 0,
  when: ({ path }, image) => developmentFiles(image).has(path),
  whenText:
    "The image has one `uv.lock` with its `pyproject.toml`. By the lockfile, the group `dev` needs the package, directly or not, and no project does, on any platform, with any of its extras or other groups, except groups that are for development by their names, such as `test`, `lint` and `docs`, and are no default. `INSTALLER` says that uv installed the locked version, not by `uv tool`, and the package's `RECORD` lists the file, which no other package's does. Packages that are not in the lockfile keep what they need.",
  // uv makes programs in `bin`, which says nothing about who runs them.
  evenIfReferenced: true,
  why: 'Tools for tests and checks. An application should not import them, but some do.',
  remedy: 'Install with `uv sync --no-dev`, and start programs with `uv run --no-sync` or without uv.',
  options: [
    {
      programs: ['uv'],
      verb: 'sync',
      add: '--no-dev',
      unless: [
        ...['--no-group', '--no-default-groups', '--dev', '--only-dev', '--group', '--only-group', '--all-groups'],
        ...['--no-build-isolation', '--no-build-isolation-package', '--script', '--check', '--dry-run'],
      ],
    },
  ],
  example: {
    before: 'RUN uv sync --locked --no-install-project',
    after: 'RUN uv sync --no-dev --locked --no-install-project',
  },
  references: [
    'https://docs.astral.sh/uv/concepts/projects/dependencies/#default-groups',
    'https://packaging.python.org/en/latest/specifications/recording-installed-packages/',
  ],
  reports: [
    {
      files: {
        ...FILES,
        ...PLUGGY,
        '/app/.venv/bin/pytest': 70,
        [`${SITE}/babel/a.py`]: 300,
        [`${SITE}/gunicorn/a.py`]: 500,
        [`${SITE}/pytest/own.py`]: 600,
      },
      contents: {
        ...PROJECT,
        ...PYTEST,
        ...installed('pluggy-1.6.0', 'pluggy/a.py,,\n'),
        ...installed('babel-2.17.0', 'babel/a.py,,\n'),
        ...installed('gunicorn-23.0.0', 'gunicorn/a.py,,\n'),
      },
      bytes: 9110,
    },
    {
      files: { [`${SITE}/ruff/a.py`]: 800 },
      contents: {
        '/app/pyproject.toml': '[tool.uv]\ndefault-groups = [\n  "dev",\n  "docs",\n]\n',
        '/app/uv.lock': LOCK.replace('{ name = "babel" }', '{ name = "ruff" }'),
        ...installed('ruff-0.14.0', 'ruff/a.py,,\n'),
      },
      bytes: 800,
    },
  ],
  ignores: [
    {
      files: { [`${SITE}/ruff/a.py`]: 800 },
      contents: {
        '/app/pyproject.toml': '[tool.uv]\ndefault-groups = ["dev", "lint"]\n',
        '/app/uv.lock': LOCK.replace('{ name = "babel" }', '{ name = "ruff" }'),
        ...installed('ruff-0.14.0', 'ruff/a.py,,\n'),
      },
      because: 'another default group needs it, which `--no-dev` leaves in',
    },
    {
      files: { [`${SITE}/ruff/a.py`]: 800 },
      contents: {
        '/app/pyproject.toml': '[tool.uv]\ndefault-groups = "all"\n',
        '/app/uv.lock': LOCK.replace('{ name = "babel" }', '{ name = "ruff" }'),
        ...installed('ruff-0.14.0', 'ruff/a.py,,\n'),
      },
      because: 'all groups are installed by default',
    },
    {
      files: FILES,
      contents: {
        ...PROJECT,
        ...PYTEST,
        '/app/uv.lock': LOCK.replace('"ruff" }', '"pytest" }').replace('lint', 'server'),
      },
      because: 'a group that may be for production needs it',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...PYTEST, '/app/uv.lock': LOCK.replace('"gunicorn" }', '"pytest", marker = "x" }') },
      because: 'an extra of the project needs it',
    },
    {
      files: PLUGGY,
      contents: {
        ...PROJECT,
        ...installed('pluggy-1.6.0', 'pluggy/a.py,,\n'),
        ...installed('own-1', 'own.py,,\n'),
        [`${SITE}/own-1.dist-info/METADATA`]: 'Name: own\nRequires-Dist: pluggy>=1\n\nText\n',
      },
      because: 'a package that is not locked needs it',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...PYTEST, [`${SITE}/pytest-8.4.2.dist-info/INSTALLER`]: 'pip\n' },
      because: 'pip installed it',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...PYTEST, '/app/uv.lock': LOCK.replaceAll('8.4.2', '8.4.1') },
      because: 'another version is locked',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...PYTEST, '/app/uv.lock': LOCK.replace('version = 1\n', 'version = 2\n') },
      because: 'another form of lockfile',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...PYTEST, '/lib/uv.lock': LOCK },
      because: 'the image has two lockfiles',
    },
    { files: FILES, contents: { '/app/uv.lock': LOCK, ...PYTEST }, because: 'the project is not in the image' },
    {
      files: { '/root/.local/share/uv/tools/pytest/lib/python3.12/site-packages/pytest/a.py': 9000 },
      contents: {
        ...PROJECT,
        '/root/.local/share/uv/tools/pytest/lib/python3.12/site-packages/pytest-8.4.2.dist-info/INSTALLER': 'uv',
        '/root/.local/share/uv/tools/pytest/lib/python3.12/site-packages/pytest-8.4.2.dist-info/RECORD':
          'pytest/a.py,,\n',
      },
      because: '`uv tool` installed it',
    },
  ],
});
