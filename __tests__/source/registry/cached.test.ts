/** Layers of a registry that are in the cache. */
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { archiveOf, compress, filler, ociFiles, writeFiles } from '../../kit/archives/archives.ts';
import { reportOf, scratchFolder } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';
import { contentOf, scriptedRegistry } from '../../kit/registries/scripted-registry.ts';

const folder = scratchFolder();
const FILES = ociFiles({
  layers: [[{ name: 'a', body: filler(9000, 'a') }], [{ name: 'b', body: filler(80_000, 'b') }]],
});

test('a layer of a registry that is in the cache is not fetched', async () => {
  const registry = await scriptedRegistry(contentOf(FILES));
  const env = { XDG_CACHE_HOME: join(folder, 'home') };
  const inspect = async () => {
    const before = registry.asked.length;
    const { image } = reportOf(await runInProcess(['inspect', `registry:${registry.host}/web:ci`, '--json'], { env }));
    const { verified, ...source } = image.source;
    const asked = registry.asked.slice(before).map(({ path }) => path);
    return { verified, asked, rest: JSON.stringify({ ...image, source, milliseconds: 0 }) };
  };
  try {
    const [cold, warm] = [await inspect(), await inspect()];
    const { config, layers } = JSON.parse(contentOf(FILES).get('manifests/ci')?.bytes.toString() ?? '');
    const blobs = layers.map(({ digest }: { digest: string }) => `blobs/${digest}`);
    expect(cold.asked.filter(path => blobs.includes(path)).sort()).toEqual(blobs.sort());
    expect(warm.asked).toEqual(['manifests/ci', `blobs/${config.digest}`]);
    expect([cold.verified, warm.verified, warm.rest]).toEqual(['digest', 'cached', cold.rest]);
  } finally {
    await registry.close();
  }
});

test('a layer that was read from a compressed archive is in the cache for a registry', async () => {
  const home = join(folder, 'other');
  writeFiles(folder, new Map([['image.tar.gz', compress(archiveOf(FILES), 'gzip')]]));
  const env = { XDG_CACHE_HOME: home };
  reportOf(await runInProcess(['inspect', join(folder, 'image.tar.gz'), '--json'], { env }));
  const registry = await scriptedRegistry(contentOf(FILES));
  try {
    const ran = await runInProcess(['inspect', `registry:${registry.host}/web:ci`, '--json'], { env });
    expect(reportOf(ran).image.source.verified).toBe('cached');
    expect(registry.asked).toHaveLength(2);
  } finally {
    await registry.close();
  }
});
