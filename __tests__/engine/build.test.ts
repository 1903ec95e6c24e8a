/** Building an image to measure it: `build` in the config and the action's `context`, with a real engine. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { debianBase } from '../kit/apps/debian-base.ts';
import { type DockerCommand, dockerCommand } from '../kit/engines/docker-command.ts';
import { describeEngine, type Engine, engine } from '../kit/engines/engine.ts';
import { dist, type Ran, type RunOptions, runCli, runNode } from '../kit/processes/cli.ts';
import { checkedImage, folderForTests } from '../kit/processes/measure-by-cli.ts';

/** Not a letter of it may reach a shell, an environment variable or a second argument. */
const WORDS = `two  words $(touch PWNED) \`touch PWNED\` "quoted' ; touch PWNED && $HOME %PATH% --target=other`;

const DOCKERFILE = `# Line numbers matter.
ARG BASE=no-such-base
FROM \${BASE} AS common
ARG WORDS=none
RUN printf '%s' "$WORDS" > /words

FROM common AS web
WORKDIR /srv/web
COPY page.html \\
     style.css \\
     /srv/web/
ENV A=b
RUN mkdir tests && \\
    head -c 3000 /dev/zero > tests/data
# A comment between two steps.
RUN rm -rf tests

FROM common AS other
RUN head -c 5000 /dev/zero > /other
`;

describeEngine('a build', () => {
  const folder = folderForTests();
  let on: Engine;
  let base: string;
  let docker: DockerCommand;

  beforeAll(async () => {
    on = await engine();
    base = await debianBase(on);
    docker = await dockerCommand(folder.path);
    await write('project/services/web/docker/web.Dockerfile', DOCKERFILE);
    await write('project/services/web/page.html', '<p>Hello\n');
    await write('project/services/web/style.css', 'p {}\n');
    await write('project/failing/Dockerfile', `FROM ${base}\nRUN echo so-far-so-good; echo oh-no >&2; exit 7\n`);
    await write('project/sleepy/Dockerfile', `FROM ${base}\nRUN echo started-to-sleep; sleep 60; echo woke-up\n`);
  });

  beforeEach(async () => {
    for (const name of ['tmp', 'home']) await mkdir(join(folder.path, name), { recursive: true });
  });

  afterEach(async () => {
    expect(await readdir(join(folder.path, 'tmp'))).toEqual([]);
    const files = await readdir(folder.path, { recursive: true });
    expect(files.filter(name => name.endsWith('PWNED'))).toEqual([]);
  });

  async function write(name: string, content: string): Promise<void> {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await writeFile(join(folder.path, name), content);
  }

  function config({ build, budgets = 'size: 1 GB' }: { build: object | string; budgets?: string }): Promise<void> {
    // JSON is YAML.
    return write('project/.imagebudget.yml', `version: 1\nbuild: ${JSON.stringify(build)}\nbudgets:\n  ${budgets}\n`);
  }

  const env = (more: Record<string, string> = {}): Record<string, string> => ({
    DOCKER_HOST: on.host,
    PATH: docker.path,
    TMPDIR: join(folder.path, 'tmp'),
    HOME: join(folder.path, 'home'),
    ...more,
  });

  /** From another directory than the config's, whose paths are relative to its own. */
  const check = (options: RunOptions = {}): Promise<Ran> =>
    runCli(['check', '--config', 'project/.imagebudget.yml', '--json', '-'], {
      cwd: folder.path,
      env: env(),
      ...options,
    });

  const lastBuild = async (): Promise<string[]> =>
    (await docker.calls()).filter(call => call.includes('--iidfile')).at(-1) ?? [];

  const web = (target: string) => ({
    context: 'services/web',
    file: 'services/web/docker/web.Dockerfile',
    target,
    args: { BASE: base, WORDS },
  });

  test('is measured, its log is on standard error, and layers have their lines', async () => {
    await config({ build: web('web') });
    const ran = await check();
    const image = checkedImage(ran);
    expect(ran.stderr).toContain('RUN rm -rf tests');
    expect(image.name).toBe('web');
    expect(image.source).toMatchObject({ kind: 'build', reference: 'services/web' });
    const path = 'project/services/web/docker/web.Dockerfile';
    const found = image.layers.slice(1).map(({ bytes, dockerfile }) => ({ bytes, dockerfile }));
    expect(found).toEqual([
      { bytes: Buffer.byteLength(WORDS), dockerfile: { path, line: 5 } },
      { bytes: 0, dockerfile: { path, line: 8 } },
      { bytes: 14, dockerfile: { path, line: 9 } },
      { bytes: 3000, dockerfile: { path, line: 13 } },
      { bytes: 0, dockerfile: { path, line: 16 } },
    ]);
    expect(image.layers[0]?.dockerfile).toBeNull();
    expect(image.wasted).toMatchObject([
      { path: '/srv/web/tests/data', bytes: 3000, cause: 'deleted', addedIn: 4, wastedIn: 5 },
    ]);
  });

  test('gives its arguments to docker one by one, whatever is in them', async () => {
    await config({ build: web('web') });
    expect((await check()).code).toBe(0);
    const call = await lastBuild();
    expect(call.filter(argument => argument.includes('words'))).toEqual([`WORDS=${WORDS}`]);
    expect(call[call.indexOf(`WORDS=${WORDS}`) - 1]).toBe('--build-arg');
    expect(call.slice(-2)).toEqual(['--', 'services/web']);
  });

  test('stops at the target', async () => {
    await config({ build: web('other') });
    const { name, layers } = checkedImage(await check());
    expect(name).toBe('other');
    expect(layers.slice(1).map(({ bytes, dockerfile }) => [bytes, dockerfile?.line])).toEqual([
      [Buffer.byteLength(WORDS), 5],
      [5000, 19],
    ]);
  });

  test('is judged: over its budget it ends in 1', async () => {
    await config({ build: web('web'), budgets: 'wasted: 2999' });
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'fail',
      images: [{ budgets: [{ actual: 3000, fail: 2999 }] }],
    });
  });

  test('that fails shows its log, says so in a line, and has no verdict', async () => {
    await config({ build: 'failing' });
    const ran = await check();
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/so-far-so-good/);
    expect(ran.stderr).toMatch(/oh-no/);
    expect(ran.stderr).toMatch(/\nimagebudget: docker build of failing failed with exit code \d+\n {2}[^\n]+\n$/);
  });

  test('of a context that is not there is an error at its line of the config', async () => {
    await config({ build: 'nowhere' });
    const ran = await check();
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(
      /^imagebudget: \S+:\d+:\d+: there is no directory "nowhere" to build from\n {2}[^\n]+\n$/,
    );
  });

  test('needs a docker command, and says so where there is none', async () => {
    await config({ build: 'failing' });
    const ran = await check({ env: env({ PATH: join(folder.path, 'tmp') }) });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^imagebudget: there is no docker command to build with\n {2}[^\n]+\n$/);
  });

  test('ends when it is interrupted', async () => {
    await config({ build: 'sleepy' });
    const ran = await check({ started: interruptOnce(/started-to-sleep/) });
    expect(ran).toMatchObject({ code: 130, stdout: '' });
    expect(ran.stderr).not.toMatch(/^#\d+ \S+ woke-up|^imagebudget:/m);
    expect(ran.milliseconds).toBeLessThan(30_000);
  });

  /** Sends SIGINT when the output matches, once. A builder's log repeats the command, so only a line of output counts. */
  function interruptOnce(pattern: RegExp): NonNullable<RunOptions['started']> {
    return child => {
      let text = '';
      let sent = false;
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', chunk => {
          text += chunk;
          if (sent || !text.split('\n').some(line => pattern.test(line) && !line.includes('RUN'))) return;
          sent = true;
          child.kill('SIGINT');
        });
    };
  }

  // In the action: inputs as the runner gives them, an upper-case variable each, with the defaults of action.yml.
  async function act(inputs: Record<string, string>, options: RunOptions = {}) {
    const files = { GITHUB_OUTPUT: join(folder.path, 'outputs'), GITHUB_STEP_SUMMARY: join(folder.path, 'summary.md') };
    for (const file of Object.values(files)) await writeFile(file, '');
    const all = { config: 'project/.imagebudget.yml', 'working-directory': '.', ...inputs };
    const given = Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const runner = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder.path, RUNNER_TEMP: join(folder.path, 'runner') };
    const ran = await runNode(join(dist, 'action.js'), [], {
      cwd: folder.path,
      env: env({ ...runner, ...files, ...Object.fromEntries(given) }),
      ...options,
    });
    const outputs = await readFile(files.GITHUB_OUTPUT, 'utf8');
    const values = (name: string) =>
      [...outputs.matchAll(new RegExp(`^${name}<<.*\\n(.*)\\n`, 'gm'))].map(([, value = '']) => value);
    return { ...ran, verdicts: values('verdict'), report: values('report').at(-1) ?? '' };
  }

  const inputs = (target: string) => ({
    context: 'project/services/web',
    file: 'project/services/web/docker/web.Dockerfile',
    target,
    'build-args': `BASE=${base}\nWORDS=${WORDS}`,
  });

  test('by the action is measured, its log is in the log, and the waste is annotated at its line', async () => {
    await write('project/.imagebudget.yml', 'version: 1\nbudgets:\n  wasted: 2999\n');
    const ran = await act(inputs('web'));
    expect(ran).toMatchObject({ code: 1, verdicts: ['error', 'fail'] });
    expect(ran.stdout).toMatch(/^::stop-commands::(\S+)\n[\s\S]*RUN rm -rf tests[\s\S]*\n::\1::\n/m);
    expect(ran.stdout).toMatch(/^::error title=[^\n]*file=project\/\.imagebudget\.yml,line=3/m);
    expect(await readFile(join(folder.path, 'summary.md'), 'utf8')).toContain('tests');
    const report = JSON.parse(await readFile(join(folder.path, 'runner/imagebudget-report.json'), 'utf8'));
    expect(ran.report).toBe(join(folder.path, 'runner/imagebudget-report.json'));
    expect(report.images[0].source).toMatchObject({ kind: 'build', reference: 'project/services/web' });
    const lines = report.images[0].layers.map(
      (layer: { dockerfile: { line: number } | null }) => layer.dockerfile?.line,
    );
    expect(lines).toEqual([undefined, 5, 8, 9, 13, 16]);
    expect(report.images[0].layers[1].bytes).toBe(Buffer.byteLength(WORDS));
    const call = await lastBuild();
    expect(call).toContain(`WORDS=${WORDS}`);
  });

  test('by the action stops at the target', async () => {
    await write('project/.imagebudget.yml', 'version: 1\nbudgets:\n  size: 1 GB\n');
    const ran = await act(inputs('other'));
    expect(ran).toMatchObject({ code: 0, verdicts: ['error', 'pass'] });
    const report = JSON.parse(await readFile(ran.report, 'utf8'));
    expect(report.images[0].layers.at(-1)).toMatchObject({ bytes: 5000, dockerfile: { line: 19 } });
  });

  test('by the action that fails is an error with no verdict', async () => {
    await rm(join(folder.path, 'runner'), { recursive: true, force: true });
    const ran = await act({ context: 'project/failing' });
    expect(ran).toMatchObject({ code: 2, verdicts: ['error', 'error'] });
    expect(ran.stdout).toContain('oh-no');
    const errors = ran.stdout.split('\n').filter(line => line.startsWith('::error'));
    expect(errors).toEqual([expect.stringMatching(/could not measure.*docker build of project\/failing failed/)]);
    expect(await readdir(join(folder.path, 'runner'))).toEqual(['imagebudget-report.md']);
    expect(await readFile(join(folder.path, 'summary.md'), 'utf8')).toMatch(
      /^### ⛔ Not measured: docker build of project\/failing failed/,
    );
  });

  test('by the action ends when the job is cancelled', async () => {
    const ran = await act({ context: 'project/sleepy' }, { started: interruptOnce(/started-to-sleep/) });
    expect(ran).toMatchObject({ code: 130, verdicts: ['error', 'error'] });
    expect(ran.stdout).not.toMatch(/^#\d+ \S+ woke-up|^::error/m);
    expect(ran.milliseconds).toBeLessThan(30_000);
  });

  test('by the action is refused on pull_request_target, before anything is built', async () => {
    const before = (await docker.calls()).length;
    const ran = await act(inputs('web'), {
      env: {
        ...env(),
        GITHUB_EVENT_NAME: 'pull_request_target',
        RUNNER_TEMP: join(folder.path, 'runner'),
        INPUT_CONTEXT: 'project/failing',
        INPUT_CONFIG: 'project/.imagebudget.yml',
      },
    });
    expect(ran.code).toBe(3);
    expect(ran.stdout).toMatch(/::error [^\n]*pull_request_target/);
    expect((await docker.calls()).length).toBe(before);
  });
});
