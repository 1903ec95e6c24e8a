/** Suggests edits of lines that a pull request touches, in one review. If that fails, the log says so, and the verdict stays. */
import { relative, sep } from 'node:path';
import * as core from '@actions/core';
import { isShowable, type SeparateEdit, separateEdits } from '../../fix/separate-edits.ts';
import { jobOf } from '../../fix/suggest.ts';
import { repositoryAround } from '../../job/config/config-place.ts';
import type { Job } from '../../job/types.ts';
import { member } from '../../json.ts';
import { terminal } from '../../report/format/escape.ts';
import { counted } from '../../report/format/figures.ts';
import type { Report } from '../../report/types.ts';
import { client } from '../github/client.ts';
import { pagesOf } from '../github/lists.ts';
import { noticeOf, type Task } from '../github/notices.ts';
import type { GitHubPlace } from '../github/place.ts';
import { placed, type Replacement } from './placed.ts';
import { keyOf, remark } from './remark.ts';
import { type OwnSuggestion, ownSuggestions } from './review-comments.ts';
import { type DiffHunk, touchedLines } from './touched.ts';

const TASK: Task = {
  subject: 'The suggestions on the pull request were',
  permission: 'pull-requests: write',
  off: 'the input suggest: false',
  forFork: null,
};
/** Suggestions of one run; more are noise. The next run makes those that are left. */
const MOST = 10;

/** @throws only what the run is interrupted with */
export async function suggest(
  measured: { report: Report; jobs: readonly Job[] },
  directory: string,
  place: GitHubPlace,
): Promise<void> {
  try {
    const said = await made(measured, directory, place);
    core.info(`imagebudget: ${said}`);
  } catch (error) {
    place.signal.throwIfAborted();
    core.notice(terminal(noticeOf(error, place, TASK)), { title: 'imagebudget: no suggestions' });
  }
}

/** @returns what was done, in one sentence */
async function made(
  { report, jobs }: { report: Report; jobs: readonly Job[] },
  directory: string,
  place: GitHubPlace,
): Promise<string> {
  const number = place.event.pullRequest;
  if (number === null) return 'there are no suggestions, since the run is about no pull request';
  const edits = report.images
    .filter(({ verdict }) => verdict !== 'pass')
    .flatMap(image => separateEdits(image, jobOf(image, jobs), directory).map(edit => ({ edit, image: image.name })));
  if (edits.length === 0) return 'there is no edit to suggest on the pull request';
  const ask = client({ api: place.api, token: place.token, signal: place.signal });
  const pull = `/repos/${place.repository}/pulls/${number}`;
  const root = repositoryAround(directory);
  const touched = await touchedIn(new Set(edits.map(({ edit }) => pathOf(edit, root))), pagesOf(ask, `${pull}/files`));
  const all = suggestionsFor(edits, root, touched);
  if (all.length === 0) return 'the pull request touches no line that an edit changes, so nothing is suggested';
  const comments = `${pull}/comments`;
  const own = await ownSuggestions(ask, comments, place.token);
  const fresh = all.filter(one => !own.some(other => isSame(one, other))).slice(0, MOST);
  if (fresh.length === 0) return 'all edits of lines that the pull request touches were suggested before';
  const { value } = await ask({ method: 'POST', path: `${pull}/reviews`, body: reviewOf(fresh) });
  for (const { id } of twice(await ownSuggestions(ask, comments, place.token), member(value, 'id')))
    await ask({ method: 'DELETE', path: `/repos/${place.repository}/pulls/comments/${id}` });
  return `${counted(fresh.length, 'edit was', 'edits were')} suggested on the pull request`;
}

/** From the root of the repository, with slashes. */
function pathOf({ path }: SeparateEdit, root: string): string {
  return relative(root, path).split(sep).join('/');
}

/** The lines of these files that the pull request touches. */
async function touchedIn(
  paths: ReadonlySet<string>,
  files: AsyncIterable<readonly unknown[]>,
): Promise<Map<string, readonly DiffHunk[]>> {
  const found = new Map<string, readonly DiffHunk[]>();
  for await (const page of files) for (const [path, hunks] of touchedLines(page, paths)) found.set(path, hunks);
  return found;
}

interface Suggestion {
  key: string;
  /** From the root of the repository. */
  path: string;
  lines: Replacement;
  body: string;
}

/** In the order of the plan. Images of one Dockerfile have the same edits: they are suggested once. */
function suggestionsFor(
  edits: readonly { edit: SeparateEdit; image: string }[],
  root: string,
  touched: ReadonlyMap<string, readonly DiffHunk[]>,
): Suggestion[] {
  const found: Suggestion[] = [];
  for (const { edit, image } of edits) {
    const path = pathOf(edit, root);
    const lines = placed(edit, touched.get(path) ?? []);
    if (lines === null || !isShowable([...lines.before, ...lines.after])) continue;
    if (found.some(other => other.path === path && meet(other.lines, lines))) continue;
    const key = keyOf(path, lines, edit.before);
    found.push({ key, path, lines, body: remark(edit, lines, { image, key }) });
  }
  return found;
}

/** Whether the lines have a suggestion: these very lines wherever they were, or any where they are now. */
function isSame({ key, path, lines }: Suggestion, own: OwnSuggestion): boolean {
  return own.key === key || (own.path === path && own.lines !== null && meet(own.lines, lines));
}

function meet(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Without a text of its own, a review is only its comments. */
function reviewOf(suggestions: readonly Suggestion[]): object {
  return {
    event: 'COMMENT',
    comments: suggestions.map(({ path, lines: { start, end }, body }) => ({
      path,
      body,
      line: end,
      side: 'RIGHT',
      ...(start === end ? {} : { start_line: start, start_side: 'RIGHT' }),
    })),
  };
}

/** Of two jobs that suggest the same at the same time, the one that was first keeps its comment. */
function twice(own: readonly OwnSuggestion[], review: unknown): OwnSuggestion[] {
  return own.filter(one => one.review === review && own.some(({ key, id }) => key === one.key && id < one.id));
}
