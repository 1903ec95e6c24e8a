/**
 * A package index for pip on this machine, which says of its answers what the public one says: pip keeps only what it
 * may, and a proxy on the way to the public index may take that word away.
 */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const FILE = { 'cache-control': 'max-age=365000000, immutable, public', 'content-type': 'application/octet-stream' };
const PAGE = { 'cache-control': 'max-age=600, public', 'content-type': 'text/html' };

/** Names are compared as PEP 503 says. */
const normal = (name: string): string => name.replace(/[-_.]+/g, '-').toLowerCase();

/** The project of a wheel or of a source archive. */
const projectOf = (file: string): string =>
  normal(file.endsWith('.whl') ? file.slice(0, file.indexOf('-')) : file.slice(0, file.lastIndexOf('-')));

/** Serves the packages in a folder for as long as this process has something else to do; returns the index's address. */
export async function packageIndex(folder: string): Promise<string> {
  const files = await readdir(folder);
  const answer = ({ url = '' }: IncomingMessage, response: ServerResponse): void => {
    const [, kind, name = ''] = url.split('/').map(decodeURIComponent);
    if (kind === 'files' && files.includes(name)) {
      response.writeHead(200, FILE);
      createReadStream(join(folder, name)).pipe(response);
      return;
    }
    const links = files.filter(file => projectOf(file) === name).map(file => `<a href="/files/${file}">${file}</a>`);
    response.writeHead(kind === 'simple' && links.length > 0 ? 200 : 404, PAGE);
    response.end(`<!DOCTYPE html>${links.join('\n')}`);
  };
  const server = createServer(answer);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`;
}
