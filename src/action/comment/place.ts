/** Whether and where a run can comment. It decides this without the code that comments, which is loaded only if it can. */

import { gitHubPlace } from '../github/place.ts';
import { commentInputs } from '../inputs/lenient-inputs.ts';
import type { CommentPlace } from './types.ts';

/** Null if no comment is wanted, or the run is about no pull request, as on a push. */
export function commentPlace(env: NodeJS.ProcessEnv, signal: AbortSignal): CommentPlace | null {
  const inputs = commentInputs(env);
  const place = inputs === null ? null : gitHubPlace(env, signal);
  if (inputs === null || place === null) return null;
  if (place.event.pullRequest === null && place.event.head === null) return null;
  const { config, matrix, mode, step } = inputs;
  return {
    ...place,
    mode,
    step,
    identity: [config, workflowOf(env), place.run.job, matrix],
    folder: env.RUNNER_TEMP || null,
  };
}

/** The workflow's file, or else its name: `owner/name/.github/workflows/ci.yml@refs/pull/1/merge` without the ref. */
function workflowOf({ GITHUB_WORKFLOW_REF: file, GITHUB_WORKFLOW: name }: NodeJS.ProcessEnv): string {
  return file ? (file.split('@')[0] ?? '') : (name ?? '');
}
