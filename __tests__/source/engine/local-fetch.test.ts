/** Fetching through a socket: whole, slowly, interrupted, refused. */
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type BodyTaker, fetchLocally } from '../../../src/source/engine/local-fetch.ts';
import { TIMEOUTS } from '../../../src/source/stall-timeout.ts';
import { sha256 } from '../../kit/archives/archives.ts';
import { answer, body, type FakeEngine, fakeEngine } from '../../kit/engines/fake/fake-engine.ts';
import { folderForTests } from '../../kit/processes/measure-by-cli.ts';

type Take = BodyTaker['push'];

/** What takes all that comes. */
const taker = (push: Take): BodyTaker => ({ push, ended: false });
const ANYTHING = taker(() => null);

const BYTES = Buffer.from(Array.from({ length: 3_000_000 }, (_, n) => (n * n) % 251));

describe('a fetch', () => {
  const folder = folderForTests();
  const { ...usual } = TIMEOUTS;
  let server: FakeEngine | null = null;

  afterEach(async () => {
    await server?.close();
    server = null;
    Object.assign(TIMEOUTS, usual);
  });

  async function fetchFrom(
    get: (response: ServerResponse) => void,
    take: Take | BodyTaker,
    signal = new AbortController().signal,
  ) {
    const socketPath = join(folder.path, 'fetch.sock');
    const started = await fakeEngine({ get }, { socket: socketPath });
    server = started;
    const request = { socketPath, path: '/images/x/get', who: 'the engine', signal };
    return fetchLocally(request, typeof take === 'function' ? taker(take) : take).finally(async () => {
      // One that stays open would keep the process from ending.
      expect(await started.connections()).toBe(0);
    });
  }

  test.each([
    ['at once', () => null],
    ['slowly', () => sleep(1)],
  ])('hands on all bytes in their order where they are taken %s', async (_, wait) => {
    const parts: Buffer[] = [];
    const usable = await fetchFrom(body(BYTES.subarray(0, 1_000_000), BYTES.subarray(1_000_000)), stretch => {
      parts.push(Buffer.from(stretch));
      return wait();
    });
    expect(usable).toBe(true);
    expect(sha256(Buffer.concat(parts))).toBe(sha256(BYTES));
  });

  test('leaves a stretch as it is until it has been taken', async () => {
    const unchanged: boolean[] = [];
    await fetchFrom(body(BYTES), async stretch => {
      const [before, bytes] = [Buffer.from(stretch), Buffer.from(stretch.buffer, stretch.byteOffset, stretch.length)];
      await sleep(2);
      unchanged.push(bytes.equals(before));
    });
    expect(unchanged.length).toBeGreaterThan(1);
    expect(unchanged).not.toContain(false);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['an error', answer(404, { message: 'no such image' })],
    ['one whose length is told', response => response.writeHead(200, { 'Content-Length': 4 }).end('body')],
    [
      'one in chunks',
      response => response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end('4\r\nbody\r\n0\r\n\r\n'),
    ],
  ])('of another answer, such as %s, gives nothing but that it is another', async (_, get) => {
    const taken = () => {
      throw new Error('it was taken');
    };
    expect(await fetchFrom(get, taken)).toBe(false);
  });

  test.each([
    [
      'at once',
      () => {
        throw new Error('full');
      },
    ],
    [
      'later',
      () =>
        sleep(1).then(() => {
          throw new Error('full');
        }),
    ],
  ] as [string, Take][])('fails as who takes the bytes does %s', async (_, take) => {
    await expect(fetchFrom(body(BYTES), take)).rejects.toThrow('full');
  });

  test('ends where the connection does', async () => {
    const broken = (response: ServerResponse) => {
      response.writeHead(200);
      response.write(BYTES.subarray(0, 1000), () => response.socket?.end());
    };
    const parts: Buffer[] = [];
    const taken = (stretch: Uint8Array) => {
      parts.push(Buffer.from(stretch));
      return null;
    };
    expect(await fetchFrom(broken, taken)).toBe(true);
    expect(sha256(Buffer.concat(parts))).toBe(sha256(BYTES.subarray(0, 1000)));
  });

  test.each([
    ['at once', () => null],
    ['slowly', () => sleep(20)],
  ])('is over where the body says so, while the server goes on, with bytes taken %s', async (_, wait) => {
    let left = BYTES.length;
    const push = (stretch: Uint8Array) => {
      left -= stretch.length;
      return wait();
    };
    const open = (response: ServerResponse) => response.writeHead(200) && response.write(BYTES);
    expect(
      await fetchFrom(open, {
        push,
        get ended() {
          return left === 0;
        },
      }),
    ).toBe(true);
    expect(left).toBe(0);
  });

  test.each(['/a b', '/a\r\nHost: b', '/ä', ''])('does not ask for %j', async path => {
    const request = { socketPath: '/none', path, who: 'it', signal: new AbortController().signal };
    expect(await fetchLocally(request, ANYTHING)).toBe(false);
  });

  test.each([
    ['silent', () => undefined],
    ['half way', response => response.writeHead(200) && response.write(BYTES)],
  ] as [string, (response: ServerResponse) => void][])(
    'ends with its signal, while the server is %s',
    async (_, get) => {
      const interrupt = new AbortController();
      setTimeout(() => interrupt.abort(new Error('enough')), 100);
      await expect(fetchFrom(get, () => null, interrupt.signal)).rejects.toThrow('enough');
    },
  );

  test('does not begin once its signal has been given', async () => {
    const request = { socketPath: join(folder.path, 'none.sock'), path: '/', who: 'it', signal: AbortSignal.abort() };
    await expect(fetchLocally(request, ANYTHING)).rejects.toMatchObject({ name: 'AbortError' });
  });

  describe('with little patience', () => {
    beforeEach(() => {
      Object.assign(TIMEOUTS, { firstByte: 400, nextByte: 150 });
    });

    test.each([
      ['first', () => undefined, '0.4'],
      ['next', response => response.writeHead(200) && response.write(BYTES), '0.15'],
    ] as [string, (response: ServerResponse) => void, string][])(
      'fails where the %s byte does not come',
      async (_, get, seconds) => {
        await expect(fetchFrom(get, () => null)).rejects.toThrow(`the engine sent nothing for ${seconds} seconds`);
      },
    );

    test('does not blame the server for our slowness', async () => {
      let slept = false;
      const take = () => {
        if (slept) return null;
        slept = true;
        return sleep(300);
      };
      expect(await fetchFrom(body(BYTES), take)).toBe(true);
    });
  });
});
