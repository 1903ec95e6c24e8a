/** Registries that break, lie or stall: exit 2, one clear line, no wait without end, no connection left, never a size. */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import { openSource } from '../../../src/source/open.ts';
import { TIMEOUTS } from '../../../src/source/registry/timeouts.ts';
import { ociFiles, sha256 } from '../../kit/archives/archives.ts';
import { sourceIo } from '../../kit/archives/sources.ts';
import { drained } from '../../kit/archives/streams.ts';
import { expectFailure, type Ran, reportOf } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';
import {
  type Asked,
  addManifest,
  type Content,
  contentOf,
  errors,
  type Script,
  scriptedRegistry,
} from '../../kit/registries/scripted-registry.ts';
import { thorough } from '../../kit/runner/thorough.ts';

const BIG = randomBytes(300_000);
const FILES = ociFiles({ layers: [[{ name: 'a', body: BIG }], [{ name: 'b', body: 'hello' }]] });
const MANIFEST = JSON.parse(contentOf(FILES).get('manifests/ci')?.bytes.toString() ?? '');
const DIGEST = `sha256:${sha256(contentOf(FILES).get('manifests/ci')?.bytes ?? '')}`;
const [LAYER, SMALL] = MANIFEST.layers.map(({ digest }: { digest: string }) => `blobs/${digest}`);
const CONFIG = `blobs/${MANIFEST.config.digest}`;
const blob = (path: string) => contentOf(FILES).get(path)?.bytes ?? Buffer.alloc(0);
const SIZE = 300_005;

const usual = { ...TIMEOUTS };
beforeEach(() => {
  Object.assign(TIMEOUTS, { backOff: [5, 10], retryAfter: 100 });
});
afterEach(() => {
  Object.assign(TIMEOUTS, usual);
});

/** Where time must run out: elsewhere a busy machine must not make it. */
const inHurry = () => Object.assign(TIMEOUTS, { answer: 300, body: 200 });

interface Outcome extends Ran {
  asked: Asked[];
}

/** `inspect registry:HOST/team/web:ci --json`. Whatever happens, no connection stays, and no silence is waited out that was not shortened. */
async function inspect(script: Script, { content = contentOf(FILES), name = 'team/web:ci' } = {}): Promise<Outcome> {
  const registry = await scriptedRegistry(content, script);
  try {
    const ran = await runInProcess(['inspect', `registry:${registry.host}/${name}`, '--json']);
    expect(await registry.connections()).toBe(0);
    expect(ran.milliseconds).toBeLessThan(Math.min(usual.answer, usual.body));
    return { ...ran, asked: registry.asked };
  } finally {
    await registry.close();
  }
}

type Break = (response: ServerResponse, asked: Asked, serve: () => void) => void;

/** Breaks what is asked for by this path, each time or only so many times. */
const at =
  (path: string, breaking: Break, times = Number.POSITIVE_INFINITY): Script =>
  (asked, response, serve) =>
    asked.path === path && asked.times <= times ? breaking(response, asked, serve) : serve();

const hangUp: Break = response => response.socket?.destroy();
const stall: Break = () => undefined;
const status =
  (code: number, headers: Record<string, string> = {}): Break =>
  response =>
    errors(code, 'UNKNOWN', headers)(response);
const body =
  (bytes: Buffer | string, headers: Record<string, string | number> = {}): Break =>
  response =>
    response
      .writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': bytes.length, ...headers })
      .end(bytes);
/** Half of a blob, and then nothing or a reset; from where the request says. */
const half =
  (then: 'nothing' | 'reset', bytes = blob(LAYER)): Break =>
  (response, { headers }) => {
    const from = Number(/^bytes=([0-9]+)-/.exec(headers.range ?? '')?.[1] ?? 0);
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    const ranged = from > 0 ? { 'Content-Range': range } : {};
    response.writeHead(from > 0 ? 206 : 200, { 'Content-Length': bytes.length - from, ...ranged });
    const until = from + Math.ceil((bytes.length - from) / 2);
    response.write(bytes.subarray(from, until), () => {
      if (then === 'reset') setTimeout(() => response.socket?.destroy(), 20);
    });
  };
const redirect =
  (location: string | ((asked: Asked) => string), code = 307): Break =>
  (response, asked) =>
    response.writeHead(code, { Location: typeof location === 'string' ? location : location(asked) }).end();
const flipped = (bytes: Buffer, place: number) => {
  const copy = Buffer.from(bytes);
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
};

const TAG = 'manifests/ci';

test('the image is good before it is broken', async () => {
  const { asked, ...ran } = await inspect((_asked, _response, serve) => serve());
  const { image } = reportOf(ran);
  expect(image.source).toMatchObject({ kind: 'registry', digest: DIGEST, verified: 'digest' });
  expect(image.source.reference).toMatch(/^127\.0\.0\.1:\d+\/team\/web:ci$/);
  expect(image.sizes.image).toBe(SIZE);
  expect(asked.map(({ path }) => path).sort()).toEqual([LAYER, SMALL, CONFIG, TAG].sort());
});

test.each([
  [5, 0],
  [6, 2],
])('%d redirects in a row end with exit code %d', async (times, code) => {
  const again = redirect(({ path }) => `/v2/team/web/${path}`);
  expect(await inspect(at(LAYER, again, times))).toMatchObject({ code });
});

describe('a registry that', () => {
  test.each<[string, Script, RegExp]>([
    ['hangs up at once', at(TAG, hangUp), /the server 127.* hung up, 3 times/],
    ['hangs up in the middle of a layer', at(LAYER, half('reset')), /hung up, 3 times/],
    ['hangs up in the middle of a manifest', at(TAG, half('reset', blob(CONFIG))), /hung up, 3 times/],
    ['falls silent before the headers', at(TAG, stall), /did not answer for 0\.3 seconds, 3 times/],
    ['falls silent before a layer', at(LAYER, stall), /did not answer for 0\.3 seconds, 3 times/],
    ['falls silent in a layer', at(LAYER, half('nothing')), /sent fewer than 1024 bytes in 0\.2 seconds, 3 times/],
    [
      'falls silent in the config',
      at(CONFIG, half('nothing', blob(CONFIG))),
      /sent fewer than 1024 bytes in 0\.2 seconds, 3 times/,
    ],
    ['answers an empty manifest', at(TAG, body('')), /team\/web:ci came empty/],
    [
      'calls a manifest an index',
      at(TAG, body(JSON.stringify(MANIFEST), { 'Content-Type': 'application/vnd.oci.image.index.v1+json' })),
      /team\/web:ci is called an image index, but is an image manifest/,
    ],
    [
      'answers what is index and manifest at once',
      at(TAG, body(JSON.stringify({ ...MANIFEST, manifests: [] }))),
      /team\/web:ci is an image index and a manifest at once/,
    ],
    [
      'answers a manifest with layers and Layers',
      at(TAG, body(JSON.stringify({ ...MANIFEST, Layers: [] }))),
      /team\/web:ci has the key "Layers", which engines read as "layers"/,
    ],
    ['answers an empty layer', at(LAYER, body('')), /layer 0 .* has 0 bytes instead of \d+ at the registry/],
    ['answers an empty layer of no stated length', at(LAYER, response => response.end()), /layer 0 .* bytes/],
    [
      'states a layer too short',
      at(LAYER, body(blob(LAYER).subarray(1))),
      /layer 0 .* has \d+ bytes instead of \d+ at the registry/,
    ],
    [
      'gives a layer too short without stating it',
      at(LAYER, response =>
        response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end(blob(LAYER).subarray(0, 900)),
      ),
      /layer 0 .* ends after 900 of \d+ bytes, 3 times/,
    ],
    [
      'gives a layer too long without stating it',
      at(LAYER, response =>
        response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end(Buffer.concat([blob(LAYER), Buffer.alloc(9)])),
      ),
      /layer 0 .* has more than the \d+ bytes that its manifest states/,
    ],
    ['gives a layer too long', at(LAYER, body(Buffer.concat([blob(LAYER), Buffer.alloc(9)]))), /layer 0 .* instead of/],
    ['gives another layer', at(LAYER, body(flipped(blob(LAYER), 150_000))), /layer 0 .* cannot be read/],
    [
      'gives bytes that are no layer',
      at(LAYER, body(Buffer.alloc(blob(LAYER).length, 'x'))),
      /layer 0 .* cannot be read/,
    ],
    ['gives another config', at(CONFIG, body(flipped(blob(CONFIG), 9))), /the config .* does not match its digest/],
    [
      'states another digest than the manifest has',
      at(TAG, (response, _asked, serve) => {
        const { writeHead } = response;
        response.writeHead = ((code: number, headers: object) =>
          writeHead.call(response, code, {
            ...headers,
            'Docker-Content-Digest': `sha256:${'0'.repeat(64)}`,
          })) as typeof writeHead;
        serve();
      }),
      /team\/web:ci does not match its digest/,
    ],
    ['wants a login but says not how', at(TAG, status(401)), /wants us to log in, but in an unknown way/],
    [
      'wants a login in a way of its own',
      at(TAG, status(401, { 'WWW-Authenticate': 'Negotiate' })),
      /wants us to log in, but in an unknown way/,
    ],
    [
      'wants a password and there is none',
      at(TAG, status(401, { 'WWW-Authenticate': 'Basic realm="x"' })),
      /wants a user and a password for team\/web/,
    ],
    ['forbids it', at(TAG, status(403)), /answered 403 Forbidden when asked for 127.*team\/web:ci/],
    ['forbids a layer', at(LAYER, status(403)), /answered 403 Forbidden when asked for .*layer 0/],
    ['has no such name', at(TAG, errors404('NAME_UNKNOWN')), /has no image "127.*team\/web:ci"/],
    ['has no such manifest', at(TAG, errors404('MANIFEST_UNKNOWN')), /has no image "127.*team\/web:ci"/],
    ['has lost the config', at(CONFIG, status(404)), /the config .* is missing from 127/],
    ['has lost a layer', at(LAYER, status(404)), /layer 0 .* is missing from 127/],
    ['is asked too often', at(TAG, status(429, { 'Retry-After': '9999' })), /429 Too Many Requests .*, 3 times/],
    ['is broken', at(TAG, status(500)), /answered 500 Internal Server Error when asked for .*, 3 times/],
    ['is broken in a layer', at(LAYER, status(503)), /answered 503 Service Unavailable .*layer 0 .*, 3 times/],
    ['is of another kind', at(TAG, status(418)), /answered 418 I'm a Teapot when asked for/],
    [
      'redirects in a circle',
      at(
        LAYER,
        redirect(({ path }) => `/v2/team/web/${path}`),
      ),
      /redirects .* more than 5/,
    ],
    [
      'redirects to a file',
      at(LAYER, redirect('file:///etc/passwd')),
      /redirects to a file: address, which is refused/,
    ],
    ['redirects to nowhere', at(LAYER, redirect('http://')), /redirects to something that is not an address/],
    [
      'redirects away from TLS',
      at(LAYER, redirect('http://registry.example/x')),
      /registry\.example without encryption/,
    ],
    ['redirects with a password', at(LAYER, redirect('https://a:b@registry.example/x')), /an address with a password/],
    [
      'answers a page',
      at(TAG, body('<html>Log in.</html>', { 'Content-Type': 'text/html; charset=utf-8' })),
      /is not an image manifest, but "text\/html"/,
    ],
    [
      'answers a page as a manifest',
      at(TAG, body('<html>Log in.</html>', { 'Content-Type': 'application/vnd.oci.image.manifest.v1+json' })),
      /team\/web:ci is not valid JSON/,
    ],
    [
      'answers a manifest of 5 MiB',
      at(TAG, body(Buffer.alloc(5 * 2 ** 20, ' '), { 'Content-Type': 'application/json' })),
      /team\/web:ci is longer than the 4194304 bytes that are read/,
    ],
    [
      'answers a manifest without end',
      at(TAG, response => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        const more = () => response.destroyed || response.write(Buffer.alloc(1 << 16, ' '), () => setImmediate(more));
        more();
      }),
      /longer than the 4194304 bytes/,
    ],
    [
      'sends headers byte by byte',
      at(TAG, response => {
        const { socket } = response;
        socket?.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket?.write('X'), 20);
        socket?.on('close', () => clearInterval(timer));
      }),
      /did not answer for 0\.3 seconds, 3 times/,
    ],
    [
      'sends a layer byte by byte',
      at(LAYER, response => {
        response.writeHead(200, { 'Content-Length': blob(LAYER).length });
        let place = 0;
        const timer = setInterval(() => response.write(blob(LAYER).subarray(place, ++place)), 20);
        response.on('close', () => clearInterval(timer));
      }),
      /sent fewer than 1024 bytes in 0\.2 seconds, 3 times/,
    ],
    ['answers what is no HTTP', at(TAG, response => response.socket?.end('hello\r\n\r\n')), /failed \(HPE_/],
    [
      'gives another part than asked for',
      at(LAYER, (response, asked, serve) => {
        if (asked.times === 1) return half('reset')(response, asked, serve);
        response.writeHead(206, { 'Content-Range': `bytes 0-9/${blob(LAYER).length}` }).end('0123456789');
      }),
      /layer 0 .* came as another part than was asked for/,
    ],
    [
      'gives a part that was not asked for',
      at(LAYER, response =>
        response.writeHead(206, { 'Content-Range': `bytes 0-9/${blob(LAYER).length}` }).end('0123456789'),
      ),
      /layer 0 .* came as another part than was asked for/,
    ],
  ])('%s', async (_name, script, message) => {
    if (message.source.includes('seconds')) inHurry();
    expectFailure(await inspect(script), 2, message);
  });

  function errors404(code: string): Break {
    return response => errors(404, code)(response);
  }
});

describe('a registry that recovers:', () => {
  const clean = reportWithout(inspect((_asked, _response, serve) => serve()));
  afterAll(async () => await clean);

  async function reportWithout(outcome: Promise<Outcome>) {
    const { source, name, ...rest } = reportOf(await outcome).image;
    return { ...rest, digest: source.digest, milliseconds: 0 };
  }

  test.each<[string, Script, string, number]>([
    ['429 with a wait of seconds', at(TAG, status(429, { 'Retry-After': '0' }), 2), TAG, 3],
    [
      '429 with a wait until a date',
      at(
        TAG,
        status(429, { 'Retry-After': 'Tue, 24 Nov 2026 06:00:01 GMT', Date: 'Tue, 24 Nov 2026 06:00:00 GMT' }),
        1,
      ),
      TAG,
      2,
    ],
    ['500', at(TAG, status(500), 2), TAG, 3],
    ['502', at(CONFIG, status(502), 1), CONFIG, 2],
    ['503', at(LAYER, status(503), 2), LAYER, 3],
    ['504', at(LAYER, status(504), 1), LAYER, 2],
    ['408', at(TAG, status(408), 1), TAG, 2],
    ['a reset at once', at(TAG, hangUp, 2), TAG, 3],
    ['silence', at(TAG, stall, 1), TAG, 2],
    ['a reset in the middle of a layer', at(LAYER, half('reset'), 1), LAYER, 2],
    ['two resets in the middle of a layer', at(LAYER, half('reset'), 2), LAYER, 3],
    ['silence in the middle of a layer', at(LAYER, half('nothing'), 1), LAYER, 2],
    [
      'a reset, and ranges are not known',
      at(LAYER, (response, asked, serve) =>
        asked.times === 1 ? half('reset')(response, asked, serve) : whole(response),
      ),
      LAYER,
      2,
    ],
  ])('%s', async (name, script, path, times) => {
    if (name.startsWith('silence')) inHurry();
    const outcome = inspect(script);
    expect(await reportWithout(outcome)).toEqual(await clean);
    expect((await outcome).asked.filter(one => one.path === path)).toHaveLength(times);
  });

  function whole(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Length': blob(LAYER).length }).end(blob(LAYER));
  }

  test('a layer is picked up where it broke off, if it is still the same', async () => {
    const { asked } = await inspect(
      at(LAYER, (response, one, serve) => {
        if (one.times > 1) return serve();
        response.setHeader('Etag', '"v1"');
        half('reset')(response, one, serve);
      }),
    );
    const [, second] = asked.filter(({ path }) => path === LAYER);
    expect(second?.headers).toMatchObject({
      range: /^bytes=\d+-$/.exec(`${second?.headers.range}`)?.[0],
      'if-range': '"v1"',
    });
    expect(Number(second?.headers.range?.slice(6, -1))).toBeGreaterThan(0);
  });
});

test('a layer that fails does not wait for another that stalls', async () => {
  for (const stalling of [stall, half('nothing')]) {
    const script: Script = (asked, response, serve) => {
      if (asked.path === LAYER) stalling(response, asked, serve);
      else if (asked.path === SMALL) setTimeout(() => errors(404, 'BLOB_UNKNOWN')(response), 100);
      else serve();
    };
    expectFailure(await inspect(script), 2, /layer 1 .* is missing from/);
  }
});

test('no byte of a layer is asked for before the layer is read', async () => {
  const registry = await scriptedRegistry(contentOf(FILES));
  try {
    await using(
      openSource({ form: 'registry', name: `${registry.host}/team/web:ci` }, null, sourceIo()),
      async image => {
        const layer = image.layer(1);
        expect(layer).toMatchObject({ kind: 'stream', size: blob(SMALL).length });
        expect(registry.asked.map(({ path }) => path)).toEqual([TAG, CONFIG]);
        if (layer.kind !== 'stream') return;
        expect((await drained(layer.open(new AbortController().signal))).equals(blob(SMALL))).toBe(true);
        expect(registry.asked.map(({ path }) => path)).toEqual([TAG, CONFIG, SMALL]);
      },
    );
    expect(await registry.connections()).toBe(0);
  } finally {
    await registry.close();
  }
});

async function using<T extends AsyncDisposable>(
  opening: Promise<T>,
  work: (opened: T) => Promise<void>,
): Promise<void> {
  const opened = await opening;
  try {
    await work(opened);
  } finally {
    await opened[Symbol.asyncDispose]();
  }
}

describe('an image', () => {
  /** Of a changed manifest under the tag `ci`. */
  const withManifest = (manifest: object | Buffer, type?: string): Content => {
    const content = contentOf(FILES);
    addManifest(content, 'ci', manifest, type);
    return content;
  };
  const serveAll: Script = (_asked, _response, serve) => serve();
  const TYPES = {
    list: 'application/vnd.oci.image.index.v1+json',
    v1: 'application/vnd.docker.distribution.manifest.v1',
  };
  const entry = (platform: object, digest = DIGEST) => ({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest,
    size: contentOf(FILES).get(TAG)?.bytes.length,
    platform,
  });

  /** 144,000 of them take seconds. */
  const MANY_PLATFORMS: [string, () => Content, number, RegExp] = [
    'of more platforms than one call takes arguments',
    () => {
      const content = withManifest({ manifests: [] }, TYPES.list);
      const parts = Array.from({ length: 6 }, (_, part) => {
        const manifests = Array.from({ length: 24_000 }, (_, n) => ({
          digest: `sha256:${`${part}${n}`.padStart(64, '0')}`,
          size: 2,
          platform: { os: 'linux', architecture: `${part}x${n}` },
        }));
        const bytes = Buffer.from(JSON.stringify({ manifests }));
        const digest = `sha256:${sha256(bytes)}`;
        content.set(`manifests/${digest}`, { type: TYPES.list, bytes });
        return { mediaType: TYPES.list, digest, size: bytes.length };
      });
      addManifest(content, 'below', { manifests: parts }, TYPES.list);
      const below = content.get('manifests/below')?.bytes ?? BIG;
      const digest = `sha256:${sha256(below)}`;
      content.set(`manifests/${digest}`, { type: TYPES.list, bytes: below });
      addManifest(content, 'ci', { manifests: [{ mediaType: TYPES.list, digest, size: below.length }] }, TYPES.list);
      return content;
    },
    3,
    /several platforms and none is this machine's: linux\/0x0, /,
  ];

  test.each<[string, () => Content, number, RegExp]>([
    [
      'of an unknown media type',
      () => withManifest({ a: 1 }, 'application/vnd.example+json'),
      2,
      /"application\/vnd\.example\+json"/,
    ],
    ['of schema 1', () => withManifest({ schemaVersion: 1 }, `${TYPES.v1}+json`), 2, /manifest of schema 1/],
    [
      'of signed schema 1',
      () => withManifest({ schemaVersion: 1 }, `${TYPES.v1}+prettyjws`),
      2,
      /manifest of schema 1/,
    ],
    ['of schema 1 that does not say so', () => withManifest({ schemaVersion: 1 }, 'application/json'), 2, /schema 1/],
    ['of another shape', () => withManifest({ schemaVersion: 2, a: 1 }), 2, /does not have the expected form/],
    [
      'that is another artifact',
      () =>
        withManifest({
          ...MANIFEST,
          config: { ...MANIFEST.config, mediaType: 'application/vnd.cncf.helm.config.v1+json' },
        }),
      2,
      /holds no container image, but an artifact of type application\/vnd\.cncf\.helm\.config\.v1\+json/,
    ],
    ['of no platforms', () => withManifest({ manifests: [] }, TYPES.list), 2, /holds no container image$/],
    [
      'of other platforms',
      () =>
        withManifest(
          {
            manifests: ['arm64', 's390x'].map((architecture, n) =>
              entry({ os: 'linux', architecture }, `sha256:${`${n}`.repeat(64)}`),
            ),
          },
          TYPES.list,
        ),
      3,
      /several platforms and none is this machine's: linux\/arm64, linux\/s390x/,
    ],
    [
      'whose index states another size',
      () => withManifest({ manifests: [{ ...entry({ os: 'linux', architecture: 'amd64' }), size: 7 }] }, TYPES.list),
      2,
      /has \d+ bytes instead of 7/,
    ],
    [
      'whose index names other bytes',
      () => {
        const digest = `sha256:${'a'.repeat(64)}`;
        const content = withManifest(
          { manifests: [entry({ os: 'linux', architecture: 'amd64' }, digest)] },
          TYPES.list,
        );
        return content.set(`manifests/${digest}`, {
          type: '',
          bytes: content.get(`manifests/${DIGEST}`)?.bytes ?? BIG,
        });
      },
      2,
      /the manifest sha256:aaaa.* does not match its digest/,
    ],
    ...(thorough ? [MANY_PLATFORMS] : []),
    [
      'whose index asks for a thousand documents',
      () => {
        const manifests = Array.from({ length: 1000 }, (_, n) => ({ digest: `sha256:${sha256(`${n}`)}`, size: 2 }));
        return withManifest({ manifests }, TYPES.list);
      },
      2,
      /is missing from 127/,
    ],
    [
      'whose index needs more than 64 documents to be read',
      () => {
        const content = withManifest({ manifests: [] }, TYPES.list);
        const manifests = Array.from({ length: 65 }, (_, n) => {
          const artifact = Buffer.from(
            JSON.stringify({ config: MANIFEST.config, layers: [], annotations: { n: `${n}` } }),
          );
          return { digest: addManifest(content, `artifact-${n}`, artifact), size: artifact.length };
        });
        addManifest(content, 'ci', { manifests }, TYPES.list);
        return content;
      },
      2,
      /more than 64 documents would have to be read to find the image/,
    ],
    [
      'with a foreign layer that is not there',
      () => {
        const foreign = {
          ...MANIFEST.layers[0],
          urls: ['http://127.0.0.1:1/layer'],
          digest: `sha256:${'b'.repeat(64)}`,
        };
        return withManifest({ ...MANIFEST, layers: [foreign, MANIFEST.layers[1]] });
      },
      2,
      /layer 0 \(sha256:bbbb.*\) is a foreign layer, and 127.* does not hold its bytes/,
    ],
    [
      'with an encrypted layer',
      () => {
        const encrypted = { ...MANIFEST.layers[1], mediaType: `${MANIFEST.layers[1].mediaType}+encrypted` };
        return withManifest({ ...MANIFEST, layers: [MANIFEST.layers[0], encrypted] });
      },
      2,
      /layer 1 of .*team\/web:ci is encrypted/,
    ],
    [
      'with fewer layers than its config says',
      () => withManifest({ ...MANIFEST, layers: MANIFEST.layers.slice(1) }),
      2,
      /has 1 layers in its manifest and 2 in its config/,
    ],
  ])('%s', async (_name, content, code, message) => {
    expectFailure(await inspect(serveAll, { content: content() }), code, message);
  });

  test('with a foreign layer that is there is read there', async () => {
    const layers = MANIFEST.layers.map((layer: object) => ({ ...layer, urls: ['http://127.0.0.1:1/layer'] }));
    expect(
      reportOf(await inspect(serveAll, { content: withManifest({ ...MANIFEST, layers }) })).image.sizes.image,
    ).toBe(SIZE);
  });

  test('that unpacks to more than the limit', async () => {
    const { layerBytes } = DEFAULT_LIMITS;
    DEFAULT_LIMITS.layerBytes = 1 << 20;
    try {
      const content = contentOf(ociFiles({ layers: [[{ name: 'zeros', body: Buffer.alloc(50 << 20) }]] }));
      expectFailure(
        await inspect(serveAll, { content }),
        2,
        /layer 0 .* unpacks to \d+ bytes, more than the limit "layerBytes" of 1048576/,
      );
    } finally {
      DEFAULT_LIMITS.layerBytes = layerBytes;
    }
  });

  test('is found by its digest, which the tag beside it does not change', async () => {
    for (const name of [`team/web@${DIGEST}`, `team/web:other@${DIGEST}`])
      expect(reportOf(await inspect(serveAll, { name })).image.source.digest).toBe(DIGEST);
    const content = contentOf(FILES);
    content.set(`manifests/${DIGEST}`, { type: 'application/json', bytes: Buffer.from('{}') });
    expectFailure(await inspect(serveAll, { content, name: `team/web@${DIGEST}` }), 2, /does not match its digest/);
  });

  test('of several platforms: only what is wanted is fetched', async () => {
    const other = { ...entry({ os: 'linux', architecture: 'arm64' }, `sha256:${'c'.repeat(64)}`) };
    const attestation = { ...entry({ os: 'unknown', architecture: 'unknown' }, `sha256:${'d'.repeat(64)}`) };
    const manifests = [other, entry({ os: 'linux', architecture: 'amd64' }), attestation];
    const { asked, ...ran } = await inspect(serveAll, { content: withManifest({ manifests }, TYPES.list) });
    expect(reportOf(ran).image.source).toMatchObject({ digest: DIGEST, platform: 'linux/amd64' });
    expect(asked.map(({ path }) => path).sort()).toEqual([LAYER, SMALL, CONFIG, TAG, `manifests/${DIGEST}`].sort());
  });

  test.each([
    ['called an attestation', { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } }],
    ['of another kind of config', { artifactType: 'application/vnd.example' }],
  ])('of two for one platform is refused, though one is %s', async (_, parts) => {
    const platform = { os: 'linux', architecture: 'amd64' };
    const other = { ...entry(platform, `sha256:${'c'.repeat(64)}`), ...parts };
    const { asked: _asked, ...ran } = await inspect(serveAll, {
      content: withManifest({ manifests: [entry(platform), other] }, TYPES.list),
    });
    expectFailure(ran, 2, /2 manifests for the same platform/);
  });

  test('of which an artifact without a platform states one in its config is refused', async () => {
    const content = withManifest({ manifests: [] }, TYPES.list);
    const config = Buffer.from('{"os":"linux","architecture":"amd64"}');
    const configDigest = `sha256:${sha256(config)}`;
    content.set(`blobs/${configDigest}`, { type: 'application/octet-stream', bytes: config });
    const described = { digest: configDigest, size: config.length, mediaType: 'application/vnd.example+json' };
    const artifact = Buffer.from(JSON.stringify({ config: described, layers: [] }));
    const digest = addManifest(content, 'artifact', artifact);
    const manifests = [entry({ os: 'linux', architecture: 'amd64' }), { digest, size: artifact.length }];
    addManifest(content, 'ci', { manifests }, TYPES.list);
    const { asked: _asked, ...ran } = await inspect(serveAll, { content });
    expectFailure(ran, 2, /2 manifests for the same platform/);
  });

  test('of one layer twice is fetched once', async () => {
    const spec = { layers: [[{ name: 'a', body: BIG }], [{ name: 'a', body: BIG }]] };
    const { asked, ...ran } = await inspect(serveAll, { content: contentOf(ociFiles(spec)) });
    expect(reportOf(ran).image.sizes).toMatchObject({ image: 600_000, wasted: 300_000 });
    expect(reportOf(ran).image.wasted[0].cause).toBe('metadata');
    expect(asked.filter(({ path }) => path.startsWith('blobs/'))).toHaveLength(2);
  });
});
