import { describe, expect, test } from '@jest/globals';
import { openImageDirectory } from '../../../src/source/layout/image-directory.ts';
import { sha256, tarOf } from '../../kit/archives/archives.ts';
import { fileSetOf, sourceIo } from '../../kit/archives/sources.ts';

const TAR = tarOf([{ name: 'a', body: 'x' }]);
const descriptor = (bytes: Buffer) => ({ digest: `sha256:${sha256(bytes)}`, size: bytes.length });

function directory({ layer = TAR, urls = undefined as string[] | undefined } = {}): Map<string, Buffer> {
  const config = Buffer.from(
    JSON.stringify({ os: 'linux', architecture: 'arm64', rootfs: { diff_ids: [`sha256:${sha256(TAR)}`] } }),
  );
  const manifest = { schemaVersion: 2, config: descriptor(config), layers: [{ ...descriptor(TAR), urls }] };
  return new Map([
    ['version', Buffer.from('Directory Transport Version: 1.1\n')],
    ['manifest.json', Buffer.from(JSON.stringify(manifest))],
    [sha256(config), config],
    [sha256(TAR), layer],
  ]);
}

const open = (files: ReadonlyMap<string, Buffer>, platform: { os: string; architecture: string } | null = null) =>
  openImageDirectory(fileSetOf(files, 'folder'), { reference: 'folder', platform }, sourceIo());

describe('a directory of skopeo or podman', () => {
  test('is read', () => {
    const files = directory();
    const { kind, manifest } = open(files);
    expect(kind).toBe('oci-layout');
    expect(manifest).toMatchObject({
      digest: `sha256:${sha256(files.get('manifest.json') ?? '')}`,
      layers: [{ digest: `sha256:${sha256(TAR)}` }],
    });
  });

  test.each<[string, (files: Map<string, Buffer>) => unknown, string]>([
    ['without manifest.json', files => files.delete('manifest.json'), 'has no manifest.json'],
    ['without its config', files => files.delete([...files.keys()][2] ?? ''), 'the config is missing from folder'],
    ['without a layer', files => files.delete(sha256(TAR)), 'layer 0 (sha256:'],
    [
      'with a config that was changed',
      files => files.set([...files.keys()][2] ?? '', Buffer.from('{}')),
      'does not match its digest',
    ],
    [
      'with a layer that was cut',
      files => files.set(sha256(TAR), TAR.subarray(1)),
      `has ${TAR.length - 1} bytes in folder instead of ${TAR.length}`,
    ],
  ])('%s is refused', (_, damage, message) => {
    const files = directory();
    damage(files);
    expect(() => open(files)).toThrow(message);
  });

  test('is of one platform', () => {
    expect(open(directory(), { os: 'linux', architecture: 'aarch64' }).manifest.layers).toHaveLength(1);
    expect(() => open(directory(), { os: 'linux', architecture: 'amd64' })).toThrow('folder is for linux/arm64');
  });

  test('may hold several platforms, as skopeo copy --all leaves them', () => {
    const files = directory();
    const manifest = files.get('manifest.json') ?? Buffer.alloc(0);
    const arm64 = { ...descriptor(manifest), platform: { os: 'linux', architecture: 'arm64' } };
    const amd64 = { digest: `sha256:${'9'.repeat(64)}`, size: 1, platform: { os: 'linux', architecture: 'amd64' } };
    files.set(`${sha256(manifest)}.manifest.json`, manifest);
    files.set('manifest.json', Buffer.from(JSON.stringify({ manifests: [arm64, amd64] })));
    expect(open(files, arm64.platform).manifest.digest).toBe(arm64.digest);
    expect(() => open(files)).toThrow('the manifest is missing from folder');
    files.set('manifest.json', Buffer.from(JSON.stringify({ manifests: [arm64] })));
    expect(open(files).manifest.layers).toHaveLength(1);
    files.set(`${sha256(manifest)}.manifest.json`, Buffer.from(`${manifest} `));
    expect(() => open(files)).toThrow('the manifest of folder does not match its digest');
    files.set('manifest.json', Buffer.from(JSON.stringify({ manifests: [] })));
    expect(() => open(files)).toThrow('holds an index without images');
  });

  test('may hold an index that does not say platforms, or says one twice', () => {
    const files = directory();
    const manifest = files.get('manifest.json') ?? Buffer.alloc(0);
    const platform = { os: 'linux', architecture: 'arm64' };
    const chart = Buffer.from(
      JSON.stringify({
        config: { ...descriptor(Buffer.from('{}')), mediaType: 'application/vnd.cncf.helm.config.v1+json' },
      }),
    );
    const others = [
      { ...descriptor(Buffer.from('gone')) },
      { ...descriptor(chart) },
      { ...descriptor(Buffer.from('x')), platform: { os: 'unknown', architecture: 'unknown' } },
    ];
    files.set(`${sha256(manifest)}.manifest.json`, manifest);
    files.set(`${sha256(chart)}.manifest.json`, chart);
    const arm64 = descriptor(manifest);
    for (const entries of [
      [arm64],
      [arm64, arm64],
      [
        { ...arm64, platform },
        { ...arm64, platform },
      ],
    ]) {
      files.set('manifest.json', Buffer.from(JSON.stringify({ manifests: [...entries, ...others] })));
      expect(open(files).manifest.digest).toBe(arm64.digest);
      expect(open(files, platform).manifest.digest).toBe(arm64.digest);
    }
    expect(() => open(files, { os: 'linux', architecture: 'amd64' })).toThrow(
      'no platform linux/amd64; it has linux/arm64',
    );
  });

  test('of an index counts every entry with a platform as an image, as engines do', () => {
    const files = directory();
    const manifest = files.get('manifest.json') ?? Buffer.alloc(0);
    const other = Buffer.from(`${manifest} `);
    for (const bytes of [manifest, other]) files.set(`${sha256(bytes)}.manifest.json`, bytes);
    const platform = { os: 'linux', architecture: 'arm64' };
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    for (const entry of [
      { ...descriptor(other), platform, annotations },
      { ...descriptor(other), annotations },
    ]) {
      files.set(
        'manifest.json',
        Buffer.from(JSON.stringify({ manifests: [{ ...descriptor(manifest), platform }, entry] })),
      );
      expect(() => open(files, platform)).toThrow('2 manifests for the same platform');
    }
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'an artifact by its own type',
      { artifactType: 'application/vnd.example.chart', config: { mediaType: 'application/vnd.oci.empty.v1+json' } },
      'folder holds no container image, but an artifact of type application/vnd.example.chart',
    ],
    [
      'an artifact by its config',
      { config: { mediaType: 'application/vnd.cncf.helm.config.v1+json' } },
      'folder holds no container image, but an artifact of type application/vnd.cncf.helm.config.v1+json',
    ],
    [
      'an encrypted layer',
      { layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted' }] },
      'layer 0 of folder is encrypted',
    ],
  ])('%s is refused by that name', (_, { config, layers, ...more }, message) => {
    const files = directory();
    const manifest = JSON.parse(`${files.get('manifest.json')}`);
    Object.assign(manifest, more);
    Object.assign(manifest.config, config);
    if (Array.isArray(layers)) Object.assign(manifest.layers[0], layers[0]);
    files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
    expect(() => open(files)).toThrow(message);
  });

  test('does not fetch a foreign layer', () => {
    const files = directory({ urls: ['https://example.com/x'] });
    files.delete(sha256(TAR));
    expect(() => open(files)).toThrow('is a foreign layer');
  });
});
