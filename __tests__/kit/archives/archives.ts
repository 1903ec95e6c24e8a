/** Writes small images for tests: tars, docker-archives and OCI layouts, from lists of entries. Independent of `src/`. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as zlib from 'node:zlib';

/** One entry of a tar; a `name` that ends in `/` is a directory. Strings hold bytes (latin1). */
export interface Entry {
  name: string;
  /** Content of a file. */
  body?: string | Buffer;
  /** Of a sparse file, whose `body` is stored at its start: its full size. */
  size?: number;
  /** A symbolic link's target. */
  symlink?: string;
  /** The name that a hard link repeats. */
  hardlink?: string;
  mode?: number;
  /** Seconds since 1970; 0 where it is left out. */
  mtime?: number;
  /** 0 where they are left out. */
  uid?: number;
  gid?: number;
}

export type Compression = 'none' | 'gzip' | 'zstd';

export interface ImageSpec {
  layers: readonly (readonly Entry[])[];
  /** Of layers; docker-archives are written with `none` where it is left out, OCI layouts with `gzip`. */
  compression?: Compression;
  tag?: string;
  /** `created_by` of each layer, bottom first. */
  createdBy?: readonly string[];
  /** The whole history; by default that of the layers. */
  history?: readonly { created_by: string; empty_layer?: boolean }[];
  architecture?: string;
}

const BLOCK = 512;
/** Longer content does not fit into one raw block of zstd. */
const ZSTD_BLOCK = 128 * 1024;

export const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A file of so many bytes that no other call repeats. */
export function filler(bytes: number, seed = 'a'): Buffer {
  const block = createHash('sha256').update(seed).digest();
  return Buffer.alloc(bytes, block);
}

/** Whether a tar ends as it should: `false` leaves the two zero blocks out. */
export function tarOf(entries: readonly Entry[], { end = true } = {}): Buffer {
  const blocks = entries.flatMap(entry => tarEntry(entry));
  return Buffer.concat(end ? [...blocks, Buffer.alloc(2 * BLOCK)] : blocks);
}

/** A header block with a size of one's own, for bodies that follow or never come. */
export function tarHeader({ name, size, type, link = '', mode = 0o644, mtime = 0, uid = 0, gid = 0 }: HeaderSpec) {
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  header.write(name, 0, 100, 'latin1');
  header.write(octal(mode, 8) + octal(uid, 8) + octal(gid, 8) + octal(size, 12) + octal(mtime, 12), 100, 'latin1');
  header.write(' '.repeat(8), 148, 'latin1');
  header.write(type, 156, 'latin1');
  header.write(link, 157, 100, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

interface HeaderSpec {
  name: string;
  size: number;
  type: string;
  link?: string;
  mode?: number;
  mtime?: number;
  uid?: number;
  gid?: number;
}

function tarEntry(entry: Entry): Buffer[] {
  const body = Buffer.isBuffer(entry.body) ? entry.body : Buffer.from(entry.body ?? '', 'latin1');
  const link = entry.symlink ?? entry.hardlink ?? '';
  const type =
    entry.symlink !== undefined ? '2' : entry.hardlink !== undefined ? '1' : entry.name.endsWith('/') ? '5' : '0';
  const header = tarHeader({
    name: entry.name,
    size: body.length,
    type,
    link,
    ...(entry.mode && { mode: entry.mode }),
    ...(entry.mtime && { mtime: entry.mtime }),
    ...(entry.uid && { uid: entry.uid }),
    ...(entry.gid && { gid: entry.gid }),
  });
  return [...paxFor(entry, link), header, padded(body)];
}

/** A PAX header where a name or a link is too long for the field, as Go writes it, or a file is sparse. */
function paxFor({ name, size, body: stored = '' }: Entry, link: string): Buffer[] {
  const sparse: [string, string | number][] = [
    ['GNU.sparse.major', 0],
    ['GNU.sparse.minor', 1],
    ['GNU.sparse.name', name],
    ['GNU.sparse.size', size ?? 0],
    ['GNU.sparse.numblocks', 1],
    ['GNU.sparse.map', `0,${stored.length}`],
  ];
  const records = [
    name.length > 100 && paxRecord('path', name),
    link.length > 100 && paxRecord('linkpath', link),
    ...(size === undefined ? [] : sparse.map(([key, value]) => paxRecord(key, `${value}`))),
  ];
  const body = Buffer.from(records.filter(Boolean).join(''), 'latin1');
  if (body.length === 0) return [];
  return [tarHeader({ name: 'PaxHeaders.0/x', size: body.length, type: 'x' }), padded(body)];
}

export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (`${length}${rest}`.length !== length) length = `${length}${rest}`.length;
  return `${length}${rest}`;
}

function padded(body: Buffer): Buffer {
  return Buffer.concat([body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)]);
}

/** Compresses a layer. Zstd is written as raw blocks, so that every Node can. */
export function compress(bytes: Buffer, compression: Compression): Buffer {
  switch (compression) {
    case 'none':
      return bytes;
    case 'gzip':
      return zlib.gzipSync(bytes);
    case 'zstd':
      return zstdFrame(bytes);
  }
}

/** RFC 8878: a frame of raw blocks with a window of 128 KiB and no content size. */
function zstdFrame(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38])];
  for (let at = 0; at === 0 || at < bytes.length; at += ZSTD_BLOCK) {
    const block = bytes.subarray(at, at + ZSTD_BLOCK);
    const header = Buffer.alloc(3);
    header.writeUIntLE(block.length * 8 + (at + ZSTD_BLOCK >= bytes.length ? 1 : 0), 0, 3);
    parts.push(header, block);
  }
  return Buffer.concat(parts);
}

export interface BuiltLayer {
  tar: Buffer;
  blob: Buffer;
  /** Hex digests of both. */
  diffId: string;
  digest: string;
}

function layersOf(spec: ImageSpec, compression: Compression): BuiltLayer[] {
  return spec.layers.map(entries => {
    const tar = tarOf(entries);
    const blob = compress(tar, compression);
    return { tar, blob, diffId: sha256(tar), digest: sha256(blob) };
  });
}

function configOf(spec: ImageSpec, layers: readonly Pick<BuiltLayer, 'diffId'>[]): string {
  return JSON.stringify({
    os: 'linux',
    architecture: spec.architecture ?? 'amd64',
    config: {},
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => `sha256:${diffId}`) },
    history: spec.history ?? layers.map((_, index) => ({ created_by: spec.createdBy?.[index] ?? `RUN step ${index}` })),
  });
}

/** The members of a docker-archive as `docker save` 20.10 writes it. Change them to damage it. */
export function dockerArchiveFiles(spec: ImageSpec): Map<string, Buffer> {
  const layers = layersOf(spec, spec.compression ?? 'none');
  const config = configOf(spec, layers);
  const names = layers.map(({ digest }, index) => `${index}${digest.slice(0, 11)}/layer.tar`);
  const manifest = [{ Config: `${sha256(config)}.json`, RepoTags: [spec.tag ?? 'test:latest'], Layers: names }];
  return new Map([
    [`${sha256(config)}.json`, Buffer.from(config)],
    ...layers.map(({ blob }, index): [string, Buffer] => [names[index] ?? '', blob]),
    ['manifest.json', Buffer.from(JSON.stringify(manifest))],
  ]);
}

/** The files of an OCI image layout. */
export function ociFiles(spec: ImageSpec): Map<string, Buffer> {
  const compression = spec.compression ?? 'gzip';
  const suffix = compression === 'none' ? '' : `+${compression}`;
  const layers = layersOf(spec, compression);
  const config = Buffer.from(configOf(spec, layers));
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: descriptor(config, 'application/vnd.oci.image.config.v1+json'),
      layers: layers.map(({ blob }) => descriptor(blob, `application/vnd.oci.image.layer.v1.tar${suffix}`)),
    }),
  );
  const root = {
    ...descriptor(manifest, 'application/vnd.oci.image.manifest.v1+json'),
    annotations: { 'org.opencontainers.image.ref.name': spec.tag ?? 'latest' },
  };
  return new Map([
    ['oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')],
    ['index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [root] }))],
    ...[config, manifest, ...layers.map(({ blob }) => blob)].map((blob): [string, Buffer] => [blobName(blob), blob]),
  ]);
}

/** A layer as it is stored, and the hex digest that the config says it unpacks to. */
export interface StatedLayer {
  blob: Buffer;
  diffId: string;
}

/** The files of an OCI image layout whose layers may be other than they claim. */
export function layersLayout(layers: readonly StatedLayer[]): Map<string, Buffer> {
  const config = Buffer.from(configOf({ layers: [] }, layers));
  const type = 'application/vnd.oci.image';
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: `${type}.manifest.v1+json`,
      config: descriptor(config, `${type}.config.v1+json`),
      layers: layers.map(({ blob }) => descriptor(blob, `${type}.layer.v1.tar`)),
    }),
  );
  const index = { schemaVersion: 2, manifests: [descriptor(manifest, `${type}.manifest.v1+json`)] };
  return new Map([
    ['oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')],
    ['index.json', Buffer.from(JSON.stringify(index))],
    ...[config, manifest, ...layers.map(({ blob }) => blob)].map((blob): [string, Buffer] => [blobName(blob), blob]),
  ]);
}

/** The same as a docker-archive. */
export function layersArchive(layers: readonly StatedLayer[]): Map<string, Buffer> {
  const config = Buffer.from(configOf({ layers: [] }, layers));
  const names = layers.map((_, at) => `${at}/layer.tar`);
  const manifest = [{ Config: `${sha256(config)}.json`, RepoTags: ['test:latest'], Layers: names }];
  return new Map([
    [`${sha256(config)}.json`, config],
    ...layers.map(({ blob }, at): [string, Buffer] => [names[at] ?? '', blob]),
    ['manifest.json', Buffer.from(JSON.stringify(manifest))],
  ]);
}

/** Where a layout keeps a blob. */
export function blobName(blob: Buffer): string {
  return `blobs/sha256/${sha256(blob)}`;
}

function descriptor(blob: Buffer, mediaType: string) {
  return { mediaType, digest: `sha256:${sha256(blob)}`, size: blob.length };
}

/** Files as one tar, in their order. */
export function archiveOf(files: ReadonlyMap<string, Buffer>): Buffer {
  return tarOf([...files].map(([name, body]) => ({ name, body })));
}

/** Files below a directory. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): string {
  for (const [name, body] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), body);
  }
  return folder;
}
