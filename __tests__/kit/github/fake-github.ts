/**
 * GitHub's REST API on this machine's loopback, as far as the action uses it. It enforces what GitHub does: permissions of the token,
 * page sizes, the length of a body, rates. https://docs.github.com/en/rest
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CHECKS } from './checks.ts';
import { type Endpoint, isBody, type Kept, NOT_FOUND, page, type Reply, TOO_LONG, type Token } from './endpoint.ts';
import { REVIEWS } from './reviews.ts';

export type { Comment, Token } from './endpoint.ts';

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

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
interface RateLimits {
  /** Of a job's token in an hour. */
  remaining: number;
  /** Requests that write in `seconds`. */
  writes: number;
  seconds: number;
}

export interface FakeGitHub extends Kept {
  url: string;
  tokens: Map<string, Token>;
  asked: Asked[];
  /** What the token may ask for, in all, and how many requests that write in a while. */
  limits: RateLimits;
  /** What somebody else does right before or after a request has its effect. */
  meanwhile: ((method: string, when: 'before' | 'after') => void) | null;
  /** Answers to the next requests; null for a true one. */
  faults: (Fault | null)[];
  close(): Promise<void>;
}

export const JOB_TOKEN = 'ghs_job';
export const BOT = { login: 'github-actions[bot]', type: 'Bot' } as const;
export const SOMEBODY = { login: 'somebody', type: 'User' } as const;

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
      if (!hub.comments.has(number)) return NOT_FOUND;
      if (!isBody(body.body)) return TOO_LONG;
      return { status: 201, value: hub.say(number, body.body, { login: token.login, type: token.type }) };
    },
  },
  {
    name: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    pattern: /^PATCH \/repos\/owner\/web\/issues\/comments\/(\d+)$/,
    needs: 'write',
    answer: ({ comments }, { number, body }) => {
      const found = [...comments.values()].flat().find(({ id }) => id === number);
      if (found === undefined) return NOT_FOUND;
      if (!isBody(body.body)) return TOO_LONG;
      found.body = body.body;
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
    scope: 'contents',
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
    scope: 'contents',
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
  ...REVIEWS,
  ...CHECKS,
];

const REFUSED = { message: 'Resource not accessible by integration' };
/** With a pull request 7 that has no comment, and a job's token that may write. */
export async function fakeGitHub(): Promise<FakeGitHub> {
  let nextId = 1001;
  const hub: FakeGitHub = {
    url: '',
    tokens: new Map([[JOB_TOKEN, { ...BOT, pulls: 'write', checks: 'write' }]]),
    pulls: [],
    commits: new Map(),
    comments: new Map([[7, []]]),
    files: [],
    reviewComments: [],
    checkRuns: [],
    asked: [],
    limits: { remaining: 1000, writes: 80, seconds: 60 },
    meanwhile: null,
    faults: [],
    newId: () => nextId++,
    say(number, body, user = SOMEBODY) {
      const comment = { id: hub.newId(), body, user };
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

async function serve(hub: FakeGitHub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { method = '', url = '', headers } = request;
  const { pathname, searchParams } = new URL(url, hub.url);
  const endpoint = ENDPOINTS.find(({ pattern }) => pattern.test(`${method} ${pathname}`));
  const fault = hub.faults.shift() ?? null;
  const reply = (): Reply => {
    const token = hub.tokens.get(headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (token === undefined) return { status: 401, value: { message: 'Bad credentials' } };
    if (endpoint === undefined || isHidden(token, endpoint)) return NOT_FOUND;
    if (!may(token, endpoint)) return { status: 403, value: REFUSED };
    const limited = limitOf(hub, method);
    if (limited !== null) return limited;
    const [, ...groups] = endpoint.pattern.exec(`${method} ${pathname}`) ?? [];
    const number = Number(groups[0] ?? 0);
    const body = parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString());
    return endpoint.answer(hub, { number, groups, query: searchParams, body, token });
  };
  hub.meanwhile?.(method, 'before');
  const answer: Reply = fault === null || fault.hasEffect ? reply() : { status: fault.status };
  hub.meanwhile?.(method, 'after');
  const sent: Reply = fault === null ? answer : { ...fault, value: { message: fault.message ?? 'a fault' } };
  hub.asked.push({
    endpoint: endpoint?.name ?? `${method} ${pathname}`,
    permission: endpoint?.needs == null ? 'none' : `${endpoint.scope ?? 'pull-requests'}: ${endpoint.needs}`,
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

/** When requests that write were taken, in milliseconds. */
const writesOf = new WeakMap<FakeGitHub, number[]>();

/** The refusal of a request that goes over a limit; null if it does not. */
function limitOf(hub: FakeGitHub, method: string): Reply | null {
  const { limits } = hub;
  limits.remaining -= 1;
  if (limits.remaining < 0) {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600) };
    return { status: 403, headers, value: { message: 'API rate limit exceeded for installation.' } };
  }
  if (method === 'GET') return null;
  const since = Date.now() - 1000 * limits.seconds;
  const recent = (writesOf.get(hub) ?? []).filter(time => time > since);
  const isOver = recent.length >= limits.writes;
  writesOf.set(hub, isOver ? recent : [...recent, Date.now()]);
  if (!isOver) return null;
  const headers = { 'retry-after': String(limits.seconds) };
  return { status: 403, headers, value: { message: 'You have exceeded a secondary rate limit.' } };
}

function may(token: Token, { needs, scope }: Endpoint): boolean {
  if (scope === 'contents') return true;
  const has = scope === undefined ? token.pulls : (token.checks ?? null);
  return needs === null || has === 'write' || has === needs;
}

/** GitHub hides contents that a token may not see. */
function isHidden({ contents }: Token, { scope }: Endpoint): boolean {
  return scope === 'contents' && contents === false;
}
