/** Sends requests for one repository of a registry, and logs in when the registry asks for it. */
import { MeasureError } from '../../errors.ts';
import type { SourceIo } from '../types.ts';
import { type Challenge, parseChallenges } from './authentication/challenge.ts';
import { type Credentials, credentialsFor } from './authentication/credentials.ts';
import { basic, fetchToken } from './authentication/token.ts';
import type { Incoming } from './body.ts';
import { Connections, discard, hostOf, originOf } from './connections.ts';
import { statusFailure, withTries } from './failures.ts';
import { engineHint, isLoopback, type RegistryReference, serverOf } from './reference.ts';

export interface Request {
  /** Below the repository: `manifests/latest`. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** What is asked for, in messages. */
  what: string;
  /** The error for a 404. */
  missing: () => MeasureError;
  signal: AbortSignal;
  /** Whether a large body is expected. */
  isLarge?: boolean;
}

/** @throws MeasureError if the registry cannot be reached */
export async function openSession(reference: RegistryReference, io: SourceIo): Promise<Session> {
  return new Session(await originOf(serverOf(reference.registry), io.signal), reference, io);
}

export class Session {
  readonly registry: string;
  readonly signal: AbortSignal;
  readonly #io: SourceIo;
  readonly #origin: URL;
  readonly #repository: string;
  readonly #hint: string;
  readonly #connections: Connections;
  #authorization: string | undefined;
  #authorizing: Promise<string> | null = null;
  #credentials: Promise<Credentials | null> | null = null;

  constructor(origin: URL, reference: RegistryReference, io: SourceIo) {
    const { registry, repository } = reference;
    this.registry = registry;
    this.signal = io.signal;
    this.#io = io;
    this.#connections = new Connections(io.env);
    this.#origin = origin;
    this.#repository = repository;
    this.#hint = engineHint(reference);
  }

  close(): void {
    this.#connections.close();
  }

  /**
   * Asks once. @returns a successful answer
   * @throws MeasureError; TransientFailure where another try may help
   */
  async get({ path, headers = {}, what, missing, ...request }: Request): Promise<Incoming> {
    const url = new URL(`/v2/${this.#repository}/${path}`, this.#origin);
    for (let authorised = false; ; authorised = true) {
      const used = this.#authorization;
      const sent = used === undefined ? headers : { ...headers, authorization: used };
      const { response, large, url: from } = await this.#connections.ask({ ...request, url, headers: sent });
      const { statusCode: status = 0 } = response;
      if (status >= 200 && status <= 299) return { response, large, who: hostOf(from), now: this.#io.now };
      discard(response);
      if (status === 404) throw missing();
      if (status !== 401 || from.origin !== url.origin) throw statusFailure(response, hostOf(from), what);
      if (authorised) throw await this.#refused(what);
      // Another request may have been authorised meanwhile.
      if (used === this.#authorization) await this.#authorise(response.headers['www-authenticate'] ?? '');
    }
  }

  async #authorise(header: string): Promise<void> {
    this.#authorizing ??= this.#authorizationFor(header).finally(() => {
      this.#authorizing = null;
    });
    this.#authorization = await this.#authorizing;
  }

  async #authorizationFor(header: string): Promise<string> {
    const challenges = parseChallenges(header);
    const challenge = ['bearer', 'basic'].flatMap(name => challenges.find(({ scheme }) => scheme === name) ?? [])[0];
    if (challenge === undefined)
      throw new MeasureError(`${this.registry} wants us to log in, but in an unknown way`, {
        hint: 'Known are Bearer and Basic. Ask those who run the registry.',
      });
    this.#credentials ??= credentialsFor(this.registry, this.#io);
    return this.#answerTo(challenge, await this.#credentials);
  }

  async #answerTo(challenge: Challenge, credentials: Credentials | null): Promise<string> {
    if (credentials?.kind === 'bearer') return `Bearer ${credentials.token}`;
    if (challenge.scheme === 'bearer') {
      const { registry, signal } = this;
      const origin = this.#origin;
      const scope = `repository:${this.#repository}:pull`;
      const request = { challenge, credentials, scope, registry, origin, signal, now: this.#io.now };
      return `Bearer ${await withTries(() => fetchToken(this.#connections, request), signal)}`;
    }
    if (credentials?.kind === 'password' && (this.#origin.protocol === 'https:' || isLoopback(this.#origin)))
      return basic(credentials);
    throw new MeasureError(`${this.registry} wants a user and a password for ${this.#repository}`, { hint: LOG_IN });
  }

  async #refused(what: string): Promise<MeasureError> {
    const hint = (await this.#credentials) === null ? LOG_IN : NOT_ALLOWED;
    return new MeasureError(`${this.registry} refuses to give ${what} (401 Unauthorized)`, { hint: hint + this.#hint });
  }
}

const NOT_ALLOWED = 'The credentials in the Docker config do not allow it. Check the name, and docker login.';

const LOG_IN =
  'Check the name. Log in with docker login, or set DOCKER_CONFIG to the folder of a config that has credentials.';
