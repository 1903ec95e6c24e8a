/** Runs `dist/action.js` as GitHub's runner does, in a workspace of its own, and reads what it told the runner. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { dist, type Ran, type RunOptions, root, runStep } from './cli.ts';

interface Definition {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, unknown>;
  runs: { main: string; post?: string };
}

/** The actions of this repository, by their folder: the one in the root, and those of the workflow for many images. */
export type ActionFolder = '.' | 'plan' | 'check' | 'merge';

export function definitionOf(folder: ActionFolder): Definition {
  return parse(readFileSync(join(root, folder, 'action.yml'), 'utf8'));
}

export const definition = definitionOf('.');

export interface Command {
  name: string;
  properties: Record<string, string>;
  message: string;
}

export interface ActionRun extends Ran {
  outputs: Record<string, string>;
  /** Every output that was written, in order, with those that a later one replaced. */
  written: [name: string, value: string][];
  summary: string;
  /** Annotations, in order. */
  annotations: Command[];
  /** Every workflow command, annotations included. */
  commands: Command[];
}

interface StepOptions extends Pick<RunOptions, 'env' | 'node' | 'ownProcess' | 'started'> {
  /** The program in `dist/`; the action's main one if left out. */
  entry?: string;
  /** Which action; the one in the root if left out. */
  action?: ActionFolder;
}

export interface Workspace {
  /** The checkout: where the action starts. */
  path: string;
  /** One step of a runner that has no post steps, so that the step itself writes its summary. */
  run(inputs?: Record<string, string>, options?: StepOptions): Promise<ActionRun>;
  /** A step for each inputs, whether or not those before it failed, and then their post steps. */
  job(steps: readonly Record<string, string>[], options?: Pick<RunOptions, 'env'>): Promise<JobRun>;
}

/** A job of several steps: what each did, and the summary that its post steps wrote. */
export interface JobRun {
  steps: ActionRun[];
  /** The post steps, in the order in which the runner starts them: the last step's first. */
  posts: ActionRun[];
}

export const HEAD = 'a'.repeat(40);

/** A checkout with these files. @param folder where to make it */
export function workspace(folder: string, files: Record<string, string | Buffer>): Workspace {
  const base = mkdtempSync(join(folder, 'run-'));
  const path = join(base, 'workspace');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  mkdirSync(join(base, 'temp'));
  writeFileSync(join(base, 'event.json'), JSON.stringify({ pull_request: { head: { sha: HEAD } } }));
  return {
    path,
    async job(inputs, { env = {} } = {}) {
      // A runner with post steps has a file for what a step saves for its own.
      const ofRunner = { ...env, GITHUB_STATE: join(base, 'state') };
      const steps: ActionRun[] = [];
      for (const one of inputs) steps.push(await this.run(one, { env: ofRunner }));
      const posts: ActionRun[] = [];
      for (const one of [...inputs].reverse()) posts.push(await this.run(one, { env: ofRunner, entry: 'post.js' }));
      return { steps, posts };
    },
    async run(inputs = {}, { env = {}, action = '.', entry, ...options } = {}) {
      const [output, summary] = [join(base, 'output'), join(base, 'summary')];
      for (const file of [output, summary]) writeFileSync(file, '');
      const github = {
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: path,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: join(base, 'event.json'),
        GITHUB_SERVER_URL: 'https://github.example',
        GITHUB_REPOSITORY: 'owner/web',
        GITHUB_SHA: 'b'.repeat(40),
        RUNNER_TEMP: join(base, 'temp'),
      };
      const called = definitionOf(action);
      const ran = await runStep(entry === undefined ? join(root, action, called.runs.main) : join(dist, entry), {
        cwd: path,
        env: { ...github, ...inputsAsEnv(inputs, called), ...env },
        ...options,
      });
      const commands = commandsIn(`${ran.stdout}\n${ran.stderr}`);
      const written = outputsIn(readFileSync(output, 'utf8'));
      return {
        ...ran,
        outputs: Object.fromEntries(written),
        written,
        summary: readFileSync(summary, 'utf8'),
        commands,
        annotations: commands.filter(({ name }) => ['error', 'warning', 'notice'].includes(name)),
      };
    },
  };
}

/**
 * As the runner hands them over: every input that is set, known or not and empty or not, and those of action.yml that are not
 * with their default. See LoadInputs in https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionRunner.cs
 */
export function inputsAsEnv(inputs: Record<string, string>, called = definition): Record<string, string> {
  const env = (name: string) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
  const defaults = Object.entries(called.inputs).map(([name, input]) => [env(name), evaluated(input.default ?? '')]);
  const given = Object.entries(inputs).map(([name, value]) => [env(name), value]);
  return Object.fromEntries([...defaults, ...given]);
}

/** A default outside of a matrix, in a run whose token is not known. */
function evaluated(text: string): string {
  return text.replace('${{ github.token }}', '').replace('${{ toJSON(matrix) }}', 'null');
}

/** The file format of GITHUB_OUTPUT: `name<<delimiter`, lines, `delimiter`. A later value of a name wins. */
function outputsIn(text: string): [string, string][] {
  return [...text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm)].map(([, name = '', , value = '']) => [name, value]);
}

/** What the runner takes for a command: `::name properties::message` at a line's start, after blanks too. */
function commandsIn(log: string): Command[] {
  const decoded = (text: string) =>
    text.replace(/%(0A|0D|25|2C|3A)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [...log.matchAll(/^\s*::([\w-]+)(?: ([^\n]*?))?::(.*)$/gm)].map(
    ([, name = '', properties = '', message = '']) => ({
      name,
      message: decoded(message),
      properties: Object.fromEntries(
        properties
          .split(',')
          .filter(Boolean)
          .map(pair => [pair.slice(0, pair.indexOf('=')), decoded(pair.slice(pair.indexOf('=') + 1))]),
      ),
    }),
  );
}
