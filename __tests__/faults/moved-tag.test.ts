/** A tag that moves while its image is read: the verdict is that of the image that was asked for, or there is none. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { dockerArchiveFiles, filler, type ImageSpec, ociFiles } from '../kit/archives/archives.ts';
import { LayoutBuilder } from '../kit/archives/sources.ts';
import { type EngineImage, engineImage } from '../kit/engines/fake/engine-images.ts';
import { writeStore } from '../kit/engines/fake/engine-store.ts';
import { type MovingTag, MovingTagEngine } from '../kit/engines/fake/moving-tag.ts';
import { expectFailure, type Ran, scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

const scratch = scratchFolder();
let count = 0;

/** By the config, the first is within budget and the second is not. */
const IMAGES: [ImageSpec, ImageSpec] = [
  { layers: [[{ name: 'small', body: filler(4000, 'small') }]] },
  { layers: [[{ name: 'large', body: filler(40_000, 'large') }]] },
];
const CONFIG = 'version: 1\nbudgets:\n  size: 10 kB\n';

interface Way extends Omit<MovingTag, 'images'> {
  image: (spec: ImageSpec, folder: string) => EngineImage;
  source?: string;
  flags?: string[];
  /** Whether all has been read before. */
  warm?: boolean;
  basis: string;
}

const GRAPH: Way = {
  image: spec => engineImage(dockerArchiveFiles(spec)),
  flags: ['--no-store'],
  byId: true,
  version: '20.10.24',
  basis: 'export',
};
const CONTAINERD: Way = {
  ...GRAPH,
  image: spec => engineImage(new Map([...dockerArchiveFiles(spec), ...ociFiles(spec)]), 'index'),
  version: '28.5.2',
};

const WAYS: Record<string, Way> = {
  'the export of a graph driver': GRAPH,
  'the export of a graph driver since version 25': {
    ...GRAPH,
    image: spec => engineImage(new Map([...dockerArchiveFiles(spec), ...ociFiles({ ...spec, compression: 'none' })])),
    version: '28.5.2',
  },
  'the export of an engine that exports by name alone': { ...GRAPH, byId: false },
  'the export of the containerd store': CONTAINERD,
  'the export of a multi-platform image': { ...CONTAINERD, image: multiPlatform },
  "Podman's export": { ...GRAPH, source: 'podman:web:ci' },
  'the store of a graph driver': { ...GRAPH, flags: [], image: inGraphDriver, basis: 'store' },
  'the store of containerd': {
    ...CONTAINERD,
    flags: [],
    image: inContentStore,
    info: { DockerRootDir: join(scratch, 'containerd'), DriverStatus: [['t', 'io.containerd.snapshotter.v1']] },
    basis: 'store',
  },
  'the cache': { ...GRAPH, warm: true, basis: 'cache' },
  'the cache of a containerd store': { ...CONTAINERD, warm: true, basis: 'cache' },
  "the cache of Podman's images": { ...GRAPH, source: 'podman:web:ci', warm: true, basis: 'cache' },
};

function multiPlatform(spec: ImageSpec): EngineImage {
  const layout = new LayoutBuilder();
  const single = ociFiles({ ...spec, compression: 'none' });
  for (const [name, bytes] of single) if (name.startsWith('blobs/')) layout.files.set(name, bytes);
  const [amd64] = JSON.parse(String(single.get('index.json'))).manifests;
  const arm64 = { ...amd64, digest: `sha256:${'a'.repeat(64)}`, platform: { os: 'linux', architecture: 'arm64' } };
  const { annotations: _, ...own } = { ...amd64, platform: { os: 'linux', architecture: 'amd64' } };
  const files = layout.layout([layout.index([own, arm64])]);
  return engineImage(new Map([...files, ['manifest.json', Buffer.from('[]')]]), 'index');
}

function inGraphDriver(spec: ImageSpec, folder: string): EngineImage {
  const { facts } = writeStore(folder, spec);
  return { ...engineImage(dockerArchiveFiles(spec)), facts };
}

function inContentStore(spec: ImageSpec): EngineImage {
  const files = ociFiles(spec);
  const root = join(scratch, 'containerd/containerd/daemon/io.containerd.content.v1.content');
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), bytes);
  }
  const image = CONTAINERD.image(spec, '');
  return { ...image, facts: { ...image.facts, Descriptor: { digest: image.id } } };
}

/** The engine, and what `check` says of its tag. */
async function engineFor(way: Way, order: [0 | 1, 0 | 1]) {
  const folder = join(scratch, `${++count}`);
  mkdirSync(folder);
  writeFileSync(join(folder, '.imagebudget.yml'), CONFIG);
  const { image, flags = [], source = 'docker:web:ci', basis: _, warm: __, ...engine } = way;
  const images = order.map(at => image(IMAGES[at], join(folder, `${at}`)));
  const moving = new MovingTagEngine({ ...engine, images: [images[0] ?? fail(), images[1] ?? fail()] });
  const socket = join(folder, 'engine.sock');
  await moving.listen(socket);
  const env = { DOCKER_HOST: `unix://${socket}`, CONTAINER_HOST: `unix://${socket}`, XDG_CACHE_HOME: folder };
  const check = () => runInProcess(['check', source, '--json', '-', ...flags], { env, cwd: folder });
  return { moving, check };
}

const fail = () => {
  throw new Error('no image');
};

/** What a run says: the verdict's exit code, and the image's size by which it was come to. */
const saying = ({ code, stdout, stderr }: Ran) => {
  const [image] = stdout === '' ? [] : JSON.parse(stdout).images;
  return { code, size: image?.sizes.image, basis: image?.source.basis, reference: image?.source.reference, stderr };
};
const SAID = [
  { code: 0, size: 4000 },
  { code: 1, size: 40_000 },
] as const;

describe.each(Object.entries(WAYS))('%s', (_, way) => {
  describe.each<[string, [0 | 1, 0 | 1]]>([
    ['from an image within budget to one that is not', [0, 1]],
    ['from an image that is not within budget to one that is', [1, 0]],
  ])('of a tag that moves %s', (_, order) => {
    test.each([1, 2, 3, 4])('before request %d', async before => {
      const { moving, check } = await engineFor(way, order);
      try {
        for (const image of way.warm ? ([0, 1] as const) : []) {
          moving.move({ image });
          expect(saying(await check())).toMatchObject(SAID[order[image]]);
        }
        moving.move({ before });
        const meant = order[before === 1 ? 1 : 0];
        const ran = await check();
        if (ran.code === 2)
          expectFailure(ran, 2, /export of web:ci does not hold sha256:[0-9a-f]{12}…, the image that the engine named/);
        else expect(saying(ran)).toMatchObject({ ...SAID[meant], basis: way.basis, reference: 'web:ci' });
        // Nothing of it is remembered as of another image.
        for (const image of [1, 0, 1] as const) {
          moving.move({ image });
          expect(saying(await check())).toMatchObject(SAID[order[image]]);
        }
      } finally {
        await moving.close();
      }
    });
  });
});
