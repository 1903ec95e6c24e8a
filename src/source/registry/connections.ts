/** HTTP for registries: sends a request and follows redirects. */
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { codeOf, MeasureError, UsageError } from '../../errors.ts';
import { VERSION } from '../../version.ts';
import { connectionFailure, lateness } from './failures.ts';
import { PlainAgent, SecureAgent } from './inlet.ts';
import { type LargeBody, largeBodyOf } from './large-body.ts';
import { isLoopback } from './reference.ts';
import { TIMEOUTS } from './timeouts.ts';

export interface Ask {
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** A form to post; by default nothing is sent. */
  form?: string;
  /** Whether a large body is expected, which is then read past Node's client. */
  isLarge?: boolean;
  signal: AbortSignal;
}

interface Received {
  response: http.IncomingMessage;
  /** The body, if it must not be read from the response. */
  large: LargeBody | null;
}

export interface Answer extends Received {
  /** Where it came from, after all redirects. */
  url: URL;
}

const MAX_REDIRECTS = 5;

/** Connections to a registry, and to the servers that it redirects to. Close them when done. */
export class Connections {
  /** Uses the proxy that the environment names. Node before 24.5 ignores it. */
  readonly #outward: SecureAgent;
  readonly #secure = new SecureAgent({ keepAlive: true });
  readonly #plain = new PlainAgent({ keepAlive: true });

  /** @throws UsageError if the environment names an invalid proxy */
  constructor(env: Readonly<Record<string, string | undefined>>) {
    try {
      this.#outward = new SecureAgent({ keepAlive: true, proxyEnv: env });
    } catch (error) {
      if (codeOf(error) !== 'ERR_PROXY_INVALID_CONFIG') throw error;
      // Without its cause, which quotes the address, perhaps with a password.
      throw new UsageError('HTTPS_PROXY is not the address of a proxy', {
        hint: 'Write it as http://HOST:PORT, or unset it. NO_PROXY=HOST makes an exception for a registry.',
      });
    }
  }

  /**
   * Asks, and follows redirects. Credentials go only to the first origin, and never over an unencrypted connection.
   * @throws MeasureError or TransientFailure
   */
  async ask({ url, headers, ...request }: Ask): Promise<Answer> {
    let at = url;
    let { authorization, ...others } = headers;
    for (let redirects = 0; ; redirects++) {
      const sent = authorization === undefined ? others : { ...others, authorization };
      const received = await this.#once({ ...request, url: at, headers: sent });
      const { response } = received;
      const { location } = response.headers;
      const isRedirect = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0) && location !== undefined;
      if (!isRedirect) return { ...received, url: at };
      discard(response);
      // A form holds a secret, which only the first server may see.
      const isForm = request.form !== undefined;
      if (isForm || redirects === MAX_REDIRECTS) throw tooFar(url, isForm);
      const next = target(location, at);
      if (next.origin !== at.origin) authorization = undefined;
      at = next;
    }
  }

  close(): void {
    this.#outward.destroy();
    this.#secure.destroy();
    this.#plain.destroy();
  }

  #once({ url, headers, form, signal, isLarge = false }: Ask): Promise<Received> {
    const isSecure = url.protocol === 'https:';
    const request = isSecure ? https.request : http.request;
    const secure = isLoopback(url) ? this.#secure : this.#outward;
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        agent: isSecure ? secure : this.#plain,
        method: form === undefined ? 'GET' : 'POST',
        // Bytes are hashed as they are stored, so nobody may compress them on the way.
        headers: { 'user-agent': `imagebudget/${VERSION}`, 'accept-encoding': 'identity', ...headers },
        signal,
      });
      const late = lateness(hostOf(url), 'did not answer for', TIMEOUTS.answer);
      const timer = setTimeout(() => asked.destroy(late), TIMEOUTS.answer);
      asked.on('response', response => {
        clearTimeout(timer);
        resolve({ response, large: isLarge ? largeBodyOf(response) : null });
      });
      asked.on('error', error => {
        clearTimeout(timer);
        reject(connectionFailure(error, hostOf(url)));
      });
      asked.end(form);
    });
  }
}

/** The server, for messages. */
export function hostOf(url: URL): string {
  return `the server ${url.host}`;
}

/** Drops an answer whose body is not needed. */
export function discard(response: http.IncomingMessage): void {
  response.on('error', () => undefined);
  // Reading a short body is cheaper than making a new connection.
  if (Number(response.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= 1 << 14) response.resume();
  else response.destroy();
}

/** The target of a redirect. @throws MeasureError if it must not be followed */
function target(location: string, from: URL): URL {
  const next = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  const refuse = (why: string) =>
    new MeasureError(`${hostOf(from)} redirects to ${why}, which is refused`, {
      hint: 'Images are read over HTTPS only. Ask those who run the registry.',
    });
  if (next === null) throw refuse('something that is not an address');
  if (next.protocol !== 'https:' && next.protocol !== 'http:') throw refuse(`a ${next.protocol} address`);
  const plain = next.protocol === 'http:';
  if (plain && (from.protocol === 'https:' || !isLoopback(next))) throw refuse(`${next.host} without encryption`);
  if (next.username !== '' || next.password !== '') throw refuse('an address with a password');
  return next;
}

function tooFar(url: URL, isForm: boolean): MeasureError {
  const what = isForm ? 'a request that carries credentials' : `a request more than ${MAX_REDIRECTS} times`;
  return new MeasureError(`${hostOf(url)} redirects ${what}`, { hint: 'Ask those who run the registry.' });
}

/**
 * How a registry is reached: with TLS. As for docker, a registry on this machine may do without; starting a TLS connection shows
 * whether it does.
 */
export async function originOf(server: string, signal: AbortSignal): Promise<URL> {
  const secure = new URL(`https://${server}`);
  if (!isLoopback(secure) || (await speaksTls(secure, signal))) return secure;
  return new URL(`http://${server}`);
}

function speaksTls(url: URL, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const socket = connect({ host, port: Number(url.port || 443), ...(isIP(host) ? {} : { servername: host }) });
  return new Promise<boolean>((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    socket.setTimeout(TIMEOUTS.answer, () => resolve(false));
    socket.on('secureConnect', () => resolve(true));
    // A server with an untrusted certificate speaks TLS too; the request itself will report the certificate.
    socket.on('error', error => resolve(!/^(EPROTO|ECONNRESET|ECONNREFUSED|ERR_SSL_.*)$/.test(codeOf(error) ?? '')));
    socket.on('close', () => {
      signal.removeEventListener('abort', stop);
      resolve(false);
    });
  }).finally(() => socket.destroy());
}
