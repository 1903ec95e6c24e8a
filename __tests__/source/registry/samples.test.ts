/** Images of real builders, served by a registry: the report is that of the same image in its layout. */
import { describe, expect } from '@jest/globals';
import { samplePath, testSamples } from '../../kit/archives/samples.ts';
import { assertReport } from '../../kit/oracles/assert-report.ts';
import { reportOf } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';
import { contentOf, readLayout, scriptedRegistry } from '../../kit/registries/scripted-registry.ts';

/** All but what names the source, and what only a registry knows: the size in which it serves what is not compressed. */
function comparable({ image }: ReturnType<typeof reportOf>, compressed: boolean) {
  const { name, source, milliseconds, sizes, layers, ...rest } = image;
  const { kind, reference, verified, ...same } = source;
  if (compressed) return { ...rest, sizes, layers, source: same };
  const { download, ...other } = sizes;
  return {
    ...rest,
    savings: { ...rest.savings, downloadBytes: undefined },
    sizes: other,
    layers: layers.map(({ downloadBytes, ...layer }: object & { downloadBytes: unknown }) => layer),
    source: same,
  };
}

describe('an image from a registry', () => {
  const rows: [sample: string, platform: string, compressed: boolean][] = [
    ['bk-oci-dir', 'linux/amd64', true],
    ['bk-oci-estargz.tar', 'linux/amd64', true],
    ['bk-oci-gzip.tar', 'linux/amd64', true],
    ['bk-oci-multiplatform-attest.tar', 'linux/arm/v7', true],
    ['bk-oci-uncompressed.tar', 'linux/amd64', false],
    ['buildah-oci-zstd', 'linux/amd64', true],
    ['hand-oci-mediatype-lies-gzip', 'linux/amd64', true],
    ['hand-oci-mediatype-lies-raw', 'linux/amd64', false],
    ['hand-oci-zero-layers', 'linux/amd64', true],
    ['podman-oci-dir', 'linux/amd64', true],
    ['skopeo-oci-dir', 'linux/amd64', true],
    ['skopeo-oci-uncompressed-dir', 'linux/amd64', false],
    ['skopeo-oci-zstd-dir', 'linux/amd64', true],
    ['skopeo-oci-zstdchunked-dir', 'linux/amd64', true],
  ];
  const title = ([sample, platform]: (typeof rows)[number]) => `${sample} for ${platform}`;
  testSamples(rows, title, async (sample, platform, compressed) => {
    const path = samplePath(sample);
    const registry = await scriptedRegistry(contentOf(readLayout(path)));
    try {
      const inspect = async (source: string) => {
        const ran = await runInProcess(['inspect', source, '--json', '--platform', platform]);
        const result = reportOf(ran);
        expect(ran).toMatchObject({ code: 0, stderr: '' });
        assertReport(result.report);
        return result;
      };
      const [served, stored] = [await inspect(`registry:${registry.host}/web:ci`), await inspect(path)];
      expect(comparable(served, compressed)).toEqual(comparable(stored, compressed));
      expect(served.image.source).toMatchObject({ kind: 'registry', verified: 'digest' });
      expect(served.image.sizes.download).toBe(stored.image.sizes.download ?? served.image.sizes.download);
      expect(await registry.connections()).toBe(0);
    } finally {
      await registry.close();
    }
  });
});
