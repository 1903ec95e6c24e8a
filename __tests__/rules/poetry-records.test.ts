/** Records of Python packages beside a lockfile of Poetry may be as long as a reader allows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles } from '../kit/archives/archives.ts';
import { reportOf, runCli, scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();
const SITE = 'app/.venv/lib/python3.12/site-packages';
const LOCK = `[[package]]
name = "pytest"
version = "8.4.2"
groups = ["dev"]

[metadata]
lock-version = "2.1"
`;

test('a record of 400,000 files is read', async () => {
  const archive = join(folder, 'image.tar');
  const files = {
    'app/pyproject.toml': '[project]\n',
    'app/poetry.lock': LOCK,
    [`${SITE}/pytest/__init__.py`]: 'x'.repeat(9000),
    [`${SITE}/pytest-8.4.2.dist-info/INSTALLER`]: 'Poetry 2.2.1',
    [`${SITE}/pytest-8.4.2.dist-info/RECORD`]: 'pytest/__init__.py,,\n',
    [`${SITE}/large-1.dist-info/RECORD`]: Array.from({ length: 400_000 }, (_, n) => `${n.toString(36)},,\n`).join(''),
  };
  const layer = Object.entries(files).map(([name, body]) => ({ name, body }));
  writeFileSync(archive, archiveOf(dockerArchiveFiles({ layers: [layer] })));
  const { image } = reportOf(await runCli(['inspect', archive, '--json']));
  expect(image.findings).toContainEqual(expect.objectContaining({ rule: 'poetry-dev-deps', bytes: 9000 }));
});
