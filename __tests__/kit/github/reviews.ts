/** Reviews with suggestions: https://docs.github.com/en/rest/pulls/reviews */
import {
  type Endpoint,
  isBody,
  type Kept,
  NOT_FOUND,
  page,
  type ReviewComment,
  TOO_LONG,
  unprocessable,
} from './endpoint.ts';

interface Wanted {
  path?: unknown;
  body?: unknown;
  line?: unknown;
  side?: unknown;
  start_line?: unknown;
  start_side?: unknown;
}

export const REVIEWS: readonly Endpoint[] = [
  {
    name: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    pattern: /^GET \/repos\/owner\/web\/pulls\/(\d+)\/files$/,
    needs: 'read',
    answer: ({ files }, { query }) => page(files, query),
  },
  {
    name: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments',
    pattern: /^GET \/repos\/owner\/web\/pulls\/(\d+)\/comments$/,
    needs: 'read',
    answer: ({ reviewComments }, { query }) => page(reviewComments, query),
  },
  {
    name: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    pattern: /^POST \/repos\/owner\/web\/pulls\/(\d+)\/reviews$/,
    needs: 'write',
    answer: (kept, { body, token }) => {
      const comments: Wanted[] = Array.isArray(body.comments) ? body.comments : [];
      if (body.event !== 'COMMENT' || comments.length === 0) return unprocessable('body is required');
      if (!comments.every(one => isBody(one.body))) return TOO_LONG;
      // One that cannot be placed refuses them all.
      const errors = comments.flatMap(one => errorOf(one, kept));
      if (errors.length > 0) return unprocessable(...errors);
      const id = kept.newId();
      kept.reviewComments.push(
        ...comments.map(
          (one): ReviewComment => ({
            id: kept.newId(),
            body: String(one.body),
            user: { login: token.login, type: token.type },
            path: String(one.path),
            line: Number(one.line),
            start_line: one.start_line === undefined ? null : Number(one.start_line),
            pull_request_review_id: id,
          }),
        ),
      );
      return { status: 200, value: { id } };
    },
  },
  {
    name: 'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}',
    pattern: /^DELETE \/repos\/owner\/web\/pulls\/comments\/(\d+)$/,
    needs: 'write',
    answer: (kept, { number }) => {
      const at = kept.reviewComments.findIndex(({ id }) => id === number);
      if (at < 0) return NOT_FOUND;
      kept.reviewComments.splice(at, 1);
      return { status: 204 };
    },
  },
];

function errorOf(
  { path, line, side, start_line: start = line, start_side: startSide = side }: Wanted,
  kept: Kept,
): string[] {
  const patch = kept.files.find(({ filename }) => filename === path)?.patch;
  const hunks = [...(patch ?? '').matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].map(
    ([, from, lines = '1']) => ({
      from: Number(from),
      to: Number(from) + Number(lines) - 1,
    }),
  );
  const hunk = hunks.find(({ from, to }) => Number(line) >= from && Number(line) <= to);
  if (side !== 'RIGHT' || startSide !== 'RIGHT') return ['side is not a side'];
  if (hunk === undefined) return ['pull_request_review_thread.line must be part of the diff'];
  if (Number(start) < hunk.from) return ['start_line must be part of the same hunk as the line'];
  return Number(start) > Number(line) ? ['start_line must precede the end line'] : [];
}
