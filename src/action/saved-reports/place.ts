/** Whether this run can find or save baselines. */
import type { SavedBaseline } from '../../job/types.ts';
import { readEvent } from '../event.ts';
import { baselineIdentity } from '../inputs/lenient-inputs.ts';
import { baselineFinder } from './find.ts';
import type { BaselinePlace } from './types.ts';

/**
 * Events of what a branch already holds. Runs that a fork can cause (`pull_request_target`, `issue_comment`, `workflow_run`) save
 * nothing, though they have the default branch's ref; pull requests and merge queues have refs that no other run can read.
 */
const SAVING = new Set(['push', 'schedule', 'workflow_dispatch']);

/** Null if the runner offers no cache. */
export function baselinePlace({
  env,
  ...around
}: Pick<BaselinePlace, 'env' | 'directory' | 'run' | 'signal'>): BaselinePlace | null {
  const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = env;
  // The service of GitHub Enterprise Server has the same variables and another protocol.
  if (!url || !token || !env.ACTIONS_CACHE_SERVICE_V2) return null;
  const mode = env.ACTIONS_CACHE_MODE?.trim().toLowerCase();
  const event = readEvent(env);
  const isOnBranch = SAVING.has(env.GITHUB_EVENT_NAME ?? '') && isLasting(event.branch);
  return {
    ...around,
    env,
    cache: { url: url.endsWith('/') ? url : `${url}/`, token },
    reads: mode !== 'none' && mode !== 'write-only',
    saves: isOnBranch && mode !== 'none' && mode !== 'read',
    identity: baselineIdentity(env),
    event,
  };
}

/** A merge queue's branches are gone when the queue is through. */
function isLasting(branch: string | null): boolean {
  return branch !== null && !branch.startsWith('gh-readonly-queue/');
}

/** What an image is compared with unless something else is named. */
export function savedBaseline(place: BaselinePlace): SavedBaseline | null {
  if (!place.reads) return null;
  return { form: 'saved', find: baselineFinder(place) };
}
