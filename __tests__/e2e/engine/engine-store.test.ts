/** An engine's own store on this machine: the same report as from an export, and the export where the store is not whole. */
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, ociFiles } from '../../kit/archives/archives.ts';
import { engineImage } from '../../kit/engines/fake/engine-images.ts';
import { type WrittenStore, writeStore } from '../../kit/engines/fake/engine-store.ts';
import { answer, body, fakeEngine } from '../../kit/engines/fake/fake-engine.ts';
import { BY_EXPORT, IMAGE, parts, versionOf } from '../../kit/engines/fake/stored-engine-image.ts';
import { expectFailure, runCli, scratchFolder } from '../../kit/processes/cli.ts';

const scratch = scratchFolder();
let count = 0;

const { id: ID } = engineImage(dockerArchiveFiles(IMAGE));

interface Options {
  version?: string;
  /** What the export holds; by default what engines before version 25 give. */
  files?: Map<string, Buffer>;
}

/** Measures an image of an engine whose store was changed. */
async function measure(change: (store: WrittenStore) => void, flags: string[] = [], options: Options = {}) {
  const { version = '20.10.24', files = dockerArchiveFiles(IMAGE) } = options;
  const folder = join(scratch, `${++count}`);
  const store = writeStore(join(folder, 'root'), IMAGE);
  change(store);
  const socket = join(folder, 'docker.sock');
  const answers = { inspect: answer(200, store.facts), get: body(archiveOf(files)), version: versionOf(version) };
  const fake = await fakeEngine(answers, { socket });
  try {
    const run = await runCli(['inspect', 'web:ci', '--json', '--no-cache', ...flags], {
      env: { DOCKER_HOST: `unix://${socket}` },
    });
    return { ...parts(run), asked: fake.asked, stderr: run.stderr };
  } finally {
    await fake.close();
  }
}

const BY_STORE = { verified: 'structure', basis: 'store', asked: ['/images/web:ci/json', '/version'], stderr: '' };
const whole = () => undefined;

describe('an image in the store', () => {
  test('gives the report of its export, which is not asked for', async () => {
    const stored = await measure(whole);
    const exported = await measure(whole, ['--no-store']);
    expect(stored).toMatchObject(BY_STORE);
    expect(exported).toMatchObject({ ...BY_EXPORT, asked: ['/images/web:ci/json', `/images/${ID}/get`], stderr: '' });
    expect(stored.rest).toBe(exported.rest);
    expect(stored.causes.sort()).toEqual(['metadata', 'overwritten']);
  });

  test('is that of newer engines too, whose exports have a manifest of their own', async () => {
    const files = new Map([...dockerArchiveFiles(IMAGE), ...ociFiles({ ...IMAGE, compression: 'none' })]);
    const options = { version: '28.2.2', files };
    const [stored, exported] = [await measure(whole, [], options), await measure(whole, ['--no-store'], options)];
    expect(stored).toMatchObject(BY_STORE);
    expect(exported).toMatchObject(BY_EXPORT);
    expect(stored.rest).toBe(exported.rest);
  });

  test('is hashed from the export with --verify', async () => {
    expect(await measure(whole, ['--verify'])).toMatchObject(BY_EXPORT);
  });

  test('is where the text says it was read', async () => {
    const store = writeStore(join(scratch, 'text'), IMAGE);
    const socket = join(scratch, 'text.sock');
    const fake = await fakeEngine({ inspect: answer(200, store.facts), version: versionOf('20.10.24') }, { socket });
    const { stdout } = await runCli(['inspect', 'web:ci'], { env: { DOCKER_HOST: `unix://${socket}` } });
    await fake.close();
    expect(stdout).toContain("read from the engine's store");
  });
});

/** Changes a layer's list of entries. */
const split =
  (at: number, change: (text: string) => string) =>
  ({ layers }: WrittenStore) => {
    const file = join(layers[at]?.known ?? '', 'tar-split.json.gz');
    writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(file)).toString())));
  };
const known =
  (at: number, name: string, content: string | Buffer | null) =>
  ({ layers }: WrittenStore) => {
    const file = join(layers[at]?.known ?? '', name);
    if (content === null) rmSync(file);
    else writeFileSync(file, content);
  };
const unpacked =
  (change: (diff: string) => void) =>
  ({ layers }: WrittenStore) =>
    change(layers[0]?.diff ?? '');

const DAMAGE: Record<string, (store: WrittenStore) => void> = {
  'has no config': ({ config }) => rmSync(config),
  'has another config': ({ config }) => writeFileSync(config, `${readFileSync(config)} `),
  'lacks a layer': ({ layers }) => rmSync(layers[1]?.known ?? '', { recursive: true }),
  'lacks a size': known(1, 'size', null),
  'has a size that is wrong': known(1, 'size', '9001'),
  'has a size that is none': known(1, 'size', 'many'),
  'has another diff ID': known(1, 'diff', `sha256:${'a'.repeat(64)}`),
  'has another parent': known(2, 'parent', `sha256:${'a'.repeat(64)}`),
  'has no list of entries': known(0, 'tar-split.json.gz', null),
  'has a list that is empty': known(0, 'tar-split.json.gz', gzipSync('')),
  'has a list that is no gzip': known(0, 'tar-split.json.gz', 'x'),
  'has a list that is cut short': ({ layers }) => {
    const file = join(layers[0]?.known ?? '', 'tar-split.json.gz');
    writeFileSync(file, readFileSync(file).subarray(0, -20));
  },
  'has a list without its end': split(0, text => text.split('\n').slice(0, 5).join('\n')),
  'has a list without one of its lines': split(0, text => text.split('\n').toSpliced(4, 1).join('\n')),
  'has a line that is no JSON': split(0, text => text.replace('{"type":1', '{"type":1,')),
  'has a line of another type': split(0, text => text.replace('"type":1', '"type":3')),
  'has a line with another size': split(0, text => text.replace('"size":9000', '"size":9001')),
  'has a line with a negative size': split(0, text => text.replace('"size":9000', '"size":-9000')),
  'has a segment that is no base64': split(0, text => text.replace('"payload":"', '"payload":"-')),
  'has a segment with another byte': split(0, text => text.replace('payload":"Z', 'payload":"Y')),
  'has another small file': unpacked(diff => writeFileSync(join(diff, 'etc/passwd'), 'root:x:1:1::/root:/bin/sh\n')),
  'has a longer small file': unpacked(diff => writeFileSync(join(diff, 'etc/passwd'), 'x'.repeat(100))),
  'lacks a small file': unpacked(diff => rmSync(join(diff, 'etc/passwd'))),
  'has a link for a small file': unpacked(diff => {
    renameSync(join(diff, 'etc/passwd'), join(diff, 'moved'));
    symlinkSync('../moved', join(diff, 'etc/passwd'));
  }),
  'has a link for a folder on the way to one': unpacked(diff => {
    renameSync(join(diff, 'etc'), join(diff, 'moved'));
    symlinkSync('moved', join(diff, 'etc'));
  }),
  'has its layers elsewhere': known(0, 'cache-id', '../../../../etc'),
};

describe('a store that', () => {
  test.each(Object.entries(DAMAGE))('%s is passed over for the export', async (_, damage) => {
    const found = await measure(damage, ['--debug']);
    expect(found).toMatchObject(BY_EXPORT);
    expect(found.stderr).toMatch(/^imagebudget: debug: the engine's store of web:ci is not used: .+\n$/);
    expect(found.rest).toBe((await exportedOnce).rest);
  });

  const exportedOnce = measure(whole, ['--no-store']);
});

describe('an image in the content store of containerd', () => {
  interface Content {
    blobs: string;
    facts: Record<string, unknown>;
    info: Record<string, unknown>;
  }

  /** @param change what is wrong with it */
  async function measureContent(
    change: (content: Content) => void = () => undefined,
    flags: string[] = [],
    image = IMAGE,
  ) {
    const root = join(scratch, `content-${++count}`);
    const content = join(root, 'containerd/daemon/io.containerd.content.v1.content');
    const files = ociFiles({ ...image, compression: 'gzip' });
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(content, name)), { recursive: true });
      if (name.startsWith('blobs/')) writeFileSync(join(content, name), bytes);
    }
    const exported = archiveOf(new Map([...dockerArchiveFiles(image), ...files]));
    const { facts, id: digest } = engineImage(files, 'index');
    const info = { DockerRootDir: root, DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']] };
    const of = { blobs: join(content, 'blobs/sha256'), facts: { ...facts, Descriptor: { digest } }, info };
    change(of);
    const socket = `${root}.sock`;
    const answers = { inspect: answer(200, of.facts), info: answer(200, of.info), get: body(exported) };
    const fake = await fakeEngine(answers, { socket });
    const env = { DOCKER_HOST: `unix://${socket}` };
    const run = await runCli(['inspect', 'web:ci', '--json', '--no-cache', ...flags], { env });
    await fake.close();
    return { run, asked: fake.asked };
  }

  /** Layers are what is compressed. */
  const blobsIn = (blobs: string) =>
    readdirSync(blobs).map(name => ({ path: join(blobs, name), isLayer: readFileSync(join(blobs, name))[0] === 0x1f }));
  const layerIn = ({ blobs }: Content) => blobsIn(blobs).find(({ isLayer }) => isLayer)?.path ?? '';

  test('gives the report of its export, which is not asked for', async () => {
    const [{ run, asked }, exported] = [await measureContent(), await measureContent(undefined, ['--no-store'])];
    expect(run.stderr).toBe('');
    expect(parts(run)).toEqual({ ...parts(exported.run), basis: 'store' });
    expect(parts(exported.run)).toMatchObject(BY_EXPORT);
    expect(asked).toEqual(['/images/web:ci/json', '/info']);
  });

  test('has its contents compared as those of an export are, however large a layer is', async () => {
    const copy = randomBytes(70_000);
    const twice = [
      { name: 'noise', body: randomBytes(17 * 2 ** 20) },
      { name: 'one', body: copy },
      { name: 'two', body: copy },
    ];
    const { run } = await measureContent(undefined, [], { layers: [twice] });
    expect(JSON.parse(run.stdout).images[0]).toMatchObject({
      source: { basis: 'store', verified: 'digest' },
      findings: [{ rule: 'duplicate-content', bytes: 70_000 }],
    });
  });

  const NONE: Record<string, (content: Content) => void> = {
    'has no layer': content => rmSync(layerIn(content)),
    'has a layer cut short': content => truncateSync(layerIn(content), 100),
    'has other documents': ({ blobs }) => {
      for (const { path, isLayer } of blobsIn(blobs)) if (!isLayer) appendFileSync(path, ' ');
    },
    'is not there': ({ blobs }) => rmSync(blobs, { recursive: true }),
    'is of no containerd': ({ info }) => Object.assign(info, { DriverStatus: [['Backing Filesystem', 'extfs']] }),
    'has no place': ({ info }) => Object.assign(info, { DockerRootDir: null }),
  };

  test.each(Object.entries(NONE))('that %s is exported', async (_, change) => {
    const { run } = await measureContent(change, ['--debug']);
    expect(parts(run)).toMatchObject(BY_EXPORT);
    expect(run.stderr).toMatch(/^imagebudget: debug: the engine's store of web:ci is not used: .+\n$/);
  });

  test('is an error where its ID is no digest, which may be a path', async () => {
    const { run, asked } = await measureContent(({ facts }) => Object.assign(facts, { Id: '../../../../etc/passwd' }));
    expectFailure(run, 2, 'the engine does not say which image web:ci is');
    expect(asked).toEqual(['/images/web:ci/json']);
  });

  test('whose layer has other bytes is an error, as anywhere', async () => {
    const { run } = await measureContent(content => {
      const bytes = readFileSync(layerIn(content));
      bytes.writeUInt8((bytes.at(-6) ?? 0) ^ 1, bytes.length - 6);
      writeFileSync(layerIn(content), bytes);
    });
    expectFailure(run, 2, /layer \d/);
  });
});
