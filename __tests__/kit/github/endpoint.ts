/** What an endpoint of the fake API is, and what it keeps. */

export type Level = 'read' | 'write';

export interface Token {
  login: string;
  type: 'Bot' | 'User';
  /** What it may do with pull requests; null for nothing. */
  pulls: Level | null;
  /** What it may do with check runs; nothing if left out. */
  checks?: Level | null;
  /** Whether it may read the repository's contents; it may if left out. */
  contents?: boolean;
}

export interface Comment {
  id: number;
  body: string;
  user: { login: string; type: string };
}

export interface ReviewComment extends Comment {
  path: string;
  /** Null if the lines were changed since. */
  line: number | null;
  start_line: number | null;
  pull_request_review_id: number;
}

export interface CheckRun {
  id: number;
  name: string;
  head_sha: string;
  conclusion: string;
  output: { title: string; summary: string };
  annotations: Record<string, unknown>[];
}

export interface Pull {
  number: number;
  state: 'open' | 'closed';
  head: { sha: string; label: string };
  labels?: readonly { name: string }[];
  merge_commit_sha?: string;
  merged_at?: string | null;
}

/** What the repository has. */
export interface Kept {
  pulls: Pull[];
  /** Files of commits: the text of each path. */
  commits: Map<string, Readonly<Record<string, string>>>;
  /** By the number of the pull request. */
  comments: Map<number, Comment[]>;
  /** Of pull request 7. */
  files: { filename: string; patch?: string }[];
  /** Of pull request 7. */
  reviewComments: ReviewComment[];
  checkRuns: CheckRun[];
  /** Adds a comment of somebody. */
  say(number: number, body: string, user?: Comment['user']): Comment;
  /** A number that nothing else has. */
  newId(): number;
}

export interface Request {
  number: number;
  /** What the pattern's groups are. */
  groups: readonly string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  token: Token;
}

export interface Reply {
  status: number;
  value?: unknown;
  headers?: Record<string, string>;
}

export interface Endpoint {
  name: string;
  pattern: RegExp;
  /** Of pull requests if `scope` is left out. */
  needs: Level | null;
  scope?: 'checks' | 'contents';
  answer(kept: Kept, request: Request): Reply;
}

export const NOT_FOUND: Reply = { status: 404, value: { message: 'Not Found' } };

/** As GitHub refuses a body that it cannot take. */
export function unprocessable(...errors: string[]): Reply {
  return { status: 422, value: { message: 'Validation Failed', errors: errors.map(message => ({ message })) } };
}

const MOST_PAGE = 100;
const PAGE = 30;

/** One page of a list; the header `Link` says whether there is another. */
export function page(all: readonly unknown[] | undefined, query: URLSearchParams): Reply {
  if (all === undefined) return NOT_FOUND;
  const size = Math.min(MOST_PAGE, Number(query.get('per_page') ?? PAGE));
  const at = Number(query.get('page') ?? 1);
  const link =
    at * size < all.length ? { link: `<http://x/?page=${at + 1}>; rel="next", <http://x/>; rel="last"` } : {};
  return { status: 200, value: all.slice((at - 1) * size, at * size), headers: link };
}

/** Characters of a comment's body. */
const MOST_BODY = 65_536;

export function isBody(body: unknown): body is string {
  return typeof body === 'string' && body !== '' && [...body].length <= MOST_BODY;
}

export const TOO_LONG = unprocessable('Body is too long (maximum is 65536 characters)');
