/** Layers that are read past Node's HTTP client: the same bytes and the same failures as with it. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openSource } from '../../../src/source/open.ts';
import { TIMEOUTS } from '../../../src/source/registry/timeouts.ts';
import { ociFiles } from '../../kit/archives/archives.ts';
import { sourceIo } from '../../kit/archives/sources.ts';
import { drained } from '../../kit/archives/streams.ts';
import {
  contentOf,
  type Script,
  type ScriptedRegistry,
  scriptedRegistry,
} from '../../kit/registries/scripted-registry.ts';

const MIB = 1 << 20;
const CONTENT = contentOf(ociFiles({ layers: [[{ name: 'a', body: randomBytes(5 * MIB) }]], compression: 'none' }));
const MANIFEST = JSON.parse(CONTENT.get('manifests/ci')?.bytes.toString() ?? '');
const PATH = `blobs/${MANIFEST.layers[0].digest}`;
const LAYER = CONTENT.get(PATH)?.bytes ?? Buffer.alloc(0);

const usual = { ...TIMEOUTS };
beforeEach(() => {
  Object.assign(TIMEOUTS, { backOff: [5, 10] });
});
afterEach(() => {
  Object.assign(TIMEOUTS, usual);
});

type Open = (stop?: AbortSignal) => AsyncIterable<Uint8Array>;

/** Opens the only layer of an image in a registry. */
async function withLayer(script: Script, work: (open: Open, registry: ScriptedRegistry) => Promise<void>) {
  const registry = await scriptedRegistry(CONTENT, script);
  try {
    const image = await openSource({ form: 'registry', name: `${registry.host}/web:ci` }, null, sourceIo());
    try {
      const layer = image.layer(0);
      if (layer.kind !== 'stream') throw new Error('no stream');
      await work((stop = new AbortController().signal) => layer.open(stop), registry);
    } finally {
      await image[Symbol.asyncDispose]();
    }
    expect(await registry.connections()).toBe(0);
  } finally {
    await registry.close();
  }
}

/** What answers the request of this number for the layer; later ones are answered well. */
const answers =
  (...each: ((response: ServerResponse, from: number) => void)[]): Script =>
  ({ path, times, headers }, response, serve) => {
    const answer = path === PATH ? each[times - 1] : undefined;
    if (answer) answer(response, Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0));
    else serve();
  };

function writeHead(response: ServerResponse, from: number, headers: Record<string, string> = {}): void {
  const range = { 'Content-Range': `bytes ${from}-${LAYER.length - 1}/${LAYER.length}` };
  response.writeHead(from > 0 ? 206 : 200, {
    'Content-Length': LAYER.length - from,
    ...(from > 0 ? range : {}),
    ...headers,
  });
}

/** A part of the layer, and then nothing or the end of the connection. */
const part = (bytes: number, then: 'nothing' | 'end') => (response: ServerResponse, from: number) => {
  writeHead(response, from);
  response.write(LAYER.subarray(from, from + bytes), () => {
    if (then === 'end') setTimeout(() => response.socket?.end(), 20);
  });
};

test('a large layer comes in large chunks with memory of their own, and takes its connection with it', async () => {
  await withLayer(answers(), async (open, registry) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of open()) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(LAYER)).toBe(true);
    const lengths = [MIB, MIB, MIB, MIB, MIB, LAYER.length - 5 * MIB];
    expect(chunks.map(({ length }) => length)).toEqual(lengths);
    expect(chunks.map(({ buffer }) => buffer.byteLength)).toEqual(lengths);
    // Connections that Node's client has read from are kept for the next request.
    expect(await registry.connections()).toBe(0);
  });
});

describe('a large layer is whole', () => {
  test.each<[string, Script, string[]]>([
    ['after two ends in the middle', answers(part(2.5 * MIB, 'end'), part(5, 'end')), ['', '2621440-', '2621445-']],
    ['after an end at a chunk’s border', answers(part(2 * MIB, 'end')), ['', '2097152-']],
    ['after an end before its first byte', answers(part(0, 'end')), ['', '']],
    [
      'if the registry then starts from its first byte',
      answers(part(2.5 * MIB, 'end'), response =>
        response.writeHead(200, { 'Content-Length': LAYER.length }).end(LAYER),
      ),
      ['', '2621440-'],
    ],
    [
      'if the registry does not state its length',
      answers(response => response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end(LAYER)),
      [''],
    ],
    [
      'if it is followed by other bytes',
      answers(response => {
        response.socket?.write(`HTTP/1.1 200 OK\r\nContent-Length: ${LAYER.length}\r\n\r\n`);
        response.socket?.end(Buffer.concat([LAYER, Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx')]));
      }),
      [''],
    ],
    [
      'if its head comes byte by byte, and the end of the head with bytes of the layer',
      answers(async ({ socket }) => {
        socket?.setNoDelay(true);
        for (const byte of `HTTP/1.1 200 OK\r\nContent-Length: ${LAYER.length}\r\n\r`) {
          socket?.write(byte);
          await sleep(1);
        }
        socket?.write(Buffer.concat([Buffer.from('\n'), LAYER]));
      }),
      [''],
    ],
  ])('%s', async (_, script, ranges) => {
    await withLayer(script, async (open, { asked }) => {
      expect((await drained(open())).equals(LAYER)).toBe(true);
      const requests = asked.filter(({ path }) => path === PATH);
      expect(requests.map(({ headers }) => (headers.range ?? '').replace('bytes=', ''))).toEqual(ranges);
    });
  });

  test('if it comes from another server, which gets no credentials', async () => {
    const other = await scriptedRegistry(CONTENT);
    try {
      const script: Script = ({ path, headers }, response, serve) => {
        if (headers.authorization === undefined)
          response
            .writeHead(401, { 'WWW-Authenticate': `Bearer realm="http://${response.req.headers.host}/token"` })
            .end();
        else if (path === PATH) response.writeHead(307, { Location: `http://${other.host}/v2/web/${path}` }).end();
        else serve();
      };
      const withToken: Script = (asked, response, serve) =>
        asked.path.startsWith('/token') ? response.end('{"token":"abc"}') : script(asked, response, serve);
      await withLayer(withToken, async open => {
        expect((await drained(open())).equals(LAYER)).toBe(true);
      });
      expect(other.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([[PATH, undefined]]);
    } finally {
      await other.close();
    }
  });

  test('if it comes slowly but steadily', async () => {
    // Longer than a busy machine pauses, and shorter than all of it takes.
    Object.assign(TIMEOUTS, { body: 1500 });
    const slowly = async (response: ServerResponse) => {
      writeHead(response, 0);
      const rest = LAYER.length - 200_000;
      response.write(LAYER.subarray(0, rest));
      for (let at = rest; at < LAYER.length; at += 4000) {
        await sleep(40);
        response.write(LAYER.subarray(at, at + 4000));
      }
    };
    await withLayer(answers(slowly), async (open, { asked }) => {
      expect((await drained(open())).equals(LAYER)).toBe(true);
      expect(asked.filter(({ path }) => path === PATH)).toHaveLength(1);
    });
  });
});

describe('a large layer is refused', () => {
  test.each<[string, Script, RegExp]>([
    [
      'if its connection ends three times',
      answers(...[1, 2, 3].map(() => part(MIB, 'end'))),
      /the server 127.* hung up, 3 times/,
    ],
    [
      'if it stops coming',
      answers(...[1, 2, 3].map(() => part(1.5 * MIB, 'nothing'))),
      /sent fewer than 1024 bytes in 0\.2 seconds, 3 times/,
    ],
    [
      'if it comes byte by byte',
      answers(
        ...[1, 2, 3].map(() => (response: ServerResponse, from: number) => {
          writeHead(response, from);
          let at = from;
          const timer = setInterval(() => response.write(LAYER.subarray(at, ++at)), 20);
          response.on('close', () => clearInterval(timer));
        }),
      ),
      /sent fewer than 1024 bytes in 0\.2 seconds, 3 times/,
    ],
    [
      'if it is stated too long',
      answers(response =>
        response.writeHead(200, { 'Content-Length': LAYER.length + 1 }).end(Buffer.alloc(LAYER.length + 1)),
      ),
      /has \d+ bytes instead of \d+ at the registry/,
    ],
    [
      'if another part comes than was asked for',
      answers(part(MIB, 'end'), response => {
        response
          .writeHead(206, { 'Content-Length': LAYER.length, 'Content-Range': `bytes 0-9/${LAYER.length}` })
          .end(LAYER);
      }),
      /came as another part than was asked for/,
    ],
  ])('%s', async (_, script, message) => {
    // Only where time must run out: elsewhere a busy machine must not make it.
    if (message.source.includes('sent fewer')) Object.assign(TIMEOUTS, { body: 200 });
    await withLayer(script, async open => {
      await expect(drained(open())).rejects.toThrow(message);
    });
  });
});

test.each(['before its first byte', 'in the middle'])('an abort %s ends the wait for a large layer', async when => {
  const stop = new AbortController();
  const stalled = part(when === 'in the middle' ? 1.5 * MIB : 0, 'nothing');
  const stalling = answers((response, from) => {
    stalled(response, from);
    setTimeout(() => stop.abort(new Error('interrupted')), 50);
  });
  await withLayer(stalling, async open => {
    await expect(drained(open(stop.signal))).rejects.toThrow('interrupted');
  });
});

test('a reader that stops closes the connection of a large layer', async () => {
  await withLayer(answers(part(3 * MIB, 'nothing')), async (open, registry) => {
    for await (const chunk of open()) if (chunk.length > 0) break;
    expect(await registry.connections()).toBe(0);
  });
});

test('a large layer is read only two chunks ahead of its reader', async () => {
  // Loopback buffers several MiB for each side.
  const size = 48 * MIB;
  const zeros = Buffer.alloc(MIB);
  let written = 0;
  const content = new Map(CONTENT);
  const manifest = { ...MANIFEST, layers: [{ ...MANIFEST.layers[0], size }] };
  content.set('manifests/ci', { type: MANIFEST.mediaType, bytes: Buffer.from(JSON.stringify(manifest)) });
  const script: Script = async ({ path }, response, serve) => {
    if (path !== PATH) return serve();
    response.writeHead(200, { 'Content-Length': size });
    for (; written < size && !response.destroyed; written += MIB)
      if (!response.write(zeros)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  };
  const registry = await scriptedRegistry(content, script);
  try {
    const image = await openSource({ form: 'registry', name: `${registry.host}/web:ci` }, null, sourceIo());
    const layer = image.layer(0);
    if (layer.kind !== 'stream') throw new Error('no stream');
    let read = 0;
    for await (const chunk of layer.open(new AbortController().signal)) {
      read += chunk.length;
      if (read > MIB) continue;
      await sleep(200);
      expect(written).toBeLessThan(size / 2);
    }
    expect(read).toBe(size);
    await image[Symbol.asyncDispose]();
  } finally {
    await registry.close();
  }
});
