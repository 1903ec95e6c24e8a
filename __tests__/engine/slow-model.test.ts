/** The slow model against a real engine: both read the same layers and must agree on sizes and on the final files. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readSavedLayers, readTar } from '../kit/archives/tar-entries.ts';
import { describeEngine, type Engine, engine, exportContainer, saveImage } from '../kit/engines/engine.ts';
import { debianTenLayers } from '../kit/engines/test-images.ts';
import { type ModelEntry, type ModelResult, slowModel } from '../kit/oracles/slow-model.ts';

/** What `docker create` puts into every container; the image has none of these with content. */
const CONTAINER_FILES = /^\/(\.dockerenv|dev(\/.*)?|proc|sys|etc\/(hostname|hosts|mtab|resolv\.conf)|etc)$/;

/** `docker history` sizes in bytes, bottom first, without instructions that made no layer. */
async function historySizes(on: Engine, image: string): Promise<number[]> {
  const format = ['--no-trunc', '--human=false', '--format', '{{.Size}} {{.CreatedBy}}'];
  const { stdout } = await on.docker(['history', ...format, image]);
  const lines = stdout.trim().split('\n').reverse();
  const made = lines.filter((line, at) => at === 0 || / (RUN|COPY|ADD|WORKDIR) /.test(line));
  return made.map(line => Number(line.split(' ')[0]));
}

/** Length of all symbolic links' targets: part of what engines count for layers they unpacked, not for those they built. */
const linkBytes = (layer: ModelEntry[]): number =>
  layer.reduce((total, { type, link }) => total + (type === 'symlink' ? (link ?? '').length : 0), 0);

describeEngine('the slow model of debian-ten-layers', () => {
  let folder: string;
  let layers: ModelEntry[][];
  let model: ModelResult;
  let on: Engine;
  let image: string;

  beforeAll(async () => {
    on = await engine();
    image = await debianTenLayers(on);
    folder = await mkdtemp(join(tmpdir(), 'imagebudget-model-'));
    await saveImage(on, image, join(folder, 'image.tar'));
    layers = await readSavedLayers(join(folder, 'image.tar'));
    model = slowModel(layers);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test('has the layer sizes of docker history', async () => {
    const { stdout } = await on.docker(['info', '--format', '{{json .DriverStatus}}']);
    // The containerd store shows disk usage, which no tar tells.
    if (stdout.includes('io.containerd.snapshotter')) return;
    const sizes = await historySizes(on, image);
    expect(sizes).toHaveLength(layers.length);
    for (const [at, layer] of layers.entries()) {
      const bytes = model.layerBytes[at] ?? 0;
      expect([bytes, bytes + linkBytes(layer)]).toContain(sizes[at]);
    }
  });

  test('has the final files of docker export', async () => {
    await exportContainer(on, image, join(folder, 'root.tar'));
    const exported = slowModel([await readTar(createReadStream(join(folder, 'root.tar')))]);
    const names = ({ files }: ModelResult) =>
      files.filter(({ path }) => !CONTAINER_FILES.test(path)).map(({ path, type, size }) => `${type} ${size} ${path}`);
    expect(names(model)).toEqual(names(exported));
  });

  test('adds up, and finds every cause', () => {
    const wasted = model.wasted.reduce((total, { bytes }) => total + bytes, 0);
    expect(model.image).toBe(model.visible + wasted);
    const first = (cause: string, path: string) => model.wasted.find(one => one.cause === cause && one.path === path);
    expect(first('metadata', '/srv/app/data/numbers.txt')).toMatchObject({ bytes: 228_894, addedIn: 4, wastedIn: 5 });
    expect(first('metadata', '/links/b')).toBeUndefined();
    expect(first('overwritten', '/srv/app/data/numbers.txt')).toMatchObject({ bytes: 228_894, wastedIn: 11 });
    expect(first('deleted', '/links/gone')).toMatchObject({ bytes: 13_893, addedIn: 6, wastedIn: 7 });
    expect(first('opaque', '/var/work/deep/er/old.txt')).toMatchObject({ bytes: 168_894, addedIn: 9, wastedIn: 10 });
    expect(first('replaced', '/srv/app/data/numbers.txt')).toMatchObject({ bytes: 228_892, addedIn: 11, wastedIn: 12 });
    expect(first('replaced', '/swap/file')).toMatchObject({ bytes: 23_893, addedIn: 14, wastedIn: 15 });
    expect(first('replaced', '/swap/dir/inside')).toMatchObject({ bytes: 28_893, addedIn: 14, wastedIn: 15 });
    expect(model.wasted.some(({ path }) => path.startsWith('/var/lib/apt/lists/'))).toBe(true);
  });
});
