/** Says why GitHub did not take something, and what to do about it. */
import { GitHubFailure } from './answers.ts';
import type { GitHubPlace } from './place.ts';

/** What was to be written. */
export interface Task {
  /** The subject of a sentence: `The comment on the pull request was`. */
  subject: string;
  /** `pull-requests: write` */
  permission: string;
  /** What to set if it is not wanted: `the input comment: off`. */
  off: string;
  /** What else works for a fork: a clause and a page; null if nothing does. */
  forFork: { does: string; page: string } | null;
}

/** One line of foreign text. */
export function noticeOf(error: unknown, place: GitHubPlace, task: Task): string {
  const reason = (error instanceof Error ? error.message : String(error)).trimEnd();
  const todo = advice(error, place, task);
  return `${task.subject} not written: ${reason.endsWith('.') ? reason.slice(0, -1) : reason}. ${todo} The verdict stays.`;
}

function advice(error: unknown, { event, docs }: GitHubPlace, { permission, off, forFork }: Task): string {
  const kind = error instanceof GitHubFailure ? error.kind : 'other';
  switch (kind) {
    case 'permission':
      if (!event.isFork)
        return `The job's token needs the permission "${permission}", which Dependabot's runs lack too unless the job has it. Or set ${off}.`;
      return `A pull request from a fork has a token that can only read, whatever "permissions" says${
        forFork === null ? '' : `; ${forFork.does}: ${docs}/${forFork.page}`
      }. Or set ${off}.`;
    case 'limited':
      return 'Too many requests were made with this token. The next run tries again.';
    case 'unclear':
      return 'The next run tries again.';
    case 'other':
      return `Set ${off} if that is not wanted.`;
    default:
      return kind satisfies never;
  }
}
