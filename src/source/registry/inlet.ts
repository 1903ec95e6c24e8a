/** Leads the body of an answer from its socket past Node's HTTP client, which reads everything before it. */
import * as http from 'node:http';
import * as https from 'node:https';
import { type OnReadOpts, Socket } from 'node:net';

/** Takes the body of an answer. All methods are synchronous. */
export interface BodyTaker {
  /** Called first, after the client got what came together with the head. */
  start(): void;
  /** Where the next bytes go, at least one; null after the end of the body. */
  space(): Uint8Array | null;
  /** Gets the number of bytes that came into `space`. @returns false to stop reading until the socket is resumed */
  filled(count: number): boolean;
}

/** Most bytes to read at once for the client. */
const CHUNK = 1 << 16;

const inlets = new WeakMap<Socket, Inlet>();

/** Decides where the bytes of one socket go. */
class Inlet {
  readonly #forClient = Buffer.allocUnsafeSlow(CHUNK);
  #socket: Socket | null = null;
  #taker: BodyTaker | null = null;
  #isParsing = false;

  /** Options for the socket. */
  readonly onread: OnReadOpts = {
    buffer: () => this.#taker?.space() ?? this.#forClient,
    callback: (count, buffer) => {
      if (this.#taker === null) return this.#parse(count);
      // What follows the body belongs to nobody.
      return buffer !== this.#forClient && this.#taker.filled(count);
    },
  };

  attach(socket: Socket): void {
    this.#socket = socket;
    inlets.set(socket, this);
  }

  /** @returns false if the client's parser is not at work, so that nobody knows which bytes come next */
  divert(taker: BodyTaker): boolean {
    if (this.#isParsing) this.#taker = taker;
    return this.#isParsing;
  }

  /** Does what a socket does without these options: the client listens to its stream, and takes a chunk before `push` returns. */
  #parse(count: number): boolean {
    this.#isParsing = true;
    const goOn = this.#socket?.push(Buffer.from(this.#forClient.subarray(0, count))) ?? false;
    this.#isParsing = false;
    this.#taker?.start();
    return goOn;
  }
}

/**
 * Gives all that follows the head of an answer to a taker, but what came together with the head can be read from the response. Must be
 * called when the response is emitted. The connection cannot be used again.
 * @returns false if the client must read the body: in a tunnel through a proxy
 */
export function divertBody(response: http.IncomingMessage, taker: BodyTaker): boolean {
  return inlets.get(response.socket)?.divert(taker) ?? false;
}

/** An agent for `divertBody`. */
export class PlainAgent extends http.Agent {
  override createConnection(...[options, callback]: Parameters<http.Agent['createConnection']>) {
    return withInlet(onread => super.createConnection(Object.assign({}, options, { onread }), callback));
  }
}

/** An agent for `divertBody`, with TLS. */
export class SecureAgent extends https.Agent {
  override createConnection(...[options, callback]: Parameters<https.Agent['createConnection']>) {
    return withInlet(onread => super.createConnection(Object.assign({}, options, { onread }), callback));
  }
}

function withInlet<T>(connect: (onread: OnReadOpts) => T): T {
  const inlet = new Inlet();
  const socket = connect(inlet.onread);
  if (socket instanceof Socket) inlet.attach(socket);
  return socket;
}
