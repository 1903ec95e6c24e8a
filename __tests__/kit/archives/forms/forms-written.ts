/** Images that the tests write themselves: forms of tools that cannot run here, and what specifications allow. */
import { gzipSync } from 'node:zlib';
import {
  archiveOf,
  compress,
  dockerArchiveFiles,
  type Entry,
  filler,
  ociFiles,
  sha256,
  tarOf,
  writeFiles,
} from '../archives.ts';
import { LayoutBuilder, named } from '../sources.ts';
import type { Row, Sizes } from './forms.ts';

/** Every image here: 1200 bytes in two layers, of which 200 are visible. */
export const WRITTEN_SIZES = { image: 1200, visible: 200 };
const LAYERS: Entry[][] = [
  [{ name: 'a', body: filler(1000) }],
  [
    { name: '.wh.a', body: '' },
    { name: 'b', body: filler(200, 'b') },
  ],
];
const SPEC = { layers: LAYERS, tag: 'web:ci' };

export interface WrittenForm extends Row {
  /** The archive; or the files of a folder. */
  image(): Buffer | ReadonlyMap<string, Buffer>;
  /** What stands before the path, and behind it to choose an image. */
  prefix?: string;
  ref?: string;
  /** Through standard input. */
  piped?: boolean;
  /** Where it is another image than the others are. */
  sizes?: Sizes;
}

const docker = () => archiveOf(dockerArchiveFiles(SPEC));
const oci = () => archiveOf(ociFiles(SPEC));
const tars = LAYERS.map(entries => tarOf(entries));
const config = (text = '') =>
  Buffer.from(
    JSON.stringify({
      os: 'linux',
      architecture: 'amd64',
      comment: text,
      rootfs: { type: 'layers', diff_ids: tars.map(tar => `sha256:${sha256(tar)}`) },
      history: tars.map(() => ({ comment: 'store paths: …' })),
    }),
  );
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Folders named by checksum, the manifest last: dockerTools.streamLayeredImage. */
function nixStream(): Map<string, Buffer> {
  const names = tars.map(tar => `${sha256(tar)}/layer.tar`);
  const configName = `${sha256(config())}.json`;
  return new Map([
    ...tars.map((tar, index): [string, Buffer] => [names[index] ?? '', tar]),
    [configName, config()],
    ['manifest.json', json([{ Config: configName, RepoTags: ['web:ci'], Layers: names }])],
  ]);
}

/** Docker's first layout with a manifest beside it, gzipped whole: dockerTools.buildImage. */
function nixImage(): Map<string, Buffer> {
  const names = tars.map((_, index) => `${index}`.repeat(64));
  const configName = `${sha256(config())}.json`;
  return new Map([
    ...names.flatMap((name, index): [string, Buffer][] => [
      [`${name}/VERSION`, Buffer.from('1.0')],
      [`${name}/json`, json({ id: name, ...(index > 0 ? { parent: names[index - 1] } : {}) })],
      [`${name}/layer.tar`, tars[index] ?? Buffer.alloc(0)],
    ]),
    [configName, config()],
    [
      'manifest.json',
      json([{ Config: configName, RepoTags: ['web:ci'], Layers: names.map(name => `${name}/layer.tar`) }]),
    ],
    ['repositories', json({ web: { ci: names.at(-1) } })],
  ]);
}

/** Blobs whose layers carry a suffix that their digests do not: rules_oci's oci_load. */
function rulesOci(): Map<string, Buffer> {
  const blobs = tars.map(tar => gzipSync(tar));
  const names = blobs.map(blob => `blobs/sha256/${sha256(blob)}.tar.gz`);
  const configName = `blobs/sha256/${sha256(config())}`;
  return new Map([
    ['manifest.json', json([{ Config: configName, RepoTags: ['web:ci'], Layers: names }])],
    [configName, config()],
    ...blobs.map((blob, index): [string, Buffer] => [names[index] ?? '', blob]),
  ]);
}

/** Two untagged images. */
function untagged(): Map<string, Buffer> {
  const first = nixStream();
  const other = config('other');
  const list = JSON.parse(`${first.get('manifest.json')}`);
  const images = [...list, { ...list[0], Config: `${sha256(other)}.json` }].map(image => ({
    ...image,
    RepoTags: null,
  }));
  return new Map([...first, [`${sha256(other)}.json`, other], ['manifest.json', json(images)]]);
}

/** A chart, a signature and bytes of no known kind beside the image, in an index in an index. */
function withArtifacts(): Map<string, Buffer> {
  const layout = new LayoutBuilder();
  const chart = layout.blob(
    {
      config: layout.blob({}, 'application/vnd.cncf.helm.config.v1+json'),
      layers: [layout.blob(gzipSync('no tar'), 'application/vnd.cncf.helm.chart.content.v1.tar+gzip')],
    },
    'application/vnd.oci.image.manifest.v1+json',
  );
  layout.blob(Buffer.from('\0asm\x01\0\0\0', 'latin1'));
  layout.blob(filler(600, 'attachment'));
  return layout.layout([layout.index([layout.index([layout.image(tars), chart])])]);
}

function severalNames(): Map<string, Buffer> {
  const layout = new LayoutBuilder();
  return layout.layout([
    { ...layout.image(tars), ...named('registry.example/team/web:ci') },
    { ...layout.image([]), ...named('db:ci') },
  ]);
}

/** A Windows image that holds its base, which is a foreign layer. */
export function windowsImage({ withBase }: { withBase: boolean }): Map<string, Buffer> {
  const layers: Entry[][] = [
    [
      { name: 'Files/' },
      { name: 'Files/Windows/System32/ntdll.dll', body: filler(700, 'dll') },
      { name: 'Files/app/old.exe', body: filler(300, 'old') },
      { name: 'Hives/Software_Base', body: filler(100, 'hive') },
      { name: 'UtilityVM/Files/EFI/boot.efi', body: filler(50, 'efi') },
    ],
    [
      { name: 'Files/app/.wh.old.exe', body: '' },
      { name: 'Files/app/new.exe', body: filler(400, 'new') },
      { name: 'Hives/Software_Delta', body: filler(20, 'delta') },
    ],
  ];
  const layout = new LayoutBuilder();
  const [base, own] = layers.map(entries => tarOf(entries)) as [Buffer, Buffer];
  const diffIds = [base, own].map(tar => `sha256:${sha256(tar)}`);
  const settings = layout.blob(
    { os: 'windows', 'os.version': '10.0.20348.2700', architecture: 'amd64', rootfs: { diff_ids: diffIds } },
    'application/vnd.docker.container.image.v1+json',
  );
  const foreign = {
    ...layout.blob(gzipSync(base), 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip'),
    urls: ['https://mcr.example/base'],
  };
  if (!withBase) layout.files.delete(`blobs/${foreign.digest.replace(':', '/')}`);
  const manifest = layout.blob(
    { config: settings, layers: [foreign, layout.blob(gzipSync(own))] },
    'application/vnd.docker.distribution.manifest.v2+json',
  );
  return layout.layout([manifest]);
}

/** What any tool may write. */
function variants(piped: boolean, forms: [string, () => Buffer][]): WrittenForm[] {
  return forms.map(([form, image]) => ({ tool: 'any', version: 'any', form, how: 'specification', image, piped }));
}

const half = (bytes: Buffer) => [bytes.subarray(0, bytes.length / 2), bytes.subarray(bytes.length / 2)];

export const WRITTEN_FORMS: WrittenForm[] = [
  {
    tool: 'Nix',
    version: '2025',
    form: 'dockerTools.streamLayeredImage',
    how: 'source',
    image: () => archiveOf(nixStream()),
  },
  {
    tool: 'Nix',
    version: '2025',
    form: 'dockerTools.streamLayeredImage on standard input',
    how: 'source',
    image: () => archiveOf(nixStream()),
    piped: true,
  },
  {
    tool: 'Nix',
    version: '2025',
    form: 'dockerTools.buildImage',
    how: 'source',
    image: () => gzipSync(archiveOf(nixImage())),
  },
  { tool: 'Bazel', version: 'rules_oci', form: 'oci_load', how: 'source', image: () => archiveOf(rulesOci()) },
  ...variants(false, [
    ['docker-archive, gzipped in several members', () => Buffer.concat(half(docker()).map(part => gzipSync(part)))],
    ['docker-archive, gzipped and padded with zeros', () => Buffer.concat([gzipSync(docker()), Buffer.alloc(700)])],
    ['docker-archive, zstd in several frames', () => Buffer.concat(half(docker()).map(part => compress(part, 'zstd')))],
    [
      'docker-archive, zstd after a skippable frame',
      () => Buffer.concat([Buffer.from('502a4d1803000000616263', 'hex'), compress(docker(), 'zstd')]),
    ],
    ['OCI archive, gzipped whole', () => gzipSync(oci())],
  ]),
  ...variants(true, [
    ['docker-archive on standard input', docker],
    ['docker-archive, gzipped whole, on standard input', () => gzipSync(docker())],
    ['OCI archive on standard input', oci],
    ['OCI archive with artifacts of unknown kinds on standard input', () => archiveOf(withArtifacts())],
  ]),
  {
    tool: 'any',
    version: 'any',
    form: 'OCI layout, artifacts in nested indexes',
    how: 'specification',
    image: withArtifacts,
  },
  {
    tool: 'any',
    version: 'any',
    form: 'OCI layout of several images, chosen by the end of a name',
    how: 'specification',
    image: severalNames,
    prefix: 'oci:',
    ref: 'web:ci',
  },
  {
    tool: 'any',
    version: 'any',
    form: 'docker-archive of several images without tags, chosen by ID',
    how: 'specification',
    image: () => archiveOf(untagged()),
    prefix: 'docker-archive:',
    ref: `sha256:${sha256(config('other'))}`,
  },
  {
    tool: 'docker on Windows',
    version: 'any',
    form: 'OCI layout with the foreign base layer',
    how: 'specification',
    image: () => windowsImage({ withBase: true }),
    sizes: { image: 1570, visible: 1270 },
  },
];

/** Writes a form below a folder; the path of what is to be opened. */
export function writeForm(folder: string, content: Buffer | ReadonlyMap<string, Buffer>): string {
  if (!Buffer.isBuffer(content)) return writeFiles(`${folder}/layout`, content);
  writeFiles(folder, new Map([['image', content]]));
  return `${folder}/image`;
}
