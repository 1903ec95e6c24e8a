/** Whether and where a run can comment. It decides this without the code that comments, which is loaded only if it can. */
import { docsOf } from '../report/format/links.ts';
import type { CommentPlace, Run } from './comment/types.ts';
import { readEvent } from './event.ts';
import { commentInputs } from './lenient-inputs.ts';
import { actionRepository } from './workflow.ts';

/** Null if no comment is wanted, or the run is about no pull request, as on a push. */
export function commentPlace(env: NodeJS.ProcessEnv, signal: AbortSignal): CommentPlace | null {
  const inputs = commentInputs(env);
  const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = env;
  if (inputs === null || !api || !repository || !server) return null;
  const event = readEvent(env);
  if (event.pullRequest === null && event.head === null) return null;
  const { config, matrix, ...wanted } = inputs;
  const repositoryUrl = `${server}/${repository}`;
  const run = runOf(env, repositoryUrl);
  return {
    ...wanted,
    api,
    repository,
    repositoryUrl,
    event,
    run,
    identity: [config, workflowOf(env), run.job, matrix],
    folder: env.RUNNER_TEMP || null,
    docs: docsOf(actionRepository(env)),
    signal,
  };
}

function runOf(env: NodeJS.ProcessEnv, repositoryUrl: string): Run {
  const [id, attempt] = [wholeNumber(env.GITHUB_RUN_ID), wholeNumber(env.GITHUB_RUN_ATTEMPT)];
  const url = `${repositoryUrl}/actions/runs/${id}/attempts/${attempt}`;
  return { id, attempt, job: env.GITHUB_JOB ?? '', url };
}

function wholeNumber(text: string | undefined): number {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

/** The workflow's file, or else its name: `owner/name/.github/workflows/ci.yml@refs/pull/1/merge` without the ref. */
function workflowOf({ GITHUB_WORKFLOW_REF: file, GITHUB_WORKFLOW: name }: NodeJS.ProcessEnv): string {
  return file ? (file.split('@')[0] ?? '') : (name ?? '');
}
