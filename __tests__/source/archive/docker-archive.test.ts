import { describe, expect, test } from '@jest/globals';
import { MeasureError, UsageError } from '../../../src/errors.ts';
import { chooseImage, openDockerArchive } from '../../../src/source/archive/docker-archive.ts';
import { blobDigest } from '../../../src/source/files/blob-name.ts';
import { openOciLayout } from '../../../src/source/layout/oci-layout.ts';
import { dockerArchiveFiles, filler, sha256, tarOf } from '../../kit/archives/archives.ts';
import { fileSetOf, LayoutBuilder, named, sourceIo } from '../../kit/archives/sources.ts';

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
    [
      'with text for manifest.json',
      new Map([['manifest.json', Buffer.from('hello')]]),
      'manifest.json is not valid JSON',
    ],
    ['with an object for manifest.json', changed(() => ({ a: 1 })), 'manifest.json does not have the expected form'],
    ['with an empty manifest.json', changed(() => []), 'holds no image'],
    ['with null for manifest.json', changed(() => null), 'manifest.json does not have the expected form'],
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

describe('an archive that lists its images twice', () => {
  const layout = new LayoutBuilder();
  const [tar, other] = [tarOf([{ name: 'a', body: filler(100) }]), tarOf([{ name: 'b', body: filler(10) }])];
  const AMD64 = { os: 'linux', architecture: 'amd64' };
  const path = (digest: string) => `blobs/${digest.replace(':', '/')}`;
  const entryOf = (image: { digest: string }, tag: string | null) => {
    const { config, layers } = JSON.parse(layout.files.get(path(image.digest))?.toString() ?? '');
    const names: string[] = layers.map((layer: { digest: string }) => path(layer.digest));
    return { Config: path(config.digest), RepoTags: tag === null ? null : [tag], Layers: names };
  };
  const one = layout.image([tar]);
  const two = layout.image([other, tar]);
  const arm = layout.image([tar], ARM64);
  const first = entryOf(one, 'web:ci');
  const containerd = {
    annotations: { 'io.containerd.image.name': 'docker.io/library/web:ci', 'org.opencontainers.image.ref.name': 'ci' },
  };
  const archive = (index: readonly object[], listed: readonly object[]) =>
    new Map([...layout.layout(index), ['manifest.json', Buffer.from(JSON.stringify(listed))]]);
  const CONTRARY = 'MeasureError: web.tar: index.json and manifest.json name different images |';
  const both = () =>
    layout.index([
      { ...one, platform: AMD64 },
      { ...arm, platform: ARM64 },
    ]);

  test.each<[string, object[], object[], { ref?: string; platform?: typeof ARM64 }]>([
    ['once each', [one], [entryOf(one, null)], {}],
    ['by a name', [{ ...one, ...containerd }], [first], { ref: 'web:ci' }],
    ['by a tag alone, which manifest.json never has', [{ ...one, ...containerd }], [first], { ref: 'ci' }],
    ['by a digest', [{ ...one, ...containerd }], [first], { ref: one.digest }],
    ['by a name that only index.json has', [{ ...one, ...named('main') }], [first], { ref: 'main' }],
    [
      'beside another',
      [
        { ...one, ...containerd },
        { ...two, ...named('x') },
      ],
      [first, entryOf(two, 'x:1')],
      { ref: 'web:ci' },
    ],
    ['with a config that is no blob', [one], [{ ...first, Config: 'config.json' }], {}],
    ['with layers that are no blobs', [one], [{ ...first, Layers: ['a/layer.tar'] }], {}],
    ['with one of its platforms', [{ ...both(), ...containerd }], [first], {}],
    ['with one of its platforms, for another', [{ ...both(), ...containerd }], [first], { platform: ARM64 }],
  ])('in agreement is read: %s', (_, index, listed, parts) => {
    const files = archive(index, listed).set('config.json', layout.files.get(first.Config) ?? Buffer.alloc(0));
    expect(open(files, parts).manifest.digest).toBe(parts.platform ? arm.digest : one.digest);
  });

  test.each<[string, object[], object[], { ref?: string; platform?: typeof ARM64 }]>([
    ['another image', [one], [entryOf(two, null)], {}],
    ['another image of that name', [{ ...one, ...containerd }], [entryOf(two, 'web:ci')], { ref: 'web:ci' }],
    [
      'another image of that name beside it',
      [{ ...one, ...containerd }],
      [first, entryOf(two, 'web:ci')],
      { ref: 'web:ci' },
    ],
    ['another image of its full name', [{ ...one, ...containerd }], [entryOf(two, 'web:ci')], { ref: 'ci' }],
    [
      'two platforms under one name',
      [{ ...both(), ...containerd }],
      [first, entryOf(arm, 'web:ci')],
      { ref: 'web:ci' },
    ],
    [
      'another image that its config gives the wanted platform',
      [
        layout.index([
          { ...arm, platform: { ...ARM64, os: 'other' } },
          { ...one, platform: ARM64 },
        ]),
      ],
      [entryOf(arm, null)],
      { platform: ARM64 },
    ],
    ['no image of that name', [{ ...one, ...named('ci') }], [entryOf(two, 'web:ci')], { ref: 'ci' }],
    ['more images', [one], [first, entryOf(two, 'b:1')], {}],
    ['fewer layers', [two], [{ ...entryOf(two, null), Layers: [path(`sha256:${sha256(tar)}`)] }], {}],
    ['other layers', [one], [{ ...first, Layers: [path(`sha256:${sha256(other)}`)] }], {}],
    ['another config under no digest', [one], [{ ...first, Config: 'config.json' }], {}],
    ['a config that is not there', [one], [{ ...first, Config: 'gone.json' }], {}],
  ])('is refused where manifest.json has %s', (_, index, listed, parts) => {
    const files = archive(index, listed).set('config.json', Buffer.from('{}'));
    expect(failure(files, parts)).toContain(CONTRARY);
    const request = { kind: 'oci-archive' as const, reference: 'web.tar', ref: null, platform: null, ...parts };
    expect(() => openOciLayout(fileSetOf(files), request, sourceIo())).toThrow('name different images');
  });

  test('is refused where it depends on the list which platform is meant', () => {
    const files = archive([both()], [entryOf(arm, null)]);
    expect(failure(files)).toContain("manifest.json means another platform's image than index.json");
    expect(open(files, { platform: ARM64 }).manifest.digest).toBe(arm.digest);
  });
});
