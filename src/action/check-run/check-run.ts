/**
 * A check run on the commit: the report's text with its annotations, as many as there are.
 * If it cannot be written, the log says so, and the verdict stays. See https://docs.github.com/en/rest/checks/runs
 */
import * as core from '@actions/core';
import { EXIT } from '../../errors.ts';
import { member } from '../../json.ts';
import { cutEnd, terminal } from '../../report/format/escape.ts';
import { client } from '../github/client.ts';
import { noticeOf, type Task } from '../github/notices.ts';
import type { CheckRunContent } from './content.ts';
import type { CheckRunPlace } from './place.ts';

const TASK: Task = {
  subject: 'The check run was',
  permission: 'checks: write',
  off: 'no input "check-run"',
  forFork: null,
};
/** GitHub takes 50 annotations with one request. */
const BATCH = 50;
/** Characters of a title that the list of checks has room for. */
const TITLE_COLUMNS = 200;
const LEVEL = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

/** @throws only what the run is interrupted with */
export async function writeCheckRun(content: CheckRunContent, place: CheckRunPlace): Promise<void> {
  try {
    const ask = client({ api: place.api, token: place.token, signal: place.signal });
    const path = `/repos/${place.repository}/check-runs`;
    const [first = [], ...others] = batches(content.annotations);
    const output = { title: cutEnd(content.title, TITLE_COLUMNS), summary: content.summary };
    const made = await ask({
      method: 'POST',
      path,
      body: {
        name: place.name,
        head_sha: place.commit,
        details_url: place.run.url,
        status: 'completed',
        conclusion: conclusionOf(content),
        output: { ...output, annotations: first },
      },
    });
    const id = member(made.value, 'id');
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return;
    // Each request adds its annotations to those before.
    for (const annotations of others)
      await ask({ method: 'PATCH', path: `${path}/${id}`, body: { output: { ...output, annotations } } });
  } catch (error) {
    place.signal.throwIfAborted();
    core.notice(terminal(noticeOf(error, place, TASK)), { title: 'imagebudget: no check run' });
  }
}

/** A neutral check lets a pull request be merged, as a successful one does. */
function conclusionOf({ code, isGreen }: CheckRunContent): 'failure' | 'success' | 'neutral' {
  if (code !== EXIT.pass) return 'failure';
  return isGreen ? 'success' : 'neutral';
}

function batches(annotations: CheckRunContent['annotations']): object[][] {
  const all = annotations.map(({ level, title, message, file, line, column }) => ({
    path: file,
    start_line: line,
    end_line: line,
    ...(column === undefined ? {} : { start_column: column, end_column: column }),
    annotation_level: LEVEL[level],
    title,
    message,
  }));
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, n) => all.slice(n * BATCH, (n + 1) * BATCH));
}
