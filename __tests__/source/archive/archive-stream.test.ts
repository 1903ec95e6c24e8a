/** An archive is read while it passes by, in whatever order it comes. */
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { ImagebudgetError, MeasureError } from '../../../src/errors.ts';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import { readArchiveStream } from '../../../src/source/archive/archive-stream.ts';
import { openDockerArchive } from '../../../src/source/archive/docker-archive.ts';
import {
  blobName,
  compress,
  dockerArchiveFiles,
  type Entry,
  filler,
  sha256,
  tarOf,
} from '../../kit/archives/archives.ts';
import { sourceIo } from '../../kit/archives/sources.ts';

const SPEC = {
  layers: [
    [{ name: 'a', body: filler(3000) }],
    [
      { name: 'b', body: filler(50_000, 'b') },
      { name: 'b2', body: '' },
    ],
  ],
};
const DIFF_IDS = SPEC.layers.map(entries => `sha256:${sha256(tarOf(entries))}`);

/** Members of an archive as `docker save` 20.10 writes it: config, layers, manifest.json. */
const members = (): Entry[] => [...dockerArchiveFiles(SPEC)].map(([name, body]) => ({ name, body }));

function streamOf(bytes: Buffer, chunk = 1000): Readable {
  return Readable.from(
    Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, n) => bytes.subarray(n * chunk, (n + 1) * chunk)),
    { objectMode: false },
  );
}

const OF = { name: "the engine's export of web:ci", hint: 'Try again.' };

async function read(bytes: Buffer, chunk?: number, io = sourceIo()) {
  const files = await readArchiveStream(streamOf(bytes, chunk), OF, io);
  const request = { kind: 'docker' as const, reference: 'web:ci', ref: null, platform: null };
  const source = openDockerArchive(files, request, io);
  const layers = source.manifest.layers.map((_, n) => {
    const layer = source.layer(n);
    if (layer.kind !== 'index') throw new Error('a layer was not read');
    return layer.read;
  });
  return { config: source.manifest.config, layers };
}

const readMembers = (entries: readonly Entry[]) => read(tarOf(entries));

async function failure(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => new Error('it was accepted'),
    reason => reason,
  );
  expect(error).toBeInstanceOf(ImagebudgetError);
  expect(error.hint).toBeTruthy();
  return error.message;
}

const isLayer = ({ name }: Entry) => name.endsWith('layer.tar');
const isManifest = ({ name }: Entry) => name === 'manifest.json';

describe('an export', () => {
  test.each([1, 7, 511, 512, 4096, 1 << 20])('is read in chunks of %i', async chunk => {
    const bytes = tarOf(members());
    const { layers, config } = await read(chunk === 1 ? bytes.subarray(0, bytes.length) : bytes, chunk);
    expect(config.platform).toEqual({ os: 'linux', architecture: 'amd64' });
    expect(layers.map(({ diffId }) => diffId)).toEqual(DIFF_IDS);
    expect(layers.map(({ index }) => index.length)).toEqual([1, 2]);
    expect(layers.map(({ compression, verified }) => [compression, verified])).toEqual(
      Array(2).fill(['none', 'digest']),
    );
  });

  test('is read in any order of its members', async () => {
    const entries = members();
    for (const order of [entries.toReversed(), [...entries.slice(2), ...entries.slice(0, 2)]])
      expect((await readMembers(order)).layers.map(({ diffId }) => diffId)).toEqual(DIFF_IDS);
  });

  test('knows the hashes of contents, since its bytes come once', async () => {
    const { layers } = await readMembers(members());
    const hash = layers[1]?.index.hash(0);
    expect(hash).toBe(Buffer.from(sha256(filler(50_000, 'b')), 'hex').toString('latin1'));
  });

  test('tells how much has been read', async () => {
    let total = 0;
    const advance = (bytes: number) => {
      total += bytes;
    };
    const progress = { stage() {}, advance, done() {} };
    await read(tarOf(members()), 1000, sourceIo({ progress }));
    expect(total).toBe(SPEC.layers.reduce((sum, entries) => sum + tarOf(entries).length, 0));
  });

  test.each(['none', 'gzip', 'zstd'] as const)('has layers as blobs (%s)', async compression => {
    const blobs = SPEC.layers.map(entries => compress(tarOf(entries), compression));
    const config = Buffer.from(JSON.stringify({ rootfs: { diff_ids: DIFF_IDS } }));
    const nameOf = (blob: Buffer) => `blobs/sha256/${sha256(blob)}`;
    const manifest = JSON.stringify([{ Config: nameOf(config), RepoTags: null, Layers: blobs.map(nameOf) }]);
    const entries = [...blobs, config].map(body => ({ name: nameOf(body), body }));
    const { layers } = await readMembers([{ name: 'blobs/' }, ...entries, { name: 'manifest.json', body: manifest }]);
    expect(layers.map(({ diffId, digest, blobBytes }) => [diffId, digest, blobBytes])).toEqual(
      blobs.map((blob, n) => [DIFF_IDS[n], `sha256:${sha256(blob)}`, blob.length]),
    );
    const damaged = entries.map((entry, n) => (n === 1 ? { ...entry, body: compress(tarOf([]), compression) } : entry));
    expect(await failure(readMembers([...damaged, { name: 'manifest.json', body: manifest }]))).toContain('hash to');
  });

  test('may link a layer that comes twice, in either direction', async () => {
    const [first, second] = members().filter(isLayer);
    const others = members().filter(entry => !isLayer(entry));
    for (const link of [
      { symlink: `../${second?.name}` },
      { symlink: `/${second?.name}` },
      { hardlink: `${second?.name}` },
    ]) {
      const linked: Entry = { name: first?.name ?? '', ...link };
      for (const order of [
        [linked, second],
        [second, linked],
      ])
        expect(
          (await readMembers([...order.flatMap(entry => entry ?? []), ...others])).layers.map(({ diffId }) => diffId),
        ).toEqual([DIFF_IDS[1], DIFF_IDS[1]]);
    }
  });

  test('may have ./ before its names', async () => {
    const dotted = members().map(entry => ({ ...entry, name: `./${entry.name}` }));
    expect((await readMembers(dotted)).layers).toHaveLength(2);
  });

  test('may hold what is no part of the image', async () => {
    const extra: Entry[] = [
      { name: 'repositories', body: '{"test":{}}' },
      { name: 'x/VERSION', body: '1.0' },
      { name: 'x/' },
      { name: 'empty', body: '' },
      { name: 'blobs/sha256/sbom', body: `{"sbom":"${'x'.repeat(DEFAULT_LIMITS.manifestBytes)}"}` },
    ];
    expect((await readMembers([...extra, ...members()])).layers).toHaveLength(2);
  });

  test('has what came last under a name that comes twice, as a plain archive has', async () => {
    const [first] = members().filter(isLayer);
    const before: Partial<Entry>[] = [
      { symlink: 'elsewhere' },
      { hardlink: 'elsewhere' },
      { body: '{}' },
      { body: compress(Buffer.from('no tar'), 'gzip') },
      { body: tarOf([{ name: 'old', body: 'old' }]) },
    ];
    for (const old of before) {
      const { layers } = await readMembers([{ name: first?.name ?? '', ...old }, ...members()]);
      expect(layers.map(({ diffId }) => diffId)).toEqual(DIFF_IDS);
    }
    const emptied = (name: string) => readMembers([...members(), { name, body: '' }]);
    expect(await failure(emptied('manifest.json'))).toContain('has no manifest.json');
    expect((await emptied(first?.name ?? '')).layers[0]?.blobBytes).toBe(0);
  });

  test.each(['\n  ', '\ufeff', '\ufeff\r\n\t'])('may have %j before a document', async before => {
    const entries = members().map(entry =>
      isManifest(entry) ? { ...entry, body: Buffer.from(`${before}${entry.body}`) } : entry,
    );
    expect((await readMembers(entries)).layers).toHaveLength(2);
  });

  test('may have no layers', async () => {
    expect(
      (await readMembers([...dockerArchiveFiles({ layers: [] })].map(([name, body]) => ({ name, body })))).layers,
    ).toEqual([]);
  });

  test('tells a layer from a document by its content', async () => {
    const spec = { layers: [[{ name: '{"a":1}', body: 'x' }], [{ name: '[', body: 'y' }]] };
    const entries = [...dockerArchiveFiles(spec)].map(([name, body]) => ({ name, body }));
    expect((await readMembers(entries)).layers.map(({ index }) => index.path(0))).toEqual(['{"a":1}', '[']);
  });
});

describe('what no image names', () => {
  const other: [string, Buffer][] = [
    ['bytes', Buffer.alloc(2000, 'x')],
    ['a single byte', Buffer.from('x')],
    ['compressed text', compress(Buffer.from('no tar'), 'gzip')],
    ['a gzip file that is cut short', compress(filler(3000), 'gzip').subarray(0, 60)],
    ['a tar that is cut short', tarOf([{ name: 'x', body: filler(3000) }]).subarray(0, 1000)],
    ['the head of a wasm module', Buffer.from('\0asm\x01\0\0\0', 'latin1')],
  ];

  test.each(other)('is passed over: %s', async (_, body) => {
    for (const name of [blobName(Buffer.from('another digest')), 'attachment.tar'])
      for (const entries of [
        [{ name, body }, ...members()],
        [...members(), { name, body }],
      ])
        expect((await readMembers(entries)).layers.map(({ diffId }) => diffId)).toEqual(DIFF_IDS);
  });

  test('is passed over: a blob of a digest that cannot be checked, unless an image names it', async () => {
    const name = `blobs/blake3/${'0'.repeat(64)}`;
    for (const body of [tarOf([]), compress(tarOf([]), 'gzip')])
      expect((await readMembers([{ name, body }, ...members()])).layers).toHaveLength(2);
    const [layer] = members().filter(isLayer);
    const renamed = members().map(entry => ({
      ...entry,
      name: entry.name === layer?.name ? name : entry.name,
      body: isManifest(entry) ? `${entry.body}`.replace(layer?.name ?? '', name) : (entry.body ?? ''),
    }));
    expect(await failure(readMembers(renamed))).toMatch(/^"blake3:0+" is a digest that cannot be checked$/);
  });
});

describe('layers', () => {
  test.each(['', '.gz', '.tar.gz', '.blob'])('may have names that end in %j', async suffix => {
    const entries = members().map(entry => ({
      ...entry,
      name: isLayer(entry) ? entry.name.replace('/layer.tar', suffix) : entry.name,
      body: isManifest(entry) ? `${entry.body}`.replaceAll('/layer.tar', suffix) : (entry.body ?? ''),
    }));
    expect((await readMembers(entries)).layers.map(({ diffId }) => diffId)).toEqual(DIFF_IDS);
  });
});

describe('an export that is not whole', () => {
  const manifest = (change: (image: Record<string, unknown>) => unknown) =>
    members().map(entry =>
      isManifest(entry) ? { ...entry, body: JSON.stringify(change(JSON.parse(`${entry.body}`)[0])) } : entry,
    );

  test.each<[string, Entry[], string]>([
    ['without manifest.json', members().filter(entry => !isManifest(entry)), 'has no manifest.json'],
    ['of nothing', [], 'has no manifest.json'],
    ['without a layer', members().filter(entry => !isLayer(entry)), 'layer 0 is missing from the engine'],
    ['without its config', members().slice(1), 'is missing from the engine'],
    ['of no image', manifest(() => []), 'holds no image'],
    ['of two images', manifest(image => [image, image]), 'holds several images'],
    ['with a manifest of another kind', manifest(() => ({})), 'manifest.json does not have the expected form'],
    [
      'with links in a circle',
      [
        ...manifest(image => [{ ...image, Layers: ['l', 'l'] }]),
        { name: 'l', symlink: 'm' },
        { name: 'm', symlink: 'l' },
      ],
      'layer 0 is missing',
    ],
    [
      'with a link out of the archive',
      [...manifest(image => [{ ...image, Layers: ['l', 'l'] }]), { name: 'l', symlink: '../../etc/passwd' }],
      'layer 0 is missing',
    ],
    [
      'with a layer that is no tar',
      members().map(entry => (isLayer(entry) ? { ...entry, body: Buffer.alloc(2000, 'x') } : entry)),
      'is damaged: a tar header has a wrong checksum',
    ],
    [
      'with a config that was changed',
      members().map((entry, n) => (n === 0 ? { ...entry, body: `${entry.body} ` } : entry)),
      'does not match its digest',
    ],
  ])('%s', async (_, entries, message) => {
    expect(await failure(readMembers(entries))).toContain(message);
  });

  test('because it ends anywhere before its last entry does', async () => {
    const bytes = tarOf(members());
    const end = bytes.length - 1024 - 512;
    for (let length = 0; length < end; length += 1777)
      expect(await failure(read(bytes.subarray(0, length)))).toMatch(
        /^the engine's export of web:ci (is damaged: |has no manifest\.json)/,
      );
  });

  test('because the connection breaks: that error, as it is', async () => {
    const error = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const bytes = tarOf(members());
    const stream = new Readable({ read() {} });
    stream.push(bytes.subarray(0, 5000));
    const reading = readArchiveStream(stream, OF, sourceIo());
    setTimeout(() => stream.destroy(error), 20);
    await expect(reading).rejects.toBe(error);
  });

  test('ends the stream when it fails', async () => {
    const stream = new Readable({ read() {} });
    stream.push(Buffer.alloc(2000, 'x'));
    await expect(readArchiveStream(stream, OF, sourceIo())).rejects.toThrow(MeasureError);
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(stream.destroyed).toBe(true);
  });

  test('because a layer is a bomb, or its documents are too many', async () => {
    const limits = { ...DEFAULT_LIMITS, layerBytes: 5000 };
    expect(await failure(read(tarOf(members()), 1000, sourceIo({ limits })))).toContain(
      'more than the limit "layerBytes" of 5000',
    );
    const config = members()[0]?.name;
    expect(
      await failure(read(tarOf(members()), 1000, sourceIo({ limits: { ...DEFAULT_LIMITS, manifestBytes: 300 } }))),
    ).toMatch(
      new RegExp(`^"${config}" in the engine's export of web:ci has \\d+ bytes, .* limit "manifestBytes" of 300$`),
    );
    const large = Buffer.alloc(DEFAULT_LIMITS.manifestBytes, '{');
    const many = Array.from({ length: 17 }, (_, n) => ({ name: `${n}.json`, body: large }));
    expect(await failure(read(tarOf(many), 1 << 20))).toContain('more than the limit "documentBytes" of 67108864');
  });
});
