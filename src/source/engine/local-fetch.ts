/**
 * Fetches from a server on this machine, through its socket, into one buffer that is used again and again.
 *
 * Perf: Node's own client copies each chunk of an answer into memory of its own, and sets it free later. For an export of
 * gigabytes that takes nearly as long as all that is done with its bytes. Asked in HTTP/1.0, a server sends a body as it is, up to
 * the end of the connection, so there is nothing to take apart behind the head (RFC 1945, section 7.2.2).
 */
import { connect, type Socket } from 'node:net';
import { TIMEOUTS, Watchdog } from '../watchdog.ts';

/** More than systems hold ready at once, and little enough for a processor's own memory. */
const BUFFER = 1 << 18;
/** Longer heads are sent by no engine. */
const MAX_HEAD = 1 << 16;

/** What a body is handed to. */
export interface BodyTaker {
  /** Takes a stretch, and is done with it before the promise settles. @returns null if there is nothing to wait for */
  push(stretch: Uint8Array): Promise<void> | null;
  /** Whether all has come that counts, by the body's own end. */
  readonly ended: boolean;
}

export interface LocalRequest {
  /** Path of a Unix socket or a named pipe. */
  socketPath: string;
  /** What is asked for, as it stands in the request's first line. */
  path: string;
  /** Whom messages blame for silence. */
  who: string;
  /** Ends it. */
  signal: AbortSignal;
}

/**
 * Asks, and hands on the body while it comes. Whether it is whole, only the body itself can tell. Perf: the server is not waited
 * for once it is: an engine first clears away what it had written for an export, which takes a second for gigabytes.
 * @returns false if it cannot be asked for so, or the answer is another than 200 or none that is understood; nothing was
 *   handed on then
 * @throws the signal's reason; MeasureError if nothing comes for too long; what the taker throws; the system's errors
 */
export async function fetchLocally(request: LocalRequest, taker: BodyTaker): Promise<boolean> {
  const { signal } = request;
  signal.throwIfAborted();
  if (!REQUESTABLE.test(request.path)) return false;
  let onAbort: () => void = () => undefined;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const fetching = new SocketRequest(request, taker, { resolve, reject });
      onAbort = () => fetching.fail(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** What can stand in a request's first line: nothing that would end it, or the request. */
const REQUESTABLE = /^[!-~]+$/;

/** Told once how it ended. */
interface Settle {
  resolve(isUsable: boolean): void;
  reject(error: unknown): void;
}

class SocketRequest {
  readonly #taker: BodyTaker;
  readonly #watchdog: Watchdog;
  readonly #socket: Socket;
  readonly #settle: Settle;
  /** What has come of the head; null once it is over. */
  #head: string | null = '';
  #over = false;

  constructor({ socketPath, path, who }: LocalRequest, taker: BodyTaker, settle: Settle) {
    this.#settle = settle;
    this.#taker = taker;
    this.#watchdog = new Watchdog(who, error => this.fail(error));
    this.#watchdog.expect(TIMEOUTS.firstByte);
    const callback = (length: number, buffer: Uint8Array) => this.#read(buffer.subarray(0, length));
    this.#socket = connect({ path: socketPath, onread: { buffer: Buffer.allocUnsafeSlow(BUFFER), callback } });
    this.#socket.on('error', error => this.fail(error)).on('close', () => this.#finish(this.#head === null));
    this.#socket.write(`GET ${path} HTTP/1.0\r\nHost: localhost\r\n\r\n`);
  }

  fail(error: unknown): void {
    this.#end();
    this.#settle.reject(error);
  }

  #finish(isUsable: boolean): void {
    this.#end();
    this.#settle.resolve(isUsable);
  }

  #end(): void {
    this.#over = true;
    this.#watchdog.stop();
    this.#socket.destroy();
  }

  /** @returns false if nothing more is to be read for now */
  #read(bytes: Uint8Array): boolean {
    try {
      const body = this.#head === null ? bytes : this.#behindHead(this.#head, bytes);
      const behind = body.length === 0 ? null : this.#taker.push(body);
      if (behind === null) return this.#goOn();
      // It is us who are silent meanwhile.
      this.#watchdog.stop();
      this.#wait(behind).catch(error => this.fail(error));
    } catch (error) {
      this.fail(error);
    }
    return false;
  }

  /** What of these bytes belongs to the body; none of another answer does. */
  #behindHead(before: string, bytes: Uint8Array): Uint8Array {
    const text = before + Buffer.from(bytes).toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    this.#head = end < 0 ? text : null;
    const isUsual = end < 0 || (/^HTTP\/1\.[01] 200(?=\s)/.test(text) && !OTHER_BODY.test(text.slice(0, end)));
    if (!isUsual || (this.#head?.length ?? 0) > MAX_HEAD) this.#finish(false);
    return end < 0 || this.#over
      ? bytes.subarray(bytes.length)
      : bytes.subarray(bytes.length - (text.length - end - 4));
  }

  async #wait(behind: Promise<void>): Promise<void> {
    await behind;
    if (this.#goOn()) this.#socket.resume();
  }

  /** Goes on once all that came has been taken. @returns whether more is wanted */
  #goOn(): boolean {
    if (this.#taker.ended) this.#finish(true);
    if (!this.#over) this.#watchdog.expect(this.#head === null ? TIMEOUTS.nextByte : TIMEOUTS.firstByte);
    return !this.#over;
  }
}

/** A body that is not sent as it is, or that ends elsewhere. */
const OTHER_BODY = /^(?:transfer-encoding|content-encoding|content-length):/im;
