/** Keeps one comment on the pull request up to date. If that fails, the log says so, and the verdict stays. */
import * as core from '@actions/core';
import { terminal } from '../../report/format/escape.ts';
import { GitHubFailure } from '../github/answers.ts';
import { type Ask, client } from '../github/client.ts';
import { noticeOf, type Task } from '../github/notices.ts';
import { bodyOf, dataAbout } from './body.ts';
import { readJob, type SavedJob, saveJob, withStep } from './job-steps.ts';
import { keyOf } from './marker.ts';
import { type OwnComment, ownComments } from './own-comments.ts';
import { pullRequestOf } from './pull-request.ts';
import type { CommentPlace, Content } from './types.ts';

const TASK: Task = {
  subject: 'The comment on the pull request was',
  permission: 'pull-requests: write',
  off: 'the input comment: off',
  forFork: {
    does: 'a second workflow on "workflow_run" can comment',
    page: 'action.md#pull-requests-from-forks',
  },
};
/** Most comments left by a race between runs that one run deletes. */
const MOST_DELETED = 5;
/** How often to look again after an answer got lost. */
const ROUNDS = 2;

/** @throws only what the run is interrupted with */
export async function keepComment(content: Content, place: CommentPlace): Promise<void> {
  const key = keyOf(place.identity);
  const job = readJob(place, key);
  try {
    const ask = client({ api: place.api, token: place.token, signal: place.signal });
    const pull = await pullRequestOf(ask, place);
    if (pull === null) core.info('imagebudget: no open pull request has this commit, so there is no comment');
    else await keep(ask, { issues: `/repos/${place.repository}/issues`, pull, key }, { content, place, job });
  } catch (error) {
    place.signal.throwIfAborted();
    saveJob(place, key, withStep(job, { content, place }, null));
    tell(error, { content, place, job });
  }
}

interface Work {
  content: Content;
  place: CommentPlace;
  /** Earlier steps of this job. */
  job: SavedJob;
}

interface Target {
  /** Path of the API's issues. */
  issues: string;
  pull: number;
  key: string;
}

async function keep(ask: Ask, target: Target, work: Work): Promise<void> {
  for (let round = 1; ; round += 1)
    try {
      await keepOnce(ask, target, work);
      return;
    } catch (error) {
      // A comment that was made, though the answer got lost, is found in the next round.
      if (round >= ROUNDS || !(error instanceof GitHubFailure) || error.kind !== 'unclear') throw error;
    }
}

async function keepOnce(ask: Ask, target: Target, { content, place, job: earlier }: Work): Promise<void> {
  const { issues, pull, key } = target;
  const path = `${issues}/${pull}/comments`;
  const owner = { key, token: place.token };
  const [own, ...extra] = await ownComments(ask, path, owner);
  const job = withStep(earlier, { content, place }, own?.data ?? null);
  saveJob(place, key, job);
  const update = (first: OwnComment, others: readonly OwnComment[]) =>
    bringUpToDate(ask, { first, others, issues }, { body: bodyOf(job, place, key), place });
  if (own !== undefined) {
    await update(own, extra);
    return;
  }
  if (!startsOne(place, job)) return;
  await ask({ method: 'POST', path, body: { body: bodyOf(job, place, key) } });
  // A run at the same time may have made one too. Both find the same one first.
  const [first, ...others] = await ownComments(ask, path, owner).catch(() => {
    place.signal.throwIfAborted();
    return [];
  });
  if (first !== undefined) await update(first, others);
}

interface Found {
  first: OwnComment;
  /** What runs at the same time have left. */
  others: readonly OwnComment[];
  /** Path of the API's issues. */
  issues: string;
}

async function bringUpToDate(
  ask: Ask,
  { first, others, issues }: Found,
  { body, place }: { body: string; place: CommentPlace },
): Promise<void> {
  if (isLater(first, place))
    core.info('imagebudget: a later run has written the comment on the pull request, so it stays');
  else if (body !== first.body) await ask({ method: 'PATCH', path: `${issues}/comments/${first.id}`, body: { body } });
  for (const { id } of others.slice(0, MOST_DELETED))
    await ask({ method: 'DELETE', path: `${issues}/comments/${id}` }).catch(error => {
      // The other run was faster.
      if (!(error instanceof GitHubFailure)) throw error;
    });
}

/** Whether there is something to say where nothing was said yet. */
function startsOne({ mode }: CommentPlace, { steps }: SavedJob): boolean {
  const isFailure = steps.some(step => step.isFailure);
  switch (mode) {
    case 'always':
      return true;
    case 'failures':
      return isFailure;
    case 'changes':
      return isFailure || steps.some(({ isChange }) => isChange);
    default:
      return mode satisfies never;
  }
}

/** A run may be slower than one that started after it, or be run again after it. */
function isLater({ data }: OwnComment, place: CommentPlace): boolean {
  const { run, commit } = dataAbout(place);
  return data != null && data.run > run && data.commit !== commit;
}

function tell(error: unknown, { content, place, job }: Work): void {
  if (!(error instanceof GitHubFailure)) core.debug(terminal(error instanceof Error ? (error.stack ?? '') : ''));
  const text = terminal(noticeOf(error, place, TASK));
  // Nobody asked for a comment where nothing is wrong.
  if (place.mode !== 'always' && !startsOne(place, withStep(job, { content, place }, null)))
    core.info(`imagebudget: ${text}`);
  else core.notice(text, { title: 'imagebudget: no comment' });
}
