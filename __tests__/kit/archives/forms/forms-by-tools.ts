/** Images that current versions of real tools write while the tests run. */
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../archives.ts';
import type { Row } from './forms.ts';

export interface ToolForm extends Row {
  /** What is run in a folder that holds what `prepareTools` wrote; it is the current one, and its tools see it as `/mnt`. */
  script: string;
  /** What the script leaves, below the folder. */
  path: string;
  prefix?: string;
  ref?: string;
  /** Which server must run meanwhile. */
  needs?: 'engine' | 'containerd';
}

/** Every image here: three layers of 1000, 200 and 1000 bytes, of which 1200 are visible. */
export const TOOL_SIZES = { image: 2200, visible: 1200 };
const A = filler(1000);
const B = filler(200, 'b');
const LAYERS: Entry[][] = [
  [{ name: 'a', body: A }],
  [{ name: 'b', body: B }],
  [
    { name: '.wh.a', body: '' },
    { name: 'c', body: A },
  ],
];

/** Writes what the scripts start from: a docker-archive, and a build context that gives the same sizes. */
export async function prepareTools(folder: string): Promise<void> {
  await writeFile(join(folder, 'in.tar'), archiveOf(dockerArchiveFiles({ layers: LAYERS, tag: 'web:ci' })));
  await mkdir(join(folder, 'context'));
  await writeFile(join(folder, 'context/a'), A);
  await writeFile(join(folder, 'context/b'), B);
  await writeFile(join(folder, 'context/a2'), filler(1000, 'other'));
  // Builders take a file of the same size and second for unchanged.
  await utimes(join(folder, 'context/a'), 1, 1);
  await writeFile(join(folder, 'context/Dockerfile'), 'FROM scratch\nCOPY a /a\nCOPY b /b\nCOPY a2 /a\n');
}

const VERSION = 'of Debian testing';

const rows = (tool: string, scripts: [form: string, script: string, path: string, more?: Partial<ToolForm>][]) =>
  scripts.map(
    ([form, script, path, more]): ToolForm => ({ tool, version: VERSION, form, how: 'run', script, path, ...more }),
  );

const skopeo = (form: string, to: string, path: string, options = ''): [string, string, string] => [
  form,
  `skopeo --insecure-policy copy --quiet ${options} docker-archive:in.tar ${to}`,
  path,
];

const STORE = '--root /mnt/store --runroot /run/store --storage-driver vfs';
const podman = (format: string): [string, string, string] => [
  `save --format ${format}`,
  `podman ${STORE} load --quiet --input in.tar && podman ${STORE} save --quiet --format ${format} --output ${format} web:ci`,
  format,
];

const buildah = (form: string, to: string, path: string, options = ''): [string, string, string] => [
  form,
  `buildah ${STORE} build --quiet --layers --isolation chroot --tag built context &&
   buildah ${STORE} push --quiet ${options} built ${to}`,
  path,
];

const builder = (form: string, output: string, path: string): [string, string, string, Partial<ToolForm>] => [
  form,
  `docker --host unix:///mnt/docker.sock build --quiet --output ${output} context`,
  path,
  { needs: 'engine' },
];

const CTR = 'ctr --address /mnt/containerd.sock images';
/** At times ctr leaves an empty file, or one without the archive's end, and says nothing. */
const isWhole = (file: string) => `test -s ${file} && test "$(tail -c 1024 ${file} | tr -d '\\0' | wc -c)" = 0`;
const exportTo = (file: string, flags = '') =>
  `for n in 1 2 3; do ${CTR} export ${flags} ${file} docker.io/library/web:ci && ${isWhole(file)} && break; sleep 1; done`;

export const TOOL_FORMS: ToolForm[] = [
  ...rows('skopeo', [
    skopeo('docker-archive', 'docker-archive:out.tar:web:ci', 'out.tar'),
    skopeo('OCI layout, gzip', 'oci:oci:web', 'oci'),
    skopeo('OCI layout, zstd', 'oci:zstd:web', 'zstd', '--dest-compress-format zstd'),
    skopeo('OCI layout, zstd:chunked', 'oci:chunked:web', 'chunked', '--dest-compress-format zstd:chunked'),
    skopeo('OCI archive', 'oci-archive:oci.tar:web', 'oci.tar'),
    skopeo('dir:', 'dir:dir', 'dir'),
    skopeo('dir:, compressed', 'dir:dir-gz', 'dir-gz', '--dest-compress'),
    [
      'dir: of several platforms',
      `skopeo --insecure-policy copy --quiet --dest-compress docker-archive:in.tar oci:one:web &&
       skopeo --insecure-policy copy --quiet oci:one:web oci:one:again &&
       cp -r one all && digest=$(sed 's/.*"digest":"\\([^"]*\\)".*/\\1/' one/index.json) &&
       printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%s,"platform":{"os":"linux","architecture":"amd64"}}]}' "$digest" "$(stat -c %s one/blobs/sha256/\${digest#sha256:})" > list &&
       sum=$(sha256sum list | cut -d ' ' -f 1) && cp list all/blobs/sha256/$sum &&
       printf '{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"sha256:%s","size":%s}]}' "$sum" "$(stat -c %s list)" > all/index.json &&
       skopeo --insecure-policy copy --quiet --all oci:all dir:dir-all`,
      'dir-all',
    ],
  ]),
  ...rows('podman', [
    ...['docker-archive', 'oci-archive', 'oci-dir', 'docker-dir'].map(podman),
    [
      'save --multi-image-archive, chosen by name',
      `podman ${STORE} load --quiet --input in.tar && podman ${STORE} build --quiet --tag other context &&
       podman ${STORE} save --quiet --multi-image-archive --output several web:ci other`,
      'several',
      { prefix: 'docker-archive:', ref: 'web:ci' },
    ],
  ]),
  ...rows('buildah', [
    buildah('docker-archive', 'docker-archive:/mnt/bah.tar:web:ci', 'bah.tar'),
    buildah('OCI archive', 'oci-archive:/mnt/bah-oci.tar:web', 'bah-oci.tar'),
    buildah('OCI layout, zstd', 'oci:/mnt/bah-oci:web', 'bah-oci', '--compression-format zstd'),
    buildah('dir:', 'dir:/mnt/bah-dir', 'bah-dir'),
  ]),
  ...rows('umoci', [
    [
      'OCI layout',
      `umoci init --layout umoci && umoci new --image umoci:web && umoci unpack --image umoci:web bundle &&
       cp context/a bundle/rootfs/a && umoci repack --image umoci:web bundle &&
       cp context/b bundle/rootfs/b && umoci repack --image umoci:web --refresh-bundle bundle &&
       cp context/a2 bundle/rootfs/a && umoci repack --image umoci:web --refresh-bundle bundle`,
      'umoci',
    ],
  ]),
  ...rows(
    'ctr',
    [
      ['images export', `${CTR} import --all-platforms in.tar && ${exportTo('ctr.tar')}`, 'ctr.tar'],
      [
        'images export --skip-manifest-json',
        `${CTR} import --all-platforms in.tar && ${exportTo('ctr-oci.tar', '--skip-manifest-json')}`,
        'ctr-oci.tar',
      ],
    ].map(([form, script, path]) => [form ?? '', script ?? '', path ?? '', { needs: 'containerd' }]),
  ),
  ...rows('docker', [
    [
      'save, containerd store',
      'docker --host unix:///mnt/docker.sock load --quiet --input in.tar && docker --host unix:///mnt/docker.sock save --output saved.tar web:ci',
      'saved.tar',
      { needs: 'engine' },
    ],
  ]),
  ...rows('docker buildx', [
    builder('type=docker', 'type=docker,dest=bk.tar', 'bk.tar'),
    builder('type=oci', 'type=oci,dest=bk-oci.tar', 'bk-oci.tar'),
    builder('type=oci,tar=false', 'type=oci,tar=false,dest=bk-oci', 'bk-oci'),
    builder('type=oci, zstd', 'type=oci,compression=zstd,force-compression=true,dest=bk-zstd.tar', 'bk-zstd.tar'),
    builder('type=oci, uncompressed', 'type=oci,compression=uncompressed,dest=bk-raw.tar', 'bk-raw.tar'),
  ]),
];
