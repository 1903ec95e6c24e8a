/** Which pull request a run is about. */
import { member } from '../../json.ts';
import type { WorkflowEvent } from '../event.ts';
import type { Ask } from '../github/client.ts';

/**
 * The number of the pull request. A run of `workflow_run` is told none of a fork, so it is looked up by what GitHub says of the other
 * run: no number that a fork could have written down is believed.
 * @returns null if no open pull request has that commit as its head
 * @throws GitHubFailure
 */
export async function pullRequestOf(
  ask: Ask,
  { event, repository }: { event: WorkflowEvent; repository: string },
): Promise<number | null> {
  if (event.pullRequest !== null || event.head === null) return event.pullRequest;
  const query = new URLSearchParams({ state: 'open', head: `${event.head.owner}:${event.head.branch}` });
  const { value } = await ask({ method: 'GET', path: `/repos/${repository}/pulls?${query}` });
  const pulls = Array.isArray(value) ? value : [];
  const found = pulls.find(pull => member(member(pull, 'head'), 'sha') === event.headCommit);
  const number = member(found, 'number');
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}
