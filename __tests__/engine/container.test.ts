/** Our own image, from container/Dockerfile: built, run as its page says, and judged by its own budgets. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { standIns } from '../kit/apps/stand-ins.ts';
import { archiveOf, dockerArchiveFiles, filler } from '../kit/archives/archives.ts';
import { type DockerCommand, dockerCommand } from '../kit/engines/docker-command.ts';
import { buildImage, describeEngine, type Engine, engine } from '../kit/engines/engine.ts';
import { root, runCli } from '../kit/processes/cli.ts';
import { folderForTests } from '../kit/processes/measure-by-cli.ts';

const PAGE = readFileSync(join(root, 'docs/container.md'), 'utf8');
const TAG = 'imagebudget-test/imagebudget:ci';

/** What nobody needs who only measures images. */
const LOCKED = ['--rm', '--network', 'none', '--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];

describeEngine('our own image', () => {
  const folder = folderForTests();
  let on: Engine;
  let docker: DockerCommand;

  beforeAll(async () => {
    on = await engine();
    docker = await dockerCommand(folder.path);
    const { alpine, node } = await standIns(on, folder.path);
    const ours = await readFile(join(root, 'container/Dockerfile'), 'utf8');
    const dockerfile = join(folder.path, 'Dockerfile');
    await writeFile(
      dockerfile,
      ours.replace(/(?<=FROM )node:\S+/, node).replaceAll(/(?<=^FROM (?:--\S+ )?)alpine:\S+/gm, alpine),
    );
    await writeFile(`${dockerfile}.dockerignore`, await readFile(join(root, 'container/Dockerfile.dockerignore')));
    await buildImage(on, { tag: TAG, context: root, dockerfile });
    await mkdir(join(folder.path, 'project'));
    const image = archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(1000) }]], tag: 'web:ci' }));
    await writeFile(join(folder.path, 'project/image.tar'), image);
    await on.docker(['load', '--input', join(folder.path, 'project/image.tar')]);
  });

  const container = (options: readonly string[], ...command: string[]) =>
    on.docker(['run', ...LOCKED, ...options, TAG, ...command]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );

  /** Runs a command of the page in the project, with this image and this engine. */
  function shown(which: RegExp, changed = (command: string) => command) {
    const commands = PAGE.replaceAll('\\\n', '').match(/^.*docker run .*$/gm) ?? [];
    const found = commands.filter(command => which.test(command));
    expect(found).toHaveLength(1);
    const command = changed(found[0] ?? '')
      .replace(/ghcr\.io\S+/, TAG)
      .replace('--rm', '--rm --network none')
      .replaceAll('/var/run/docker.sock:', `${on.socket}:`)
      .replace('%g /var/run/docker.sock', `%g ${on.socket}`);
    const env = { ...process.env, PATH: docker.path, DOCKER_HOST: on.host };
    const cwd = join(folder.path, 'project');
    return new Promise<{ code: number; stdout: string; stderr: string }>(resolve =>
      execFile('bash', ['-c', command], { cwd, env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      ),
    );
  }

  test('is within its budgets, and holds what it needs and no more', async () => {
    const ran = await runCli(['check', `docker:${TAG}`, '--config', 'container/.imagebudget.yml', '--json', '-'], {
      cwd: root,
      env: { DOCKER_HOST: on.host },
    });
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('within its 6 budgets') });
    const [image] = JSON.parse(ran.stdout).images;
    const lines: ({ line: number } | null)[] = image.layers.map((layer: { dockerfile: unknown }) => layer.dockerfile);
    const dockerfile = (await readFile(join(root, 'container/Dockerfile'), 'utf8')).split('\n');
    const traced = lines.flatMap(at => (at === null ? [] : [dockerfile[at.line - 1]?.split(' ').at(-1)]));
    expect(traced).toEqual(['/usr/lib/', '/usr/local/bin/', '/', '/work']);
    const listed = await runCli(['ls', `docker:${TAG}`, '--json'], { env: { DOCKER_HOST: on.host } });
    const paths = listed.stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line).path as string);
    expect(paths.filter(path => /^\/usr\/local\/(?:[^/]+\/){0,2}[^/]+$/.test(path)).sort()).toEqual([
      '/usr/local/bin',
      '/usr/local/bin/imagebudget',
      '/usr/local/bin/node',
      '/usr/local/lib',
      '/usr/local/lib/imagebudget',
      '/usr/local/lib/imagebudget/LICENSE',
      '/usr/local/lib/imagebudget/dist',
      '/usr/local/lib/imagebudget/package.json',
    ]);
  });

  test('runs as a user without rights, and says what it can do', async () => {
    const { stdout } = await on.docker(['image', 'inspect', '--format', '{{.Config.User}}', TAG]);
    expect(stdout.trim()).toBe('65532:65532');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(await container([], '--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
    expect((await container([])).stdout).toMatch(/^imagebudget: .*\n\nUsage: /);
    // CI systems that start the job's script in the image.
    expect(await container(['--entrypoint', 'sh'], '-c', 'imagebudget --version')).toMatchObject({ code: 0 });
  });

  test('the page: a folder with a saved image, where the report is written', async () => {
    const config = 'version: 1\narchive: image.tar\nbudgets: { size: 999 }\n';
    await writeFile(join(folder.path, 'project/.imagebudget.yml'), config);
    const ran = await shown(/\bcheck$/, command => `${command} --json report.json`);
    expect(ran).toMatchObject({ code: 1, stdout: expect.stringContaining('1.00 kB'), stderr: '' });
    const report = JSON.parse(await readFile(join(folder.path, 'project/report.json'), 'utf8'));
    expect(report.verdict).toBe('fail');
  });

  test('the page: an image in the engine, and on standard input', async () => {
    const config = 'version: 1\nbudgets: { size: 1 kB }\n';
    await writeFile(join(folder.path, 'project/.imagebudget.yml'), config);
    expect(await shown(/\bcheck web:ci$/)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('web:ci is 1.00 kB, within its size budget'),
    });
    expect(await shown(/\binspect -$/)).toMatchObject({ code: 0, stdout: expect.stringContaining('1.00 kB') });
  });

  test('says what to do without the right to the socket', async () => {
    const ran = await container(['--volume', `${on.socket}:/var/run/docker.sock`], 'inspect', 'web:ci');
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringMatching(/docker\.sock.*permission/) });
  });
});
