/** What a run knows of GitHub: where its API is, and which pull request, commit and run it is about. */
import { docsOf } from '../../report/format/links.ts';
import { readEvent, type WorkflowEvent } from '../event.ts';
import { text } from '../inputs/input-values.ts';
import { actionRepository } from '../workflow.ts';

/** The run that writes. */
export interface Run {
  /** Later runs have a greater one; an attempt to run it again keeps it. */
  id: number;
  attempt: number;
  job: string;
  /** Page of this attempt. */
  url: string;
}

export interface GitHubPlace {
  /** The API's address. */
  api: string;
  token: string;
  /** `https://github.com/owner/name` */
  repositoryUrl: string;
  /** `owner/name` */
  repository: string;
  event: WorkflowEvent;
  run: Run;
  /** Address of the documentation. */
  docs: string;
  signal: AbortSignal;
}

/** Null without a token, or outside of a workflow run. */
export function gitHubPlace(env: NodeJS.ProcessEnv, signal: AbortSignal): GitHubPlace | null {
  const token = text('github-token');
  const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = env;
  if (token === null || !api || !repository || !server) return null;
  const repositoryUrl = `${server}/${repository}`;
  return {
    api,
    token,
    repository,
    repositoryUrl,
    event: readEvent(env),
    run: runOf(env, repositoryUrl),
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
