/** Environments of workflow runs about a pull request of `owner/web`, as GitHub's runner gives them to a step. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeGitHub, JOB_TOKEN } from './fake-github.ts';

export interface RunOptions {
  /** Head commit of the pull request. */
  commit?: string;
  run?: number;
  job?: string;
  workflow?: string;
  /** The repository that the pull request comes from. */
  from?: string;
  token?: string;
  event?: string;
  /** The event itself, if it is not a pull request's. */
  payload?: object;
  /** The job's matrix. */
  matrix?: object | null;
}

/** What a step of such a run has in its environment besides what all steps have. @param folder for the event's file */
export function environment({ url }: FakeGitHub, folder: string, options: RunOptions = {}): Record<string, string> {
  const { commit = 'a'.repeat(40), run = 100, job = 'image', workflow = 'ci' } = options;
  const pull = { number: 7, head: { sha: commit, repo: { full_name: options.from ?? 'owner/web' } } };
  const file = join(mkdtempSync(join(folder, 'event-')), 'event.json');
  writeFileSync(file, JSON.stringify(options.payload ?? { pull_request: pull }));
  return {
    GITHUB_API_URL: url,
    GITHUB_EVENT_NAME: options.event ?? 'pull_request',
    GITHUB_EVENT_PATH: file,
    GITHUB_JOB: job,
    GITHUB_WORKFLOW_REF: `owner/web/.github/workflows/${workflow}.yml@refs/pull/7/merge`,
    GITHUB_RUN_ID: String(run),
    GITHUB_RUN_ATTEMPT: '1',
    'INPUT_GITHUB-TOKEN': options.token ?? JOB_TOKEN,
    INPUT_MATRIX: JSON.stringify(options.matrix ?? null),
  };
}

/** Calls `read` while the process has these variables: the toolkit reads inputs from the process alone. */
export function withEnvironment<Result>(env: Readonly<Record<string, string>>, read: () => Result): Result {
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    return read();
  } finally {
    process.env = before;
  }
}
