import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ImagebudgetError } from '../../src/errors.ts';
import { openSource } from '../../src/source/open.ts';
import { parseSource } from '../../src/source/request.ts';
import type { ImageSource } from '../../src/source/types.ts';
import { archiveOf, dockerArchiveFiles, filler, ociFiles, tarOf, writeFiles } from '../kit/archives/archives.ts';
import { sampleNames, samplePath } from '../kit/archives/samples.ts';
import { LayoutBuilder, named, sourceIo } from '../kit/archives/sources.ts';
import { HOSTILE_NAMES } from '../kit/hostile/hostile-names.ts';

const SPEC = { layers: [[{ name: 'a', body: filler(100) }]], tag: 'web:ci' };
let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
  const save = archiveOf(dockerArchiveFiles(SPEC));
  const layout = ociFiles(SPEC);
  const builder = new LayoutBuilder();
  const several = [1, 2].map(n => ({ ...builder.image([tarOf([{ name: `${n}`, body: 'x' }])]), ...named(`v${n}`) }));
  writeFiles(
    cwd,
    new Map([
      ['save.tar', save],
      ['save', save],
      ['looks-like.zip', save],
      ['oci.tar', archiveOf(layout)],
      ['name:with:colons.tar', save],
      ['several.tar', builder.archive(several)],
      ['web:ci', save],
      ['empty.tar', Buffer.alloc(0)],
      ['zeros.tar', Buffer.alloc(1024)],
      ['text.tar', Buffer.from('hello'.repeat(500))],
      ['short.tar', Buffer.from('hello')],
      ['other.tar', tarOf([{ name: 'a', body: 'x' }])],
      ['cut.tar', save.subarray(0, -600)],
      ['gzip.tar', Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(600)])],
      ['zstd.tar', Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.alloc(600)])],
      ['folder/file', Buffer.from('x')],
    ]),
  );
  writeFiles(join(cwd, 'layout'), layout);
  writeFiles(join(cwd, 'layout:two'), builder.layout(several));
  writeFiles(join(cwd, 'web'), layout);
  writeFiles(join(cwd, 'dir'), imageDirectory(layout));
  mkdirSync(join(cwd, 'nothing'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** What skopeo's `dir:` makes of a layout with one image. */
function imageDirectory(layout: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const [{ digest }] = JSON.parse(`${layout.get('index.json')}`).manifests;
  const blobs = [...layout].filter(([name]) => name.startsWith('blobs/'));
  return new Map([
    ['version', Buffer.from('Directory Transport Version: 1.1\n')],
    ['manifest.json', layout.get(`blobs/${digest.replace(':', '/')}`) ?? Buffer.alloc(0)],
    ...blobs.map(([name, body]): [string, Buffer] => [name.replace('blobs/sha256/', ''), body]),
  ]);
}

const open = (source: string) => openSource(parseSource(source), null, sourceIo({ cwd }));

/** Kind and reference of what a source opens; or the error. */
async function opened(source: string): Promise<string> {
  let image: ImageSource;
  try {
    image = await open(source);
  } catch (error) {
    if (!(error instanceof ImagebudgetError)) throw error;
    expect(error.hint).toBeTruthy();
    return `${error.name}: ${error.message}`;
  }
  await image[Symbol.asyncDispose]();
  return `${image.kind} ${image.reference}`;
}

describe('openSource', () => {
  test.each([
    ['save.tar', 'docker-archive save.tar'],
    ['./save.tar', 'docker-archive ./save.tar'],
    ['save', 'docker-archive save'],
    ['looks-like.zip', 'docker-archive looks-like.zip'],
    ['docker-archive:save.tar', 'docker-archive save.tar'],
    ['docker-archive:save.tar:web:ci', 'docker-archive save.tar:web:ci'],
    ['oci.tar', 'oci-archive oci.tar'],
    ['oci-archive:oci.tar', 'oci-archive oci.tar'],
    ['oci-archive:oci.tar:web:ci', 'oci-archive oci.tar:web:ci'],
    ['layout', 'oci-layout layout'],
    ['./layout/', 'oci-layout ./layout/'],
    ['oci:layout', 'oci-layout layout'],
    ['oci:layout:web:ci', 'oci-layout layout:web:ci'],
    ['oci:layout:two:v2', 'oci-layout layout:two:v2'],
    ['dir', 'oci-layout dir'],
    ['oci:dir', 'oci-layout dir'],
    ['oci:dir:web:ci', 'UsageError: dir:web:ci has no image "web:ci"'],
    ['name:with:colons.tar', 'docker-archive name:with:colons.tar'],
    ['docker-archive:name:with:colons.tar', 'docker-archive name:with:colons.tar'],
    ['docker-archive:name:with:colons.tar:web:ci', 'docker-archive name:with:colons.tar:web:ci'],
    ['oci-archive:several.tar:v2', 'oci-archive several.tar:v2'],
    // A file or a folder of that name comes before an image of the engine.
    ['web', 'oci-layout web'],
    ['web:ci', 'docker-archive web:ci'],
  ])('%s', async (source, expected) => {
    expect(await opened(source)).toBe(expected);
  });

  test.each([
    'web:v2',
    'docker:web',
    'docker:web:ci',
    'registry.example:5000/team/web:ci',
    'docker:registry:2',
    `web@sha256:${'a'.repeat(64)}`,
  ])('looks for %s in the engine', async source => {
    expect(await opened(source)).toMatch(/^MeasureError: .* at unix:\/\/\/nowhere\/docker\.sock/);
  });

  test.each(HOSTILE_NAMES.filter(name => name !== ''))(
    '%j is refused in one line that names it, or looked for by its name',
    async name => {
      for (const source of [name, `docker:${name}`, `oci:${name}`, `docker-archive:${name}`])
        expect(await opened(source)).toMatch(
          /^(Measure|Usage)Error: .*(is not an image name|one image is expected|the (tag|digest) after it is empty|there is no file or directory|at unix:|cannot read|is a directory|names nothing)/s,
        );
    },
  );

  test.each([
    ['registry.example/web@', 'UsageError: the image name ends in "@": the digest after it is empty'],
    ['docker:web:', 'UsageError: the image name ends in ":": the tag after it is empty'],
    ['registry:registry.example/web@', 'UsageError: the image name ends in "@": the digest after it is empty'],
    ['web:v1\nweb:v2', 'UsageError: 2 lines where one image is expected: "web:v1" and 1 more'],
    ['./web:v1\n./web:v2', 'UsageError: 2 lines where one image is expected: "./web:v1" and 1 more'],
    ['podman:web:v1\nweb:v2', 'UsageError: 2 lines where one image is expected: "web:v1" and 1 more'],
  ])('%j is refused for what is wrong with it', async (source, expected) => {
    expect(await opened(source)).toBe(expected);
  });

  test('leaves no file open, whether it succeeds or fails', async () => {
    const files = () => readdirSync('/proc/self/fd').length;
    await opened('save.tar');
    const before = files();
    for (const source of [
      'save.tar',
      'layout',
      'several.tar',
      'cut.tar',
      'text.tar',
      'other.tar',
      'folder',
      'layout:two',
      'oci:layout:v9',
      'oci-archive:save.tar',
    ])
      await opened(source);
    expect(files()).toBe(before);
  });

  test('is told the platform that is wanted', async () => {
    const arm = { os: 'linux', architecture: 'arm64' };
    await expect(openSource(parseSource('save.tar'), arm, sourceIo({ cwd }))).rejects.toThrow(
      'is for linux/amd64, not for linux/arm64',
    );
    await expect(openSource(parseSource('layout'), arm, sourceIo({ cwd }))).rejects.toThrow('no platform linux/arm64');
  });
});

test('what is interrupted before it reads standard input does not wait for it', async () => {
  const stdin = () => new PassThrough();
  await expect(
    openSource(parseSource('-'), null, sourceIo({ cwd, stdin, signal: AbortSignal.abort() })),
  ).rejects.toThrow('aborted');
});

describe('every sample', () => {
  test.each(sampleNames())('%s opens, or says why not', async name => {
    const image = await openSource(
      { form: 'path', path: samplePath(name) },
      { os: 'linux', architecture: 'amd64' },
      sourceIo({ cwd }),
    ).catch(error => error);
    if (image instanceof Error)
      expect(`${image.name}: ${image.message}`).toMatch(
        /^MeasureError: .* is empty$|is a foreign layer|^UsageError: .* holds several images/,
      );
    else {
      for (const [index] of image.manifest.layers.entries()) expect(image.layer(index).kind).toBe('seekable');
      await image[Symbol.asyncDispose]();
    }
  });
});
