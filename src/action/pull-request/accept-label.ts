/**
 * A label lets one pull request through. Only who may triage can set labels, so not the author of a fork. The event has the labels of when
 * it was sent; GitHub is asked for those of now, since a job that is run again has its old event.
 */

import { member } from '../../json.ts';
import type { Acceptance } from '../../report/types.ts';
import { pullRequestOf } from '../comment/pull-request.ts';
import { labelsOf } from '../event.ts';
import { askGitHub, type PullRequestPlace } from './place.ts';

export const ACCEPT = 'imagebudget: accept';

/** Null without a pull request, or if it does not have the label. On a branch it is the one that was merged with the run's commit. */
export async function acceptance(place: PullRequestPlace): Promise<Acceptance | null> {
  return place.event.branch !== null && place.env.GITHUB_EVENT_NAME === 'push' ? ofMerged(place) : ofOpen(place);
}

async function ofOpen(place: PullRequestPlace): Promise<Acceptance | null> {
  const { event, repository } = place;
  const known = event.labels.includes(ACCEPT) && event.pullRequest !== null;
  const ask = askGitHub(place);
  try {
    const number = ask === null ? event.pullRequest : await pullRequestOf(ask, place);
    if (number === null) return null;
    const accepted = { label: ACCEPT, pullRequest: number };
    if (ask === null) return known ? accepted : null;
    const { value } = await ask({ method: 'GET', path: `/repos/${repository}/pulls/${number}` });
    return labelsOf(value).includes(ACCEPT) ? accepted : null;
  } catch {
    place.signal.throwIfAborted();
    return known && event.pullRequest !== null ? { label: ACCEPT, pullRequest: event.pullRequest } : null;
  }
}

/** Without a token, or if GitHub does not answer, no pull request is known. */
async function ofMerged(place: PullRequestPlace): Promise<Acceptance | null> {
  const { event, repository } = place;
  try {
    const answer = await askGitHub(place)?.({
      method: 'GET',
      path: `/repos/${repository}/commits/${event.commit}/pulls`,
    });
    const pulls: readonly unknown[] = Array.isArray(answer?.value) ? answer.value : [];
    const merged = pulls.find(
      pull =>
        member(pull, 'merge_commit_sha') === event.commit &&
        member(pull, 'merged_at') &&
        labelsOf(pull).includes(ACCEPT),
    );
    const number = member(merged, 'number');
    return typeof number === 'number' ? { label: ACCEPT, pullRequest: number } : null;
  } catch {
    place.signal.throwIfAborted();
    return null;
  }
}
