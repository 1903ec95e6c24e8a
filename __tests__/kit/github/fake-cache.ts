/**
 * The Actions cache on this machine's loopback: version 2 of its service, and the blob store behind it. It enforces what GitHub does: what a
 * run may read and write follows from its token, an entry never changes, and the newest of a scope wins.
 * https://github.com/actions/toolkit/blob/main/packages/cache/src/generated/results/api/v1/cache.ts
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a run may do, by refs: `refs/heads/main`. */
export interface CacheToken {
  /** In the order of the search. */
  reads: readonly string[];
  /** Null for a token that only reads. */
  writes: string | null;
}

export interface Entry {
  scope: string;
  key: string;
  version: string;
  /** Null until it is uploaded and finalized. */
  content: Buffer | null;
}

type Method = 'GetCacheEntryDownloadURL' | 'CreateCacheEntry' | 'FinalizeCacheEntryUpload' | 'GET blob' | 'PUT blob';

export interface FakeCache {
  url: string;
  tokens: Map<string, CacheToken>;
  /** Oldest first. */
  entries: Entry[];
  asked: Method[];
  /** Answers the next requests of a kind in another way; what it leaves alone is answered as usual. */
  fault: ((method: Method, response: ServerResponse) => boolean) | null;
  /** Gets each request. */
  seen: ((request: IncomingMessage) => unknown) | null;
  /** What the runner gives a step of a run with this token. */
  env(token: string): Record<string, string>;
  close(): Promise<void>;
}

export async function fakeCache(): Promise<FakeCache> {
  const cache: FakeCache = {
    url: '',
    tokens: new Map(),
    entries: [],
    asked: [],
    fault: null,
    seen: null,
    env: token => ({
      ACTIONS_RESULTS_URL: cache.url,
      ACTIONS_RUNTIME_TOKEN: token,
      ACTIONS_CACHE_SERVICE_V2: 'True',
    }),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => void serve(cache, request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  cache.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return cache;
}

async function serve(cache: FakeCache, request: IncomingMessage, response: ServerResponse): Promise<void> {
  cache.seen?.(request);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { pathname, searchParams } = new URL(request.url ?? '', cache.url);
  const [, called] = /^\/twirp\/github\.actions\.results\.api\.v1\.CacheService\/(\w+)$/.exec(pathname) ?? [];
  const method = (called ?? `${request.method} blob`) as Method;
  cache.asked.push(method);
  if (cache.fault?.(method, response)) return;
  const body = Buffer.concat(parts);
  if (called === undefined) {
    blob(cache, { request, response, body, at: searchParams });
    return;
  }
  const send = (status: number, value: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  const token = cache.tokens.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
  const asked = JSON.parse(body.toString());
  send(...(token ? answer(cache, { method, token, asked }) : UNKNOWN_TOKEN));
}

const UNKNOWN_TOKEN: [number, object] = [401, { code: 'unauthenticated', msg: 'bad token' }];

interface Call {
  method: Method;
  token: CacheToken;
  asked: { key: string; version: string; restore_keys?: string[]; size_bytes?: string };
}

function answer(cache: FakeCache, { method, token, asked }: Call): [status: number, value: object] {
  const { key, version } = asked;
  if (key.length > 512 || key.includes(',') || !/^[0-9a-f]{64}$/.test(version)) return [400, { code: 'malformed' }];
  const mine = cache.entries.findIndex(one => one.scope === token.writes && one.key === key && one.version === version);
  switch (method) {
    case 'GetCacheEntryDownloadURL': {
      if (1 + (asked.restore_keys?.length ?? 0) > 10) return [400, { code: 'malformed', msg: 'too many keys' }];
      const at = search(cache, token, asked);
      if (at === null) return [200, { ok: false, signed_download_url: '', matched_key: '' }];
      const url = `${cache.url}account/caches/blob?entry=${at}&sig=secret`;
      return [200, { ok: true, signed_download_url: url, matched_key: cache.entries[at]?.key }];
    }
    case 'CreateCacheEntry': {
      if (token.writes === null)
        return [200, { ok: false, message: 'cache write denied: token has no writable scopes' }];
      if (mine !== -1) return [409, { code: 'already_exists', msg: 'cache entry with the same key exists' }];
      const at = cache.entries.push({ scope: token.writes, key, version, content: null }) - 1;
      return [200, { ok: true, signed_upload_url: `${cache.url}account/caches/blob?upload=${at}&sig=secret` }];
    }
    case 'FinalizeCacheEntryUpload': {
      const content = uploads.get(cache)?.get(mine);
      const entry = cache.entries[mine];
      if (!entry || !content || String(content.length) !== asked.size_bytes) return [200, { ok: false }];
      entry.content = content;
      return [200, { ok: true, entry_id: String(mine) }];
    }
    default:
      return [404, { code: 'bad_route' }];
  }
}

/** All keys in one scope before the next scope: the key itself, what starts with it, and what starts with each other key. */
function search({ entries }: FakeCache, { reads }: CacheToken, { key, version, restore_keys = [] }: Call['asked']) {
  for (const scope of reads)
    for (const fits of [
      (one: string) => one === key,
      ...[key, ...restore_keys].map(start => (one: string) => one.startsWith(start)),
    ]) {
      const at = entries.findLastIndex(
        one => one.scope === scope && one.version === version && one.content !== null && fits(one.key),
      );
      if (at !== -1) return at;
    }
  return null;
}

/** Content that is not finalized yet, by the entry's number. */
const uploads = new WeakMap<FakeCache, Map<number, Buffer>>();

interface BlobCall {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
  at: URLSearchParams;
}

/** As Azure does: the signature is in the address, and a token is refused. */
function blob(cache: FakeCache, { request, response, body, at }: BlobCall): void {
  const [status, content] = blobAnswer(cache, request, { body, at });
  response.writeHead(status);
  response.end(content);
}

function blobAnswer(
  cache: FakeCache,
  { method, headers }: IncomingMessage,
  { body, at }: Pick<BlobCall, 'body' | 'at'>,
): [status: number, content?: Buffer] {
  if (at.get('sig') !== 'secret' || headers.authorization !== undefined) return [403];
  if (method === 'GET') {
    const content = cache.entries[Number(at.get('entry'))]?.content;
    return content ? [200, content] : [404];
  }
  if (headers['x-ms-blob-type'] !== 'BlockBlob') return [400];
  const known = uploads.get(cache) ?? new Map<number, Buffer>();
  uploads.set(cache, known.set(Number(at.get('upload')), body));
  return [201];
}
