/** A server that speaks as much of the engine's API as reading an image takes, and breaks where a test wants it to. */
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface FakeEngine {
  /** Paths that were asked for. */
  asked: string[];
  port: number;
  /** Connections that the other side has not closed, soon after it should have. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

export interface Answers {
  /** The answer to `GET /images/NAME/json`; by default the image is there. */
  inspect?: (response: ServerResponse, url: string) => void;
  /** The answer to `GET /images/NAME/get`. */
  get?: (response: ServerResponse, url: string) => void;
  /** The answer to `GET /version`; by default there is none. */
  version?: (response: ServerResponse) => void;
  /** The answer to `GET /info`; by default there is none. */
  info?: (response: ServerResponse) => void;
}

const listenerOf =
  ({ inspect = found, get = () => undefined, version, info }: Answers, asked: string[]): RequestListener =>
  ({ url = '' }, response) => {
    asked.push(url);
    if (/^\/images\/.+\/json/.test(url)) inspect(response, url);
    else if (/^\/images\/.+\/get/.test(url)) get(response, url);
    else if (url === '/version' && version !== undefined) version(response);
    else if (url === '/info' && info !== undefined) info(response);
    else answer(404, { message: 'page not found' })(response);
  };

const found = (response: ServerResponse) => answer(200, { Id: `sha256:${'0'.repeat(64)}`, Size: 1000 })(response);

/** A whole answer in JSON. */
export function answer(status: number, body: object): (response: ServerResponse) => void {
  return response => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

/** An export as the engine sends it: chunked, so that only its content tells whether it is complete. */
export function body(...parts: (string | Buffer)[]): (response: ServerResponse) => void {
  return response => {
    response.writeHead(200, { 'Content-Type': 'application/x-tar' });
    for (const part of parts) response.write(part);
    response.end();
  };
}

/** Listens on a Unix socket, or on a TCP port of `host`; with TLS where there are certificates. */
export async function fakeEngine(
  answers: Answers,
  where: { socket: string } | { host: string; tls?: ServerOptions },
): Promise<FakeEngine> {
  const asked: string[] = [];
  const listener = listenerOf(answers, asked);
  const tls = 'tls' in where ? where.tls : undefined;
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if ('socket' in where) server.listen(where.socket, resolve);
    else server.listen(0, where.host, resolve);
  });
  const address = server.address();
  return {
    asked,
    port: typeof address === 'object' ? ((address as AddressInfo | null)?.port ?? 0) : 0,
    async connections() {
      const count = () => promisify(server.getConnections.bind(server))();
      for (let tries = 0; tries < 50 && (await count()) > 0; tries++) await sleep(20);
      return count();
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
