/** SARIF, GitLab's code quality report and JUnit XML, by the command line and by the action. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../kit/archives/archives.ts';
import { workspace } from '../kit/processes/action.ts';
import { expectFailure, runCli, scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();
const LAYERS = [
  [{ name: 'app', body: filler(99_000) }],
  [{ name: 'root/.cache/pip/http/a', body: filler(100_000, 'c') }],
];
const FILES = {
  'services/web/image.tar': archiveOf(
    dockerArchiveFiles({ layers: LAYERS, createdBy: ['COPY . /', 'RUN pip install flask'] }),
  ),
  'services/web/Dockerfile': 'FROM scratch\nCOPY . /\nRUN pip install flask\n',
  'services/web/.imagebudget.yml': 'version: 1\narchive: image.tar\nbudgets:\n  size: 150 kB\n',
};

function repository() {
  const place = workspace(folder, FILES);
  mkdirSync(join(place.path, '.git'));
  return { ...place, cwd: join(place.path, 'services/web') };
}

const FORMATS: [flag: string, of: RegExp][] = [
  ['--sarif', /"uri": "services\/web\/Dockerfile"[^{}]*}[^{}]*{\s*"startLine": 3/],
  ['--gitlab', /"path": "services\/web\/Dockerfile",\s*"lines": {\s*"begin": 3/],
  ['--junit', /file="services\/web\/\.imagebudget\.yml"/],
];

describe.each(FORMATS)('%s', (flag, content) => {
  test('goes to a file, or to standard output, with paths from the root of the repository', async () => {
    const { cwd } = repository();
    const toFile = await runCli(['check', flag, 'out'], { cwd });
    expect(toFile).toMatchObject({ code: 1, stderr: '' });
    expect(toFile.stdout).toMatch(/^✗ /);
    const written = readFileSync(join(cwd, 'out'), 'utf8');
    expect(written).toMatch(content);
    const toOutput = await runCli(['check', flag, '-'], { cwd });
    expect(toOutput).toMatchObject({ code: 1, stdout: written });
    expect(toOutput.stderr).toMatch(/^✗ /);
  });

  test('is not written over what is read, and without it there is no verdict', async () => {
    const { cwd } = repository();
    expectFailure(
      await runCli(['check', flag, 'Dockerfile'], { cwd }),
      3,
      `${flag} Dockerfile would replace the Dockerfile`,
    );
    expectFailure(await runCli(['check', flag, 'no/such/out'], { cwd }), 2, `${flag}: cannot write no/such/out`);
  });
});

describe('the input sarif', () => {
  test('writes the file that the output names, also when the step fails', async () => {
    const { run, cwd } = repository();
    const ran = await run({ 'working-directory': 'services/web', sarif: 'results/out.sarif' });
    expect(ran).toMatchObject({ code: 1, outputs: { verdict: 'fail', sarif: join(cwd, 'results/out.sarif') } });
    expect(readFileSync(ran.outputs.sarif ?? '', 'utf8')).toMatch(FORMATS[0]?.[1] ?? '');
  });

  test.each([
    [{ sarif: 'a', report: './a' }, 3, 'inputs "report" and "sarif" both want the file ./a'],
    [{ sarif: 'Dockerfile' }, 3, 'input "sarif": Dockerfile would replace the Dockerfile'],
    [{ sarif: 'Dockerfile/x' }, 2, 'input "sarif": cannot write'],
  ])('%j is no verdict', async (inputs, code, reason) => {
    const ran = await repository().run({ 'working-directory': 'services/web', ...inputs });
    expect(ran).toMatchObject({ code, outputs: { verdict: 'error', sarif: '' } });
    expect(ran.outputs.reason).toContain(reason);
  });
});
