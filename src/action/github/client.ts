/** Asks GitHub's REST API, with plain `fetch`: https://docs.github.com/en/rest */
import { setTimeout as sleep } from 'node:timers/promises';
import { member } from '../../json.ts';
import { VERSION } from '../../version.ts';
import { type Answer, failureOf, waitOf } from './answers.ts';
import { boundedBody } from './bounded-body.ts';

export interface Access {
  /** The API's address: `https://api.github.com`. */
  api: string;
  token: string;
  signal: AbortSignal;
}

interface Asked {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** From the API's address on, with a query: `/repos/owner/name/issues/1/comments?page=2`. */
  path: string;
  body?: unknown;
}

export type Ask = (asked: Asked) => Promise<Answer>;

const TRIES = 3;
const TIMEOUT_MS = 20_000;
/** A step waits this long for a rate limit, in all. */
const MOST_WAIT_MS = 60_000;
/** A page of 100 comments of 65,536 characters has up to 26 MB. */
const MOST_BYTES = 64 * 1024 ** 2;

/**
 * A client that tries again after a rate limit, and after a failed connection or a fault of the server where that is safe: a POST may
 * have had its effect. Redirects are not followed, so the token goes to no other host.
 * @returns a function that throws GitHubFailure
 */
export function client({ api, token, signal }: Access): Ask {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': `imagebudget/${VERSION}`,
    'x-github-api-version': '2022-11-28',
  };
  const address = api.endsWith('/') ? api.slice(0, -1) : api;
  let waited = 0;
  return async ({ method, path, body }) => {
    for (let tries = 1; ; tries += 1) {
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      const init: RequestInit = { method, headers, redirect: 'manual', ...content };
      const answer = await attempt(`${address}${path}`, init, signal);
      if (answer instanceof Error || answer.status >= 500) {
        if (method === 'POST' || tries >= TRIES) throw failureOf(answer);
        await sleep(500 * 2 ** tries, undefined, { signal });
        continue;
      }
      const wait = waitOf(answer, Date.now());
      if (wait === null) {
        if (answer.status >= 300) throw failureOf(answer);
        return answer;
      }
      waited += wait;
      if (tries >= TRIES || waited > MOST_WAIT_MS) throw failureOf(answer);
      await sleep(wait, undefined, { signal });
    }
  };
}

/** One request. An error is one of the connection. @throws what `signal` was aborted with */
async function attempt(url: string, init: RequestInit, signal: AbortSignal): Promise<Answer | Error> {
  try {
    const both = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await fetch(url, { ...init, signal: both });
    const value = parsed((await boundedBody(response, MOST_BYTES)).toString());
    const message = member(value, 'message');
    const { status, headers } = response;
    return { status, headers, value, message: typeof message === 'string' ? message : '' };
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A proxy's error is a page of HTML. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
