/** Images that real tools saved: the samples beside the checkout, other projects' test data, and our own fixtures. */
import type { Row, Sizes } from './forms.ts';

export interface StoredForm extends Row, Sizes {
  /** `sample:` and a sample's name; `fixture:` and a path below `__tests__/fixtures/images/forms`; or a path below `../shared`. */
  path: string;
  /** What stands before the path, and behind it to choose an image. */
  prefix?: string;
  ref?: string;
  platform?: string;
}

type Short = [tool: string, version: string, form: string, path: string, more?: Partial<StoredForm> | undefined];

/** Images of one content, with their sizes: [image, visible]. */
function group(how: Row['how'], [image, visible]: [number, number], rows: Short[]): StoredForm[] {
  return rows.map(([tool, version, form, path, more]) => ({ tool, version, form, path, how, image, visible, ...more }));
}

const sample = (sizes: [number, number], rows: Short[]) =>
  group(
    'kept',
    sizes,
    rows.map(([tool, version, form, path, more]) => [tool, version, form, `sample:${path}`, more]),
  );

const fixture = (sizes: [number, number], rows: Short[]) =>
  group(
    'kept',
    sizes,
    rows.map(([tool, version, form, path, more]) => [tool, version, form, `fixture:${path}`, more]),
  );

/** Nothing in the image says which version wrote it. */
const UNRECORDED = 'not recorded';

const GGCR = 'corpora/ggcr/pkg/v1';
const DIVE = 'corpora/dive/.data';

export const STORED_FORMS: StoredForm[] = [
  ...sample(
    [3_054_868, 3_038_864],
    [
      ['docker', '20.10', 'docker-archive', 'docker20-save.tar'],
      ['docker', '20.10', 'docker-archive without a tag, saved by ID', 'docker20-byid.tar'],
      ['docker', '26.1', 'docker-archive with an OCI index', 'docker26-save.tar'],
      ['buildah', '1.28', 'OCI layout, zstd', 'buildah-oci-zstd'],
      ['podman', UNRECORDED, 'docker-archive', 'podman-docker-archive.tar'],
      ['podman', UNRECORDED, 'docker-dir', 'podman-docker-dir'],
      ['podman', UNRECORDED, 'oci-archive', 'podman-oci-archive.tar'],
      ['podman', UNRECORDED, 'oci-dir', 'podman-oci-dir'],
      ['skopeo', UNRECORDED, 'dir:', 'skopeo-dir'],
      ['skopeo', UNRECORDED, 'docker-archive without a tag', 'skopeo-docker-archive-notag.tar'],
      ['skopeo', UNRECORDED, 'docker-archive', 'skopeo-docker-archive.tar'],
      ['skopeo', UNRECORDED, 'OCI archive', 'skopeo-oci-archive.tar'],
      ['skopeo', UNRECORDED, 'OCI layout, gzip', 'skopeo-oci-dir'],
      ['skopeo', UNRECORDED, 'OCI layout, uncompressed', 'skopeo-oci-uncompressed-dir'],
      ['skopeo', UNRECORDED, 'OCI layout, zstd', 'skopeo-oci-zstd-dir'],
      ['skopeo', UNRECORDED, 'OCI layout, zstd:chunked', 'skopeo-oci-zstdchunked-dir'],
      ['ctr', UNRECORDED, 'OCI archive with manifest.json', 'ctr-export.tar'],
      ['nerdctl', '2', 'OCI archive with manifest.json', 'ctr-export.tar', { how: 'library' }],
    ],
  ),
  ...sample(
    [3_054_864, 3_041_864],
    [
      ['docker', '26.1, containerd store', 'docker-archive with an OCI index', 'docker26c-save.tar'],
      ['BuildKit', UNRECORDED, 'type=docker, gzip', 'bk-docker-gzip.tar'],
      ['BuildKit', UNRECORDED, 'type=docker, zstd', 'bk-docker-zstd.tar'],
      ['BuildKit', UNRECORDED, 'type=docker, eStargz', 'bk-docker-estargz.tar'],
      ['BuildKit', UNRECORDED, 'type=docker, uncompressed', 'bk-docker-uncompressed.tar'],
      ['BuildKit', UNRECORDED, 'type=oci, gzip', 'bk-oci-gzip.tar'],
      ['BuildKit', UNRECORDED, 'type=oci, eStargz', 'bk-oci-estargz.tar'],
      ['BuildKit', UNRECORDED, 'type=oci, uncompressed', 'bk-oci-uncompressed.tar'],
    ],
  ),
  ...sample(
    [1002, 1002],
    [
      ['BuildKit', UNRECORDED, 'type=oci with attestations', 'bk-oci-attest-1plat.tar'],
      ['BuildKit', UNRECORDED, 'type=oci,tar=false', 'bk-oci-dir'],
      [
        'BuildKit',
        UNRECORDED,
        'type=oci, three platforms with attestations',
        'bk-oci-multiplatform-attest.tar',
        { platform: 'linux/arm/v7' },
      ],
      ['ctr', UNRECORDED, 'OCI archive, index of platforms with the blobs of one', 'ctr-export-mp.tar'],
    ],
  ),
  ...sample([4, 4], [['buildah', '1.28', 'OCI archive', 'buildah-oci-archive.tar']]),
  ...sample(
    [0, 0],
    [
      ['docker', '26.1, containerd store', 'image without layers', 'docker26c-zero.tar'],
      ['buildah', '1.28', 'image without layers', 'buildah-zero.tar'],
      ['podman', UNRECORDED, 'image without layers', 'podman-zero.tar'],
    ],
  ),
  ...sample(
    [3, 3],
    [
      [
        'umoci',
        UNRECORDED,
        'OCI layout of several images, chosen by name',
        'umoci-dir',
        { prefix: 'oci:', ref: 'two' },
      ],
    ],
  ),
  ...group(
    'corpus',
    [5_552_525, 5_552_525],
    [
      [
        'docker',
        UNRECORDED,
        'docker-archive, gzipped whole',
        'corpora/trivy/pkg/fanal/test/testdata/alpine-310.tar.gz',
      ],
    ],
  ),
  ...group(
    'corpus',
    [11_189, 11_189],
    [
      ['BuildKit', UNRECORDED, 'type=oci, gzip, annotated', `${DIVE}/test-oci-gzip-image.tar`],
      ['BuildKit', UNRECORDED, 'type=oci, zstd', `${DIVE}/test-oci-zstd-image.tar`],
    ],
  ),
  ...group(
    'corpus',
    [9136, 9136],
    [['docker', '25.0', 'docker-archive with an OCI index', `${GGCR}/tarball/testdata/hello-world-v25.tar`]],
  ),
  ...group(
    'corpus',
    [8, 8],
    [
      ['Bazel', 'rules_docker', 'docker-archive', `${GGCR}/tarball/testdata/test_image_1.tar`],
      [
        'Bazel',
        'rules_docker',
        'docker-archive of several images with linked layers, chosen by name',
        `${GGCR}/tarball/testdata/test_link.tar`,
        { prefix: 'docker-archive:', ref: 'bazel/v1/tarball:test_image_1' },
      ],
    ],
  ),
  ...group(
    'corpus',
    [1618, 1618],
    [
      [
        'docker buildx',
        UNRECORDED,
        'OCI layout, nested indexes with attestations',
        'corpora/stereoscope/pkg/image/oci/testdata/multiplatform_oci_dir',
      ],
    ],
  ),
  ...fixture(
    [2011, 11],
    [
      ['crane', '0.22', 'append: docker-archive, gzip', 'crane-append.tar'],
      ['crane', '0.22', 'pull --format legacy', 'crane-legacy.tar'],
      ['crane', '0.22', 'pull --format oci', 'crane-oci'],
      ['kaniko', '1', '--tar-path', 'crane-append.tar', { how: 'library' }],
      ['kaniko', '1', '--oci-layout-path', 'crane-oci', { how: 'library' }],
    ],
  ),
  ...fixture(
    [2032, 32],
    [
      ['ko', '0.19', '--tarball', 'ko.tar'],
      ['ko', '0.19', '--oci-layout-path', 'ko-layout'],
    ],
  ),
  ...fixture([2012, 12], [['jib', 'core 0.27', 'TarImage', 'jib.tar']]),
];
