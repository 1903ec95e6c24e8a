/** What only development needs, by lockfiles of Poetry before 2, which do not name groups. */
import { expect, test } from '@jest/globals';
import { developmentVersions } from '../../src/rules/lockfiles/poetry-lock.ts';

/** As Poetry 1.8 writes it, without descriptions and sources. */
const LOCK = `[[package]]
name = "coverage"
version = "7.10.7"
optional = false
files = [
    {file = "coverage-7.10.7.tar.gz", hash = "sha256:a"},
]

[package.dependencies]
tomli = {version = "*", optional = true, markers = "python_full_version <= \\"3.11.0a6\\" and extra == \\"toml\\""}

[package.extras]
toml = ["tomli"]

[[package]]
name = "Flask"
version = "3.1.3"
optional = false

[package.dependencies]
asgiref = {version = ">=3.2", optional = true, markers = "extra == \\"async\\""}
importlib-metadata = [
    {version = ">=3.6", markers = "python_version < \\"3.10\\""},
]
"ruamel.yaml" = "*"

[[package]]
name = "asgiref"
version = "3.11.1"

[[package]]
name = "importlib_metadata"
version = "8.7.1"

[package.dependencies]
zipp = ">=3.20"

[[package]]
name = "left"
version = "1.0"

[[package]]
name = "pluggy"
version = "1.6.0"

[[package]]
name = "pytest"
version = "8.4.2"

[package.dependencies]
pluggy = ">=1.5,<2"
zipp = "*"

[[package]]
name = "ruamel-yaml"
version = "0.18"

[[package]]
name = "tomli"
version = "2.0"

[[package]]
name = "zipp"
version = "3.23.0"

[extras]
web = ["gunicorn"]

[metadata]
lock-version = "2.0"
`;
const PROJECT = `[tool.poetry]
name = "web"

[tool.poetry.dependencies]
python = "^3.9"
flask = {version = "^3.0", extras = ["async"]}

[tool.poetry.group.dev.dependencies]
pytest = "^8"

[tool.poetry.group.test.dependencies.coverage]
version = "^7"
extras = ["toml"]

[tool.pytest.ini_options]
addopts = "-q"
`;
const ALL = { coverage: ['7.10.7'], pluggy: ['1.6.0'], pytest: ['8.4.2'], tomli: ['2.0'] };

function developmentOf(lock: string, project = PROJECT): Record<string, string[]> | null {
  const versions = developmentVersions(lock, project);
  return versions && Object.fromEntries([...versions].map(([name, of]) => [name, [...of]]));
}

test('what groups for development need, and nothing else does, is for development', () => {
  expect(developmentOf(LOCK)).toEqual(ALL);
  expect(developmentOf(LOCK.replaceAll('\n', '\r\n'), PROJECT.replaceAll('\n', '\r\n'))).toEqual(ALL);
});

test('so is what the group of Poetry 1.1 needs', () => {
  const project = PROJECT.replace('group.dev.dependencies', 'dev-dependencies');
  expect(developmentOf(LOCK, project)).toEqual(ALL);
});

test.each([
  ['a dependency', PROJECT.replace('python =', 'tomli = "*"\npython =')],
  ['one of several versions', PROJECT.replace('python =', 'tomli = [\n  {version = "1"},\n]\npython =')],
  ['a table of its own', `${PROJECT}[tool.poetry.dependencies.Tomli]\nversion = "*"\n`],
  ['a list of the project', `${PROJECT}[project]\ndependencies = [\n  "tomli>=2; python_version < '3.11'",\n]\n`],
  ['another list of groups', `${PROJECT}[dependency-groups]\nserver = ["tomli"]\n`],
])('a package that is %s as well stays', (_, project) => {
  const { tomli: _tomli, ...others } = ALL;
  expect(developmentOf(LOCK, project)).toEqual(others);
});

test('a category says the same', () => {
  const versions = LOCK.replace('"2.0"\n', '"1.1"\n').replace(/^version = .*$/gm, '$&\ncategory = "main"');
  expect(developmentOf(versions)).toEqual({});
  expect(developmentOf(versions.replace(/("left"\n.*\ncategory = )"main"/, '$1"dev"'))).toEqual({ left: ['1.0'] });
  expect(developmentOf(versions.replace('category = "main"\n', ''))).toBeNull();
});

test.each([
  ['group that may be for production', `${PROJECT}[tool.poetry.group.server.dependencies]\na = "*"\n`],
  ['group in a table of another form', `${PROJECT}[tool.poetry.group]\nserver.dependencies.a = "*"\n`],
  ['group by a key', `${PROJECT}[tool.poetry]\ngroup.server.dependencies.a = "*"\n`],
  ['group whose name is quoted', `${PROJECT}[tool.poetry.group."server".dependencies]\na = "*"\n`],
])('null with a %s', (_, project) => {
  expect(developmentOf(LOCK, project)).toBeNull();
});

test('null for another form', () => {
  expect(developmentOf(LOCK.replace('lock-version = "2.0"', 'lock-version = "3.0"'))).toBeNull();
});
