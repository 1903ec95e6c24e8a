/** What can go wrong with a registry, and which failures are worth another try. */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, MeasureError } from '../../errors.ts';
import { TIMEOUTS, TRIES } from './timeouts.ts';

/** A failure that may pass by itself. `Tries` turns the last one into its lasting error. */
export class TransientFailure extends Error {
  readonly lasting: MeasureError;
  /** Milliseconds that the registry asks us to wait; null if it does not. */
  readonly after: number | null;

  constructor(lasting: MeasureError, after: number | null = null) {
    super(lasting.message, { cause: lasting });
    this.lasting = lasting;
    this.after = after;
  }
}

/** Counts failures of one thing, and waits between them. */
export class Tries {
  readonly #signal: AbortSignal;
  #failed = 0;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Returns when it is time for the next try. @throws the error itself if another try would not help, or this was the last */
  async afterFailure(error: unknown): Promise<void> {
    this.#signal.throwIfAborted();
    if (!(error instanceof TransientFailure)) throw error;
    const wait = error.after ?? TIMEOUTS.backOff[this.#failed] ?? 0;
    this.#failed++;
    if (this.#failed >= TRIES) throw lastingOf(error.lasting);
    await sleep(Math.min(wait, TIMEOUTS.retryAfter), undefined, { signal: this.#signal });
  }
}

function lastingOf({ message, hint, cause }: MeasureError): MeasureError {
  return new MeasureError(`${message}, ${TRIES} times`, { ...(hint === undefined ? {} : { hint }), cause });
}

/** Does something up to three times, if its failure may pass. */
export async function withTries<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const tries = new Tries(signal);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      await tries.afterFailure(error);
    }
  }
}

/** The failure for a timeout. @param what happened, as in `did not answer for` */
export function lateness(who: string, what: string, milliseconds: number): TransientFailure {
  const message = `${who} ${what} ${milliseconds / 1000} seconds`;
  return new TransientFailure(new MeasureError(message, { hint: HINT }));
}

const HINT = 'Check the network and the registry’s state; try again.';

const PASSING: Readonly<Record<string, string>> = {
  ECONNRESET: 'hung up',
  EPIPE: 'hung up',
  HPE_INVALID_EOF_STATE: 'hung up',
  ETIMEDOUT: 'did not answer (ETIMEDOUT)',
  EAI_AGAIN: 'cannot be looked up now (EAI_AGAIN)',
};

const LASTING: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'cannot be reached: connection refused',
  ENOTFOUND: 'cannot be reached: the host is unknown',
  EHOSTUNREACH: 'cannot be reached: no route to it',
  ENETUNREACH: 'cannot be reached: no network',
};

/** What an error of a connection means. Our own errors pass unchanged. @param who the server, for messages */
export function connectionFailure(error: unknown, who: string): unknown {
  if (error instanceof MeasureError || error instanceof TransientFailure) return error;
  const code = codeOf(error) ?? 'unknown error';
  if (code === 'ABORT_ERR') return error;
  const passing = PASSING[code];
  if (passing) return new TransientFailure(new MeasureError(`${who} ${passing}`, { hint: HINT, cause: error }));
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code))
    return new MeasureError(`the certificate of ${who} is not trusted (${code})`, {
      hint: 'Name the authority that signed it in NODE_EXTRA_CA_CERTS.',
      cause: error,
    });
  // Without its cause, which quotes the proxy's address, perhaps with a password.
  if (code === 'ERR_PROXY_TUNNEL')
    return new MeasureError(`${who} cannot be reached: the proxy in HTTPS_PROXY refuses to connect to it`, {
      hint: 'Ask those who run the proxy. A user and a password go into its address: http://USER:PASSWORD@HOST:PORT.',
    });
  const what = LASTING[code] ?? `failed (${code})`;
  return new MeasureError(`${who} ${what}`, { hint: HINT, cause: error });
}

/** The error for a status that is not a success. The server's own text is not shown: it knows our credentials. */
export function statusFailure(response: IncomingMessage, who: string, what: string): MeasureError | TransientFailure {
  const { statusCode: status = 0 } = response;
  const message = `${who} answered ${[status, STATUS_CODES[status]].filter(Boolean).join(' ')} when asked for ${what}`;
  const again = (hint: string) => new TransientFailure(new MeasureError(message, { hint }), retryAfter(response));
  if (status === 429) return again('It limits downloads. Log in with docker login, or wait.');
  if (status === 408 || status >= 500) return again('Look at the registry’s state; try again.');
  if (status === 403)
    return new MeasureError(message, { hint: 'The credentials do not allow it. Check the name, and docker login.' });
  return new MeasureError(message, { hint: 'Is it a registry? Check the name.' });
}

/** RFC 9110, section 10.2.3: seconds, or a date, which is compared with the server's own clock. */
function retryAfter({ headers }: IncomingMessage): number | null {
  const text = headers['retry-after'] ?? '';
  if (/^[0-9]{1,9}$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - Date.parse(headers.date ?? '');
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
