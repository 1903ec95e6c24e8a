/** The whole comment: what each step of the job said, which run wrote it, and the hidden line. */
import { markdownCode } from '../../report/format/escape.ts';
import { longestWithin } from '../../report/markdown/markdown.ts';
import { joinedMarkdown } from '../../report/markdown/overview.ts';
import type { SavedJob } from './job-steps.ts';
import { type CommentData, marker } from './marker.ts';
import type { CommentPlace } from './types.ts';

/** GitHub takes 65,536 characters; none of them has less than a byte. */
const LIMIT = 65_536;

/** At most as long as GitHub takes. */
export function bodyOf(job: SavedJob, place: CommentPlace, key: string): string {
  const images = job.steps.flatMap(step => step.images);
  const end = `\n${footer(place)}\n\n${marker(key, { ...dataAbout(place), images })}`;
  const most = LIMIT - Buffer.byteLength(end);
  const sections = job.steps.flatMap(step => step.sections);
  return longestWithin(most, extent => joinedMarkdown(sections, extent)) + end;
}

/** What the hidden line says of the run. */
export function dataAbout({ event, run }: CommentPlace): Omit<CommentData, 'images'> {
  return { commit: event.headCommit, run: run.id, attempt: run.attempt };
}

/** The names of jobs are the repository's own. */
function footer({ event, run, repositoryUrl }: CommentPlace): string {
  const commit = event.headCommit === null ? '' : ` for ${commitLink(event.headCommit, repositoryUrl)}`;
  const job = run.job === '' ? '' : `, job ${markdownCode(run.job)}`;
  return `<sub>Written by [this run](${run.url})${job}${commit}.</sub>`;
}

/** `abc1234`, linked. */
export function commitLink(commit: string, repositoryUrl: string): string {
  return `[\`${commit.slice(0, 7)}\`](${repositoryUrl}/commit/${commit})`;
}
