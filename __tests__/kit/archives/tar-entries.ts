/** Reads tars with tar-stream into the entries of the slow model, independently of the reader under test. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { decompress } from 'fzstd';
import { extract, type Header } from 'tar-stream';
import type { ModelEntry, ModelType } from '../oracles/slow-model.ts';

const TYPES: Record<string, ModelType> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'dir',
  symlink: 'symlink',
  link: 'hardlink',
  'character-device': 'char',
  'block-device': 'block',
  fifo: 'fifo',
};

/** A name as bytes: tar-stream gives plain headers as the latin1 asked for, but PAX records always as UTF-8. */
function bytes(name: string, record: string | undefined): string {
  return record === undefined ? name : Buffer.from(name, 'utf8').toString('latin1');
}

function toEntry(header: Header, content: string): ModelEntry {
  const pax = header.pax as Record<string, string> | null | undefined;
  const type = TYPES[header.type ?? 'file'];
  if (type === undefined) throw new Error(`${header.name}: type ${header.type}`);
  const entry = { name: bytes(header.name, pax?.path), type, size: header.size ?? 0, content };
  return header.linkname ? { ...entry, link: bytes(header.linkname, pax?.linkpath) } : entry;
}

/** All entries of an uncompressed tar; contents are known by their SHA-256. */
export async function readTar(stream: Readable): Promise<ModelEntry[]> {
  const entries: ModelEntry[] = [];
  for await (const entry of stream.pipe(extract({ filenameEncoding: 'latin1' } as object))) {
    const hash = createHash('sha256');
    for await (const chunk of entry as AsyncIterable<Buffer>) hash.update(chunk);
    entries.push(toEntry(entry.header, hash.digest('hex')));
  }
  return entries;
}

/** The members of an archive, or the files of a folder, by name. All of it is read into memory. */
async function filesOf(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
      if (statSync(join(path, name)).isFile()) files.set(name, readFileSync(join(path, name)));
    return files;
  }
  // Equal layers are stored once; the others are links to it, which may come first.
  const links = new Map<string, string>();
  for await (const entry of createReadStream(path).pipe(extract())) {
    const { name, type, linkname } = entry.header;
    const chunks: Buffer[] = [];
    for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
    if (type === 'file') files.set(name, Buffer.concat(chunks));
    else if (linkname) links.set(name, type === 'symlink' ? posix.join(posix.dirname(name), linkname) : linkname);
  }
  for (const [name, target] of links) files.set(name, files.get(target) ?? Buffer.alloc(0));
  return files;
}

/** The layers of the first image of a docker-archive, an OCI layout or archive, or a `dir:` folder, bottom first. */
export async function readSavedLayers(path: string): Promise<ModelEntry[][]> {
  const files = await filesOf(path);
  const layers: ModelEntry[][] = [];
  for (const name of layerNames(files))
    layers.push(await readTar(Readable.from([untilEnd(unpacked(files.get(name)))])));
  return layers;
}

interface Described {
  digest: string;
  annotations?: Record<string, string>;
}

function layerNames(files: Map<string, Buffer>): string[] {
  const json = (name: string) => JSON.parse(files.get(name)?.toString() ?? 'null');
  const blob = ({ digest }: Described) => `blobs/${digest.replace(':', '/')}`;
  const manifest: { Layers: string[] }[] | { layers: Described[] } | null = json('manifest.json');
  if (Array.isArray(manifest)) return manifest[0]?.Layers ?? [];
  if (manifest !== null) return manifest.layers.map(({ digest }) => digest.replace('sha256:', ''));
  let found = json('index.json');
  while (found.manifests !== undefined) found = json(blob(found.manifests[0]));
  return found.layers.map(blob);
}

function unpacked(blob: Buffer = Buffer.alloc(0)): Buffer {
  if (blob[0] === 0x1f) return gunzipSync(blob);
  return blob.length >= 4 && blob.readUInt32LE() === 0xfd2fb528 ? Buffer.from(decompress(blob)) : blob;
}

/** The tar up to its end-of-archive marker, behind which eStargz keeps its index: engines stop there, tar-stream does not. */
function untilEnd(tar: Buffer): Buffer {
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    if (Number.isNaN(size)) return tar.subarray(0, at);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return tar;
}
