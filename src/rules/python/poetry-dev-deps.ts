import { posix } from 'node:path';
import { perImage } from '../conditions.ts';
import { developmentVersions } from '../lockfiles/poetry-lock.ts';
import { filesIn, recordAt } from '../lockfiles/python-records.ts';
import { type RuleImage, rule } from '../rule.ts';

/** Files of the packages that only development needs, by the record of each; none that another package lists too. */
const developmentFiles = perImage((image): ReadonlySet<string> => {
  const versions = lockedForDevelopment(image);
  const files = new Set<string>();
  if (versions === null || versions.size === 0) return files;
  const others: string[] = [];
  for (const path of image.textPaths('RECORD')) {
    const record = recordAt(path);
    const isForDevelopment =
      record !== null &&
      versions.get(record.name)?.has(record.version) === true &&
      image.text(`${posix.dirname(path)}/INSTALLER`)?.startsWith('Poetry ') === true;
    const listed = filesIn(image.text(path) ?? '', record?.site ?? '/');
    for (const file of listed) {
      if (isForDevelopment) files.add(file);
      else others.push(file);
    }
  }
  for (const file of others) files.delete(file);
  return files;
});

/** Null unless the image has one project of Poetry. */
function lockedForDevelopment(image: RuleImage) {
  const [path, ...more] = image.textPaths('poetry.lock');
  if (path === undefined || more.length > 0) return null;
  const project = image.text(`${posix.dirname(path)}/pyproject.toml`);
  return project === null ? null : developmentVersions(image.text(path) ?? '', project);
}

const SITE = '/app/.venv/lib/python3.12/site-packages';
const LOCK = `[[package]]
name = "pytest"
version = "8.4.2"
groups = ["dev"]

[[package]]
name = "Jinja2"
version = "3.1.6"
groups = ["main", "dev"]

[metadata]
lock-version = "2.1"
`;
const PROJECT = { '/app/pyproject.toml': '[project]\n', '/app/poetry.lock': LOCK };
const INSTALLED = {
  [`${SITE}/pytest-8.4.2.dist-info/INSTALLER`]: 'Poetry 2.2.1',
  [`${SITE}/pytest-8.4.2.dist-info/RECORD`]:
    'pytest/__init__.py,sha256=a,9000\n../../../bin/pytest,sha256=a,70\nshared.py,,\n"pytest/a,""b.py",,\n',
};
const FILES = { [`${SITE}/pytest/__init__.py`]: 9000 };

export default rule({
  id: 'poetry-dev-deps',
  title: 'Packages of Poetry for development in the image',
  // The tests of a package go with it.
  before: ['python-tests'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['/**/{site,dist}-packages/**', '/**/bin/*', '/**/share/**'],
  reads: [
    // Of projects, not of packages.
    { name: 'poetry.lock', folder: /^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/, most: 4_194_304 },
    { name: 'pyproject.toml', folder: /^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/, most: 262_144 },
    { name: 'RECORD', folder: /\.dist-info$/, most: 4_194_304 },
    { name: 'INSTALLER', folder: /\.dist-info$/, most: 256 },
  ],
  whenImage: image => developmentFiles(image).size > 0,
  when: ({ path }, image) => developmentFiles(image).has(path),
  whenText:
    "The image has one `poetry.lock` with a `pyproject.toml` beside it. All groups beside `main` are for development by their names, such as `dev`, `test`, `lint` and `docs`, and only they need the package: by its `groups` in the lockfile (Poetry 2), by its `category` (before 1.5), or else by what each package needs, on any platform and with any extra, and by `pyproject.toml`. `INSTALLER` says that Poetry installed the locked version, and the package's `RECORD` lists the file, which no other package does.",
  // Poetry makes programs in `bin` that start those of packages, which says nothing about who runs them.
  evenIfReferenced: true,
  why: 'Tools for tests and checks. An application should not import them, but some do.',
  remedy: 'Install with `poetry install --only=main`.',
  options: [
    {
      programs: ['poetry'],
      verb: 'install',
      add: '--only=main',
      unless: ['--only', '--with', '--without', '--only-root', '--all-groups', '--sync', '--no-dev'],
    },
  ],
  example: { before: 'RUN poetry install --no-root', after: 'RUN poetry install --only=main --no-root' },
  references: [
    'https://python-poetry.org/docs/managing-dependencies/',
    'https://packaging.python.org/en/latest/specifications/recording-installed-packages/',
  ],
  reports: [
    {
      files: {
        ...FILES,
        '/app/.venv/bin/pytest': 70,
        [`${SITE}/pytest/a,"b.py`]: 5,
        [`${SITE}/pytest/own.py`]: 600,
        [`${SITE}/shared.py`]: 400,
        [`${SITE}/jinja2/a.py`]: 300,
      },
      contents: {
        ...PROJECT,
        ...INSTALLED,
        [`${SITE}/jinja2-3.1.6.dist-info/INSTALLER`]: 'Poetry 2.2.1',
        [`${SITE}/jinja2-3.1.6.dist-info/RECORD`]: 'jinja2/a.py,,\nshared.py,,\n',
      },
      bytes: 9075,
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, '/app/poetry.lock': LOCK.replace('["dev"]', '["docs", "test"]') },
      bytes: 9000,
    },
    {
      files: FILES,
      contents: {
        ...INSTALLED,
        '/app/poetry.lock': LOCK.replace('"2.1"', '"2.0"').replaceAll(/^groups = .*\n/gm, ''),
        '/app/pyproject.toml': '[tool.poetry.group.dev.dependencies]\npytest = "^8"\n',
      },
      bytes: 9000,
    },
  ],
  ignores: [
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, '/app/poetry.lock': LOCK.replace('["dev"]', '["server"]') },
      because: 'such a group may be for production',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, '/app/poetry.lock': LOCK.replace('["dev"]', '["main"]') },
      because: 'a production package',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, '/app/poetry.lock': LOCK.replace('"2.1"', '"2.0"') },
      because: 'the older lockfile does not tell which groups need it, and the project names none',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, [`${SITE}/pytest-8.4.2.dist-info/INSTALLER`]: 'pip\n' },
      because: 'pip installed it',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, '/app/poetry.lock': LOCK.replace('8.4.2', '8.4.1') },
      because: 'another version is locked',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, '/lib/poetry.lock': LOCK },
      because: 'the image has two lockfiles',
    },
    { files: FILES, contents: { '/app/poetry.lock': LOCK, ...INSTALLED }, because: 'the project is not in the image' },
  ],
});
