/** Engines that are not there, that have no such image, that break while they export: exit 2, a clear line, never a size. */
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdir, readdir, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { TIMEOUTS } from '../../src/source/stall-timeout.ts';
import { archiveOf, dockerArchiveFiles, filler } from '../kit/archives/archives.ts';
import { engineImage } from '../kit/engines/fake/engine-images.ts';
import { type Answers, answer, body, fakeEngine } from '../kit/engines/fake/fake-engine.ts';
import { openFromFake } from '../kit/engines/fake/open-from-fake.ts';
import { expectFailure, type Ran, type RunOptions, reportOf, runCli } from '../kit/processes/cli.ts';
import { folderForTests } from '../kit/processes/measure-by-cli.ts';

const FILES = dockerArchiveFiles({
  layers: [[{ name: 'a', body: filler(300_000) }], [{ name: 'b', body: filler(200_000, 'b') }]],
});
const WHOLE = archiveOf(FILES);
const { id: ID, facts: FACTS } = engineImage(FILES);
/** Its end-of-archive marker, in bytes. */
const END = 1024;
const LAYERS = [...FILES.keys()].filter(name => name.endsWith('.tar'));

/** A copy of the archive with members changed or, by null, left out. */
function changed(members: Record<string, Buffer | null>): Buffer {
  const entries = [...FILES].flatMap(([name, old]): [string, Buffer][] => {
    const wanted = name in members ? (members[name] ?? null) : old;
    return wanted === null ? [] : [[name, wanted]];
  });
  return archiveOf(new Map(entries));
}

describe('an engine', () => {
  const folder = folderForTests();

  beforeEach(() => mkdir(join(folder.path, 'tmp'), { recursive: true }));
  afterEach(async () => {
    expect(await readdir(join(folder.path, 'tmp'))).toEqual([]);
  });

  /** `inspect web:ci --json` with a fake engine. */
  async function inspectWith(answers: Answers, options: RunOptions = {}): Promise<Ran & { asked: string[] }> {
    const socket = join(folder.path, 'fake.sock');
    const fake = await fakeEngine({ inspect: answer(200, FACTS), ...answers }, { socket });
    try {
      const env = { DOCKER_HOST: `unix://${socket}`, TMPDIR: join(folder.path, 'tmp') };
      return { ...(await runCli(['inspect', 'web:ci', '--json'], { env, ...options })), asked: fake.asked };
    } finally {
      await fake.close();
      await rm(socket, { force: true });
    }
  }

  test('that exports the whole image is measured', async () => {
    const ran = await inspectWith({ get: body(WHOLE) });
    expect(reportOf(ran).image.sizes).toMatchObject({ image: 500_000, visible: 500_000 });
    expect(ran.asked.map(url => url.split('?')[0])).toEqual(['/images/web:ci/json', `/images/${ID}/get`]);
  });

  test('that is killed after the last byte of the image has given all', async () => {
    const ran = await inspectWith({ get: dieAfter(WHOLE) });
    expect(reportOf(ran).image).toEqual(reportOf(await inspectWith({ get: body(WHOLE) })).image);
  });

  test('that keeps the connection open behind the last byte of the image has given all', async () => {
    const ran = await inspectWith({ get: response => response.writeHead(200) && response.write(WHOLE) });
    expect(reportOf(ran).image).toEqual(reportOf(await inspectWith({ get: body(WHOLE) })).image);
  });

  const redirect = (location: string) => (response: ServerResponse) => {
    response.writeHead(302, { Location: location });
    response.end();
  };
  const raw = (text: string) => (response: ServerResponse) => void response.socket?.end(text);
  const lengthOf = (length: number, bytes: Buffer) => (response: ServerResponse) => {
    response.writeHead(200, { 'Content-Length': length });
    // Past what was promised, the server's own library would refuse.
    response.flushHeaders();
    response.socket?.end(bytes);
  };

  const dieAfter = (part: Buffer) => (response: ServerResponse) => {
    response.writeHead(200, { 'Content-Type': 'application/x-tar' });
    response.write(part, () => response.socket?.destroy());
  };

  test.each<[string, Answers, RegExp]>([
    [
      'has no such image',
      { inspect: answer(404, { message: 'No such image: web:ci' }) },
      /the engine has no image "web:ci"/,
    ],
    [
      'loses the image before the export',
      { get: answer(404, { message: 'reference does not exist' }) },
      /has no image "web:ci"/,
    ],
    ['cannot say', { inspect: answer(500, { message: 'disk\nfull' }) }, /answered 500: .*disk full/],
    [
      'cannot export',
      { get: answer(500, { message: 'layer does not exist' }) },
      /answered 500: .*layer does not exist/,
    ],
    [
      'refuses',
      { get: answer(403, { message: 'authorization denied by plugin' }) },
      /answered 403: .*authorization denied/,
    ],
    ['sends an empty answer', { inspect: body(), get: body() }, /does not say which image web:ci is/],
    ['has nothing to say', { inspect: answer(204, {}) }, /answered 204|failed/],
    ['is overloaded', { inspect: answer(429, { message: 'too many requests' }) }, /answered 429: .*too many requests/],
    ['is not there behind its proxy', { get: answer(502, { message: 'bad gateway' }) }, /answered 502: .*bad gateway/],
    ['wants a password', { inspect: answer(401, { message: 'unauthorized' }) }, /answered 401: .*unauthorized/],
    ['leads in circles', { inspect: redirect('/images/web:ci/json') }, /answered 302|failed/],
    ['leads to another host', { get: redirect('http://127.0.0.1:9/images/web:ci/get') }, /answered 302|failed/],
    ['speaks no HTTP', { inspect: raw('hello\r\n\r\n') }, /reading web:ci .*failed/],
    ['promises more than it sends', { get: lengthOf(WHOLE.length + 5000, WHOLE) }, /reading web:ci .*failed/],
    ['sends more than it promised', { get: lengthOf(150_000, WHOLE) }, /export of web:ci is damaged|failed/],
    ['answers JSON in place of an archive', { get: answer(200, { message: 'ok' }) }, /damaged|incomplete/],
    ['exports nothing but zeros', { get: body(Buffer.alloc(4_000_000)) }, /incomplete|damaged/],
    ['leads nowhere', { get: redirect('ftp://example.invalid/') }, /answered 302/],
    ['hangs up at once', { inspect: response => response.socket?.destroy() }, /reading web:ci .*failed/],
    ['hangs up instead of an export', { get: response => response.socket?.destroy() }, /reading web:ci .*failed/],
    [
      'is killed in the middle of a layer',
      { get: dieAfter(WHOLE.subarray(0, 150_000)) },
      /export of web:ci is damaged/,
    ],
    ['exports nothing', { get: body() }, /export of web:ci is incomplete: it ends before manifest\.json/],
    ['exports an empty archive', { get: body(Buffer.alloc(1024)) }, /incomplete: it ends before manifest\.json/],
    ['exports half of a layer', { get: body(WHOLE.subarray(0, 150_000)) }, /export of web:ci is damaged/],
    ['exports half of a header', { get: body(WHOLE.subarray(0, 700)) }, /export of web:ci is (damaged|incomplete)/],
    [
      'exports a part and appends what went wrong',
      { get: body(WHOLE.subarray(0, 200_192), `{"errorDetail":{"message":"i/o error"},"error":"i/o error"}\r\n`) },
      /export of web:ci is damaged/,
    ],
    [
      'exports no manifest',
      { get: body(changed({ 'manifest.json': null })) },
      /incomplete: it ends before manifest\.json/,
    ],
    [
      'exports one layer of two',
      { get: body(changed({ [LAYERS[1] ?? '']: null })) },
      /layer 1 is missing from the engine's export/,
    ],
    [
      'exports a layer that is not the one of the config',
      { get: body(changed({ [LAYERS[1] ?? '']: FILES.get(LAYERS[0] ?? '') ?? null })) },
      /layer 1 \(sha256:[0-9a-f]+…\) cannot be read: its bytes hash to sha256:[0-9a-f]+…, not to/,
    ],
    [
      'exports a layer with a changed byte',
      { get: body(changed({ [LAYERS[0] ?? '']: flipped(FILES.get(LAYERS[0] ?? '')) })) },
      /layer 0 \(sha256:[0-9a-f]+…\) cannot be read: its bytes hash to/,
    ],
    [
      'answers a page',
      { get: body('<html>This is a proxy, log in.</html>'.repeat(50)) },
      /export of web:ci is damaged/,
    ],
    [
      'answers nonsense to every question',
      { inspect: body('nonsense'), get: body('nonsense') },
      /does not say which image web:ci is/,
    ],
  ])('that %s is an error', async (_, answers, message) => {
    expectFailure(await inspectWith(answers), 2, message);
  });

  function flipped(layer: Buffer | undefined): Buffer {
    const copy = Buffer.from(layer ?? Buffer.alloc(0));
    copy[700] = (copy[700] ?? 0) ^ 1;
    return copy;
  }

  describe('that falls silent', () => {
    const { ...usual } = TIMEOUTS;
    beforeEach(() => {
      Object.assign(TIMEOUTS, { answer: 300, firstByte: 300, nextByte: 300 });
    });
    afterEach(() => {
      Object.assign(TIMEOUTS, usual);
    });

    test.each<[string, Answers]>([
      ['when asked for the image', { inspect: () => undefined }],
      ['while it prepares the export', { get: () => undefined }],
      ['before the first byte', { get: response => response.writeHead(200).flushHeaders() }],
      [
        'in the middle of a layer',
        { get: response => response.writeHead(200) && response.write(WHOLE.subarray(0, 150_000)) },
      ],
      [
        'before the end',
        { get: response => response.writeHead(200) && response.write(WHOLE.subarray(0, WHOLE.length - END)) },
      ],
    ])('%s is an error, not a wait without end', async (_, answers) => {
      const { error, connections } = await openFromFake(answers, join(folder.path, 'silent.sock'));
      expect(error).toMatchObject({
        name: 'MeasureError',
        message: expect.stringMatching(/^the engine at unix:.* sent nothing for 0\.3 seconds$/),
      });
      // A connection that stays open would keep the process from ending.
      expect(connections).toBe(0);
    });
  });

  test.each<[string, Answers]>([
    ['when asked for the image', { inspect: () => undefined }],
    ['while it prepares the export', { get: () => undefined }],
    [
      'in the middle of a layer',
      { get: response => response.writeHead(200) && response.write(WHOLE.subarray(0, 150_000)) },
    ],
  ])('that falls silent %s does not keep SIGINT waiting', async (_, answers) => {
    const asked = new EventEmitter();
    const told = (name: keyof Answers) => (response: ServerResponse, url: string) => {
      const last = name === Object.keys(answers)[0];
      (answers[name] ?? answer(200, FACTS))(response, url);
      if (last) setTimeout(() => asked.emit('silent'), 100);
    };
    const started = (child: ChildProcess) => asked.once('silent', () => child.kill('SIGINT'));
    const ran = await inspectWith({ inspect: told('inspect'), get: told('get') }, { started });
    expect(ran).toMatchObject({ code: 130, stdout: '', stderr: '' });
    expect(ran.milliseconds).toBeLessThan(10_000);
  });

  test('that takes its time is waited for', async () => {
    const slowly = (response: ServerResponse) => {
      response.writeHead(200);
      const parts = Array.from({ length: 8 }, (_, at) =>
        WHOLE.subarray((at * WHOLE.length) / 8, ((at + 1) * WHOLE.length) / 8),
      );
      for (const [at, part] of parts.entries()) setTimeout(() => response.write(part), 100 * at);
      setTimeout(() => response.end(), 800);
    };
    expect(reportOf(await inspectWith({ get: slowly })).image.sizes.image).toBe(500_000);
  });
});
