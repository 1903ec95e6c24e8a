/** A registry on this machine's loopback that serves images from memory, and breaks where a test wants it to. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sha256 } from '../archives/archives.ts';

/** A request as a script sees it. */
export interface Asked {
  method: string;
  /** Below the repository, as `manifests/ci`; the whole URL for what is not below one. */
  path: string;
  /** How often this was asked for, this time included. */
  times: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Answers a request; `serve` answers as a good registry does. */
export type Script = (asked: Asked, response: ServerResponse, serve: () => void) => void;

interface Served {
  type: string;
  bytes: Buffer;
}

/** What a registry holds, by path below the repository. */
export type Content = Map<string, Served>;

export interface ScriptedRegistry {
  /** As names have it: `127.0.0.1:4711`. */
  host: string;
  asked: Asked[];
  /** Connections that the other side has not closed, soon after it should have. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** The files of an OCI layout as a registry serves them; its only entry, or else the whole index, is tagged `ci`. */
export function contentOf(layout: ReadonlyMap<string, Buffer>): Content {
  const content: Content = new Map();
  for (const [name, bytes] of layout) {
    const [, algorithm, hex] = /^blobs\/([^/]+)\/([^/]+)$/.exec(name) ?? [];
    if (algorithm === undefined) continue;
    const type = typeOf(bytes);
    if (type !== null) content.set(`manifests/${algorithm}:${hex}`, { type, bytes });
    content.set(`blobs/${algorithm}:${hex}`, { type: 'application/octet-stream', bytes });
  }
  const index = layout.get('index.json') ?? Buffer.from('{"manifests":[]}');
  const { manifests } = JSON.parse(index.toString());
  const only = manifests.length === 1 ? content.get(`manifests/${manifests[0].digest}`) : undefined;
  content.set('manifests/ci', only ?? { type: INDEX, bytes: index });
  return content;
}

/** Puts a manifest there under a tag and its digest; its digest. */
export function addManifest(content: Content, tag: string, manifest: object | Buffer, type = MANIFEST): string {
  const bytes = Buffer.isBuffer(manifest) ? manifest : Buffer.from(JSON.stringify(manifest));
  const digest = `sha256:${sha256(bytes)}`;
  content.set(`manifests/${tag}`, { type, bytes }).set(`manifests/${digest}`, { type, bytes });
  return digest;
}

function typeOf(bytes: Buffer): string | null {
  if (bytes[0] !== 0x7b) return null;
  const { mediaType, manifests, layers } = JSON.parse(bytes.toString());
  return mediaType ?? (manifests ? INDEX : layers ? MANIFEST : null);
}

/** The files of a layout that a test has on disk, as a folder or an archive. */
export function readLayout(path: string): Map<string, Buffer> {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    const files = names.filter(name => statSync(join(path, name)).isFile());
    return new Map(files.map(name => [name, readFileSync(join(path, name))]));
  }
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
  try {
    execFileSync('tar', ['-xf', path, '-C', folder]);
    return readLayout(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Listens on 127.0.0.1, or on another address of the loopback; with TLS where there are certificates. */
export async function scriptedRegistry(
  content: Content,
  script: Script = (_asked, _response, serve) => serve(),
  { tls, address = '127.0.0.1' }: { tls?: ServerOptions; address?: string } = {},
): Promise<ScriptedRegistry> {
  const asked: Asked[] = [];
  const listener: RequestListener = async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { method = '', url = '', headers } = request;
    const [, path = url] = /^\/v2\/.+?\/((?:manifests|blobs)\/.+)$/.exec(url) ?? [];
    const times = asked.filter(before => before.path === path).length + 1;
    const one = { method, path, times, headers, body: Buffer.concat(parts).toString() };
    asked.push(one);
    script(one, response, () => serve(one, response, content.get(path.split('?')[0] ?? '')));
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>(resolve => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `${address.includes(':') ? `[${address}]` : address}:${port}`,
    asked,
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

function serve({ path, headers }: Asked, response: ServerResponse, served: Served | undefined): void {
  if (served === undefined) {
    errors(404, path.startsWith('manifests/') ? 'MANIFEST_UNKNOWN' : 'BLOB_UNKNOWN')(response);
    return;
  }
  const { type, bytes } = served;
  const digest = `sha256:${sha256(bytes)}`;
  const common = { 'Content-Type': type, 'Docker-Content-Digest': digest, Etag: `"${digest}"` };
  const [, from] = /^bytes=([0-9]+)-$/.exec(headers.range ?? '') ?? [];
  if (from === undefined) {
    response.writeHead(200, { ...common, 'Content-Length': bytes.length }).end(bytes);
    return;
  }
  const part = bytes.subarray(Number(from));
  const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  response.writeHead(206, { ...common, 'Content-Length': part.length, 'Content-Range': range }).end(part);
}

/** An error as registries write it. */
export function errors(status: number, code: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    const body = JSON.stringify({ errors: [{ code, message: code.toLowerCase(), detail: null }] });
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  };
}

/** An answer in JSON. */
export function jsonAnswer(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}
