/** act, which runs workflows as GitHub's runner does, here without containers: https://github.com/nektos/act */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { executables } from '../engines/engine-host.mjs';
import { describeOrSkip } from '../runner/describe-where.ts';
import { root } from './cli.ts';
import { cacheFolder, exclusively } from './exclusively.mjs';
import { git } from './fix-project.ts';

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
): Promise<ActRun & { steps: Steps }> {
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
): Promise<ActRun> {
  const repository = await actRepository(folder, files);
  return repository.run({ name: 'push', env });
}

export interface ActRun {
  /** Whether all jobs did. */
  succeeded: boolean;
  log: string;
}

/** What starts the workflow. */
export interface ActEvent {
  /** As under `on:`. */
  name: string;
  payload?: object;
  /** The job's token; none if left out. */
  token?: string;
  /** Variables of all steps. GITHUB_REF, GITHUB_RUN_ID and the like are the run's. */
  env?: Record<string, string>;
  /** The file's name without its end; `w` if left out. */
  workflow?: string;
}

export interface ActRepository {
  path: string;
  git(...args: string[]): string;
  /** Runs a workflow on what is checked out. */
  run(event: ActEvent): Promise<ActRun>;
}

/** A repository of one commit, with these files and the actions in `gate/`. */
export async function actRepository(folder: string, files: Record<string, string | Buffer>): Promise<ActRepository> {
  const base = await mkdtemp(join(folder, 'act-'));
  const path = join(base, 'repository');
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  // Its package.json says that the programs are modules.
  for (const name of ['action.yml', 'plan', 'check', 'merge', 'dist', 'package.json'])
    await cp(join(root, name), join(path, 'gate', name), { recursive: true });
  const repository: ActRepository = {
    path,
    git: (...args) => git(path, ...args).trim(),
    async run({ name, payload = {}, token, env = {}, workflow: file = 'w' }) {
      const eventFile = join(await mkdtemp(join(base, 'event-')), 'event.json');
      await writeFile(eventFile, JSON.stringify(payload));
      const flags = ['--platform', 'ubuntu-latest=-self-hosted', '--pull=false', '--no-cache-server'];
      const variables = Object.entries(env).flatMap(([variable, value]) => ['--env', `${variable}=${value}`]);
      const secrets = token === undefined ? [] : ['--secret', `GITHUB_TOKEN=${token}`];
      const which = ['--workflows', `.github/workflows/${file}.yml`, '--eventpath', eventFile];
      const ofProcess = {
        PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
        HOME: base,
        DOCKER_HOST: 'unix:///nonexistent',
      };
      return run(await actPath(), [name, ...which, ...flags, ...secrets, ...variables], {
        cwd: path,
        env: ofProcess,
        timeout: 120_000,
        killSignal: 'SIGKILL',
      }).then(
        ({ stdout, stderr }) => ({ succeeded: true, log: stdout + stderr }),
        ({ stdout, stderr }) => ({ succeeded: false, log: `${stdout}${stderr}` }),
      );
    },
  };
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'x');
  return repository;
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
