/** act, which runs workflows as GitHub's runner does, here without containers: https://github.com/nektos/act */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { executables } from '../engines/engine-host.mjs';
import { describeOrSkip } from '../runner/describe-where.ts';
import { root } from './cli.ts';
import { cacheFolder, exclusively } from './exclusively.ts';

const run = promisify(execFile);

const MODULE = 'github.com/nektos/act@v0.2.89';
const BUILD_MS = 600_000;

const installed = join(cacheFolder, MODULE.replaceAll('/', '-'), 'act');
const present = (): string | undefined => [installed, ...executables('act')].find(path => existsSync(path));

/** Why it cannot be used here; null where it is installed or can be. */
function whyNoAct(): string | null {
  if (present() !== undefined) return null;
  if (executables('go').length === 0) return 'neither act nor Go is installed';
  return process.env.CI === 'true' ? null : 'act is not installed; with CI=true it is built';
}

/** `describe` with act. Without it and without Go to build it the tests are skipped in CI too: few machines have either. */
export function describeWithAct(name: string, body: () => void): void {
  describeOrSkip(whyNoAct(), name, body);
}

/** Where act is; builds it where it is missing. */
async function actPath(): Promise<string> {
  return present() ?? (await exclusively(installed, async () => present() ?? (await build())));
}

/** Under another name first: what is cut short must not look complete. */
async function build(): Promise<string> {
  const work = `${dirname(installed)}.${process.pid}`;
  await mkdir(work, { recursive: true });
  await run('go', ['install', MODULE], { env: { ...process.env, GOBIN: work }, timeout: BUILD_MS });
  await rm(dirname(installed), { recursive: true, force: true });
  await rename(work, dirname(installed));
  return installed;
}

export interface Steps {
  [id: string]: { outcome: string; conclusion: string; outputs: Record<string, string> };
}

/**
 * Runs the steps as the one job of a workflow, in a repository that has these files and the action in `gate/`.
 * @returns whether the job succeeded, and what its `steps` context was at its end
 */
export async function runJob(
  folder: string,
  files: Record<string, string | Buffer>,
  steps: string,
): Promise<{ succeeded: boolean; log: string; steps: Steps }> {
  const result = join(await mkdtemp(join(folder, 'steps-')), 'steps.json');
  const all = { ...files, '.github/workflows/w.yml': workflow(steps) };
  const ran = await runWorkflow(folder, all, { RESULT: result });
  return { ...ran, steps: JSON.parse(await readFile(result, 'utf8')) };
}

/**
 * Runs the workflow `w.yml` of a repository that has these files and the actions in `gate/`, as on a push.
 * @param env variables of all steps
 */
export async function runWorkflow(
  folder: string,
  files: Record<string, string | Buffer>,
  env: Record<string, string>,
): Promise<{ succeeded: boolean; log: string }> {
  const base = await mkdtemp(join(folder, 'act-'));
  const repository = join(base, 'repository');
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(repository, name)), { recursive: true });
    await writeFile(join(repository, name), content);
  }
  // Its package.json says that the programs are modules.
  for (const name of ['action.yml', 'plan', 'check', 'merge', 'dist', 'package.json'])
    await cp(join(root, name), join(repository, 'gate', name), { recursive: true });
  const git = (...args: string[]) =>
    run('git', ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'x');
  const flags = ['--platform', 'ubuntu-latest=-self-hosted', '--pull=false', '--no-cache-server'];
  const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const ofProcess = {
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    HOME: base,
    DOCKER_HOST: 'unix:///nonexistent',
  };
  return run(await actPath(), ['push', '--workflows', '.github/workflows/w.yml', ...flags, ...variables], {
    cwd: repository,
    env: ofProcess,
    timeout: 120_000,
    killSignal: 'SIGKILL',
  }).then(
    ({ stdout, stderr }) => ({ succeeded: true, log: stdout + stderr }),
    ({ stdout, stderr }) => ({ succeeded: false, log: `${stdout}${stderr}` }),
  );
}

function workflow(steps: string): string {
  return `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
${steps.replace(/^(?=.)/gm, '      ')}
      - if: always()
        env:
          STEPS: \${{ toJSON(steps) }}
        run: printf %s "$STEPS" > "$RESULT"
`;
}
