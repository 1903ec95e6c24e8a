import { describe, expect, test } from '@jest/globals';
import { MeasureError, UsageError } from '../../../src/errors.ts';
import type { Platform } from '../../../src/image/types.ts';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import { type ImageRequest, openOciLayout } from '../../../src/source/layout/oci-layout.ts';
import { compress, filler, tarOf } from '../../kit/archives/archives.ts';
import { fileSetOf, LayoutBuilder, named, sourceIo } from '../../kit/archives/sources.ts';

const LAYER = tarOf([{ name: 'a', body: filler(100) }]);
const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

const REQUEST: ImageRequest = { kind: 'oci-layout', reference: 'layout', ref: null, platform: null };

function open(files: ReadonlyMap<string, Buffer>, parts: Partial<ImageRequest> = {}, arch = 'x64') {
  return openOciLayout(fileSetOf(files, 'layout'), { ...REQUEST, ...parts }, sourceIo({ arch }));
}

function failure(files: ReadonlyMap<string, Buffer>, parts: Partial<ImageRequest> = {}, arch = 'x64') {
  try {
    open(files, parts, arch);
  } catch (error) {
    if (error instanceof UsageError || error instanceof MeasureError)
      return { name: error.name, text: `${error.message} | ${error.hint}` };
    throw error;
  }
  throw new Error('it was accepted');
}

const platformOf = (files: ReadonlyMap<string, Buffer>, platform: Platform | null = null, arch = 'x64') =>
  open(files, { platform }, arch).manifest.config.platform;

describe('an image in a layout', () => {
  test('is read from index.json over its manifest', () => {
    const layout = new LayoutBuilder();
    const gzip = compress(LAYER, 'gzip');
    const config = layout.blob({
      ...AMD64,
      rootfs: { diff_ids: [`sha256:${'1'.repeat(64)}`] },
      history: [{ created_by: 'COPY a' }],
    });
    const blob = layout.blob(gzip);
    const manifest = layout.blob({ config, layers: [blob] });
    const { kind, reference, manifest: read, layer } = open(layout.layout([manifest]));
    expect({ kind, reference }).toEqual({ kind: 'oci-layout', reference: 'layout' });
    expect(read).toMatchObject({ digest: manifest.digest, configSize: config.size, notes: [] });
    expect(read.layers).toEqual([
      { diffId: `sha256:${'1'.repeat(64)}`, digest: blob.digest, compressedSize: gzip.length, createdBy: 'COPY a' },
    ]);
    expect(layer(0)).toMatchObject({ kind: 'seekable', size: gzip.length });
    expect(() => layer(1)).toThrow(RangeError);
  });

  test('has no download size where its layers are stored uncompressed', () => {
    const layout = new LayoutBuilder();
    expect(open(layout.layout([layout.image([LAYER])])).manifest.layers[0]?.compressedSize).toBeNull();
  });

  test('may have no layers', () => {
    const layout = new LayoutBuilder();
    expect(open(layout.layout([layout.image([])])).manifest.layers).toEqual([]);
  });

  test('may be in indexes in indexes, but not without end', () => {
    const layout = new LayoutBuilder();
    let entry: object = layout.image([LAYER]);
    for (let depth = 1; depth <= 4; depth++) {
      entry = layout.index([entry]);
      expect(open(layout.layout([entry])).manifest.layers).toHaveLength(1);
    }
    expect(failure(layout.layout([layout.index([entry])])).text).toContain('nests indexes more than 4 deep');
  });

  test('is found if 10,000 documents must be read, and not if one more must', () => {
    const layout = new LayoutBuilder();
    const image = layout.image([]);
    // The index, the manifest for each entry, and at the end the manifest and the config.
    const ofEntries = (count: number) => {
      const entries = Array.from({ length: count }, (_, n) => ({
        ...image,
        platform: n === 0 ? AMD64 : { os: 'linux', architecture: `a${n}` },
      }));
      return layout.layout([layout.index(entries)]);
    };
    expect(open(ofEntries(9997)).manifest.digest).toBe(image.digest);
    expect(failure(ofEntries(9998)).text).toContain('more than 10000 documents would have to be read');
  });

  test('is told apart from others by names that are cut in messages', () => {
    const layout = new LayoutBuilder();
    const entries = ['a', 'b'].map(name => ({ ...layout.image([Buffer.from(name)]), ...named(name.repeat(100_000)) }));
    expect(failure(layout.layout(entries)).text.length).toBeLessThan(1000);
  });

  test('is found where media types are missing or null', () => {
    const layout = new LayoutBuilder();
    const { digest, size } = layout.image([LAYER]);
    const inner = layout.blob({ manifests: [{ digest, size, mediaType: null }] });
    expect(open(layout.layout([{ digest: inner.digest, size: inner.size, mediaType: '' }])).manifest.digest).toBe(
      digest,
    );
  });
});

describe('what is no image', () => {
  const attestation = { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } };
  const unknown = { platform: { os: 'unknown', architecture: 'unknown' } };
  const attest = (layout: LayoutBuilder) => layout.image([], unknown.platform);

  test.each<[string, (layout: LayoutBuilder) => object]>([
    ['an attestation by the platform in its config', layout => ({ ...attest(layout), ...attestation })],
    ['an attestation by its platform', layout => ({ ...layout.blob({ any: 1 }), ...unknown, ...attestation })],
    [
      'an artifact',
      layout => layout.blob({ config: layout.blob({}, 'application/vnd.cncf.helm.config.v1+json'), layers: [] }),
    ],
    [
      'an artifact with an empty config',
      layout => layout.blob({ config: layout.blob({}, 'application/vnd.oci.empty.v1+json'), layers: [] }),
    ],
    ['something of an unknown media type', layout => layout.blob(Buffer.from('<xml/>'), 'application/xml')],
    ['a manifest that is missing, of no platform', () => ({ digest: `sha256:${'9'.repeat(64)}`, size: 9 })],
  ])('%s is passed over', (_, other) => {
    const layout = new LayoutBuilder();
    const image = { ...layout.image([LAYER]), platform: AMD64 };
    const files = layout.layout([layout.index([image, other(layout)])]);
    expect(open(files).manifest.digest).toBe(image.digest);
    expect(failure(layout.layout([layout.index([other(layout)])])).text).toContain('holds no container image');
  });

  test.each<[string, (layout: LayoutBuilder) => object, string]>([
    [
      'a chart',
      layout => layout.blob({ config: layout.blob({}, 'application/vnd.cncf.helm.config.v1+json') }),
      'but an artifact of type application/vnd.cncf.helm.config.v1+json',
    ],
    [
      'an artifact that names its type',
      layout =>
        layout.blob({ config: layout.blob({}, 'application/vnd.oci.empty.v1+json'), artifactType: 'text/sbom' }),
      'but an artifact of type text/sbom',
    ],
    [
      'a manifest of another kind',
      layout => layout.blob({}, 'application/vnd.oci.artifact.manifest.v1+json'),
      'but an artifact of type application/vnd.oci.artifact.manifest.v1+json',
    ],
    [
      'several',
      layout =>
        layout.index([layout.blob({}, 'text/a'), layout.blob({}, 'text/b'), { ...layout.blob({}), ...unknown }]),
      'but artifacts of types text/a, text/b',
    ],
  ])('%s is named by its type', (_, other, message) => {
    const layout = new LayoutBuilder();
    expect(failure(layout.layout([other(layout)])).text).toContain(`holds no container image, ${message}`);
  });

  test('an image whose config has no type of its own is one', () => {
    const layout = new LayoutBuilder();
    const config = layout.blob({ ...AMD64, rootfs: { diff_ids: [] } }, 'application/octet-stream');
    expect(open(layout.layout([layout.blob({ config, layers: [] })])).manifest.layers).toEqual([]);
  });

  test('an encrypted layer is refused by that name', () => {
    const layout = new LayoutBuilder();
    const config = layout.blob({ ...AMD64, rootfs: { diff_ids: [`sha256:${'1'.repeat(64)}`] } });
    const layer = layout.blob(filler(100), 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted');
    expect(failure(layout.layout([layout.blob({ config, layers: [layer] })])).text).toContain(
      'layer 0 of layout is encrypted',
    );
  });

  test('the first schema of Docker is told apart', () => {
    const layout = new LayoutBuilder();
    const { text } = failure(layout.layout([layout.blob({ schemaVersion: 1, fsLayers: [], history: [] })]));
    expect(text).toContain("is in Docker's first manifest schema");
  });

  test.each<[string, Map<string, Buffer>, string]>([
    ['nothing', new Map(), 'has no index.json'],
    ['an empty index', new LayoutBuilder().layout([]), 'holds no container image'],
    ['an index that is no JSON', new Map([['index.json', Buffer.from('{')]]), 'index.json is not valid JSON'],
  ])('a layout with %s is refused', (_, files, message) => {
    expect(failure(files)).toMatchObject({ name: 'MeasureError', text: expect.stringContaining(message) });
  });
});

test.each([
  ['{}', 'oci-layout of layout states no version, not 1.0.0'],
  ['{"imageLayoutVersion":"2.0.0"}', 'oci-layout of layout states the version "2.0.0", not 1.0.0'],
  ['{"ImageLayoutVersion":"1.0.0"}', 'oci-layout has the key "ImageLayoutVersion", which engines read as'],
])('an oci-layout of %s is refused, since containerd then reads manifest.json', (text, message) => {
  const layout = new LayoutBuilder();
  const files = layout.layout([layout.image([LAYER])]).set('oci-layout', Buffer.from(text));
  expect(failure(files)).toMatchObject({ name: 'MeasureError', text: expect.stringContaining(message) });
});

describe('a document that is not what it is called', () => {
  const layout = new LayoutBuilder();
  const image = layout.image([LAYER]);
  const INDEX = 'application/vnd.oci.image.index.v1+json';
  const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
  const { config } = JSON.parse(layout.files.get(`blobs/${image.digest.replace(':', '/')}`)?.toString() ?? '');

  test.each<[string, () => Map<string, Buffer>, string]>([
    [
      'an index that is a manifest too',
      () => layout.layout([layout.blob({ manifests: [image], config, layers: [] })]),
      'is an image index and a manifest at once',
    ],
    [
      'a manifest that its entry calls an index',
      () => layout.layout([{ ...image, mediaType: INDEX }]),
      'is called an image index, but is an image manifest',
    ],
    [
      'an index that its entry calls a manifest',
      () => layout.layout([{ ...layout.index([image]), mediaType: MANIFEST }]),
      'is called an image manifest, but is an image index',
    ],
    [
      'a manifest below an index that its entry calls an index',
      () => layout.layout([layout.index([{ ...image, mediaType: INDEX, platform: AMD64 }])]),
      'is called an image index, but is an image manifest',
    ],
    [
      'an index.json that is a manifest too',
      () =>
        new Map([
          ...layout.layout([]),
          ['index.json', Buffer.from(JSON.stringify({ manifests: [image], layers: [] }))],
        ]),
      'index.json is an image index and a manifest at once',
    ],
  ])('%s is refused', (_, files, message) => {
    expect(failure(files())).toMatchObject({ name: 'MeasureError', text: expect.stringContaining(message) });
  });
});

describe('what engines take for an image counts as one', () => {
  const attestation = { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } };
  const HELM = 'application/vnd.cncf.helm.config.v1+json';
  const AMD64_TWICE = '2 manifests for the same platform';
  const other = (layout: LayoutBuilder) => layout.image([LAYER, LAYER]);
  const chart = (layout: LayoutBuilder, config: object) =>
    layout.blob({ config: layout.blob(config, HELM), layers: [], artifactType: 'text/chart' });

  test.each<[string, (layout: LayoutBuilder) => object]>([
    ['with a platform, though called an attestation', l => ({ ...other(l), ...attestation, platform: AMD64 })],
    ['with a platform in its config, though called an attestation', l => ({ ...other(l), ...attestation })],
    ['with a platform, though its config is of another type', l => ({ ...chart(l, {}), platform: AMD64 })],
    ['with a platform in a config of another type', l => chart(l, AMD64)],
    ['with a platform without a system, which is Linux', l => ({ ...other(l), platform: { ...AMD64, os: '' } })],
  ])('an entry %s', (_, entry) => {
    const layout = new LayoutBuilder();
    const image = { ...layout.image([LAYER]), platform: AMD64 };
    for (const entries of [
      [image, entry(layout)],
      [entry(layout), image],
    ])
      expect(failure(layout.layout([layout.index(entries)]))).toMatchObject({
        name: 'MeasureError',
        text: expect.stringContaining(AMD64_TWICE),
      });
  });

  test('an artifact that is chosen has no size', () => {
    const layout = new LayoutBuilder();
    const chosen = { ...chart(layout, {}), platform: AMD64 };
    const index = layout.index([chosen, { ...layout.image([LAYER], ARM64), platform: ARM64 }]);
    expect(failure(layout.layout([index])).text).toContain(
      'holds no container image, but an artifact of type text/chart',
    );
    expect(platformOf(layout.layout([index]), ARM64)).toMatchObject(ARM64);
  });

  test('an image that only its config gives a platform is refused beside one that engines look at first', () => {
    const layout = new LayoutBuilder();
    const unstated = layout.image([LAYER], AMD64);
    const lesser = {
      ...layout.image([], { ...AMD64, architecture: '386' }),
      platform: { ...AMD64, architecture: '386' },
    };
    const message =
      'only a config, not the index, states which image is for linux/amd64 | Engines may take the one for linux/386';
    expect(failure(layout.layout([layout.index([unstated, lesser])])).text).toContain(message);
    expect(
      failure(layout.layout([layout.index([layout.index([{ ...unstated, platform: AMD64 }]), lesser])])).text,
    ).toContain(message);
    expect(failure(layout.layout([unstated, lesser])).text).toContain(message);
    const { platform: _, ...unstatedToo } = lesser;
    for (const entries of [[unstated, unstatedToo], [layout.index([unstated, unstatedToo])]])
      expect(failure(layout.layout([layout.index(entries)])).text).toContain(message);
    expect(open(layout.layout([layout.index([unstated])])).manifest.digest).toBe(unstated.digest);
    const stated = { ...unstated, platform: AMD64 };
    expect(open(layout.layout([layout.index([lesser, stated])])).manifest.digest).toBe(unstated.digest);
    const special = { ...stated, platform: { ...AMD64, 'os.features': ['x'] } };
    expect(failure(layout.layout([layout.index([lesser, special])])).text).toContain(message);
  });

  test('an index for another platform than the image that it holds is refused', () => {
    const layout = new LayoutBuilder();
    const image = { ...layout.image([LAYER]), platform: AMD64 };
    const inner = layout.index([image]);
    expect(failure(layout.layout([layout.index([{ ...inner, platform: ARM64 }])])).text).toContain(
      'is an index for linux/arm64 that holds an image for linux/amd64',
    );
    expect(open(layout.layout([layout.index([{ ...inner, platform: AMD64 }])])).manifest.digest).toBe(image.digest);
  });
});

describe('several platforms', () => {
  const layout = new LayoutBuilder();
  const amd64 = layout.image([LAYER], AMD64);
  const arm64 = layout.image([LAYER, LAYER], { ...ARM64, variant: 'v8' });
  const stated = [
    { ...amd64, platform: AMD64 },
    { ...arm64, platform: ARM64 },
  ];
  const files = layout.layout([layout.index(stated)]);

  test('the host’s is chosen, or the wanted one', () => {
    expect(platformOf(files)).toEqual(AMD64);
    expect(platformOf(files, null, 'arm64')).toMatchObject(ARM64);
    expect(platformOf(files, ARM64)).toMatchObject(ARM64);
    expect(failure(files, {}, 's390x')).toMatchObject({
      name: 'UndecidedPlatform',
      text: expect.stringContaining('linux/amd64, linux/arm64'),
    });
    expect(failure(files, { platform: { os: 'linux', architecture: 's390x' } }).text).toContain(
      'it has linux/amd64, linux/arm64',
    );
  });

  test('a descriptor without one takes it from the config', () => {
    expect(platformOf(layout.layout([layout.index([amd64, arm64])]), ARM64)).toMatchObject(ARM64);
  });

  test('may be side by side in index.json', () => {
    expect(platformOf(layout.layout(stated), ARM64)).toMatchObject(ARM64);
  });

  test('an image that is listed twice is one', () => {
    expect(platformOf(layout.layout([layout.index([...stated, ...stated]), amd64]))).toEqual(AMD64);
  });

  test('two images for one platform are refused', () => {
    const other = layout.image([], AMD64);
    expect(failure(layout.layout([layout.index([amd64, other])])).text).toContain('2 manifests for the same platform');
  });

  test('of which one is held: that is meant, unless another is wanted', () => {
    const held = new LayoutBuilder();
    const image = held.image([LAYER], AMD64);
    const listed = held.layout([
      held.index([
        { ...image, platform: AMD64 },
        { ...arm64, platform: ARM64 },
      ]),
    ]);
    expect(platformOf(listed)).toEqual(AMD64);
    expect(platformOf(listed, null, 'arm64')).toEqual(AMD64);
    expect(failure(listed, { platform: ARM64 })).toEqual({
      name: 'MeasureError',
      text: 'layout lists an image for linux/arm64, but does not hold it | It holds linux/amd64. Save the image with the platform that is to be measured.',
    });
  });

  test('of which none is held', () => {
    const none = new LayoutBuilder();
    const listed = none.layout([none.index([{ ...arm64, platform: ARM64 }])]);
    expect(failure(listed).text).toContain('but does not hold it | It holds none.');
  });
});

describe('names', () => {
  const layout = new LayoutBuilder();
  const one = layout.image([LAYER]);
  const two = layout.image([LAYER, LAYER]);
  const containerd = (name: string, ref: string) => ({
    annotations: { 'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': ref },
  });
  const files = layout.layout([
    { ...one, ...named('v1') },
    { ...two, ...containerd('docker.io/library/web:v2', 'v2') },
  ]);

  test.each([
    ['v1', one],
    ['v2', two],
    ['web:v2', two],
    ['docker.io/library/web:v2', two],
    [one.digest, one],
  ])('%s chooses', (ref, image) => {
    expect(open(files, { ref }).manifest.digest).toBe(image.digest);
  });

  test('one that different images have is an error, also for different platforms', () => {
    const arm64 = { ...layout.image([LAYER], ARM64), platform: ARM64 };
    const shared = layout.layout([
      { ...one, platform: AMD64, ...named('v1') },
      { ...arm64, ...named('v1') },
    ]);
    for (const ref of ['v1', null])
      expect(failure(shared, { ref })).toEqual({
        name: 'UsageError',
        text: `layout holds several images: ${one.digest}, ${arm64.digest} | Choose one, as in oci:PATH:${one.digest}.`,
      });
    expect(open(shared, { ref: arm64.digest, platform: ARM64 }).manifest.digest).toBe(arm64.digest);
  });

  test('one that is not there is an error with those that are', () => {
    expect(failure(files, { ref: 'v3' })).toEqual({
      name: 'UsageError',
      text: 'layout has no image "v3" | It has: v1, docker.io/library/web:v2.',
    });
    expect(failure(files, { ref: '' }).text).toContain('has no image ""');
    expect(failure(new LayoutBuilder().layout([]), { ref: 'v1' }).text).toContain('It has: none.');
  });

  test.each([
    ['oci-layout', 'oci:PATH:v1'],
    ['oci-archive', 'oci-archive:PATH:v1'],
    ['docker-archive', 'docker-archive:PATH:v1'],
  ] as const)('several images without a choice are an error with one (%s)', (kind, example) => {
    expect(failure(files, { kind })).toEqual({
      name: 'UsageError',
      text: `layout holds several images: v1, docker.io/library/web:v2 | Choose one, as in ${example}.`,
    });
  });

  test.each([
    ['without a name', {}],
    ['of one name', named('v1')],
  ])('several images %s are told apart by their digests', (_, name) => {
    const alike = layout.layout([
      { ...one, ...name },
      { ...two, ...name, platform: AMD64 },
    ]);
    expect(failure(alike)).toEqual({
      name: 'UsageError',
      text: `layout holds several images: ${one.digest}, ${two.digest} | Choose one, as in oci:PATH:${one.digest}.`,
    });
    expect(open(alike, { ref: two.digest }).manifest.digest).toBe(two.digest);
  });

  test('several of one image are no choice', () => {
    const twice = layout.layout([
      { ...one, ...named('v1') },
      { ...one, ...named('latest') },
    ]);
    expect(open(twice).manifest.digest).toBe(one.digest);
    expect(open(twice, { ref: 'latest' }).manifest.digest).toBe(one.digest);
  });

  test.each([
    ['of an artifact', named('chart')],
    ['of a signature without one', {}],
  ])('%s are none', (_, name) => {
    const signed = layout.blob({
      artifactType: 'application/vnd.cncf.notary.signature',
      config: layout.blob({}, 'application/vnd.oci.empty.v1+json'),
      subject: one,
    });
    const beside = layout.layout([
      { ...one, ...named('v1') },
      { ...signed, ...name },
    ]);
    expect(open(beside).manifest.digest).toBe(one.digest);
    expect(failure(beside, { ref: signed.digest }).text).toContain('an artifact of type application/vnd.cncf.notary');
    const several = layout.layout([
      { ...one, ...named('v1') },
      { ...two, ...named('v2') },
      { ...signed, ...name },
    ]);
    expect(failure(several).text).toContain('holds several images: v1, v2 |');
    const none = layout.layout([
      { ...signed, ...name },
      { ...layout.blob({ config: layout.blob({}, 'x/y') }), ...named('z') },
    ]);
    expect(failure(none).text).toContain('holds no container image, but artifacts of types application/vnd.cncf');
  });

  test('start no line of their own in a hint', () => {
    const odd = { ...one, ...named('v1\n  all budgets pass') };
    for (const ref of [null, 'x'])
      expect(failure(layout.layout([odd, { ...two, ...named('v2') }]), { ref }).text).toMatch(
        /\| (Choose one, as in oci:PATH|It has): ?v1\\x0a {2}all budgets pass.*$/,
      );
  });

  test('several are a choice to be made before what is damaged', () => {
    const gone = { ...two, digest: `sha256:${'0'.repeat(64)}`, ...named('gone') };
    expect(failure(layout.layout([{ ...one, ...named('v1') }, gone])).text).toContain('several images: v1, gone |');
  });

  test('of an attestation are none', () => {
    const attestation = {
      ...layout.image([], { os: 'unknown', architecture: 'unknown' }),
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest', ...named('x').annotations },
    };
    expect(open(layout.layout([{ ...one, ...named('v1') }, attestation])).manifest.digest).toBe(one.digest);
  });
});

describe('damage', () => {
  const build = () => {
    const layout = new LayoutBuilder();
    const manifest = layout.image([LAYER]);
    return { layout, manifest, files: layout.layout([manifest]) };
  };
  const blobs = (files: Map<string, Buffer>) => [...files.keys()].filter(name => name.startsWith('blobs/'));

  test('a document that is missing', () => {
    const { files, manifest } = build();
    files.delete(`blobs/${manifest.digest.replace(':', '/')}`);
    expect(failure(files).text).toContain(`the document ${manifest.digest.slice(0, 19)}… is missing from layout`);
  });

  test('any blob that is missing, a layer too', () => {
    for (const name of blobs(build().files)) {
      const { files } = build();
      files.delete(name);
      expect(failure(files)).toMatchObject({
        name: 'MeasureError',
        text: expect.stringContaining('is missing from layout'),
      });
    }
  });

  test('a document that is not what its digest says', () => {
    const { files, manifest } = build();
    const name = `blobs/${manifest.digest.replace(':', '/')}`;
    files.set(name, Buffer.concat([files.get(name) ?? Buffer.alloc(0), Buffer.from(' ')]));
    expect(failure(files).text).toContain('does not match its digest');
  });

  test('a digest that cannot be checked', () => {
    const layout = new LayoutBuilder();
    const digest = `sha384:${'0'.repeat(96)}`;
    layout.files.set(`blobs/${digest.replace(':', '/')}`, Buffer.from('{}'));
    expect(failure(layout.layout([{ digest, size: 2 }])).text).toContain('"sha384:');
  });

  test('a layer of another size', () => {
    const layout = new LayoutBuilder();
    const blob = layout.blob(LAYER);
    const config = layout.blob({ rootfs: { diff_ids: [blob.digest] } });
    const manifest = layout.blob({ config, layers: [{ ...blob, size: blob.size + 1 }] });
    expect(failure(layout.layout([manifest])).text).toContain(
      `layer 0 (${blob.digest.slice(0, 19)}…) has ${blob.size} bytes in layout instead of ${blob.size + 1}`,
    );
  });

  test('a foreign layer that is not there, and one that is', () => {
    const layout = new LayoutBuilder();
    const blob = { ...layout.blob(LAYER), urls: ['https://example.com/layer'] };
    const config = layout.blob({ rootfs: { diff_ids: [blob.digest] } });
    const files = layout.layout([layout.blob({ config, layers: [blob] })]);
    expect(open(files).manifest.layers).toHaveLength(1);
    files.delete(`blobs/${blob.digest.replace(':', '/')}`);
    expect(failure(files).text).toContain('is a foreign layer, and layout does not hold its bytes');
  });

  test('more layers than the config knows, or fewer', () => {
    const layout = new LayoutBuilder();
    const config = layout.blob({ rootfs: { diff_ids: [] } });
    expect(failure(layout.layout([layout.blob({ config, layers: [layout.blob(LAYER)] })])).text).toContain(
      'has 1 layers in its manifest and 0 in its config',
    );
  });

  test('a document of more than the limit', () => {
    const layout = new LayoutBuilder();
    const large = layout.blob(Buffer.alloc(DEFAULT_LIMITS.manifestBytes + 1, ' '));
    expect(failure(layout.layout([large])).text).toContain(
      'has 4194305 bytes, more than the limit "manifestBytes" of 4194304',
    );
  });

  test('documents of more than the limit together', () => {
    const layout = new LayoutBuilder();
    const manifest = layout.image([LAYER]);
    const files = layout.layout([{ ...manifest, platform: AMD64 }]);
    const { configSize } = open(files).manifest;
    // The manifest is read to find the image and once more when it is chosen; then the config.
    const all = 2 * manifest.size + configSize;
    const within = (documentBytes: number) =>
      openOciLayout(fileSetOf(files, 'layout'), REQUEST, sourceIo({ limits: { ...DEFAULT_LIMITS, documentBytes } }));
    expect(within(all).manifest.digest).toBe(manifest.digest);
    expect(() => within(all - 1)).toThrow(
      `layout has ${all} bytes of documents, more than the limit "documentBytes" of ${all - 1}`,
    );
  });

  test('history that does not fit is a note', () => {
    const layout = new LayoutBuilder();
    const blob = layout.blob(LAYER);
    const config = layout.blob({ rootfs: { diff_ids: [blob.digest] }, history: [] });
    expect(open(layout.layout([layout.blob({ config, layers: [blob] })])).manifest.notes).toHaveLength(1);
  });
});
