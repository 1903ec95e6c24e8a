// A package mirror for the example's build: serves DIR/HOST/PATH at http://HOST/PATH to clients that use it as their
// proxy. Prints its port and ends when its standard input does: `node scripts/example-mirror.mjs DIR`.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';

const root = process.argv[2];

const server = createServer(async (request, response) => {
  const { hostname, pathname } = new URL(request.url ?? '/', 'http://none.invalid');
  const path = normalize(decodeURIComponent(pathname));
  const file = join(root, hostname, path.endsWith('/') ? `${path}index.html` : path);
  const body = await readFile(file).catch(() => null);
  const type = file.endsWith('.html') ? 'text/html' : 'application/octet-stream';
  // pip keeps in its cache only what a server lets it keep.
  if (body === null) response.writeHead(404);
  else response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=600', 'Content-Length': body.length });
  response.end(body);
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit());
