/** A cache that is down, slow, damaged or hostile: a run goes on without a baseline, within bounded time and bytes. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { baselineFinder } from '../../../src/action/saved-reports/find.ts';
import { find, placeOf, save } from '../../kit/github/baseline-run.ts';
import { type FakeCache, fakeCache } from '../../kit/github/fake-cache.ts';
import { Repository, type WorkflowRun } from '../../kit/github/repository.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';

const folder = scratchFolder();
let cache: FakeCache;
let push: WorkflowRun;
let pull: WorkflowRun;

beforeAll(async () => {
  cache = await fakeCache();
  const repository = new Repository(folder);
  const first = repository.commit();
  push = repository.push('main', first);
  // In a merge queue the event tells the commit, so that git is not asked.
  pull = repository.mergeGroup('main', repository.commit(first));
});
afterAll(() => cache.close());

beforeEach(async () => {
  cache.fault = null;
  cache.entries.length = 0;
  await save(placeOf(cache, push));
  cache.asked.length = 0;
});

const RPC = 'GetCacheEntryDownloadURL';

/** Answers one kind of request so, each time or only once. */
function faulty(method: string, answer: (response: ServerResponse) => unknown, times = Number.POSITIVE_INFINITY): void {
  let left = times;
  cache.fault = (asked, response) => {
    if (asked !== method || left === 0) return false;
    left -= 1;
    answer(response);
    return true;
  };
}

const status =
  (code: number, text = '', headers = {}) =>
  (response: ServerResponse) => {
    response.writeHead(code, headers);
    response.end(text);
  };
const json = (value: object, code = 200) => status(code, JSON.stringify(value));

const why = async () => {
  const error = await find(placeOf(cache, pull)).then(
    () => new Error('it was found'),
    error => error,
  );
  return String(error instanceof Error ? error.message : error).replace(
    'the Actions cache does not give the report of main: ',
    '',
  );
};

describe('the service', () => {
  test('that fails once is asked again', async () => {
    faulty(RPC, status(503), 1);
    expect(await why()).toBe('it was found');
    expect(cache.asked).toEqual([RPC, RPC, 'GET blob']);
  });

  test.each<[string, (response: ServerResponse) => unknown, string]>([
    ['is down', response => response.destroy(), 'other side closed'],
    ['is at fault', status(503, '<html>'), 'it answered 503'],
    ['limits requests', status(429), 'it answered 429'],
    [
      'refuses the token',
      json({ code: 'permission_denied', msg: 'cache read denied: no scopes' }, 403),
      'it answered 403: cache read denied: no scopes',
    ],
    ['leads elsewhere', status(302, '', { location: 'http://127.0.0.1:9/' }), 'it answered 302'],
    ['answers with no JSON', status(200, 'hello'), 'it answered 200'],
    ['answers without end', response => response.end('x'.repeat(100_000)), 'the answer has more than 65536 bytes'],
    [
      'gives another key',
      json({ ok: true, matched_key: 'npm-', signed_download_url: 'http://127.0.0.1:9/' }),
      'it answered with another entry',
    ],
    ['gives no address', json({ ok: true, matched_key: 'x' }), 'it answered 200'],
  ])('that %s gives no baseline', async (_, answer, reason) => {
    faulty(RPC, answer);
    expect(await why()).toBe(reason);
  });

  test.each(['file:///etc/passwd', 'data:application/octet-stream,x', '/etc/passwd'])(
    'may not give the address %s',
    async address => {
      faulty(RPC, json({ ok: true, matched_key: cache.entries[0]?.key, signed_download_url: address }));
      expect(await why()).toBe('it gave no address of the web');
    },
  );

  test('that never answers is waited for once, however many images there are', async () => {
    faulty(RPC, () => undefined);
    const place = placeOf(cache, pull);
    if (place === null) throw new Error('no cache');
    const finder = baselineFinder(place, 300);
    const image = { name: 'web', platform: 'linux/amd64' };
    await expect(finder(image)).rejects.toThrow('no answer within 0.3 seconds');
    const asked = cache.asked.length;
    await expect(finder(image)).rejects.toThrow('no answer within 0.3 seconds');
    expect([asked, cache.asked.length]).toEqual([1, 1]);
  });

  test('gets the token, and the store of entries does not', async () => {
    const tokens: (string | undefined)[] = [];
    cache.seen = ({ url, headers }) => tokens.push(`${url?.split(/[/?]/)[1]} ${headers.authorization !== undefined}`);
    expect(await why()).toBe('it was found');
    cache.entries.length = 0;
    await save(placeOf(cache, push));
    cache.seen = null;
    expect([...new Set(tokens)]).toEqual(['twirp true', 'account false']);
  });

  test('is not waited for when the run is interrupted', async () => {
    const interrupted = new AbortController();
    faulty(RPC, () => interrupted.abort(new Error('interrupted')));
    const place = placeOf(cache, pull);
    if (place === null) throw new Error('no cache');
    const finder = baselineFinder({ ...place, signal: interrupted.signal });
    await expect(finder({ name: 'web', platform: 'linux/amd64' })).rejects.toThrow('interrupted');
  });
});

describe('an entry', () => {
  test.each<[string, (response: ServerResponse) => unknown, string]>([
    ['is gone', status(404), 'the entry cannot be downloaded (404)'],
    ['is elsewhere', status(307, '', { location: 'http://127.0.0.1:9/' }), 'the entry cannot be downloaded (307)'],
    ['is no archive', status(200, 'hello'), 'it is damaged'],
    ['is empty', status(200), 'it is damaged'],
    ['unpacks to too much', response => response.end(BOMB), 'it has more than 67108864 bytes'],
    ['has no end', response => endless(response), 'the answer has more than 16777216 bytes'],
  ])('that %s gives no baseline', async (_, answer, reason) => {
    faulty('GET blob', answer);
    expect(await why()).toBe(reason);
  });

  test('that is cut off gives no baseline', async () => {
    const [entry] = cache.entries;
    if (!entry?.content) throw new Error('nothing was saved');
    entry.content = entry.content.subarray(0, -9);
    expect(await why()).toBe('it is damaged');
  });
});

const BOMB = gzipSync(Buffer.alloc(65 * 1024 ** 2));

function endless(response: ServerResponse): void {
  const more = () => {
    while (response.write(CHUNK));
  };
  response.on('drain', more);
  more();
}
const CHUNK = Buffer.alloc(1024 ** 2);

describe('a report that cannot be saved', () => {
  const denied = json({ ok: false, message: 'cache write denied: token has no writable scopes' });
  test.each<[string, string, (response: ServerResponse) => unknown, string]>([
    ['by the service', 'CreateCacheEntry', status(500), 'it answered 500'],
    ['by the token', 'CreateCacheEntry', denied, 'it answered 200: cache write denied: token has no writable scopes'],
    ['by the store', 'PUT blob', status(403), 'the entry cannot be uploaded (403)'],
    ['at its end', 'FinalizeCacheEntryUpload', json({ ok: false }), 'it answered 200'],
    ['with hostile words', 'CreateCacheEntry', json({ msg: '\n::error::x' }, 400), 'it answered 400: \\x0a::error::x'],
    ['in time', 'CreateCacheEntry', () => undefined, 'no answer within 0.5 seconds'],
  ])('%s is a line in the log', async (_, method, answer, reason) => {
    cache.entries.length = 0;
    faulty(method, answer);
    const log = await save(placeOf(cache, push), method === 'CreateCacheEntry' ? 500 : undefined);
    expect(log).toBe(`imagebudget: the report could not be saved in the Actions cache: ${reason}\n`);
  });

  test('because it is there needs no word', async () => {
    expect(await save(placeOf(cache, push))).toBe('');
    expect(cache.entries).toHaveLength(1);
  });
});
