/** Which image an engine is asked to export, and when what it says and gives counts as one image. Tags that move are in ../faults/. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openCache } from '../../../src/layer/cache/open.ts';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import { readArchiveStream } from '../../../src/source/archive/archive-stream.ts';
import { exportName, recallExport, rememberExport } from '../../../src/source/engine/export-cache.ts';
import type { SourceIo } from '../../../src/source/types.ts';
import { dockerArchiveFiles, filler, ociFiles } from '../../kit/archives/archives.ts';
import { LayoutBuilder, sourceIo } from '../../kit/archives/sources.ts';
import { engineImage } from '../../kit/engines/fake/engine-images.ts';
import { type Answers, answer, body, fakeEngine } from '../../kit/engines/fake/fake-engine.ts';
import { openDocker, openPodman } from '../../kit/engines/fake/open-from-fake.ts';

const folder = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

const imageOf = (seed: string) => ({ layers: [[{ name: seed, body: filler(300, seed) }]] });
const FILES = dockerArchiveFiles(imageOf('a'));
const IMAGE = engineImage(FILES);
const HEX = IMAGE.id.slice('sha256:'.length);
const OTHER = engineImage(dockerArchiveFiles(imageOf('b')));
const MANIFEST = engineImage(new Map([...FILES, ...ociFiles(imageOf('a'))]), 'index');

interface Options {
  reference?: string;
  open?: typeof openDocker;
  io?: Partial<SourceIo>;
}

/** Opens an image of an engine: the digest it has, and the paths that were asked for. */
async function opened(answers: Answers, { reference = 'web:ci', open = openDocker, io = {} }: Options = {}) {
  const socket = join(folder, `${++count}.sock`);
  const fake = await fakeEngine(answers, { socket });
  const env = { DOCKER_HOST: `unix://${socket}`, CONTAINER_HOST: `unix://${socket}` };
  try {
    const image = await open({ reference, platform: null }, sourceIo({ env, engineStore: false, ...io }));
    const { reference: shown, basis, manifest } = image;
    await image[Symbol.asyncDispose]();
    return { shown, basis, digest: manifest.digest, diffIds: manifest.config.diffIds, asked: fake.asked };
  } finally {
    await fake.close();
  }
}

/** Answers with another export, or further facts. */
const answersOf = ({ facts, archive }: { facts: object; archive: Buffer }, more: object = {}): Answers => ({
  inspect: answer(200, { ...facts, ...more }),
  get: body(archive),
});

describe('an image is exported', () => {
  const NAMES = [
    'web',
    'web:ci',
    'docker.io/library/web',
    `web@sha256:${'ab'.repeat(32)}`,
    HEX.slice(0, 12),
    HEX,
    IMAGE.id,
  ];

  test.each(NAMES)('by its ID, where it was asked for as %s', async reference => {
    const found = await opened(answersOf(IMAGE, { RepoTags: ['web:ci', 'web:latest'] }), { reference });
    expect(found).toMatchObject({ shown: reference, digest: IMAGE.id });
    expect(found.asked).toEqual([`/images/${reference}/json`, `/images/${IMAGE.id}/get`]);
  });

  test('by a name of up to 512 characters', async () => {
    const reference = 'a'.repeat(512);
    expect(await opened(answersOf(IMAGE), { reference })).toMatchObject({ shown: reference });
    await expect(opened(answersOf(IMAGE), { reference: `${reference}a` })).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(/is not an image name$/),
    });
  });

  test("by its ID as Podman takes it, from Podman's service", async () => {
    const { asked } = await opened(answersOf(IMAGE), { open: openPodman });
    expect(asked).toEqual(['/images/web:ci/json', `/images/${HEX}/get`]);
  });
});

describe('an answer counts where the ID is the digest of', () => {
  test('the config', async () => {
    expect(await opened(answersOf(IMAGE))).toMatchObject({ digest: IMAGE.id });
  });

  test('the config, also where the export has a manifest of its own', async () => {
    const image = engineImage(new Map([...FILES, ...ociFiles({ ...imageOf('a'), compression: 'none' })]));
    expect(await opened(answersOf(image))).toMatchObject({ digest: image.id });
  });

  test('the manifest', async () => {
    expect(await opened(answersOf(MANIFEST))).toMatchObject({ digest: MANIFEST.id });
  });

  test('an index that has the manifest, or has an index that has it', async () => {
    for (const depth of [1, 2]) {
      const layout = new LayoutBuilder();
      const manifest = layout.image([]);
      let root: object = manifest;
      for (let at = 0; at < depth; at++) root = layout.index([root]);
      const image = engineImage(new Map([...layout.layout([root]), ['manifest.json', Buffer.from('[]')]]), 'index');
      expect(image.id).not.toBe(manifest.digest);
      expect(await opened(answersOf(image))).toMatchObject({ digest: manifest.digest });
    }
  });

  test('an image of a platform that the engine does not describe', async () => {
    for (const facts of [
      { Architecture: 'arm64', RootFS: { Type: 'layers', Layers: [`sha256:${HEX}`] } },
      { Os: '', Architecture: '', RootFS: { Type: '' } },
    ])
      expect(await opened(answersOf(MANIFEST, facts))).toMatchObject({ digest: MANIFEST.id });
  });
});

describe('an answer does not count', () => {
  const NOT_IT = /export of web:ci does not hold sha256:[0-9a-f]{12}…, the image that the engine named/;
  const OTHER_LAYERS = /export of web:ci has other layers than the engine says/;
  const layers = (...Layers: unknown[]) => ({ RootFS: { Type: 'layers', Layers } });
  const [diffId] = (IMAGE.facts as { RootFS: { Layers: string[] } }).RootFS.Layers;

  test.each<[string, Answers, RegExp]>([
    ['whose export has another image', { ...answersOf(IMAGE), get: body(OTHER.archive) }, NOT_IT],
    ['whose ID is that of no document', answersOf(IMAGE, { Id: `sha256:${'0'.repeat(64)}` }), NOT_IT],
    ['whose ID is that of a layer', answersOf(IMAGE, { Id: diffId }), NOT_IT],
    ['without an ID', answersOf(IMAGE, { Id: undefined }), /does not say which image web:ci is/],
    ['whose ID is no digest', answersOf(IMAGE, { Id: HEX }), /does not say which image web:ci is/],
    ['whose ID is no text', answersOf(IMAGE, { Id: [IMAGE.id] }), /does not say which image web:ci is/],
    ['without layers', answersOf(IMAGE, { RootFS: undefined }), OTHER_LAYERS],
    ['with another layer', answersOf(IMAGE, layers(`sha256:${HEX}`)), OTHER_LAYERS],
    ['with one layer more', answersOf(IMAGE, layers(diffId, diffId)), OTHER_LAYERS],
    ['with layers that are no list', answersOf(IMAGE, { RootFS: { Layers: diffId } }), OTHER_LAYERS],
    ['with another layer of a manifest', answersOf(MANIFEST, layers(`sha256:${HEX}`)), OTHER_LAYERS],
    ['with another platform of a config', answersOf(IMAGE, { ...layers(), Architecture: 'arm64' }), OTHER_LAYERS],
  ])('%s', async (_, answers, message) => {
    await expect(opened(answers)).rejects.toMatchObject({
      name: 'MeasureError',
      message: expect.stringMatching(message),
    });
  });

  test('whose index has another manifest than the one beside it', async () => {
    const layout = new LayoutBuilder();
    const [manifest, other] = [layout.image([]), layout.image([Buffer.alloc(1024)])];
    const index = layout.index([other]);
    const image = engineImage(new Map([...layout.layout([manifest]), ['manifest.json', Buffer.from('[]')]]), 'index');
    const message = expect.stringMatching(NOT_IT);
    await expect(opened(answersOf(image, { Id: index.digest }))).rejects.toMatchObject({ message });
  });

  test('whose ID is of an index that leads to the manifest over more than five indexes', async () => {
    const layout = new LayoutBuilder();
    const manifest = layout.image([]);
    let root = manifest;
    for (let depth = 1; depth <= 6; depth++) {
      root = layout.index([root]);
      const files = new Map([...layout.layout([manifest]), ['manifest.json', Buffer.from('[]')]]);
      const image = opened(answersOf(engineImage(files, 'index'), { Id: root.digest }));
      if (depth <= 5) await expect(image).resolves.toMatchObject({ digest: manifest.digest });
      else await expect(image).rejects.toMatchObject({ message: expect.stringMatching(NOT_IT) });
    }
  });

  test('with another ID than was asked for', async () => {
    const message = expect.stringMatching(/does not hold sha256:[0-9a-f]{12}…, the image that was asked for/);
    const reference = OTHER.id;
    await expect(opened(answersOf(IMAGE), { reference })).rejects.toMatchObject({ name: 'MeasureError', message });
    // What a build says is the config, and the engine's ID may be another document's.
    expect(await opened(answersOf(MANIFEST), { reference: IMAGE.id })).toMatchObject({
      digest: MANIFEST.id,
    });
  });

  test('from Podman, whose images may have other IDs: the error says so', async () => {
    const hint = expect.stringMatching(/Podman may have pulled the image in parts.*podman save/);
    const answers = { ...answersOf(IMAGE), get: body(OTHER.archive) };
    await expect(opened(answers, { open: openPodman })).rejects.toMatchObject({ hint });
  });
});

describe('what is remembered of an export', () => {
  const request = { reference: 'web:ci', platform: null };

  function cache() {
    const cacheFolder = join(folder, `cache-${++count}`);
    mkdirSync(cacheFolder, { mode: 0o700 });
    const made = openCache(
      { cachePlace: { folder: cacheFolder, owner: process.geteuid?.() ?? null } },
      { limits: DEFAULT_LIMITS, smallFiles: [], verify: false },
    );
    if (made === undefined) throw new Error('no cache');
    return made;
  }

  test('is nothing where the engine exported another image than it named', async () => {
    const kept = cache();
    const answers = { ...answersOf(IMAGE), get: body(OTHER.archive) };
    await expect(opened(answers, { io: { cache: kept } })).rejects.toThrow();
    expect(await recallExport(kept, exportName(IMAGE.facts, request) ?? '', 'it')).toBeNull();
  });

  test('counts as nothing where it is of another image', async () => {
    const kept = cache();
    const debug: string[] = [];
    const io = { cache: kept, debug: (text: string) => debug.push(text) };
    const other = await readArchiveStream(chunks(OTHER.archive), { name: 'it', hint: '' }, sourceIo());
    for (const path of other.contents.layers.keys()) other.get(path);
    for (const [path, { reached, ...read }] of other.contents.layers)
      if (reached && other.asked.has(path)) await kept.keepLayer(read.diffId, { ...read, reached });
    await rememberExport(kept, exportName(IMAGE.facts, request) ?? '', other);
    const found = await opened(answersOf(IMAGE), { io });
    expect(found).toMatchObject({ basis: 'export', digest: IMAGE.id });
    expect(debug).toEqual([expect.stringMatching(/^the cached export of web:ci is not used: .* does not hold/)]);
  });
});

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
