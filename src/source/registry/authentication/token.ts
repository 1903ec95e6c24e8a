/**
 * Tokens from a registry's authorization server.
 * https://distribution.github.io/distribution/spec/auth/token and https://distribution.github.io/distribution/spec/auth/oauth
 */
import { MeasureError } from '../../../errors.ts';
import { member } from '../../../json.ts';
import { wholeBody } from '../body.ts';
import { type Ask, type Connections, discard, hostOf } from '../connections.ts';
import { statusFailure } from '../failures.ts';
import { isLoopback } from '../reference.ts';
import type { Challenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';

export interface TokenRequest {
  challenge: Challenge;
  /** Null to ask for public access. */
  credentials: Exclude<Credentials, { kind: 'bearer' }> | null;
  /** The scope to ask for if the challenge names none. */
  scope: string;
  /** The registry, for messages. */
  registry: string;
  /** Where the registry is. */
  origin: URL;
  signal: AbortSignal;
  /** A clock in milliseconds. */
  now(): number;
}

const MAX_ANSWER = 1 << 18;
const CLIENT = 'imagebudget';

/** Gets a bearer token. @throws MeasureError or TransientFailure */
export async function fetchToken(connections: Connections, request: TokenRequest): Promise<string> {
  const realm = realmOf(request);
  const { response, url } = await connections.ask(askFor(realm, request));
  const who = hostOf(url);
  const { statusCode: status = 0 } = response;
  if (status === 400 || status === 401 || status === 403) {
    discard(response);
    throw new MeasureError(`${who}, which gives out tokens for ${request.registry}, refuses one (${status})`, {
      hint: request.credentials
        ? 'The credentials in the Docker config are wrong or too old: docker login.'
        : 'Check the name. If the image is not public, log in with docker login.',
    });
  }
  const what = `a token for ${request.registry}`;
  if (status < 200 || status > 299) {
    discard(response);
    throw statusFailure(response, who, what);
  }
  const token = tokenIn(await wholeBody({ response, who, now: request.now }, { what, limit: MAX_ANSWER }));
  if (token !== null) return token;
  throw new MeasureError(`${who} answered without a token for ${request.registry}`, {
    hint: 'It may be a proxy’s page instead. Ask those who run the registry.',
  });
}

function realmOf({ challenge, registry, origin, credentials }: TokenRequest): URL {
  const { realm = '' } = challenge.parameters;
  const url = URL.canParse(realm) ? new URL(realm) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (url && isSafe && url.username === '' && url.password === '') {
    if (credentials === null || isNoFurther(url, origin)) return url;
    throw new MeasureError(
      `${registry} sends us with credentials to ${hostOf(url)} on this machine, which is refused`,
      { hint: 'Only a registry on this machine, reached the same way, may do so. Ask those who run the registry.' },
    );
  }
  throw new MeasureError(`${registry} sends us for a token to an address that cannot be used`, {
    hint: 'It must be an https: URL. Ask those who run the registry.',
  });
}

/** A remote registry must not send our credentials to a server on this machine, nor from TLS to an unencrypted connection. */
function isNoFurther(realm: URL, origin: URL): boolean {
  if (isLoopback(realm) && !isLoopback(origin)) return false;
  return realm.protocol === 'https:' || origin.protocol === 'http:';
}

function askFor(realm: URL, { challenge, credentials, scope: usual, signal }: TokenRequest): Ask {
  const { service, scope = usual } = challenge.parameters;
  const fields = { ...(service === undefined ? {} : { service }), scope };
  if (credentials?.kind === 'identity') {
    const form = { grant_type: 'refresh_token', refresh_token: credentials.token, client_id: CLIENT, ...fields };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { url: realm, headers, form: new URLSearchParams(form).toString(), signal };
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(fields)) url.searchParams.append(name, value);
  if (credentials === null) return { url, headers: {}, signal };
  return { url, headers: { authorization: basic(credentials) }, signal };
}

/** RFC 7617. */
export function basic({ user, password }: { user: string; password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function tokenIn(body: Buffer): string | null {
  let answer: unknown;
  try {
    answer = JSON.parse(body.toString('utf8'));
  } catch {
    // Without its cause, which could quote a token.
    return null;
  }
  const tokens = [member(answer, 'token'), member(answer, 'access_token')];
  const token = tokens.find(value => value !== undefined && value !== '');
  return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) ? token : null;
}
