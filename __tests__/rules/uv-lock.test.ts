/** What only development needs, by the lockfile of uv. */
import { expect, test } from '@jest/globals';
import { uvLock } from '../../src/rules/lockfiles/uv-lock.ts';

/** As uv 0.9 writes it, without sources of packages from an index. */
const LOCK = `version = 1
revision = 3
requires-python = ">=3.10"
resolution-markers = [
    "python_full_version >= '3.11'",
]

[manifest]
members = [
    "app",
    "part",
]

[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "flask", extra = ["async", "dotenv"], marker = "python_full_version < '3.11'" },
    { name = "part" },
]

[package.dev-dependencies]
dev = [
    { name = "coverage", version = "7.10.7", source = { registry = "https://pypi.org/simple" }, extra = ["toml"], marker = "sys_platform == 'win32'" },
    { name = "flask", extra = ["cli"] },
    { name = "tool" },
]

[package.metadata]
requires-dist = [{ name = "flask", extras = ["async", "dotenv"] }]

[package.metadata.requires-dev]
lint = [{ name = "ruff" }]

[[package]]
name = "asgiref"
version = "3.13.0"

[[package]]
name = "coverage"
version = "7.10.7"

[package.optional-dependencies]
toml = [
    { name = "tomli" },
]

[[package]]
name = "coverage"
version = "7.17.5"

[[package]]
name = "flask"
version = "3.1.3"
sdist = { url = "https://a.example/flask.tar.gz", size = 9 }
dependencies = [
    { name = "shared" },
]
wheels = [
    { url = "https://a.example/flask.whl", size = 9 },
]

[package.optional-dependencies]
async = [
    { name = "asgiref" },
]
cli = [
    { name = "rich" },
]

[[package]]
name = "part"
source = { editable = "part" }
dependencies = [
    { name = "ring" },
]

[[package]]
name = "rich"
version = "14.0.0"

[[package]]
name = "ring"
version = "1.0"
dependencies = [
    { name = "part" },
]

[[package]]
name = "shared"
version = "1.0"

[[package]]
name = "tomli"
version = "2.0"

[[package]]
name = "tool"
version = "1.0"
dependencies = [
    { name = "shared" },
    { name = "tool" },
]
`;

function developmentOf(lock: string): Record<string, string[]> | null {
  const development = uvLock(lock, '[project]\n')?.development;
  return development === undefined
    ? null
    : Object.fromEntries([...development].map(([name, versions]) => [name, [...versions]]));
}

const expected = { coverage: ['7.10.7', '7.17.5'], rich: ['14.0.0'], tomli: ['2.0'], tool: ['1.0'] };

test('extras, versions for several platforms, members of a workspace and circles are followed', () => {
  expect(developmentOf(LOCK)).toEqual(expected);
  expect(developmentOf(LOCK.replaceAll('\n', '\r\n'))).toEqual(expected);
});

test.each([
  ['another version', LOCK.replace('version = 1\n', 'version = 2\n')],
  ['groups of no package', LOCK.replace('[manifest]', '[manifest.dependency-groups]\ndev = []\n\n[manifest]')],
  ['a script', LOCK.replace('members = [', 'requirements = [')],
  [
    'a list on one line',
    LOCK.replace('dependencies = [\n    { name = "ring" },\n]', 'dependencies = [{ name = "ring" }]'),
  ],
  ['a requirement without a name', LOCK.replace('{ name = "ring" }', '{ title = "ring" }')],
  ['a package without a version', LOCK.replace('name = "rich"\nversion = "14.0.0"', 'name = "rich"')],
])('null for %s', (_, lock) => {
  expect(lock).not.toBe(LOCK);
  expect(developmentOf(lock)).toBeNull();
});
