/** What started the workflow run, read from the runner's event file. Its values come from GitHub, but names in it are foreign text. */
import { readFileSync } from 'node:fs';
import { isMapping, member } from '../json.ts';

export interface WorkflowEvent {
  /** The commit that people look at; on a pull request GITHUB_SHA is a merge that nobody has seen. Null if the event names none. */
  headCommit: string | null;
  /** The pull request that the run is about; null outside of one, or if only the head is known. */
  pullRequest: number | null;
  /** Whether the pull request comes from another repository, so that the run's token can only read. */
  isFork: boolean;
  /** For `workflow_run`, which names no pull request of a fork: the branch that the other run was about. */
  head: { owner: string; branch: string } | null;
}

/** Without an event file, or with one that cannot be read, nothing is known. */
export function readEvent(env: NodeJS.ProcessEnv): WorkflowEvent {
  const event = eventOf(env);
  const pull = member(event, 'pull_request');
  const run = env.GITHUB_EVENT_NAME === 'workflow_run' ? member(event, 'workflow_run') : undefined;
  return {
    headCommit: commit(member(member(pull, 'head'), 'sha')) ?? commit(member(run, 'head_sha')),
    pullRequest: numberOf(pull) ?? numberOfComment(event),
    isFork: isFork(pull, env),
    head: headOf(run),
  };
}

function eventOf(env: NodeJS.ProcessEnv): unknown {
  const path = env.GITHUB_EVENT_PATH;
  if (!path) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Only links and the comment depend on it.
    return undefined;
  }
}

function commit(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) ? value : null;
}

function numberOf(value: unknown): number | null {
  const number = member(value, 'number');
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** A comment on a pull request comes as one on its issue. */
function numberOfComment(event: unknown): number | null {
  const issue = member(event, 'issue');
  return isMapping(member(issue, 'pull_request')) ? numberOf(issue) : null;
}

/** A fork that was deleted meanwhile is null in the event. */
function isFork(pull: unknown, { GITHUB_REPOSITORY }: NodeJS.ProcessEnv): boolean {
  if (!isMapping(pull)) return false;
  const name = member(member(member(pull, 'head'), 'repo'), 'full_name');
  return typeof name !== 'string' || name.toLowerCase() !== GITHUB_REPOSITORY?.toLowerCase();
}

function headOf(run: unknown): WorkflowEvent['head'] {
  const owner = member(member(member(run, 'head_repository'), 'owner'), 'login');
  const branch = member(run, 'head_branch');
  return typeof owner === 'string' && typeof branch === 'string' ? { owner, branch } : null;
}
