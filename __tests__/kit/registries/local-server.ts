/** Package repositories on this machine's loopback, for builds: they have the host's network. */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

interface Answer {
  headers: OutgoingHttpHeaders;
  /** A file to send, or the answer itself. */
  file?: string;
  text?: string;
}

/** Serves for as long as this process has something else to do; returns the address, with no slash at its end. */
async function serve(answerTo: (path: string) => Answer | null): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const answer = answerTo(decodeURIComponent(url));
    response.writeHead(answer === null ? 404 : 200, answer?.headers);
    if (answer?.file === undefined) response.end(answer?.text);
    else createReadStream(answer.file).pipe(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Serves the files below a folder. */
export async function fileServer(folder: string): Promise<string> {
  const files = new Set((await readdir(folder, { recursive: true })).map(name => `/${name}`));
  return serve(path => (files.has(path) ? { headers: {}, file: join(folder, path) } : null));
}

const FILE = { 'cache-control': 'max-age=365000000, immutable, public', 'content-type': 'application/octet-stream' };
const PAGE = { 'cache-control': 'max-age=600, public', 'content-type': 'text/html' };

/**
 * A package index for pip with the packages in a folder. It says of its answers what the public one says: pip keeps only
 * what it may, and a proxy on the way to the public index may take that word away.
 */
export async function packageIndex(folder: string): Promise<string> {
  const files = await readdir(folder);
  const address = await serve(path => {
    const [, kind, name = ''] = path.split('/');
    if (kind === 'files' && files.includes(name)) return { headers: FILE, file: join(folder, name) };
    const links = files.filter(file => projectOf(file) === name).map(file => `<a href="/files/${file}">${file}</a>`);
    if (kind !== 'simple' || links.length === 0) return null;
    return { headers: PAGE, text: `<!DOCTYPE html>${links.join('\n')}` };
  });
  return `${address}/simple/`;
}

/** The project of a wheel or of a source archive, as PEP 503 compares names. */
function projectOf(file: string): string {
  const name = file.endsWith('.whl') ? file.slice(0, file.indexOf('-')) : file.slice(0, file.lastIndexOf('-'));
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}
