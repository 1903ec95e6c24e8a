import { describe, expect, test } from '@jest/globals';
import { MeasureError, UsageError } from '../../src/errors.ts';
import { blobDigest, chooseImage, openDockerArchive } from '../../src/source/docker-archive.ts';
import { dockerArchiveFiles, filler, sha256, tarOf } from '../kit/archives.ts';
import { fileSetOf, LayoutBuilder, named, sourceIo } from '../kit/sources.ts';

const SPEC = { layers: [[{ name: 'a', body: filler(100) }], [{ name: 'b', body: filler(50) }]], tag: 'web:ci' };
const ARM64 = { os: 'linux', architecture: 'arm64' };

function open(files: ReadonlyMap<string, Buffer>, parts: { ref?: string; platform?: typeof ARM64 } = {}) {
  const request = { kind: 'docker-archive' as const, reference: 'web.tar', ref: null, platform: null, ...parts };
  return openDockerArchive(fileSetOf(files, 'web.tar'), request, sourceIo());
}

function failure(files: ReadonlyMap<string, Buffer>, parts: Parameters<typeof open>[1] = {}): string {
  try {
    open(files, parts);
  } catch (error) {
    if (error instanceof UsageError || error instanceof MeasureError)
      return `${error.name}: ${error.message} | ${error.hint}`;
    throw error;
  }
  return 'accepted';
}

/** Files of an archive whose manifest.json is changed. */
function changed(
  change: (images: { Config: string; RepoTags: unknown; Layers: string[] }[]) => unknown,
): Map<string, Buffer> {
  const files = dockerArchiveFiles(SPEC);
  const images = JSON.parse(files.get('manifest.json')?.toString() ?? '');
  return files.set('manifest.json', Buffer.from(JSON.stringify(change(images))));
}

describe('an archive of docker save', () => {
  test('is read by its manifest.json', () => {
    const files = dockerArchiveFiles(SPEC);
    const { kind, reference, manifest, layer } = open(files);
    const config = [...files].find(([name]) => /^[0-9a-f]{64}\.json$/.test(name))?.[1] ?? Buffer.alloc(0);
    expect({ kind, reference }).toEqual({ kind: 'docker-archive', reference: 'web.tar' });
    expect(manifest).toMatchObject({ digest: `sha256:${sha256(config)}`, configSize: config.length });
    expect(manifest.layers).toMatchObject([
      { digest: null, compressedSize: null, createdBy: 'RUN step 0' },
      { digest: null, compressedSize: null, createdBy: 'RUN step 1' },
    ]);
    expect(layer(1)).toMatchObject({ kind: 'seekable', size: tarOf(SPEC.layers[1] ?? []).length });
  });

  test('knows digests where layers are stored as blobs', () => {
    const tar = tarOf(SPEC.layers[0] ?? []);
    const blob = `blobs/sha256/${sha256(tar)}`;
    const config = Buffer.from(JSON.stringify({ rootfs: { diff_ids: [`sha256:${sha256(tar)}`] } }));
    const name = `blobs/sha256/${sha256(config)}`;
    const files = new Map([
      [blob, tar],
      [name, config],
      ['manifest.json', Buffer.from(JSON.stringify([{ Config: name, RepoTags: null, Layers: [blob] }]))],
    ]);
    expect(open(files).manifest.layers).toMatchObject([{ digest: `sha256:${sha256(tar)}` }]);
    expect(failure(new Map([...files, [name, Buffer.from(`${config} `)]]))).toContain(
      'the config of web.tar does not match its digest',
    );
  });

  test('is read by its OCI index where that names images', () => {
    const layout = new LayoutBuilder();
    const image = { ...layout.image([tarOf([])]), ...named('web:ci') };
    const files = new Map([...layout.layout([image]), ['manifest.json', Buffer.from('[]')]]);
    expect(open(files)).toMatchObject({ kind: 'docker-archive', manifest: { digest: image.digest } });
    expect(open(files, { ref: 'web:ci' }).manifest.digest).toBe(image.digest);
  });

  test('is read by its manifest.json where the OCI index is empty', () => {
    const layout = new LayoutBuilder();
    expect(open(new Map([...layout.layout([]), ...dockerArchiveFiles(SPEC)])).manifest.layers).toHaveLength(2);
  });

  test.each(['web:ci', 'registry.example/library/web:ci'])('its image may be named by its tag (%s)', tag => {
    const files = changed(([image]) => [{ ...image, RepoTags: [tag, 'other:v1'] }]);
    for (const ref of ['web:ci', 'other:v1', tag]) expect(open(files, { ref }).manifest.layers).toHaveLength(2);
    expect(failure(files, { ref: 'web:v2' })).toBe(`UsageError: web.tar has no image "web:v2" | It has: ${tag}.`);
  });

  test('is of one platform', () => {
    expect(
      open(dockerArchiveFiles({ ...SPEC, architecture: 'arm64' }), { platform: ARM64 }).manifest.layers,
    ).toHaveLength(2);
    expect(failure(dockerArchiveFiles(SPEC), { platform: ARM64 })).toContain(
      'UsageError: web.tar is for linux/amd64, not for linux/arm64',
    );
  });

  test.each<[string, Map<string, Buffer>, string]>([
    ['without manifest.json', new Map(), 'has no manifest.json'],
    ['with an empty manifest.json', changed(() => []), 'holds no image'],
    ['with null for manifest.json', changed(() => null), 'manifest.json is not what it should be'],
    [
      'whose config is missing',
      changed(([image]) => [{ ...image, Config: 'no.json' }]),
      'the config "no.json" is missing from web.tar',
    ],
    [
      'whose layer is missing',
      changed(([image]) => [{ ...image, Layers: ['x', ...(image?.Layers.slice(1) ?? [])] }]),
      'layer 0 is missing from web.tar',
    ],
    [
      'with fewer layers than the config has',
      changed(([image]) => [{ ...image, Layers: image?.Layers.slice(1) }]),
      'has 1 layers in its manifest and 2 in its config',
    ],
    [
      'that names a file outside',
      changed(([image]) => [{ ...image, Config: '../../etc/passwd' }]),
      'is missing from web.tar',
    ],
  ])('%s is refused', (_, files, message) => {
    expect(failure(files)).toMatch(/^MeasureError/);
    expect(failure(files)).toContain(message);
  });

  test('whose config was changed is refused', () => {
    const files = dockerArchiveFiles(SPEC);
    for (const [name, bytes] of files) if (/^[0-9a-f]{64}\.json$/.test(name)) files.set(name, Buffer.from(`${bytes} `));
    expect(failure(files)).toContain('the config of web.tar does not match its digest');
  });
});

describe('chooseImage', () => {
  const image = (config: string, ...tags: string[]) => ({ config, tags, layers: [] });
  const choose = (ref: string | null, ...images: ReturnType<typeof image>[]) => chooseImage(images, ref, 'web.tar');

  test('takes the only one', () => {
    expect(choose(null, image('c')).config).toBe('c');
    expect(choose('web', image('c', 'web:latest'), image('d', 'db:latest')).config).toBe('c');
  });

  test('names them where there are several', () => {
    const several = () => choose(null, image('c', 'web:ci', 'web:v1'), image('d.json'));
    expect(several).toThrow(UsageError);
    expect(several).toThrow('web.tar holds several images: web:ci, d.json');
  });

  test('takes one without a tag by its ID or by the name of its config', () => {
    const hex = 'a'.repeat(64);
    for (const name of [`${hex}.json`, `blobs/sha256/${hex}`, `sha256:${hex}`])
      for (const ref of [name, `sha256:${hex}`])
        expect(choose(ref, image(name), image('other.json')).config).toBe(name);
    expect(() => choose(`sha256:${hex}`, image('c'), image('d.json'))).toThrow('has no image');
  });

  test('refuses a tag of two images', () => {
    expect(() => choose('web:ci', image('c', 'web:ci'), image('d', 'web:ci'))).toThrow('holds several images: c, d');
  });

  test('tells of many names only some', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => image(`${n}.json`, `${'a'.repeat(300)}${n}:ci`));
    for (const ref of [null, 'web'])
      try {
        throw new Error(`it took ${choose(ref, ...many).config}`);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        if (error instanceof UsageError) expect(`${error.message}${error.hint}`.length).toBeLessThan(6000);
      }
  });
});

describe('blobDigest', () => {
  const hex = 'a'.repeat(64);

  test.each([
    [`blobs/sha256/${hex}`, `sha256:${hex}`],
    [`./blobs/sha256/${hex}`, `sha256:${hex}`],
    [`blobs/sha512/${hex}${hex}`, `sha512:${hex}${hex}`],
    [`${hex}/layer.tar`, null],
    ['blobs/sha256/abc', null],
    [`blobs/sha256/${hex}/x`, null],
    [`x/blobs/sha256/${hex}`, null],
  ])('of %s is %s', (name, digest) => {
    expect(blobDigest(name)).toBe(digest);
  });
});
