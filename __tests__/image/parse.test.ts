/** Every document of an image is foreign: what is accepted, and what is refused with a name and a place. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MeasureError } from '../../src/errors.ts';
import {
  asDigest,
  isIndex,
  parseArchiveManifest,
  parseImageConfig,
  parseIndex,
  parseManifest,
} from '../../src/image/parse.ts';
import { runs } from '../kit/runner/thorough.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const descriptor = { digest: DIGEST, size: 5 };

const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

type Parser = (json: Uint8Array, what: string) => unknown;
const PARSERS: [string, Parser][] = [
  ['parseIndex', parseIndex],
  ['parseManifest', parseManifest],
  ['parseImageConfig', parseImageConfig],
  ['parseArchiveManifest', parseArchiveManifest],
];

function failure(parser: Parser, value: unknown): string {
  try {
    parser(bytes(value), 'the document');
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(MeasureError);
    expect((error as MeasureError).hint).toBeTruthy();
    return (error as Error).message;
  }
}

describe('a config', () => {
  test('is read', () => {
    const config = {
      os: 'linux',
      architecture: 'arm',
      variant: 'v6',
      rootfs: { type: 'layers', diff_ids: [DIGEST] },
      history: [
        { created_by: 'RUN x', created: '2024-01-01T00:00:00Z' },
        { created_by: 'CMD', empty_layer: true },
      ],
      config: { Env: ['A=b'], Entrypoint: ['/app'], Cmd: ['-v'], WorkingDir: '/app', User: 'me' },
    };
    expect(parseImageConfig(bytes(config), 'config')).toEqual({
      platform: { os: 'linux', architecture: 'arm', variant: 'v6' },
      diffIds: [DIGEST],
      history: [
        { createdBy: 'RUN x', emptyLayer: false },
        { createdBy: 'CMD', emptyLayer: true },
      ],
      env: ['A=b'],
      entrypoint: ['/app'],
      cmd: ['-v'],
      workingDir: '/app',
    });
  });

  const EMPTY = {
    platform: { os: 'linux', architecture: 'unknown' },
    diffIds: [],
    history: [],
    env: [],
    entrypoint: [],
    cmd: [],
    workingDir: '',
  };

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['null everywhere', { os: null, architecture: null, variant: null, rootfs: null, history: null, config: null }],
    [
      'null below',
      { rootfs: { diff_ids: null }, config: { Env: null, Entrypoint: null, Cmd: null, WorkingDir: null } },
    ],
    ['empty texts', { os: '', architecture: '', variant: '' }],
    ['unknown fields', { 'moby.buildkit.buildinfo.v1': 'x', __proto__: { os: 'evil' } }],
  ])('may hold %s', (_, config) => {
    expect(parseImageConfig(bytes(config), 'config')).toEqual(EMPTY);
  });

  test('may have history without texts', () => {
    const { history } = parseImageConfig(bytes({ history: [{}, { created_by: null, empty_layer: null }] }), 'config');
    expect(history).toEqual(Array(2).fill({ createdBy: '', emptyLayer: false }));
  });

  test.each<[unknown, string]>([
    [{ os: 5 }, '"os"'],
    [{ rootfs: { diff_ids: 'x' } }, '"rootfs.diff_ids"'],
    [{ rootfs: { diff_ids: ['x'] } }, '"rootfs.diff_ids.0"'],
    [{ rootfs: { diff_ids: [DIGEST, null] } }, '"rootfs.diff_ids.1"'],
    [{ history: [{ created_by: [] }] }, '"history.0.created_by"'],
    [{ history: [{ empty_layer: 'yes' }] }, '"history.0.empty_layer"'],
    [{ history: {} }, '"history"'],
    [{ config: { Env: ['A', 1] } }, '"config.Env.1"'],
    [{ config: [] }, '"config"'],
  ])('%j is refused at its place', (config, place) => {
    expect(failure(parseImageConfig, config)).toContain(`the document does not have the expected form: ${place}: `);
  });
});

describe('a manifest', () => {
  test('is read', () => {
    const manifest = {
      schemaVersion: 2,
      config: { ...descriptor, mediaType: null },
      layers: [{ ...descriptor, urls: ['http://x'], annotations: { a: 'b' } }],
    };
    expect(parseManifest(bytes(manifest), 'm')).toMatchObject({
      config: descriptor,
      layers: [{ ...descriptor, urls: ['http://x'] }],
    });
    expect(parseManifest(bytes({ config: descriptor, layers: null }), 'm').layers).toEqual([]);
  });

  test.each<[unknown, string]>([
    [{}, '"config"'],
    [{ layers: [] }, '"config"'],
    [{ config: { digest: DIGEST } }, '"config.size"'],
    [{ config: { digest: DIGEST, size: -1 } }, '"config.size"'],
    [{ config: { digest: DIGEST, size: 1.5 } }, '"config.size"'],
    [{ config: { digest: DIGEST, size: '5' } }, '"config.size"'],
    [{ config: { digest: 'sha256:xyz', size: 5 } }, '"config.digest"'],
    [{ config: descriptor, layers: [descriptor, { ...descriptor, size: 2 ** 53 }] }, '"layers.1.size"'],
    [{ config: descriptor, layers: [{ ...descriptor, urls: 'http://x' }] }, '"layers.0.urls"'],
    [
      { config: descriptor, layers: [{ ...descriptor, platform: { os: 'linux' } }] },
      '"layers.0.platform.architecture"',
    ],
  ])('%j is refused at its place', (manifest, place) => {
    expect(failure(parseManifest, manifest)).toContain(`${place}: `);
  });

  test.each(['1e400', '9007199254740993', '123456789012345678901234567890'])('a size of %s is refused', size => {
    const text = `{"config":{"digest":"${DIGEST}","size":${size}}}`;
    expect(failure(parseManifest, text)).toContain('"config.size"');
  });
});

describe('an index', () => {
  test('is read, and told from a manifest by what it holds', () => {
    expect(parseIndex(bytes({ manifests: [descriptor] }), 'i')).toMatchObject([descriptor]);
    expect(parseIndex(bytes({ manifests: null }), 'i')).toEqual([]);
    expect(parseIndex(bytes({}), 'i')).toEqual([]);
    expect(isIndex(bytes({ manifests: [] }), 'i')).toBe(true);
    expect(isIndex(bytes({ layers: [] }), 'i')).toBe(false);
    expect(isIndex(bytes('[]'), 'i')).toBe(false);
    expect(isIndex(bytes('null'), 'i')).toBe(false);
  });

  const INDEX_TYPE = 'application/vnd.docker.distribution.manifest.list.v2+json';
  const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';

  test.each<[object, string | null, string]>([
    [{ manifests: [], config: {} }, null, 'is an image index and a manifest at once'],
    [{ manifests: null, layers: null }, null, 'is an image index and a manifest at once'],
    [{ manifests: [] }, MANIFEST_TYPE, 'is called an image manifest, but is an image index'],
    [{ config: descriptor }, INDEX_TYPE, 'is called an image index, but is an image manifest'],
    [{ manifests: [], mediaType: MANIFEST_TYPE }, null, 'is called an image manifest, but is an image index'],
    [{ layers: [], mediaType: INDEX_TYPE }, null, 'is called an image index, but is an image manifest'],
    [{ mediaType: INDEX_TYPE }, MANIFEST_TYPE, 'is called an image manifest, but is an image index'],
    [{ manifests: [], fsLayers: [] }, INDEX_TYPE, "is in Docker's first manifest schema"],
  ])('that contradicts itself or its media type is refused: %j as %s', (document, mediaType, message) => {
    const kind = (json: Uint8Array, what: string) => isIndex(json, what, mediaType);
    expect(failure(kind, document)).toContain(`the document ${message}`);
  });

  test('is no manifest, nor the reverse, wherever it is read', () => {
    expect(failure(parseIndex, { manifests: [], layers: [] })).toContain('index and a manifest at once');
    expect(failure(parseIndex, { config: descriptor })).toContain('is called an image index, but is an image manifest');
    expect(failure(parseManifest, { config: descriptor, manifests: [] })).toContain('index and a manifest at once');
    expect(failure(parseManifest, { config: descriptor, mediaType: INDEX_TYPE })).toContain('but is an image index');
  });

  test('is told by its media type where its keys say nothing', () => {
    expect(isIndex(bytes({}), 'i', INDEX_TYPE)).toBe(true);
    expect(isIndex(bytes({ mediaType: INDEX_TYPE }), 'i')).toBe(true);
    expect(isIndex(bytes({ manifests: [], mediaType: 'text/plain' }), 'i', 'text/html')).toBe(true);
  });

  test('keeps hostile annotations apart from objects', () => {
    const text = `{"manifests":[{"digest":"${DIGEST}","size":1,"annotations":{"__proto__":"x","constructor":"y"}}]}`;
    expect(parseIndex(bytes(text), 'i')[0]?.annotations?.constructor).toBe('y');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('a manifest.json', () => {
  test('is read', () => {
    const list = [
      { Config: 'c.json', RepoTags: ['web:ci'], Layers: ['a/layer.tar'], Parent: 'x' },
      { Config: 'd', RepoTags: null, Layers: null },
    ];
    expect(parseArchiveManifest(bytes(list), 'm')).toEqual([
      { config: 'c.json', tags: ['web:ci'], layers: ['a/layer.tar'] },
      { config: 'd', tags: [], layers: [] },
    ]);
  });

  test.each<[unknown, string]>([
    [[{}], '"0.Config"'],
    [[{ Config: 'c', RepoTags: 'x' }], '"0.RepoTags"'],
    [[{ Config: 'c', Layers: [1] }], '"0.Layers.0"'],
    [{ Config: 'c' }, 'expected form: '],
  ])('%j is refused at its place', (list, place) => {
    expect(failure(parseArchiveManifest, list)).toContain(place);
  });
});

describe.each(PARSERS)('%s', (_, parser) => {
  test.each(['', '{', 'null,', '{"a":1}x', '\ufeff{', 'undefined', "{'a':1}"])('says that %j is no JSON', text => {
    expect(failure(parser, text)).toBe('the document is not valid JSON');
  });

  test('says that bytes which are no UTF-8 are no JSON', () => {
    expect(() => parser(Buffer.from([0x7b, 0xff, 0x7d]), 'the document')).toThrow('the document is not valid JSON');
  });

  test.each(['null', '5', '"text"', 'true'])('refuses %s', text => {
    expect(failure(parser, text)).toContain('the document does not have the expected form');
  });

  test('is not overcome by depth', () => {
    expect(failure(parser, `{"config":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).not.toBe('');
  });

  test('accepts or refuses whatever comes, and throws nothing else', () => {
    const property = fc.property(fc.json({ maxDepth: 4 }), text => {
      failure(parser, text);
    });
    fc.assert(property, { numRuns: runs(200) });
  });
});

describe('asDigest', () => {
  test.each([DIGEST, `sha512:${'0'.repeat(128)}`, `multihash+base58:${'0'.repeat(32)}`])('accepts %s', text => {
    expect(asDigest(text)).toBe(text);
  });

  test.each([
    '',
    ':',
    'sha256',
    `sha256:${'0'.repeat(31)}`,
    `sha256:${'0'.repeat(129)}`,
    `sha256:${'A'.repeat(64)}`,
    `SHA256:${'a'.repeat(64)}`,
    `..:${'0'.repeat(64)}`,
    `.:${'0'.repeat(64)}`,
    `a/b:${'0'.repeat(64)}`,
    `sha256:../${'0'.repeat(64)}`,
    `${DIGEST}\n`,
    ` ${DIGEST}`,
    `x:${DIGEST}`,
  ])('refuses %j', text => {
    expect(asDigest(text)).toBeNull();
  });
});
