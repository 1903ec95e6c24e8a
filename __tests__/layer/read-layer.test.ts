import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { MeasureError } from '../../src/errors.ts';
import type { Digest } from '../../src/image/types.ts';
import { hashContents } from '../../src/layer/content/hash-contents.ts';
import { LayerDataError } from '../../src/layer/data-error.ts';
import type { LayerIndex } from '../../src/layer/index/layer-index.ts';
import type { LayerBytes } from '../../src/layer/layer-bytes.ts';
import { DEFAULT_LIMITS } from '../../src/layer/limits.ts';
import { type ReadOptions, readLayer, readStream } from '../../src/layer/read-layer.ts';
import { type Compression, compress, type Entry, filler, sha256, tarHeader, tarOf } from '../kit/archives/archives.ts';
import { readOf } from '../kit/archives/layers-of-entries.ts';
import { seekable, Watched } from '../kit/archives/streams.ts';

const ENTRIES: Entry[] = [
  { name: 'd/' },
  { name: 'd/large', body: filler(300_000) },
  { name: 'd/empty', body: '' },
  { name: 'link', symlink: 'd/large' },
  { name: 'hard', hardlink: 'd/large' },
  { name: 'small', body: 'hello' },
];
const TAR = tarOf(ENTRIES);
const FORMS: Compression[] = ['none', 'gzip', 'zstd'];

const digestOf = (bytes: Buffer) => `sha256:${sha256(bytes)}` as const;
const sha512 = (bytes: Buffer) => `sha512:${createHash('sha512').update(bytes).digest('hex')}` as const;
const DIFF_ID = digestOf(TAR);
const OTHER = digestOf(Buffer.from('other'));

const read = (bytes: Buffer, options: ReadOptions) => readLayer('layer 3', seekable(bytes), options);

function rows(index: LayerIndex): unknown[] {
  return Array.from({ length: index.length }, (_, at) => [
    index.type(at),
    index.path(at),
    index.link(at),
    index.size(at),
    index.body(at),
  ]);
}

async function messageOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => new Error('it gave a result'),
    reason => reason,
  );
  expect(error).toBeInstanceOf(MeasureError);
  expect((error as MeasureError).hint).toBeTruthy();
  return (error as MeasureError).message;
}

describe('how a layer is verified', () => {
  test('an uncompressed one by its structure, of which only headers are read', async () => {
    const bytes = seekable(TAR);
    const { verified } = await readLayer('layer', bytes, { diffId: DIFF_ID, digest: null });
    expect(verified).toBe('structure');
    expect(bytes.read).toBeLessThan(TAR.length / 4);
  });

  test('an uncompressed one by its structure, whatever digests are said to be', async () => {
    expect((await read(TAR, { diffId: OTHER, digest: OTHER })).verified).toBe('structure');
  });

  test.each<[string, Compression, Partial<ReadOptions>]>([
    ['compressed', 'gzip', {}],
    ['compressed', 'zstd', {}],
    ['compressed, with verify', 'gzip', { verify: true }],
    ['compressed, without its digest', 'gzip', { digest: null }],
    ['compressed, without its diff ID', 'gzip', { diffId: null }],
    ['uncompressed, with verify', 'none', { verify: true }],
    ['uncompressed, with verify, without its digest', 'none', { verify: true, digest: null }],
  ])('%s (%s): by digest', async (_, compression, options) => {
    const blob = compress(TAR, compression);
    const bytes = seekable(blob);
    const { verified } = await readLayer('layer', bytes, { diffId: DIFF_ID, digest: digestOf(blob), ...options });
    expect(verified).toBe('digest');
    expect(bytes.read).toBeGreaterThanOrEqual(blob.length);
  });

  test.each(FORMS)('with sha512 what passed by before its digests were known (%s)', async form => {
    const blob = compress(TAR, form);
    const [diffId, other] = [sha512(TAR), sha512(Buffer.from('other'))];
    const passed = async (digest: Digest | null): Promise<LayerBytes> => ({
      kind: 'index',
      read: await readStream(new Watched(blob, 1000), { diffId: null, digest }),
    });
    for (const digest of [sha512(blob), digestOf(blob)]) {
      const layer = await passed(digest);
      expect((await readLayer('layer 3', layer, { diffId, digest })).verified).toBe('digest');
      expect(await messageOf(readLayer('layer 3', layer, { diffId, digest: OTHER }))).toContain('its bytes hash to');
    }
    const isKnown = form === 'none';
    const raw = await passed(sha512(blob));
    const wrong = readLayer('layer 3', raw, { diffId: other, digest: sha512(blob), verify: true });
    expect(await messageOf(wrong)).toContain(isKnown ? 'its bytes hash to' : 'but not with sha512');
    const unnamed = readLayer('layer 3', await passed(null), { diffId, digest: null });
    expect(await messageOf(unnamed)).toBe('layer 3 cannot be verified: the stream was hashed, but not with sha512');
  });

  test('with sha512 as well', async () => {
    const blob = compress(TAR, 'gzip');
    expect((await read(blob, { diffId: DIFF_ID, digest: sha512(blob), verify: true })).verified).toBe('digest');
    expect((await read(TAR, { diffId: DIFF_ID, digest: sha512(TAR), verify: true })).verified).toBe('digest');
    expect((await read(TAR, { diffId: sha512(TAR), digest: DIFF_ID, verify: true })).verified).toBe('digest');
    expect(await messageOf(read(TAR, { diffId: OTHER, digest: sha512(TAR), verify: true }))).toContain('hash to');
    const exported = await readStream(new Watched(TAR, 1000), { diffId: null, digest: sha512(TAR) });
    expect([exported.digest, exported.diffId]).toEqual([sha512(TAR), DIFF_ID]);
  });

  test('not at all with an algorithm that is not known', async () => {
    const digest = `blake3:${'0'.repeat(64)}` as const;
    expect(await messageOf(read(compress(TAR, 'gzip'), { diffId: DIFF_ID, digest }))).toContain('blake3');
  });
});

describe('a layer without an end-of-archive marker', () => {
  const CUT = TAR.subarray(0, TAR.length - 1024);
  const forms = FORMS.flatMap(form => [false, true].map(verify => [form, verify] as const));

  test.each(forms)('is read where its diff ID fits (%s, verify %s)', async (form, verify) => {
    const blob = compress(CUT, form);
    const options = { diffId: digestOf(CUT), digest: digestOf(blob), verify };
    expect((await read(blob, options)).verified).toBe('digest');
  });

  test.each(forms)('is refused where only its blob fits (%s, verify %s)', async (form, verify) => {
    const blob = compress(CUT, form);
    const options = { diffId: DIFF_ID, digest: digestOf(blob), verify };
    expect(await messageOf(read(blob, options))).toContain('its bytes hash to');
    const stream: LayerBytes = { kind: 'stream', size: blob.length, open: () => new Watched(blob, 1000) };
    expect(await messageOf(readLayer('layer 3', stream, options))).toContain('its bytes hash to');
    const passed: LayerBytes = {
      kind: 'index',
      read: await readStream(new Watched(blob, 1000), { diffId: null, digest: digestOf(blob) }),
    };
    expect(await messageOf(readLayer('layer 3', passed, options))).toContain('its bytes hash to');
    expect(await messageOf(readLayer('layer 3', passed, { ...options, diffId: sha512(TAR) }))).toMatch(
      form === 'none' ? /to have a marker|sha512/ : /sha512/,
    );
  });
});

describe('an entry that no engine unpacks', () => {
  const odd = (name: string, type: string) => Buffer.concat([tarHeader({ name, size: 0, type }), Buffer.alloc(1024)]);

  test.each([
    ['with an empty name', odd('', '0'), 'an entry without a name'],
    ['of an unknown type', odd('x', 'Q'), 'container engines cannot unpack "x": its type is "Q"'],
    [
      'that is a file in place of the root',
      odd('./.', '0'),
      'container engines cannot unpack "./.": it would replace the root',
    ],
  ])('%s is an error', async (_, tar, message) => {
    for (const form of FORMS) {
      const blob = compress(tar, form);
      expect(await messageOf(read(blob, { diffId: digestOf(tar), digest: digestOf(blob) }))).toContain(message);
    }
  });
});

describe('a digest that does not fit', () => {
  const gzip = compress(TAR, 'gzip');

  test.each<[string, Buffer, ReadOptions]>([
    ['the blob’s', gzip, { diffId: DIFF_ID, digest: OTHER }],
    ['the diff ID, where it is all there is', gzip, { diffId: OTHER, digest: null }],
    ['the diff ID, with verify', gzip, { diffId: OTHER, digest: digestOf(gzip), verify: true }],
    ['the diff ID of an uncompressed layer, with verify', TAR, { diffId: OTHER, digest: DIFF_ID, verify: true }],
    ['the digest of an uncompressed layer, with verify', TAR, { diffId: DIFF_ID, digest: OTHER, verify: true }],
  ])('%s', async (_, bytes, options) => {
    const message = await messageOf(read(bytes, options));
    expect(message).toMatch(/^layer 3 cannot be read: its bytes hash to sha256:.*…, not to sha256:.*…$/);
    expect(message).toContain(OTHER.slice(0, 19));
  });

  test('the diff ID of a blob whose own digest fits is believed without verify', async () => {
    expect((await read(gzip, { diffId: OTHER, digest: digestOf(gzip) })).verified).toBe('digest');
  });
});

describe('a tar without its end marker', () => {
  const open = tarOf(ENTRIES, { end: false });

  test('is hashed, since nothing else tells whether it is whole', async () => {
    expect((await read(open, { diffId: digestOf(open), digest: null })).verified).toBe('digest');
    expect(await messageOf(read(open, { diffId: DIFF_ID, digest: null }))).toContain('hash to');
  });

  test('is refused where no digest is known', async () => {
    expect(await messageOf(read(open, { diffId: null, digest: null }))).toContain('no end-of-archive marker');
    expect(await messageOf(read(Buffer.alloc(0), { diffId: null, digest: null }))).toContain(
      'no end-of-archive marker',
    );
  });

  const forms = FORMS.map(form => ({ form, blob: compress(open, form) }));

  test.each(forms)('is compared with its diff ID, whatever the blob’s digest is ($form)', async ({ blob }) => {
    const digest = digestOf(blob);
    for (const verify of [false, true]) {
      expect((await read(blob, { diffId: digestOf(open), digest, verify })).verified).toBe('digest');
      expect(await messageOf(read(blob, { diffId: DIFF_ID, digest, verify }))).toContain('hash to');
    }
  });

  test.each(forms)('is fetched again for that where it passes once ($form)', async ({ form, blob }) => {
    const digest = digestOf(blob);
    let opened = 0;
    const open2 = () => {
      opened++;
      return new Watched(blob, 1000);
    };
    const stream: LayerBytes = { kind: 'stream', size: blob.length, open: open2 };
    const { index } = await readLayer('layer 3', stream, { diffId: digestOf(open), digest });
    expect([index.length, opened]).toEqual([ENTRIES.length, form === 'none' ? 1 : 2]);
    expect(await messageOf(readLayer('layer 3', stream, { diffId: DIFF_ID, digest }))).toContain('hash to');
  });

  test.each(forms)('that passed by is compared, or refused ($form)', async ({ form, blob }) => {
    const passed = async (digest: Digest): Promise<LayerBytes> => ({
      kind: 'index',
      read: await readStream(new Watched(blob, 1000), { diffId: null, digest }),
    });
    const usual = await passed(digestOf(blob));
    const wish = { digest: digestOf(blob) };
    expect((await readLayer('layer 3', usual, { ...wish, diffId: digestOf(open) })).verified).toBe('digest');
    expect(await messageOf(readLayer('layer 3', usual, { ...wish, diffId: DIFF_ID }))).toContain('hash to');
    expect(await messageOf(readLayer('layer 3', usual, { ...wish, diffId: null }))).toContain('no end-of-archive');
    const reading = readLayer('layer 3', usual, { ...wish, diffId: sha512(TAR) });
    expect(await messageOf(reading)).toContain('but not with sha512');
    const other = readLayer('layer 3', await passed(sha512(blob)), { digest: sha512(blob), diffId: sha512(TAR) });
    expect(await messageOf(other)).toContain(form === 'none' ? 'hash to' : 'but not with sha512');
  });

  test.each(['gzip', 'zstd'] as const)('is refused where no diff ID is known (%s)', async form => {
    const blob = compress(open, form);
    expect(await messageOf(read(blob, { diffId: null, digest: digestOf(blob) }))).toContain('no end-of-archive marker');
  });

  test('may be empty', async () => {
    const nothing = Buffer.alloc(0);
    expect((await read(nothing, { diffId: digestOf(nothing), digest: null })).index.length).toBe(0);
  });
});

describe('what follows the end marker', () => {
  const tail = Buffer.concat([TAR, tarOf([{ name: 'later', body: 'x' }])]);

  test('is no entry, but belongs to the digest', async () => {
    for (const verify of [false, true]) {
      const { index } = await read(tail, { diffId: digestOf(tail), digest: null, verify });
      expect(index.length).toBe(ENTRIES.length);
    }
    expect(await messageOf(read(tail, { diffId: DIFF_ID, digest: null, verify: true }))).toContain('hash to');
  });
});

describe('every form of a layer', () => {
  test.each(FORMS)('%s gives the same index', async compression => {
    const blob = compress(TAR, compression);
    const { index } = await read(blob, { diffId: DIFF_ID, digest: digestOf(blob), verify: true });
    expect(rows(index)).toEqual([
      ['dir', 'd', '', 0, 512],
      ['file', 'd/large', '', 300_000, 1024],
      ['file', 'd/empty', '', 0, 301_568],
      ['symlink', 'link', 'd/large', 0, 302_080],
      ['hardlink', 'hard', 'd/large', 0, 302_592],
      ['file', 'small', '', 5, 303_104],
    ]);
  });

  test.each(FORMS)('%s gives the same hashes of contents, when asked later', async compression => {
    const blob = compress(TAR, compression);
    const bytes: LayerBytes = seekable(blob);
    const { index } = await readLayer('layer', bytes, { diffId: DIFF_ID, digest: digestOf(blob) });
    await hashContents(bytes, index, [5, 1, 2]);
    expect([index.hash(0), index.hash(1), index.hash(2), index.hash(5)]).toEqual(HASHES);
  });

  test.each(FORMS)('%s gives the same hashes of contents, when asked at once', async compression => {
    const stream = new Watched(compress(TAR, compression), 4000);
    const { index } = await readStream(stream, { diffId: DIFF_ID, digest: null, known: 'hashes' });
    expect([index.hash(0), index.hash(1), index.hash(2), index.hash(5)]).toEqual(HASHES);
    expect(index.hash(4)).toBeUndefined();
  });

  const hashOf = (bytes: Buffer | string) => Buffer.from(sha256(bytes), 'hex').toString('latin1');
  const HASHES = [undefined, hashOf(filler(300_000)), hashOf(''), hashOf('hello')];
});

describe('contents', () => {
  test('of sparse files stay unknown, in any form', async () => {
    const header = tarHeader({ name: 'PaxHeaders/x', size: 104, type: 'x' });
    const records = [
      '22 GNU.sparse.major=0\n',
      '22 GNU.sparse.minor=1\n',
      '26 GNU.sparse.numblocks=1\n',
      '22 GNU.sparse.map=0,5\n',
      '12 comment=\n',
    ];
    const pax = Buffer.alloc(512);
    pax.write(records.join(''));
    const body = Buffer.alloc(512, 'x');
    const tar = Buffer.concat([
      header,
      pax,
      tarHeader({ name: 's', size: 5, type: '0' }),
      body,
      tarOf([{ name: 'a', body: 'a' }]),
    ]);
    for (const compression of FORMS) {
      const blob = compress(tar, compression);
      const bytes = seekable(blob);
      const { index } = await readLayer('layer', bytes, { diffId: digestOf(tar), digest: null, known: 'hashes' });
      await hashContents(bytes, index, [0, 1]);
      expect([index.path(0), index.hash(0), typeof index.hash(1)]).toEqual(['s', undefined, 'string']);
    }
  });

  test('of a layer that was read while it passed are asked for in vain', async () => {
    const { index } = await read(TAR, { diffId: DIFF_ID, digest: null });
    await hashContents({ kind: 'index', read: readOf(index) }, index, [1]);
    expect(index.hash(1)).toBeUndefined();
  });

  test.each(FORMS)('of a layer (%s) that has shrunk since are refused', async compression => {
    const blob = compress(TAR, compression);
    const { index } = await read(blob, { diffId: DIFF_ID, digest: null });
    const shrunk = { ...seekable(blob.subarray(0, blob.length / 2)), size: blob.length };
    await expect(hashContents(shrunk, index, [5, 1])).rejects.toThrow(/a second time/);
  });
});

describe('limits', () => {
  const limited = (limits: Partial<typeof DEFAULT_LIMITS>, form: Compression) => {
    const blob = compress(TAR, form);
    return messageOf(read(blob, { diffId: DIFF_ID, digest: digestOf(blob), limits: { ...DEFAULT_LIMITS, ...limits } }));
  };

  test.each(FORMS)('%s: each has a message of its own', async form => {
    expect(await limited({ entries: 5 }, form)).toContain('it has 6 entries, more than the limit "entries" of 5');
    expect(await limited({ nameBytes: 6 }, form)).toContain('a name of 7 bytes, more than the limit "nameBytes" of 6');
    expect(await limited({ allNameBytes: 30 }, form)).toContain('more than the limit "allNameBytes" of 30');
  });

  test('a bomb stops while it unpacks', async () => {
    expect(await limited({ layerBytes: 1000 }, 'gzip')).toMatch(
      /unpacks to \d+ bytes, more than the limit "layerBytes" of 1000/,
    );
    expect(await limited({ layerBytes: 1000 }, 'zstd')).toMatch(
      /unpacks to \d+ bytes, more than the limit "layerBytes" of 1000/,
    );
  });

  test('what just fits is read', async () => {
    const blob = compress(TAR, 'gzip');
    const limits = { ...DEFAULT_LIMITS, entries: 6, nameBytes: 7, allNameBytes: 45, layerBytes: TAR.length };
    expect((await read(blob, { diffId: DIFF_ID, digest: null, limits })).index.length).toBe(6);
  });
});

describe('readStream', () => {
  test('tells what came', async () => {
    const blob = compress(TAR, 'gzip');
    const { compression, blobBytes, digest, diffId } = await readStream(new Watched(blob, 77), {
      diffId: null,
      digest: null,
    });
    expect({ compression, blobBytes, digest, diffId }).toEqual({
      compression: 'gzip',
      blobBytes: blob.length,
      digest: digestOf(blob),
      diffId: DIFF_ID,
    });
  });

  test.each(FORMS)('closes its source when the tar (%s) is damaged', async compression => {
    const source = new Watched(compress(Buffer.alloc(100_000, 'x'), compression), 600);
    await expect(readStream(source, { diffId: null, digest: null })).rejects.toThrow(LayerDataError);
    expect(source.closed).toBe(true);
  });

  test.each(FORMS)('passes errors of its source unchanged (%s)', async compression => {
    const error = new Error('the connection is gone');
    for (const failAt of [0, 500]) {
      const source = new Watched(compress(TAR, compression), 100, { failAt, error });
      await expect(readStream(source, { diffId: null, digest: null })).rejects.toBe(error);
    }
  });

  test('reads a blob to its last byte, padding included', async () => {
    const blob = Buffer.concat([compress(TAR, 'gzip'), Buffer.alloc(5000)]);
    const read = await readStream(new Watched(blob, 512), { diffId: DIFF_ID, digest: digestOf(blob) });
    expect(read.blobBytes).toBe(blob.length);
  });
});
