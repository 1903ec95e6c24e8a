/** Says why no comment was written, and what to do about it. */
import { GitHubFailure } from '../github/answers.ts';
import type { CommentPlace } from './types.ts';

/** One line of foreign text. */
export function noticeOf(error: unknown, place: CommentPlace): string {
  const reason = (error instanceof Error ? error.message : String(error)).trimEnd();
  const todo = advice(error, place);
  return `The comment on the pull request was not written: ${reason.endsWith('.') ? reason.slice(0, -1) : reason}. ${todo} The verdict is the same without it.`;
}

function advice(error: unknown, { event, docs }: CommentPlace): string {
  const kind = error instanceof GitHubFailure ? error.kind : 'other';
  switch (kind) {
    case 'permission':
      return event.isFork
        ? `A pull request from a fork has a token that can only read, whatever "permissions" says; a second workflow on "workflow_run" can comment: ${docs}/action.md#pull-requests-from-forks. Or set the input comment: off.`
        : `The job's token needs the permission "pull-requests: write", which Dependabot's runs lack too unless the job has it. Or set the input comment: off.`;
    case 'limited':
      return 'Too many requests were made with this token. The next run tries again.';
    case 'unclear':
      return 'The next run tries again.';
    case 'other':
      return 'Set the input comment: off if the comment is not wanted.';
    default:
      return kind satisfies never;
  }
}
