/** The store of an engine with a graph driver, as dockerd lays it out, with one image in it. Independent of `src/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Entry, type ImageSpec, ociFiles, sha256, tarOf } from '../../archives/archives.ts';

export interface WrittenStore {
  /** The engine's answer to `GET /images/NAME/json`. */
  facts: object;
  /** Folders of the layers, bottom first: what is known of each, and what was unpacked. */
  layers: { known: string; diff: string }[];
  config: string;
}

/** Writes the image below `root`. */
export function writeStore(root: string, spec: ImageSpec): WrittenStore {
  const tars = spec.layers.map(entries => tarOf(entries));
  const diffIds = tars.map(tar => `sha256:${sha256(tar)}`);
  const config = configIn(ociFiles({ ...spec, compression: 'none' }));
  const id = sha256(config);
  const configFile = join(root, 'image/overlay2/imagedb/content/sha256', id);
  write(configFile, config);
  let below = '';
  const layers = tars.map((tar, at) => {
    const diffId = diffIds[at] ?? '';
    const chain = below === '' ? diffId : `sha256:${sha256(`${below} ${diffId}`)}`;
    const known = join(root, 'image/overlay2/layerdb', chain.replace(':', '/'));
    const cacheId = sha256(`cache ${at}`);
    const diff = join(root, 'overlay2', cacheId, 'diff');
    const split = tarSplit(tar);
    write(join(known, 'diff'), diffId);
    if (below !== '') write(join(known, 'parent'), below);
    write(join(known, 'size'), String(split.size));
    write(join(known, 'cache-id'), cacheId);
    write(join(known, 'tar-split.json.gz'), gzipSync(split.text));
    unpack(spec.layers[at] ?? [], diff);
    below = chain;
    return { known, diff };
  });
  const facts = {
    Id: `sha256:${id}`,
    Size: 1,
    RootFS: { Layers: diffIds },
    GraphDriver: { Name: 'overlay2', Data: { UpperDir: layers.at(-1)?.diff } },
  };
  return { facts, layers, config: configFile };
}

function configIn(files: ReadonlyMap<string, Buffer>): Buffer {
  const document = [...files.values()].find(bytes => bytes[0] === 0x7b && bytes.includes('"rootfs"'));
  if (document === undefined) throw new Error('no config');
  return document;
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function unpack(entries: readonly Entry[], diff: string): void {
  mkdirSync(diff, { recursive: true });
  for (const { name, body, symlink, hardlink } of entries)
    if (!name.endsWith('/') && symlink === undefined && hardlink === undefined) write(join(diff, name), body ?? '');
}

/** What tar-split makes of a tar of ours; and the sum of its files. */
export function tarSplit(tar: Buffer): { text: string; size: number } {
  const lines: object[] = [];
  let [size, from, at] = [0, 0, 0];
  const segment = (to: number) => {
    lines.push({ type: 2, payload: tar.subarray(from, to).toString('base64'), position: lines.length });
    from = to;
  };
  while (at < tar.length && tar[at] !== 0) {
    const bytes = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    const name = tar.toString('utf8', at, tar.indexOf(0, at));
    const isExtension = tar[at + 156] === 'x'.charCodeAt(0);
    const body = at + 512;
    at = body + 512 * Math.ceil(bytes / 512);
    if (isExtension) continue;
    segment(body);
    const payload = bytes > 0 ? crc64(tar.subarray(body, body + bytes)) : null;
    lines.push({ type: 1, name, ...(bytes > 0 ? { size: bytes } : {}), payload, position: lines.length });
    size += bytes;
    from += bytes;
  }
  segment(tar.length);
  return { text: lines.map(line => `${JSON.stringify(line)}\n`).join(''), size };
}

const known = new Map<string, string>();

/** CRC-64/GO-ISO. Sums of the same large files are wanted again and again. */
export function crc64(bytes: Uint8Array): string {
  const key = sha256(Buffer.from(bytes));
  const sum = known.get(key) ?? sumOf(bytes);
  known.set(key, sum);
  return sum;
}

/** From each byte's own sum, and that bit by bit. */
function sumOf(bytes: Uint8Array): string {
  const all = 0xffff_ffff_ffff_ffffn;
  let crc = all;
  for (const byte of bytes) crc = (crc >> 8n) ^ (SUMS[Number(crc & 0xffn) ^ byte] ?? 0n);
  const sum = Buffer.alloc(8);
  sum.writeBigUInt64BE(crc ^ all);
  return sum.toString('base64');
}

const SUMS = Array.from({ length: 256 }, (_, byte) => {
  let crc = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) crc = crc & 1n ? (crc >> 1n) ^ 0xd800_0000_0000_0000n : crc >> 1n;
  return crc;
});
