/** Layer sizes and what made them, held against `docker history`, the engine's own account. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readSaved, rechained, type SavedConfig } from '../kit/archives/saved-images.ts';
import { readSavedLayers } from '../kit/archives/tar-entries.ts';
import { describeEngine, type Engine, engine, saveImage } from '../kit/engines/engine.ts';
import { debianTenLayers } from '../kit/engines/test-images.ts';
import { folderForTests, inspect, list, type MeasuredImage } from '../kit/processes/measure-by-cli.ts';

const LOADED = 'imagebudget-test/history-loaded:latest';

interface Past {
  CreatedBy: string;
  Size: string;
}

/** All entries, the oldest first, also those without a layer. */
async function historyOf(on: Engine, image: string): Promise<Past[]> {
  const { stdout } = await on.docker(['history', '--no-trunc', '--human=false', '--format', '{{json .}}', image]);
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Past)
    .reverse();
}

/** Sizes of the entries that have a layer, as the image's config tells. */
function layerSizes(history: Past[], config: SavedConfig): number[] {
  return history.filter((_, at) => config.history[at]?.empty_layer !== true).map(({ Size }) => Number(Size));
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The containerd store shows disk usage, which no tar tells. */
async function countsBytes(on: Engine): Promise<boolean> {
  const { stdout } = await on.docker(['info', '--format', '{{json .DriverStatus}}']);
  const containerd = stdout.includes('io.containerd.snapshotter');
  if (containerd) console.warn('docker history shows disk usage here: sizes were not compared');
  return !containerd;
}

describeEngine('docker history', () => {
  const folder = folderForTests();
  let on: Engine;
  let image: string;
  let history: Past[];
  let config: SavedConfig;
  let measured: MeasuredImage;

  beforeAll(async () => {
    on = await engine();
    image = await debianTenLayers(on);
    history = await historyOf(on, image);
    await saveImage(on, image, join(folder.path, 'image.tar'));
    ({ config } = await readSaved(join(folder.path, 'image.tar')));
    measured = await inspect(image, on.host);
  });

  afterAll(async () => {
    await on?.docker(['image', 'rm', '--force', LOADED]).catch(() => undefined);
  });

  /** What an engine adds for a layer that it unpacked: it counts disk entries, and a symbolic link is as long as its target. */
  async function linkBytes(source: string, layer: number): Promise<number> {
    const links = (await list(source, on.host, layer)).filter(({ type }) => type === 'symlink');
    return sum(links.map(({ link = '' }) => link.length));
  }

  test('has the size of every layer, byte for byte', async () => {
    if (!(await countsBytes(on))) return;
    const bytes = measured.layers.map(layer => layer.bytes);
    // The base was imported or pulled, so unpacked; the others are diffs of what the build left, counted without links.
    bytes[0] = (bytes[0] ?? 0) + (await linkBytes(image, 0));
    expect(bytes).toEqual(layerSizes(history, config));
    // One of the layers that were built has a link, or this would prove less than it says.
    expect(await linkBytes(image, 12)).toBe('/opt/app'.length);
  });

  test('has the size of every layer of an image that was loaded, links included', async () => {
    if (!(await countsBytes(on))) return;
    const archive = join(folder.path, 'rechained.tar');
    await rechained(join(folder.path, 'image.tar'), archive, LOADED);
    await on.docker(['load', '--input', archive]);
    const loaded = await inspect(LOADED, on.host);
    const entries = await readSavedLayers(archive);
    const links = entries.map(layer => layer.map(({ type, link = '' }) => (type === 'symlink' ? link.length : 0)));
    const expected = loaded.layers.map(({ index, bytes }) => bytes + sum(links[index] ?? []));
    const { config: loadedConfig } = await readSaved(archive);
    expect(layerSizes(await historyOf(on, LOADED), loadedConfig)).toEqual(expected);
  });

  test('names what made each layer', async () => {
    expect(history.map(({ CreatedBy }) => CreatedBy)).toEqual(config.history.map(past => past.created_by ?? ''));
    const made = config.history.filter(past => past.empty_layer !== true).map(past => past.created_by ?? '');
    expect(measured.layers.map(({ createdBy }) => createdBy)).toEqual(made);
    expect(made.some((text, at) => text.includes('apt-get update') && at === 1)).toBe(true);
  });

  test('goes with the layers that the engine itself lists', async () => {
    const { stdout } = await on.docker(['image', 'inspect', '--format', '{{json .RootFS.Layers}}', image]);
    expect(measured.layers.map(({ diffId }) => diffId)).toEqual(JSON.parse(stdout));
  });
});
