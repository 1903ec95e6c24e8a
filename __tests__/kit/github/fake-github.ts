/**
 * GitHub's REST API on this machine's loopback, as far as the action uses it. It enforces what GitHub does: permissions of the token,
 * page sizes, the length of a body. https://docs.github.com/en/rest
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Level = 'read' | 'write';

export interface Token {
  login: string;
  type: 'Bot' | 'User';
  /** What it may do with pull requests; null for nothing. */
  pulls: Level | null;
  /** Whether it may read the repository's contents; it may if left out. */
  contents?: boolean;
}

export interface Comment {
  id: number;
  body: string;
  user: { login: string; type: string };
}

export interface Pull {
  number: number;
  state: 'open' | 'closed';
  head: { sha: string; label: string };
  labels?: readonly { name: string }[];
  merge_commit_sha?: string;
  merged_at?: string | null;
}

/** An answer to give instead of the true one, or after it had its effect. */
export interface Fault {
  status: number;
  headers?: Record<string, string>;
  message?: string;
  /** Cuts the connection instead of answering. */
  isCut?: boolean;
  /** Whether the request has its effect all the same. */
  hasEffect?: boolean;
}

export interface Asked {
  /** As the documentation writes it: `GET /repos/{owner}/{repo}/pulls`. */
  endpoint: string;
  /** `pull-requests: read`, or `none`. */
  permission: string;
  url: string;
  status: number;
  agent: string;
  version: string;
}

export interface FakeGitHub {
  url: string;
  tokens: Map<string, Token>;
  pulls: Pull[];
  /** Files of commits: the text of each path. */
  commits: Map<string, Readonly<Record<string, string>>>;
  /** By the number of the pull request. */
  comments: Map<number, Comment[]>;
  asked: Asked[];
  /** Answers to the next requests; null for a true one. */
  faults: (Fault | null)[];
  /** Adds a comment of somebody. */
  say(number: number, body: string, user?: Comment['user']): Comment;
  close(): Promise<void>;
}

export const JOB_TOKEN = 'ghs_job';
export const BOT = { login: 'github-actions[bot]', type: 'Bot' } as const;
export const SOMEBODY = { login: 'somebody', type: 'User' } as const;

/** Characters of a comment's body. */
const MOST_BODY = 65_536;
const MOST_PAGE = 100;
const PAGE = 30;

interface Request {
  number: number;
  /** What the pattern's groups are. */
  groups: readonly string[];
  query: URLSearchParams;
  body: { body?: unknown };
  token: Token;
}

interface Reply {
  status: number;
  value?: unknown;
  headers?: Record<string, string>;
}

interface Endpoint {
  name: string;
  pattern: RegExp;
  needs: Level | null;
  /** Which permission; pull requests if left out. */
  of?: 'contents';
  answer(hub: Hub, request: Request): Reply;
}

interface Hub extends FakeGitHub {
  nextId: number;
}

const ENDPOINTS: readonly Endpoint[] = [
  {
    name: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    pattern: /^GET \/repos\/owner\/web\/issues\/(\d+)\/comments$/,
    needs: 'read',
    answer: ({ comments }, { number, query }) => page(comments.get(number), query),
  },
  {
    name: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    pattern: /^POST \/repos\/owner\/web\/issues\/(\d+)\/comments$/,
    needs: 'write',
    answer: (hub, { number, body, token }) => {
      if (!hub.comments.has(number)) return { status: 404, value: { message: 'Not Found' } };
      if (isWrong(body)) return TOO_LONG;
      return { status: 201, value: hub.say(number, String(body.body), { login: token.login, type: token.type }) };
    },
  },
  {
    name: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    pattern: /^PATCH \/repos\/owner\/web\/issues\/comments\/(\d+)$/,
    needs: 'write',
    answer: ({ comments }, { number, body }) => {
      const found = [...comments.values()].flat().find(({ id }) => id === number);
      if (found === undefined) return { status: 404, value: { message: 'Not Found' } };
      if (isWrong(body)) return TOO_LONG;
      found.body = String(body.body);
      return { status: 200, value: found };
    },
  },
  {
    name: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
    pattern: /^DELETE \/repos\/owner\/web\/issues\/comments\/(\d+)$/,
    needs: 'write',
    answer: ({ comments }, { number }) => {
      for (const [pull, all] of comments)
        comments.set(
          pull,
          all.filter(({ id }) => id !== number),
        );
      return { status: 204 };
    },
  },
  {
    name: 'GET /repos/{owner}/{repo}/pulls',
    pattern: /^GET \/repos\/owner\/web\/pulls$/,
    needs: 'read',
    answer: ({ pulls }, { query }) => {
      const wanted = pulls.filter(
        ({ head, state }) => state === query.get('state') && head.label === query.get('head'),
      );
      return page(wanted, query);
    },
  },
  {
    name: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    pattern: /^GET \/repos\/owner\/web\/pulls\/(\d+)$/,
    needs: 'read',
    answer: ({ pulls }, { number }) => {
      const found = pulls.find(one => one.number === number);
      return found ? { status: 200, value: found } : NOT_FOUND;
    },
  },
  {
    name: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    pattern: /^GET \/repos\/owner\/web\/commits\/([0-9a-f]{40})\/pulls$/,
    needs: 'read',
    answer: ({ pulls }, { groups: [commit] }) => ({
      status: 200,
      value: pulls.filter(({ merge_commit_sha, head }) => merge_commit_sha === commit || head.sha === commit),
    }),
  },
  {
    name: 'GET /repos/{owner}/{repo}/contents/{path}',
    pattern: /^GET \/repos\/owner\/web\/contents\/(.+)$/,
    needs: 'read',
    of: 'contents',
    answer: ({ commits }, { groups: [path = ''], query }) => {
      const text = commits.get(query.get('ref') ?? '')?.[decodeURIComponent(path)];
      if (text === undefined) return NOT_FOUND;
      const content = Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n');
      return { status: 200, value: { type: 'file', encoding: 'base64', content } };
    },
  },
  {
    name: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    pattern: /^GET \/repos\/owner\/web\/git\/commits\/([0-9a-f]{40})$/,
    needs: 'read',
    of: 'contents',
    answer: ({ commits }, { groups: [commit = ''] }) =>
      commits.has(commit) ? { status: 200, value: { sha: commit } } : NOT_FOUND,
  },
  {
    name: 'GET /user',
    pattern: /^GET \/user$/,
    needs: null,
    answer: (_hub, { token }) =>
      token.type === 'User' ? { status: 200, value: { login: token.login } } : { status: 403, value: REFUSED },
  },
];

const NOT_FOUND: Reply = { status: 404, value: { message: 'Not Found' } };
const REFUSED = { message: 'Resource not accessible by integration' };
const TOO_LONG: Reply = {
  status: 422,
  value: { message: 'Validation Failed', errors: [{ message: 'Body is too long (maximum is 65536 characters)' }] },
};

function isWrong({ body }: Request['body']): boolean {
  return typeof body !== 'string' || body === '' || [...body].length > MOST_BODY;
}

/** One page of a list; the header `Link` says whether there is another. */
function page(all: readonly unknown[] | undefined, query: URLSearchParams): Reply {
  if (all === undefined) return { status: 404, value: { message: 'Not Found' } };
  const size = Math.min(MOST_PAGE, Number(query.get('per_page') ?? PAGE));
  const at = Number(query.get('page') ?? 1);
  const link =
    at * size < all.length ? { link: `<http://x/?page=${at + 1}>; rel="next", <http://x/>; rel="last"` } : {};
  return { status: 200, value: all.slice((at - 1) * size, at * size), headers: link };
}

/** With a pull request 7 that has no comment, and a job's token that may write. */
export async function fakeGitHub(): Promise<FakeGitHub> {
  const hub: Hub = {
    url: '',
    tokens: new Map([[JOB_TOKEN, { ...BOT, pulls: 'write' }]]),
    pulls: [],
    commits: new Map(),
    comments: new Map([[7, []]]),
    asked: [],
    faults: [],
    nextId: 1001,
    say(number, body, user = SOMEBODY) {
      const comment = { id: hub.nextId++, body, user };
      hub.comments.get(number)?.push(comment);
      return comment;
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => void serve(hub, request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  hub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return hub;
}

async function serve(hub: Hub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { method = '', url = '', headers } = request;
  const { pathname, searchParams } = new URL(url, hub.url);
  const endpoint = ENDPOINTS.find(({ pattern }) => pattern.test(`${method} ${pathname}`));
  const fault = hub.faults.shift() ?? null;
  const reply = () => {
    const token = hub.tokens.get(headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (token === undefined) return { status: 401, value: { message: 'Bad credentials' } };
    if (endpoint === undefined) return { status: 404, value: { message: 'Not Found' } };
    // GitHub hides what a token may not see.
    if (endpoint.of === 'contents' && token.contents === false) return NOT_FOUND;
    if (endpoint.of !== 'contents' && !may(token, endpoint.needs)) return { status: 403, value: REFUSED };
    const [, ...groups] = endpoint.pattern.exec(`${method} ${pathname}`) ?? [];
    const number = Number(groups[0] ?? 0);
    const body = parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString());
    return endpoint.answer(hub, { number, groups, query: searchParams, body, token });
  };
  const answer: Reply = fault === null || fault.hasEffect ? reply() : { status: fault.status };
  const sent: Reply = fault === null ? answer : { ...fault, value: { message: fault.message ?? 'a fault' } };
  hub.asked.push({
    endpoint: endpoint?.name ?? `${method} ${pathname}`,
    permission: endpoint?.needs == null ? 'none' : `${endpoint.of ?? 'pull-requests'}: ${endpoint.needs}`,
    url,
    status: sent.status,
    agent: headers['user-agent'] ?? '',
    version: String(headers['x-github-api-version']),
  });
  if (fault?.isCut) {
    request.socket.destroy();
    return;
  }
  response.writeHead(sent.status, { 'content-type': 'application/json', ...sent.headers });
  response.end(sent.value === undefined ? '' : JSON.stringify(sent.value));
}

function may({ pulls }: Token, needs: Level | null): boolean {
  return needs === null || pulls === 'write' || pulls === needs;
}
