/**
 * A registry that serves one OCI layout, read-only and without TLS: the folder's only image as `bench:latest`, and its blobs.
 * Prints its address once it listens, and runs until its standard input ends.
 */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const CHUNK = 1 << 20;

const [layout = ''] = process.argv.slice(2);
const [image] = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')).manifests;

const server = createServer(async ({ url = '', method }, response) => {
  if (url === '/v2/') return void response.end('{}');
  const [, kind, name = ''] = /^\/v2\/bench\/(manifests|blobs)\/(latest|sha256:[0-9a-f]{64})$/.exec(url) ?? [];
  if (kind === undefined) return void response.writeHead(404).end();
  const digest = name === 'latest' ? image.digest : name;
  const type = kind === 'manifests' ? image.mediaType : 'application/octet-stream';
  await send(response, { digest, type, isHead: method === 'HEAD' });
}).listen(0, '127.0.0.1', () => {
  process.stdout.write(`127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});

process.stdin.resume().on('end', () => process.exit());

interface Blob {
  digest: string;
  type: string;
  isHead: boolean;
}

async function send(response: ServerResponse, { digest, type, isHead }: Blob): Promise<void> {
  const path = join(layout, 'blobs', ...digest.split(':'));
  const size = statSync(path).size;
  response.writeHead(200, { 'content-type': type, 'content-length': size, 'docker-content-digest': digest });
  if (isHead) return void response.end();
  // A client may hang up.
  await pipeline(createReadStream(path, { highWaterMark: CHUNK }), response).catch(() => undefined);
}
