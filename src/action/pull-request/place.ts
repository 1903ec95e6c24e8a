/** What a run about a pull request has to know to ask git and GitHub about it. */

import { readEvent, type WorkflowEvent } from '../event.ts';
import type { Ask } from '../github/client.ts';
import { text } from '../inputs/input-values.ts';
import type { BaselinePlace } from '../saved-reports/types.ts';

/** Milliseconds that a run waits for GitHub, in all. */
const MOST_WAIT_MS = 20_000;

export interface PullRequestPlace extends Pick<BaselinePlace, 'directory' | 'env' | 'run' | 'signal'> {
  event: WorkflowEvent;
  /** `owner/name` */
  repository: string;
  /** Null if the step has no token. */
  token: string | null;
}

/** Null outside of a repository's workflow. */
export function pullRequestPlace(
  around: Omit<PullRequestPlace, 'event' | 'repository' | 'token'>,
): PullRequestPlace | null {
  const { GITHUB_REPOSITORY: repository } = around.env;
  return repository ? { ...around, event: readEvent(around.env), repository, token: text('github-token') } : null;
}

/** Null if there is no token. */
export function askGitHub({ env, signal, token }: PullRequestPlace): Ask | null {
  const { GITHUB_API_URL: api } = env;
  if (token === null || !api) return null;
  const access = { api, token, signal: AbortSignal.any([signal, AbortSignal.timeout(MOST_WAIT_MS)]) };
  // Most runs have nothing to ask.
  let loaded: Promise<Ask> | null = null;
  return async asked => {
    loaded ??= import('../github/client.ts').then(({ client }) => client(access));
    return (await loaded)(asked);
  };
}
