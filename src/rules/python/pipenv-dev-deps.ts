import { posix } from 'node:path';
import { perImage } from '../conditions.ts';
import { developmentFilesOf } from '../lockfiles/development-files.ts';
import { type PipfileLock, pipfileLock } from '../lockfiles/pipfile-lock.ts';
import type { PythonRecord } from '../lockfiles/python-records.ts';
import { type RuleImage, rule } from '../rule.ts';

const developmentFiles = perImage((image): ReadonlySet<string> => {
  const lock = lockOf(image);
  if (lock === null || lock.development.size === 0) return new Set();
  const { names, development } = lock;
  const isForDevelopment = ({ name, version }: PythonRecord) => development.get(name) === version;
  return developmentFilesOf({ names, isForDevelopment }, image);
});

/** Null unless the image has one project of Pipenv. */
function lockOf(image: RuleImage): PipfileLock | null {
  const [path, ...more] = image.textPaths('Pipfile.lock');
  if (path === undefined || more.length > 0 || !image.exists(`${posix.dirname(path)}/Pipfile`)) return null;
  return pipfileLock(image.json(path));
}

const SITE = '/app/.venv/lib/python3.12/site-packages';
const LOCK = {
  _meta: { 'pipfile-spec': 6 },
  default: { jinja2: { version: '==3.1.6' } },
  develop: { pytest: { version: '==8.4.2' }, jinja2: { version: '==3.1.6' }, packaging: { version: '==25.0' } },
};
const PROJECT = { '/app/Pipfile': '[packages]\n', '/app/Pipfile.lock': JSON.stringify(LOCK) };
const INSTALLED = {
  [`${SITE}/pytest-8.4.2.dist-info/RECORD`]: 'pytest/__init__.py,sha256=a,9000\n../../../bin/pytest,sha256=a,70\n',
};
const FILES = { [`${SITE}/pytest/__init__.py`]: 9000 };
/** Of Pipenv's own dependencies. */
const PACKAGING = {
  [`${SITE}/packaging-25.0.dist-info/RECORD`]: 'packaging/a.py,,\n',
  [`${SITE}/pipenv-2025.0.dist-info/RECORD`]: 'pipenv/a.py,,\n',
};

export default rule({
  id: 'pipenv-dev-deps',
  title: 'Packages of Pipenv for development in the image',
  // The tests of a package go with it.
  before: ['python-tests'],
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['/**/{site,dist}-packages/**', '/**/bin/*', '/**/share/**'],
  not: [{ glob: '/**/*.pyc', why: 'bytecode, which is needless in any package' }],
  reads: [
    // Of projects, not of packages.
    { name: 'Pipfile', folder: /^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/, most: 65_536 },
    { name: 'Pipfile.lock', folder: /^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/, most: 4_194_304 },
    { name: 'RECORD', folder: /\.dist-info$/, most: 4_194_304 },
    { name: 'METADATA', folder: /\.dist-info$/, most: Number.MAX_SAFE_INTEGER, head: 16_384 },
  ],
  whenImage: image => developmentFiles(image).size > 0,
  when: ({ path }, image) => developmentFiles(image).has(path),
  whenText:
    "The image has one `Pipfile.lock` with its `Pipfile`. The lockfile has the package in `develop` and in no other category, the locked version is installed, and its `RECORD` lists the file, which no other package's does. Packages that are not in the lockfile, such as Pipenv itself, keep what they need.",
  // Packages make programs in `bin`, which says nothing about who runs them.
  evenIfReferenced: true,
  why: 'Tools for tests and checks. An application should not import them, but some do.',
  remedy: 'Install with `pipenv sync` or `pipenv install --deploy`, without `--dev`.',
  example: { before: 'RUN pipenv install --system --deploy --dev', after: 'RUN pipenv install --system --deploy' },
  references: [
    'https://pipenv.pypa.io/en/latest/commands.html',
    'https://packaging.python.org/en/latest/specifications/recording-installed-packages/',
  ],
  reports: [
    {
      files: { ...FILES, '/app/.venv/bin/pytest': 70, [`${SITE}/jinja2/a.py`]: 300, [`${SITE}/pytest/own.py`]: 600 },
      contents: { ...PROJECT, ...INSTALLED, [`${SITE}/jinja2-3.1.6.dist-info/RECORD`]: 'jinja2/a.py,,\n' },
      bytes: 9070,
    },
    {
      files: { [`${SITE}/packaging/a.py`]: 40, [`${SITE}/pipenv/a.py`]: 500 },
      contents: {
        ...PROJECT,
        ...PACKAGING,
        [`${SITE}/pipenv-2025.0.dist-info/METADATA`]: 'Name: pipenv\nRequires-Dist: packaging; extra == "dev"\n',
      },
      bytes: 40,
    },
  ],
  ignores: [
    {
      files: { [`${SITE}/packaging/a.py`]: 40, [`${SITE}/pipenv/a.py`]: 500 },
      contents: {
        ...PROJECT,
        ...PACKAGING,
        [`${SITE}/pipenv-2025.0.dist-info/METADATA`]: 'Name: pipenv\nRequires-Dist: packaging>=22\n\nText\n',
      },
      because: 'Pipenv needs it',
    },
    {
      files: FILES,
      contents: {
        ...PROJECT,
        ...INSTALLED,
        '/app/Pipfile.lock': JSON.stringify({ ...LOCK, prod: { pytest: { version: '==8.4.2' } } }),
      },
      because: 'another category has it',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, '/app/Pipfile.lock': JSON.stringify(LOCK).replace('8.4.2', '8.4.1') },
      because: 'another version is locked',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, '/app/Pipfile.lock': JSON.stringify({ ...LOCK, _meta: {} }) },
      because: 'the lockfile has another shape',
    },
    {
      files: FILES,
      contents: { ...PROJECT, ...INSTALLED, '/lib/Pipfile.lock': JSON.stringify(LOCK) },
      because: 'the image has two lockfiles',
    },
    {
      files: { ...FILES, '/app/setup.cfg': 3 },
      contents: { '/app/Pipfile.lock': JSON.stringify(LOCK), ...INSTALLED },
      because: 'the project is not in the image',
    },
    {
      files: { [`${SITE}/pytest/__pycache__/a.pyc`]: 900 },
      contents: {
        ...PROJECT,
        [`${SITE}/pytest-8.4.2.dist-info/RECORD`]: 'pytest/__pycache__/a.pyc,,\n',
      },
      because: 'bytecode has a rule of its own',
    },
  ],
});
