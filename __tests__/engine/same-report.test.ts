/** One image of real layers, in every place that an image can be in: whatever it is read from, the report is the same. */
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BOTTOM, rechained } from '../kit/archives/saved-images.ts';
import { describeEngine, type Engine, engine, saveImage } from '../kit/engines/engine.ts';
import { skopeo, whyNoSkopeo } from '../kit/engines/skopeo.ts';
import { debianTenLayers } from '../kit/engines/test-images.ts';
import { nobodyIn, whyNotAsNobody } from '../kit/processes/as-nobody.ts';
import {
  checkedImage,
  comparable,
  folderForTests,
  inspect,
  type MeasuredImage,
} from '../kit/processes/measure-by-cli.ts';
import { describeWhere, testWhere } from '../kit/runner/describe-where.ts';

const LOADED = 'imagebudget-test/loaded-anew:latest';

const EXPORTED = { kind: 'docker', verified: 'digest', basis: 'export' };

function withoutWay({ source: { verified: _, basis: __, ...source }, ...rest }: MeasuredImage): string {
  return JSON.stringify({ ...rest, source });
}

describeEngine('the report of debian-ten-layers', () => {
  const folder = folderForTests();
  const at = (name: string) => join(folder.path, name);
  let on: Engine;
  let image: string;
  let archived: MeasuredImage;
  let isOwn: boolean;

  beforeAll(async () => {
    on = await engine();
    image = await debianTenLayers(on);
    await saveImage(on, image, at('image.tar'));
    archived = await inspect(at('image.tar'), on.host);
    const { stdout } = await on.docker(['info', '--format', '{{.Driver}} {{.DockerRootDir}}']);
    isOwn = process.getuid?.() === 0 && /^overlay2 .*imagebudget-engine-/.test(stdout);
  });

  async function expectSame(
    source: string,
    is: Partial<MeasuredImage['source']>,
    ...more: Parameters<typeof inspect>[2][]
  ) {
    const found = await inspect(source, on.host, ...more);
    expect(found.source).toMatchObject(is);
    expect(comparable(found)).toEqual(comparable(archived));
    return found;
  }

  test('has ten layers and more, and waste of every cause', () => {
    expect(archived.source).toMatchObject({ kind: 'docker-archive', verified: 'structure' });
    expect(archived.layers.length).toBeGreaterThanOrEqual(10);
    const causes = new Set(archived.wasted.map(({ cause }) => cause));
    expect([...causes].sort()).toEqual(['deleted', 'metadata', 'opaque', 'overwritten', 'replaced']);
    expect(archived.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['apt-pkgcache', 'pip-cache']));
  });

  test("is the same from the engine's export, by name and by ID", async () => {
    const { stdout } = await on.docker(['image', 'inspect', '--format', '{{.Id}}', image]);
    const id = stdout.trim();
    const byName = await expectSame(image, EXPORTED, { flags: ['--no-store'] });
    const byId = await expectSame(id, EXPORTED, { flags: ['--no-store'] });
    expect([byName.source.digest, byId.source.digest]).toEqual([archived.source.digest, archived.source.digest]);
  });

  test('is the same, to the byte, by every way to read an image of the engine', async () => {
    const [flags, cache] = [['--no-store'], at('cache')];
    const exported = await expectSame(image, EXPORTED, { flags, cache });
    const cached = await expectSame(image, { verified: 'cached', basis: 'cache' }, { flags, cache });
    const verified = await expectSame(image, EXPORTED, { flags: ['--verify'] });
    // Only a test run as root can read the store of the engine that it has started itself.
    const stored = await expectSame(image, isOwn ? { verified: 'structure', basis: 'store' } : {});
    for (const other of [cached, verified, stored]) expect(withoutWay(other)).toBe(withoutWay(exported));
  });

  // Of the engine that the tests have started themselves, whose folder they may open to others.
  const isOpenable = /\/imagebudget-engine-/.test(process.env.IMAGEBUDGET_TEST_ENGINE ?? '');
  const whyNotOpened = whyNotAsNobody() ?? (isOpenable ? null : 'the engine is not one that the tests have started');
  const byNobody = 'is the same for who can read the store by sudo alone';
  testWhere(whyNotOpened, byNobody, async () => {
    await chmod(folder.path, 0o711);
    await mkdir(at('nobody'));
    const nobody = nobodyIn(at('nobody'));
    await chmod(dirname(on.socket), 0o711);
    await chmod(on.socket, 0o666);
    try {
      const flags = ['--json', '--debug', '--no-cache', '--sudo'];
      const ran = await nobody.run(['inspect', image, ...flags], { DOCKER_HOST: on.host });
      expect(ran.stderr).toMatch(/^imagebudget: debug: reading as root, by .+\n$/);
      const found = checkedImage(ran);
      expect(found.source).toMatchObject({ verified: 'structure', basis: 'store' });
      expect(withoutWay(found)).toBe(withoutWay(await inspect(image, on.host)));
      expect(nobody.started()).toEqual(expect.arrayContaining(['tar', 'stat', 'head', 'tail']));
    } finally {
      await chmod(on.socket, 0o660);
      await chmod(dirname(on.socket), 0o700);
    }
  });

  describeWhere(whyNoSkopeo(), 'from copies that skopeo made', () => {
    test('is the same: an OCI layout, an OCI archive, a directory', async () => {
      const copy = (from: string, to: string) => skopeo(['copy', '--quiet', from, to]);
      await copy(`docker-archive:${at('image.tar')}`, `oci:${at('layout')}:web`);
      await copy(`oci:${at('layout')}:web`, `oci-archive:${at('oci.tar')}:web`);
      await copy(`docker-archive:${at('image.tar')}`, `dir:${at('dir')}`);
      const layout = await expectSame(`oci:${at('layout')}:web`, { kind: 'oci-layout', verified: 'digest' });
      const archive = await expectSame(at('oci.tar'), { kind: 'oci-archive', verified: 'digest' });
      const plain = await expectSame(at('dir'), { kind: 'oci-layout', verified: 'structure' });
      const bytes = await downloadSize(at('layout'), layout.source.digest);
      expect([layout.sizes.download, archive.sizes.download]).toEqual([bytes, bytes]);
      // `dir:` keeps what it is given, and docker save compresses nothing.
      expect(plain.sizes.download).toBeNull();
    });
  });

  test('is the same from an engine that has loaded the archive', async () => {
    await rechained(at('image.tar'), at('rechained.tar'), LOADED);
    await on.docker(['load', '--input', at('rechained.tar')]);
    const [saved, loaded] = [await inspect(at('rechained.tar'), on.host), await inspect(LOADED, on.host)];
    expect(comparable(loaded)).toEqual(comparable(saved));
    expect(loaded.sizes.image).toBe(archived.sizes.image + BOTTOM.bytes);
    expect(loaded.wasted).toEqual(
      archived.wasted.map(one => ({ ...one, addedIn: one.addedIn + 1, wastedIn: one.wastedIn + 1 })),
    );
  });

  afterAll(async () => {
    await on?.docker(['image', 'rm', '--force', LOADED]).catch(() => undefined);
  });
});

/** Compressed layers, each once, and config, as the manifest in a layout states them. */
async function downloadSize(layout: string, digest: string): Promise<number> {
  const blob = await readFile(join(layout, 'blobs', digest.replace(':', '/')), 'utf8');
  const { config, layers } = JSON.parse(blob) as {
    config: { size: number };
    layers: { digest: string; size: number }[];
  };
  const sizes = new Map(layers.map(one => [one.digest, one.size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, config.size);
}
