/** Makes images of a given shape, the same on every machine, and keeps them for the next run. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { layerEntries, type Shape } from './shapes.ts';
import { Output, writeFileEntry, writeTar } from './tar.ts';

/** Changes whenever the same shape makes another image. */
const VERSION = 2;

/** The archive of `docker save` as it was up to version 24, with plain layers. @returns its path */
export async function plainImage(folder: string, shape: Shape): Promise<string> {
  const path = join(place(folder, shape), 'image.tar');
  if (existsSync(path)) return path;
  const out = new Output(`${path}.part`);
  const diffIds: string[] = [];
  for (const layer of shape.layers.keys()) {
    const tar = `${path}.layer`;
    const diffId = writeLayer(tar, shape, layer);
    writeFileEntry(out, `${diffId}/layer.tar`, tar);
    diffIds.push(diffId);
    rmSync(tar);
  }
  finish(out, [
    ['config.json', configOf(diffIds)],
    [
      'manifest.json',
      archiveManifest(
        'config.json',
        diffIds.map(id => `${id}/layer.tar`),
      ),
    ],
  ]);
  renameSync(`${path}.part`, path);
  return path;
}

export interface GzipImage {
  /** An OCI layout in a tar with a manifest.json beside, as `docker save` writes it since version 25. */
  archive: string;
  /** The compressed layers once more, each in a file. */
  blobs: string[];
}

/** @param chosen which of the shape's layers the image has, bottom first; by default all of them */
export async function gzipImage(folder: string, shape: Shape, chosen?: readonly number[]): Promise<GzipImage> {
  const at = place(folder, shape);
  const archive = join(at, `image-gzip${chosen === undefined ? '' : `-${chosen.join('-')}`}.tar`);
  const all = shape.layers.map((_, layer) => join(at, `layer-${layer}.tar.gz`));
  const wanted = chosen ?? [...all.keys()];
  const blobs = all.filter((_, layer) => wanted.includes(layer));
  if (existsSync(archive)) return { archive, blobs };
  const layers = (await gzipLayers(join(at, 'layers.json'), shape, all)).filter((_, layer) => wanted.includes(layer));
  const out = new Output(`${archive}.part`);
  for (const [n, { digest }] of layers.entries()) writeFileEntry(out, `blobs/sha256/${digest}`, blobs[n] ?? '');
  finish(out, ociDocuments(layers));
  renameSync(`${archive}.part`, archive);
  return { archive, blobs };
}

/** An OCI layout in a folder, with the same layers. @returns its path, and the layers once more */
export async function gzipLayout(folder: string, shape: Shape): Promise<{ path: string; blobs: string[] }> {
  const at = place(folder, shape);
  const path = join(at, 'layout');
  const blobs = shape.layers.map((_, layer) => join(at, `layer-${layer}.tar.gz`));
  if (existsSync(path)) return { path, blobs };
  const layers = await gzipLayers(join(at, 'layers.json'), shape, blobs);
  const part = `${path}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(join(part, 'blobs/sha256'), { recursive: true });
  // Small images have equal layers.
  for (const [digest, blob] of new Map(layers.map(({ digest }, n) => [digest, blobs[n] ?? ''])))
    linkSync(blob, join(part, 'blobs/sha256', digest));
  for (const [name, text] of ociDocuments(layers)) writeFileSync(join(part, name), text);
  renameSync(part, path);
  return { path, blobs };
}

interface GzipLayer {
  diffId: string;
  digest: string;
  size: number;
}

/** Writes all of a shape's layers. @param list where what they are is kept, for images of some of them */
async function gzipLayers(list: string, shape: Shape, blobs: readonly string[]): Promise<GzipLayer[]> {
  if (existsSync(list)) return JSON.parse(readFileSync(list, 'utf8'));
  const layers: GzipLayer[] = [];
  for (const [layer, blob] of blobs.entries()) {
    const diffId = writeLayer(`${blob}.part`, shape, layer);
    const hash = createHash('sha256');
    const gzip = createGzip({ level: 6, chunkSize: 1 << 18 }).on('data', chunk => hash.update(chunk));
    await pipeline(createReadStream(`${blob}.part`, { highWaterMark: 1 << 20 }), gzip, createWriteStream(blob));
    rmSync(`${blob}.part`);
    layers.push({ diffId, digest: hash.digest('hex'), size: statSync(blob).size });
  }
  writeFileSync(list, JSON.stringify(layers));
  return layers;
}

function place(folder: string, shape: Shape): string {
  const key = createHash('sha256')
    .update(JSON.stringify([VERSION, shape]))
    .digest('hex')
    .slice(0, 12);
  const at = join(folder, `image-${key}`);
  mkdirSync(at, { recursive: true });
  return at;
}

/** @returns the hex digest of the tar */
function writeLayer(path: string, shape: Shape, layer: number): string {
  const out = new Output(path);
  writeTar(out, layerEntries(shape, layer));
  return out.close();
}

type Documents = readonly (readonly [name: string, text: string])[];

function finish(out: Output, documents: Documents): void {
  writeTar(
    out,
    documents.map(([name, text]) => ({ name, type: 'file' as const, body: Buffer.from(text) })),
  );
  out.close();
}

function ociDocuments(layers: readonly GzipLayer[]): Documents {
  const OCI = 'application/vnd.oci.image';
  const config = configOf(layers.map(({ diffId }) => diffId));
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: { mediaType: `${OCI}.config.v1+json`, digest: `sha256:${hexOf(config)}`, size: config.length },
    layers: layers.map(({ digest, size }) => ({
      mediaType: `${OCI}.layer.v1.tar+gzip`,
      digest: `sha256:${digest}`,
      size,
    })),
  });
  const named = {
    mediaType: `${OCI}.manifest.v1+json`,
    digest: `sha256:${hexOf(manifest)}`,
    size: manifest.length,
    annotations: { 'org.opencontainers.image.ref.name': 'bench' },
  };
  const names = layers.map(({ digest }) => `blobs/sha256/${digest}`);
  return [
    [`blobs/sha256/${hexOf(config)}`, config],
    [`blobs/sha256/${hexOf(manifest)}`, manifest],
    ['index.json', JSON.stringify({ schemaVersion: 2, manifests: [named] })],
    ['oci-layout', '{"imageLayoutVersion":"1.0.0"}'],
    ['manifest.json', archiveManifest(`blobs/sha256/${hexOf(config)}`, names)],
  ];
}

function hexOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function configOf(diffIds: readonly string[]): string {
  return JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    config: { Env: ['PATH=/usr/local/bin:/usr/bin:/bin'], Cmd: ['/usr/bin/app'], WorkingDir: '/app' },
    rootfs: { type: 'layers', diff_ids: diffIds.map(id => `sha256:${id}`) },
    history: diffIds.map((_, n) => ({ created: '2023-11-14T00:00:00Z', created_by: `RUN make layer ${n}` })),
  });
}

function archiveManifest(config: string, layers: readonly string[]): string {
  return JSON.stringify([{ Config: config, RepoTags: ['bench:latest'], Layers: layers }]);
}
