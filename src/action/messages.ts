/** What a step writes to GitHub of a report, or of there being none: the comment and the check run. One file to load. */

export { writeCheckRun } from './check-run/check-run.ts';
export { checkRunContent, unmeasuredContent } from './check-run/content.ts';
export { keepComment } from './comment/comment.ts';
export { contentOf, failureContent } from './comment/content.ts';
