/**
 * Fetches from a server on this machine, through its socket, into one reused buffer.
 *
 * Perf: Node's client copies each chunk of an answer into new memory, and frees it later. For an export of gigabytes that takes
 * nearly as long as all work on its bytes. In HTTP/1.0 the body is everything from the head to the end of the connection, so there is
 * nothing to parse (RFC 1945, section 7.2.2).
 */
import { connect, type Socket } from 'node:net';
import { TIMEOUTS, Watchdog } from '../stall-timeout.ts';

/** More than systems buffer, and small enough for a processor's cache. */
const BUFFER = 1 << 18;
/** No engine sends longer heads. */
const MAX_HEAD = 1 << 16;

/** Receives a body. */
export interface BodyTaker {
  /** Takes a chunk, which is reused once the promise settles. @returns null if it is done at once */
  push(chunk: Uint8Array): Promise<void> | null;
  /** Whether the body is complete, by its own end marker. */
  readonly ended: boolean;
}

export interface LocalRequest {
  /** Path of a Unix socket or a named pipe. */
  socketPath: string;
  /** Path of the resource, as in the request's first line. */
  path: string;
  /** The server, for messages. */
  who: string;
  /** Ends the request. */
  signal: AbortSignal;
}

/**
 * Asks, and passes on the body as it comes. Only the taker knows when the body is complete. Perf: then the connection is closed at
 * once; an engine first removes its temporary files for an export, which takes a second for gigabytes.
 * @returns false if this request cannot be made, or if the answer is not a plain 200; nothing was passed on then
 * @throws the signal's reason; MeasureError if nothing comes for too long; errors of the taker and of the system
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

/** Characters that cannot end a request's first line. */
const REQUESTABLE = /^[!-~]+$/;

/** Called once, at the end. */
interface Settle {
  resolve(isUsable: boolean): void;
  reject(error: unknown): void;
}

class SocketRequest {
  readonly #taker: BodyTaker;
  readonly #watchdog: Watchdog;
  readonly #socket: Socket;
  readonly #settle: Settle;
  /** The head so far; null after its end. */
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

  /** @returns false to stop reading for now */
  #read(bytes: Uint8Array): boolean {
    try {
      const body = this.#head === null ? bytes : this.#bodyAfterHead(this.#head, bytes);
      const pending = body.length === 0 ? null : this.#taker.push(body);
      if (pending === null) return this.#goOn();
      // We are the slow side; pause the watchdog.
      this.#watchdog.stop();
      this.#wait(pending).catch(error => this.fail(error));
    } catch (error) {
      this.fail(error);
    }
    return false;
  }

  /** The part of these bytes that belongs to the body; empty if the answer is not a plain 200. */
  #bodyAfterHead(before: string, bytes: Uint8Array): Uint8Array {
    const text = before + Buffer.from(bytes).toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    this.#head = end < 0 ? text : null;
    const isUsual = end < 0 || (/^HTTP\/1\.[01] 200(?=\s)/.test(text) && !OTHER_BODY.test(text.slice(0, end)));
    if (!isUsual || (this.#head?.length ?? 0) > MAX_HEAD) this.#finish(false);
    return bytes.subarray(bytes.length - (end < 0 || this.#over ? 0 : text.length - end - 4));
  }

  async #wait(pending: Promise<void>): Promise<void> {
    await pending;
    if (this.#goOn()) this.#socket.resume();
  }

  /** Continues after a chunk was taken. @returns whether more is wanted */
  #goOn(): boolean {
    if (this.#taker.ended) this.#finish(true);
    if (!this.#over) this.#watchdog.expect(this.#head === null ? TIMEOUTS.nextByte : TIMEOUTS.firstByte);
    return !this.#over;
  }
}

/** Headers of a body that is encoded, or that does not end with the connection. */
const OTHER_BODY = /^(?:transfer-encoding|content-encoding|content-length):/im;
