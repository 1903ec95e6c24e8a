/** Whatever is given instead of an image, or is left of one, ends in exit code 2 or 3 and one clear line; never in a size. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import {
  archiveOf,
  blobName,
  dockerArchiveFiles,
  filler,
  type ImageSpec,
  ociFiles,
  sha256,
  tarOf,
  writeFiles,
} from '../kit/archives/archives.ts';
import {
  expectFailure,
  inParallel,
  NO_ENGINE,
  type Ran,
  reportOf,
  runCli,
  scratchFolder,
} from '../kit/processes/cli.ts';
import { describeNode24 } from '../kit/processes/node-versions.ts';
import { sampled } from '../kit/runner/thorough.ts';

const folder = scratchFolder();
const IMAGE: ImageSpec = {
  layers: [
    [
      { name: 'a', body: filler(700) },
      { name: 'b', body: 'x' },
    ],
  ],
};
const SIZE = 701;

const inspect = (source: string, ...args: string[]) => runCli(['inspect', '--json', source, ...args], { cwd: folder });

/** Writes an input and returns its name. */
function input(name: string, bytes: Buffer): string {
  writeFileSync(join(folder, name), bytes);
  return name;
}

/** An archive whose files were changed by `change`. */
function damaged(name: string, files: Map<string, Buffer>, change: (files: Map<string, Buffer>) => void): string {
  change(files);
  return input(name, archiveOf(files));
}

/** Replaces the one file that ends so. */
function replace(files: Map<string, Buffer>, ending: string, by: (old: Buffer) => Buffer): void {
  const name = [...files.keys()].find(key => key.endsWith(ending)) ?? '';
  files.set(name, by(files.get(name) ?? Buffer.alloc(0)));
}

const jsonOf = (bytes: Buffer | undefined) => JSON.parse(bytes?.toString() ?? 'null');
const asJson = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Changes the config of a docker-archive, and its name to fit. */
function changeConfig(files: Map<string, Buffer>, change: (config: ReturnType<typeof jsonOf>) => void): void {
  const manifest = jsonOf(files.get('manifest.json'));
  const config = jsonOf(files.get(manifest[0].Config));
  change(config);
  const bytes = asJson(config);
  manifest[0].Config = `${sha256(bytes)}.json`;
  files.set(manifest[0].Config, bytes).set('manifest.json', asJson(manifest));
}

test('the images that are damaged here are good before', async () => {
  const sources = [
    input('good.tar', archiveOf(dockerArchiveFiles(IMAGE))),
    input('good-gzip.tar', archiveOf(ociFiles(IMAGE))),
    input('good-zstd.tar', archiveOf(ociFiles({ ...IMAGE, compression: 'zstd' }))),
    basename(writeFiles(join(folder, 'good-layout'), ociFiles(IMAGE))),
  ];
  for (const run of await inParallel(sources, source => inspect(source)))
    expect(reportOf(run).image.sizes.image).toBe(SIZE);
});

test('an archive of Docker 25, whose OCI index is empty, is read by its manifest.json', async () => {
  const files = dockerArchiveFiles(IMAGE);
  files.set('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}'));
  files.set('index.json', Buffer.from('{"schemaVersion":2,"manifests":null}'));
  expect(reportOf(await inspect(input('docker25.tar', archiveOf(files)))).image.sizes.image).toBe(SIZE);
});

describe('what is no image', () => {
  const cases: Record<string, [() => string, number, string | RegExp]> = {
    'a path that is not there': [() => './nothing.tar', 2, 'there is no file or directory "./nothing.tar"'],
    'a forced path that is not there': [() => 'docker-archive:nothing', 2, 'there is no file or directory "nothing"'],
    'a prefix alone': [() => 'oci:', 3, 'names nothing'],
    'an empty name': [() => '', 3, 'the name of the image is empty'],
    'a directory': [
      () => {
        mkdirSync(join(folder, 'directory'));
        return 'directory';
      },
      2,
      'the directory directory holds no image: it has no index.json',
    ],
    'an empty file': [() => input('empty.tar', Buffer.alloc(0)), 2, 'empty.tar is empty'],
    'random bytes': [
      () => input('random', randomBytes(4096).fill('~', 0, 4)),
      2,
      'random is not an image: it is not a tar',
    ],
    'a few bytes': [() => input('few', Buffer.from('few')), 2, 'few is not an image: it is not a tar'],
    text: [() => input('text.tar', Buffer.from('no such image\n'.repeat(100))), 2, 'text.tar is not an image'],
    'a compressed archive of something else': [
      () => input('else.tar.gz', gzipSync(tarOf([{ name: 'README', body: 'hello' }]))),
      2,
      'the archive else.tar.gz is a tar archive but not an image',
    ],
    'a compressed text': [() => input('text.gz', gzipSync('hello '.repeat(1000))), 2, 'the archive text.gz is damaged'],
    'half of a compressed archive': [
      () => input('half.tar.gz', gzipSync(archiveOf(dockerArchiveFiles(IMAGE))).subarray(0, -40)),
      2,
      'the archive half.tar.gz is damaged: its gzip data end early',
    ],
    'an empty archive': [() => input('nothing-in-it.tar', tarOf([])), 2, 'is a tar archive but not an image'],
    'what docker export writes': [
      () => input('export.tar', tarOf([{ name: 'etc/' }, { name: 'etc/passwd', body: 'root' }])),
      2,
      'export.tar is a tar archive but not an image: it has neither manifest.json nor index.json',
    ],
    'a link to itself': [
      () => {
        symlinkSync('loop.tar', join(folder, 'loop.tar'));
        return 'loop.tar';
      },
      2,
      'there is no file or directory "loop.tar"',
    ],
    'a device': [() => '/dev/null', 2, '/dev/null is not a regular file'],
    'an archive said to be a layout': [
      () => `oci:${input('a.tar', tarOf([]))}`,
      2,
      'is a file, not an OCI image layout',
    ],
    'a layout said to be an archive': [
      () => `docker-archive:${basename(writeFiles(join(folder, 'layout'), ociFiles(IMAGE)))}`,
      2,
      'is a directory, not an archive',
    ],
    'a name, and no engine': [() => 'web:ci', 2, `no Docker engine answers at ${NO_ENGINE} (there is no such socket)`],
    'a name that is none': [() => 'docker:a b', 3, '"a b" is not an image name'],
    'a name that climbs': [() => 'docker:a/../../containers/json', 3, 'is not an image name'],
  };

  test.each(Object.keys(cases))('%s', async name => {
    const [make, code, message] = cases[name] as (typeof cases)[string];
    expectFailure(await inspect(make()), code, message);
  });
});

describe('an image that is damaged', () => {
  const oci = () => ociFiles(IMAGE);
  const layerBlob = [...oci().values()].at(-1) as Buffer;
  const flipped = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };

  const cases: Record<string, [() => string, string | RegExp]> = {
    'a missing layer': [
      () => damaged('no-layer.tar', dockerArchiveFiles(IMAGE), files => files.delete(firstLayer(files))),
      'layer 0 is missing from no-layer.tar',
    ],
    'a missing config': [
      () =>
        damaged('no-config.tar', dockerArchiveFiles(IMAGE), files =>
          files.delete(jsonOf(files.get('manifest.json'))[0].Config),
        ),
      /the config ".*" is missing from no-config.tar/,
    ],
    'a missing blob': [
      () => damaged('no-blob.tar', oci(), files => files.delete(blobName(layerBlob))),
      /layer 0 \(sha256:.*\) is missing from no-blob.tar/,
    ],
    'a blob of another length': [
      () => damaged('length.tar', oci(), files => files.set(blobName(layerBlob), layerBlob.subarray(1))),
      /layer 0 .* has \d+ bytes in length.tar instead of \d+/,
    ],
    'another manifest than its digest says': [
      () => damaged('manifest-digest.tar', oci(), files => replaceManifest(files)),
      'does not match its digest',
    ],
    'another config than its digest says': [
      () =>
        damaged('config-digest.tar', dockerArchiveFiles(IMAGE), files => {
          replace(files, jsonOf(files.get('manifest.json'))[0].Config, old => Buffer.concat([old, Buffer.from(' ')]));
        }),
      'does not match its digest',
    ],
    'more layers in the config than in the manifest': [
      () =>
        damaged('more.tar', dockerArchiveFiles(IMAGE), files =>
          changeConfig(files, config => config.rootfs.diff_ids.push(`sha256:${'0'.repeat(64)}`)),
        ),
      'has 1 layers in its manifest and 2 in its config',
    ],
    'fewer layers in the config than in the manifest': [
      () =>
        damaged('fewer.tar', dockerArchiveFiles(IMAGE), files =>
          changeConfig(files, config => config.rootfs.diff_ids.pop()),
        ),
      'has 1 layers in its manifest and 0 in its config',
    ],
    'a layer that is no tar': [
      () => damaged('no-tar.tar', dockerArchiveFiles(IMAGE), files => files.set(firstLayer(files), randomBytes(2048))),
      'layer 0',
    ],
    'a flipped bit in a header': [
      () =>
        damaged('header.tar', dockerArchiveFiles(IMAGE), files => replace(files, 'layer.tar', old => flipped(old, 3))),
      'layer 0',
    ],
  };

  test.each(Object.keys(cases))('%s', async name => {
    const [make, message] = cases[name] as (typeof cases)[string];
    expectFailure(await inspect(make()), 2, message);
  });

  test('a flipped bit anywhere in a compressed layer', async () => {
    const places = sampled(
      [...layerBlob.keys()].filter(at => at % 5 === 0),
      11,
      3,
    );
    const sources = places.map(at =>
      damaged(`flip-${at}.tar`, oci(), files => files.set(blobName(layerBlob), flipped(layerBlob, at))),
    );
    for (const run of await inParallel(sources, source => inspect(source))) expectFailure(run, 2, 'layer 0');
  });

  test('a flipped bit in a file’s content, with --verify', async () => {
    const source = damaged('body.tar', dockerArchiveFiles(IMAGE), files =>
      replace(files, 'layer.tar', old => flipped(old, 600)),
    );
    expectFailure(await inspect(source, '--verify'), 2, /layer 0 .*its bytes hash to/);
  });

  const firstLayer = (files: Map<string, Buffer>): string => jsonOf(files.get('manifest.json'))[0].Layers[0];

  /** Another document under the manifest's name. */
  function replaceManifest(files: Map<string, Buffer>): void {
    const name = `blobs/${jsonOf(files.get('index.json')).manifests[0].digest.replace(':', '/')}`;
    files.set(name, Buffer.concat([files.get(name) ?? Buffer.alloc(0), Buffer.from('\n')]));
  }
});

/** Every block boundary of a file, and one byte more and less. */
function cuts(length: number, from = 0): number[] {
  const boundaries = Array.from({ length: Math.ceil(length / 512) }, (_, block) => block * 512);
  // A process each; before, at and behind a boundary by turns.
  return sampled(
    boundaries.flatMap(at => [at - 1, at, at + 1]).filter(at => at >= from && at < length),
    11,
    3,
  );
}

describe('an image that is cut short', () => {
  async function runCut(name: string, files: Map<string, Buffer>, { from = 0, node = process.execPath } = {}) {
    const bytes = archiveOf(files);
    // Behind the last file's content comes its padding and the end marker, which carry nothing.
    const padding = (512 - (([...files.values()].at(-1)?.length ?? 0) % 512)) % 512;
    const whole = bytes.length - 2 * 512 - padding;
    const at = cuts(bytes.length, from < 0 ? bytes.length + from : from);
    const sources = at.map(length => input(`${name}-${length}.tar`, bytes.subarray(0, length)));
    const runs = await inParallel(sources, source => runCli(['inspect', '--json', source], { cwd: folder, node }));
    runs.forEach((run, index) => {
      if ((at[index] ?? 0) >= whole) expectSameOrFailure(run);
      else expectFailure(run, 2, /cut-|document/);
    });
  }

  function expectSameOrFailure(run: Ran): void {
    if (run.code === 0) expect(reportOf(run).image.sizes.image).toBe(SIZE);
    else expectFailure(run, 2, 'archive');
  }

  test('anywhere in a docker-archive', () => runCut('cut-docker', dockerArchiveFiles(IMAGE)));
  test('anywhere in an OCI archive with gzip', () => runCut('cut-gzip', ociFiles(IMAGE)));

  test('anywhere in a layer whose archive is whole', async () => {
    const files = dockerArchiveFiles(IMAGE);
    const name = [...files.keys()].find(key => key.endsWith('layer.tar')) ?? '';
    const layer = files.get(name) ?? Buffer.alloc(0);
    const sources = cuts(layer.length).map(at =>
      input(`inner-${at}.tar`, archiveOf(new Map([...files, [name, layer.subarray(0, at)]]))),
    );
    for (const run of await inParallel(sources, source => inspect(source))) expectFailure(run, 2, 'layer 0');
  });

  const zstd = () => ociFiles({ ...IMAGE, compression: 'zstd' });
  test('anywhere in an OCI archive with zstd', () => runCut('cut-zstd', zstd()));

  describeNode24('with Node 24’s zstd', node => {
    test('at the end of an OCI archive', () => runCut('cut-zstd24', zstd(), { from: -8 * 512, node }));
  });
});
