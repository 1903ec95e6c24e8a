/** Images saved by real tools: whatever saved an image, it has the same size, which is also what a slow model says. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { describeShared, sampleNames, samplePath, shared, testSamples } from '../kit/archives/samples.ts';
import { readSavedLayers } from '../kit/archives/tar-entries.ts';
import { assertReport } from '../kit/oracles/assert-report.ts';
import { type ModelResult, slowModel } from '../kit/oracles/slow-model.ts';
import { expectFailure, inParallel, type Ran, reportOf, runCli, scratchFolder } from '../kit/processes/cli.ts';
import { describeNode24 } from '../kit/processes/node-versions.ts';

const corpora = join(shared ?? '', 'corpora');

interface Group {
  figures: { image: number; visible: number; wasted: number };
  members: string[];
}

/** Every sample that can be read without saying more than its name, by the image that is in it. */
const GROUPS: Record<string, Group> = {
  'the image that engines built': {
    figures: { image: 3_054_868, visible: 3_038_864, wasted: 16_004 },
    members: [
      'buildah-oci-zstd',
      'ctr-export.tar',
      'docker20-byid.tar',
      'docker20-save.tar',
      'docker26-save.tar',
      'podman-docker-archive.tar',
      'podman-docker-dir',
      'podman-oci-archive.tar',
      'podman-oci-dir',
      'skopeo-dir',
      'skopeo-docker-archive-notag.tar',
      'skopeo-docker-archive.tar',
      'skopeo-oci-archive.tar',
      'skopeo-oci-dir',
      'skopeo-oci-uncompressed-dir',
      'skopeo-oci-zstd-dir',
      'skopeo-oci-zstdchunked-dir',
    ],
  },
  'the image that BuildKit built': {
    figures: { image: 3_054_864, visible: 3_041_864, wasted: 13_000 },
    members: [
      'bk-docker-estargz.tar',
      'bk-docker-gzip.tar',
      'bk-docker-uncompressed.tar',
      'bk-docker-zstd.tar',
      'bk-oci-estargz.tar',
      'bk-oci-gzip.tar',
      'bk-oci-uncompressed.tar',
      'docker26c-save.tar',
    ],
  },
  'the small image for several platforms': {
    figures: { image: 1002, visible: 1002, wasted: 0 },
    members: ['bk-oci-attest-1plat.tar', 'bk-oci-dir', 'bk-oci-multiplatform-attest.tar', 'ctr-export-mp.tar'],
  },
  'the small image of buildah': {
    figures: { image: 4, visible: 4, wasted: 0 },
    members: ['buildah-oci-archive.tar'],
  },
  'an image whose media types lie': {
    figures: { image: 1, visible: 1, wasted: 0 },
    members: ['hand-oci-mediatype-lies-gzip', 'hand-oci-mediatype-lies-raw'],
  },
  'an image without content': {
    figures: { image: 0, visible: 0, wasted: 0 },
    members: ['buildah-zero.tar', 'docker26c-zero.tar', 'hand-oci-zero-layers', 'podman-zero.tar'],
  },
};

/** What ends in an error, and what the first line says. */
const ERRORS: Record<string, [number, string]> = {
  'bk-docker-multiplatform.tar': [2, 'is empty'],
  'ctr-export-all.tar': [2, 'is empty'],
  'hand-oci-foreign': [2, 'is a foreign layer'],
  'umoci-dir': [3, 'holds several images: empty, one, two'],
};

const inspect = (source: string, ...args: string[]) => runCli(['inspect', '--json', source, ...args]);
const bytewise = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

interface Waste {
  path: string;
  bytes: number;
  cause: string;
  addedIn: number;
  wastedIn: number;
}

/** Waste in the model's order: by layer that wasted it, then by path. */
function wasteOf(wasted: Waste[]): Waste[] {
  const plain = wasted.map(({ path, bytes, cause, addedIn, wastedIn }) => ({ path, bytes, cause, addedIn, wastedIn }));
  return plain.sort((a, b) => a.wastedIn - b.wastedIn || bytewise(a.path, b.path));
}

function expectModel({ report, image }: ReturnType<typeof reportOf>, model: ModelResult): void {
  assertReport(report);
  expect(image.sizes).toMatchObject({
    image: model.image,
    visible: model.visible,
    wasted: model.image - model.visible,
  });
  expect(image.layers.map(({ bytes }: { bytes: number }) => bytes)).toEqual(model.layerBytes);
  expect(wasteOf(image.wasted)).toEqual(model.wasted);
}

/** Rows of one column. */
const rows = (names: readonly string[]) => names.map((name): [string] => [name]);

describe('samples', () => {
  test('are all named here', () => {
    const named = [...Object.values(GROUPS).flatMap(({ members }) => members), ...Object.keys(ERRORS)];
    expect(named).toEqual(expect.arrayContaining(sampleNames()));
    if (shared !== null) expect(sampleNames()).toEqual(named.sort());
  });

  describe.each(Object.entries(GROUPS))('%s', (_what, { figures, members }) => {
    const here = members.filter(member => existsSync(samplePath(member)));
    let runs: Map<string, Ran>;
    beforeAll(async () => {
      const ran = await inParallel(here, member => inspect(samplePath(member)));
      runs = new Map(here.map((member, index) => [member, ran[index] as Ran]));
    });

    const title = ([member]: readonly [string]) => `from ${member}`;
    testSamples(rows(members), title, async member => {
      const run = runs.get(member) as Ran;
      expect(run).toMatchObject({ code: 0, stderr: '' });
      const result = reportOf(run);
      expectModel(result, slowModel(await readSavedLayers(samplePath(member))));
      expect(result.image.sizes).toMatchObject(figures);
      if (figures.image === 0) expect(result.image.sizes.efficiency).toBe(1);
    });
  });

  test.each(Object.entries(ERRORS))('%s cannot be read as it is', async (name, [code, message]) => {
    expectFailure(await inspect(samplePath(name)), code, message);
  });

  test.each([
    ['empty', 0],
    ['one', 3],
    ['two', 3],
  ])('image %s of several is chosen by name', async (ref, size) => {
    const { report, image } = reportOf(await inspect(`oci:${samplePath('umoci-dir')}:${ref}`));
    assertReport(report);
    expect(image.sizes.image).toBe(size);
  });

  test('a name that is not there is answered with those that are', async () => {
    expectFailure(await inspect(`oci:${samplePath('umoci-dir')}:three`), 3, 'has no image "three"');
  });

  describe('platforms', () => {
    const several = samplePath('bk-oci-multiplatform-attest.tar');

    test.each([
      ['linux/amd64', 'linux/amd64'],
      ['linux/arm64', 'linux/arm64'],
      ['linux/arm64/v8', 'linux/arm64'],
      ['linux/aarch64', 'linux/arm64'],
      ['linux/arm', 'linux/arm/v7'],
    ])('%s is chosen', async (wanted, platform) => {
      const { image } = reportOf(await inspect(several, '--platform', wanted));
      expect(image.source.platform).toBe(platform);
      const all = ['linux/amd64', 'linux/arm64', 'linux/arm/v7'];
      expect(image.source.otherPlatforms).toEqual(all.filter(other => other !== platform));
      expect(image.sizes.image).toBe(1002);
    });

    test('one that is not there is answered with those that are', async () => {
      const run = await inspect(several, '--platform', 'linux/s390x');
      expectFailure(run, 3, 'has no platform linux/s390x; it has linux/amd64, linux/arm64, linux/arm/v7');
    });

    test('one that the index lists and the archive lacks is no figure', async () => {
      const run = await inspect(samplePath('ctr-export-mp.tar'), '--platform', 'linux/arm64');
      expectFailure(run, 2, 'lists an image for linux/arm64, but does not hold it');
    });

    const others = rows(['docker20-save.tar', 'skopeo-dir', 'podman-zero.tar']);
    const title = ([name]: readonly [string]) => `another than that of ${name} is an error`;
    testSamples(others, title, async name => {
      expectFailure(await inspect(samplePath(name), '--platform', 'linux/arm64'), 3, 'is for linux/amd64');
    });
  });

  describe('with --verify', () => {
    const names = ['docker20-save.tar', 'podman-docker-dir', 'skopeo-oci-zstdchunked-dir', 'bk-oci-estargz.tar'];
    const title = ([name]: readonly [string]) => `${name} is hashed whole and has the same figures`;
    testSamples(rows([...names, 'bk-oci-attest-1plat.tar']), title, async name => {
      const [plain, verified] = await inParallel([[], ['--verify']], args => inspect(samplePath(name), ...args));
      const { image } = reportOf(verified as Ran);
      expect(image.source.verified).toBe('digest');
      expect(image.sizes).toEqual(reportOf(plain as Ran).image.sizes);
    });
  });

  describeNode24('with the zstd decoder of Node 24', node => {
    const names = ['skopeo-oci-zstd-dir', 'skopeo-oci-zstdchunked-dir', 'buildah-oci-zstd', 'bk-docker-zstd.tar'];
    const title = ([name]: readonly [string]) => `${name} reads the same`;
    testSamples(rows(names), title, async name => {
      const [here, there] = await inParallel([process.execPath, node], path =>
        runCli(['inspect', '--json', '--verify', samplePath(name)], { node: path }),
      );
      expect(there).toMatchObject({ code: 0, stderr: '' });
      expect(there?.stdout).toBe(here?.stdout);
    });
  });
});

describeShared('other projects’ images', () => {
  const scratch = scratchFolder();

  test('dive’s own figures for its test image are ours', async () => {
    const path = join(corpora, 'dive/.data/test-docker-image.tar');
    const result = reportOf(await inspect(path));
    expect(result.image.layers).toHaveLength(14);
    expect(result.image.sizes.image).toBe(1_220_598);
    expectModel(result, slowModel(await readSavedLayers(path)));
  });

  test.each(['alpine-310', 'alpine-311'])('trivy’s %s has the same figures packed and unpacked', async name => {
    const path = join(corpora, 'trivy/pkg/fanal/test/testdata', `${name}.tar.gz`);
    const packed = reportOf(await inspect(path));
    const unpacked = join(scratch, `${name}.tar`);
    writeFileSync(unpacked, gunzipSync(readFileSync(path)));
    const result = reportOf(await inspect(unpacked));
    expect(result.image.sizes.image).toBeGreaterThan(5_000_000);
    expect(packed.image.sizes).toEqual(result.image.sizes);
    expect(packed.image.source.verified).toBe('digest');
    expectModel(result, slowModel(await readSavedLayers(unpacked)));
  });

  /** Complete images, and their sizes. */
  const COMPLETE: [string, number][] = [
    ['containers-image/docker/archive/fixtures/almostempty.tar', 0],
    ['dive/.data/test-oci-estargz-image.tar', 11_189],
    ['dive/.data/test-oci-gzip-image.tar', 11_189],
    ['dive/.data/test-oci-uncompressed-image.tar', 11_189],
    ['dive/.data/test-oci-zstd-image.tar', 11_189],
    ['ggcr/pkg/v1/layout/testdata/test_index_one_image', 5],
    ['ggcr/pkg/v1/mutate/testdata/overwritten_file.tar', 8],
    ['ggcr/pkg/v1/mutate/testdata/source_image.tar', 8],
    ['ggcr/pkg/v1/mutate/testdata/whiteout_dir.tar', 0],
    ['ggcr/pkg/v1/mutate/testdata/whiteout_image.tar', 8],
    ['ggcr/pkg/v1/tarball/testdata/hello-world-v25.tar', 9136],
    ['ggcr/pkg/v1/tarball/testdata/test_image_1.tar', 8],
    ['ggcr/pkg/v1/tarball/testdata/test_image_2.tar', 8],
    ['ggcr/pkg/v1/tarball/testdata/test_load_manifest.tar', 8],
    ['stereoscope/pkg/image/oci/testdata/multiplatform_oci_dir', 1618],
    ['stereoscope/pkg/image/oci/testdata/valid-oci.tar', 10],
    ['stereoscope/pkg/image/oci/testdata/valid_oci_dir', 10],
    ['trivy/pkg/fanal/test/testdata/test.oci', 13_336],
    ['trivy/pkg/fanal/test/testdata/test_image_tag.oci', 13_336],
  ];

  test.each(COMPLETE)('%s is read', async (name, size) => {
    const path = join(corpora, name);
    const run = await inspect(path);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const result = reportOf(run);
    expect(result.image.sizes.image).toBe(size);
    expectModel(result, slowModel(await readSavedLayers(path)));
  });

  /** What holds no image, a broken one, or several. */
  const INCOMPLETE: [string, number, string][] = [
    ['containers-image/oci/layout/fixtures/delete_image_multiple_images', 3, 'holds several images: latest, 3.18.3'],
    ['containers-image/oci/layout/fixtures/delete_image_only_one_image', 2, 'layer 0 (sha256:03901b4a2ea8…)'],
    ['containers-image/oci/layout/fixtures/delete_image_shared_blobs_dir', 2, 'is missing from'],
    [
      'containers-image/oci/layout/fixtures/delete_image_two_identical_references',
      3,
      'holds several images: sha256:49d1584496c6',
    ],
    ['containers-image/oci/layout/fixtures/manifest', 2, 'is missing from'],
    ['containers-image/oci/layout/fixtures/name_lookups', 3, 'holds several images: a, b, c, d'],
    ['dive/.data/test-gzip-image.tar', 2, 'is a tar archive but not an image'],
    ['ggcr/pkg/crane/testdata/content.tar', 2, 'is a tar archive but not an image'],
    ['ggcr/pkg/v1/layout/testdata/test_gc_image_unknown_mediatype', 2, 'holds no container image'],
    ['ggcr/pkg/v1/layout/testdata/test_gc_index', 3, 'holds several images: 1, 3, 4'],
    ['ggcr/pkg/v1/layout/testdata/test_index', 3, 'holds several images: 1, 3, 4'],
    ['ggcr/pkg/v1/layout/testdata/test_index_media_type', 2, 'holds no container image'],
    // Its history was edited by hand, and its config no longer fits its digest.
    ['ggcr/pkg/v1/mutate/testdata/source_image_with_empty_layer_history.tar', 2, 'does not match its digest'],
    ['ggcr/pkg/v1/tarball/testdata/no_manifest.tar', 2, 'is in the format of Docker before 1.10'],
    ['ggcr/pkg/v1/tarball/testdata/null_manifest.tar', 2, 'manifest.json does not have the expected form'],
    ['ggcr/pkg/v1/tarball/testdata/test_bundle.tar', 3, 'holds several images: test_image_2, test_image_1'],
    ['ggcr/pkg/v1/tarball/testdata/test_link.tar', 3, 'holds several images: bazel/v1/tarball:test_image_1'],
    ['stereoscope/pkg/image/oci/testdata/invalid_file', 2, 'index.json is not valid JSON'],
    [
      'stereoscope/pkg/image/oci/testdata/no_manifests',
      2,
      'index.json is called an image index, but is an image manifest',
    ],
    ['stereoscope/pkg/image/oci/testdata/valid_manifest', 2, 'does not match its digest'],
    ['trivy/pkg/fanal/test/testdata/test_bad_index_json.oci', 2, 'index.json is not valid JSON'],
    ['trivy/pkg/fanal/test/testdata/test_index_json_dir.oci', 2, 'holds no image: it has no index.json'],
    ['trivy/pkg/fanal/test/testdata/test_invalid_oci_image.oci', 2, 'holds no container image'],
    ['trivy/pkg/fanal/test/testdata/test_no_valid_manifests.oci', 2, 'holds no container image'],
    ['trivy/pkg/fanal/walker/testdata/test.tar', 2, 'is a tar archive but not an image'],
  ];

  test.each(INCOMPLETE)('%s: exit code %i', async (name, code, message) => {
    expectFailure(await inspect(join(corpora, name)), code, message);
  });

  test.each([
    ['test_image_1', 8],
    ['test_image_3', 14],
  ])('a layer that is a link: %s', async (tag, size) => {
    const archive = join(corpora, 'ggcr/pkg/v1/tarball/testdata/test_link.tar');
    const { report, image } = reportOf(await inspect(`docker-archive:${archive}:bazel/v1/tarball:${tag}`));
    assertReport(report);
    expect(image.sizes.image).toBe(size);
  });
});
