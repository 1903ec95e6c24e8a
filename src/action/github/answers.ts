/** What an answer of GitHub's REST API means: a failure, its kind, or that it is to be asked again later. */

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON, not checked; undefined if the body is not JSON. */
  value: unknown;
  /** GitHub's own words on a failure, foreign text; empty if it has none. */
  message: string;
}

/** `permission`: the token may not do it. `limited`: too many requests. `unclear`: it may have had its effect. */
type FailureKind = 'permission' | 'limited' | 'unclear' | 'other';

/** GitHub did not do what it was asked for. The message is foreign text. */
export class GitHubFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GitHubFailure';
    this.kind = kind;
  }
}

/** GitHub asks for at least a minute after a secondary limit that names no time. */
const UNNAMED_WAIT_MS = 60_000;
/** Clocks differ. */
const SLACK_MS = 1000;

/**
 * How long to wait before the same request is sent again; null if no rate limit refused it.
 * See https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * @param now milliseconds since 1970
 */
export function waitOf({ status, headers, message }: Answer, now: number): number | null {
  const isUsedUp = headers.get('x-ratelimit-remaining') === '0';
  const after = secondsOf(headers.get('retry-after'));
  const isLimit = status === 429 || (status === 403 && (after !== null || isUsedUp || /rate limit/i.test(message)));
  if (!isLimit) return null;
  if (after !== null) return after * 1000;
  const reset = secondsOf(headers.get('x-ratelimit-reset'));
  return isUsedUp && reset !== null ? Math.max(0, reset * 1000 - now) + SLACK_MS : UNNAMED_WAIT_MS;
}

/** The failure that an answer or a failed connection is. */
export function failureOf(answer: Answer | Error): GitHubFailure {
  if (answer instanceof GitHubFailure) return answer;
  if (answer instanceof Error) return new GitHubFailure('unclear', causeOf(answer), { cause: answer });
  const { status, message } = answer;
  const text = message === '' ? `GitHub answered ${status}` : `GitHub answered ${status}: ${message}`;
  if (waitOf(answer, 0) !== null) return new GitHubFailure('limited', text);
  if (status >= 500) return new GitHubFailure('unclear', text);
  // GitHub hides with 404 what a token may not see.
  if (status === 404 || /not accessible by/i.test(message)) return new GitHubFailure('permission', text);
  return new GitHubFailure('other', text);
}

/** `fetch` says only that it failed; its cause says why. */
function causeOf({ message, cause }: Error): string {
  return cause instanceof Error && cause.message !== '' ? `${message}: ${cause.message}` : message;
}

function secondsOf(text: string | null): number | null {
  return text !== null && /^[0-9]{1,12}$/.test(text) ? Number(text) : null;
}
