/** Reads tars with tar-stream into the entries of the slow model, independently of the reader under test. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import type { ModelEntry, ModelType } from './slow-model.ts';

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

/** The layers of the first image of a docker-archive, bottom first. The archive is read into memory. */
export async function readSavedLayers(file: string): Promise<ModelEntry[][]> {
  const members = new Map<string, Buffer>();
  for await (const entry of createReadStream(file).pipe(extract())) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
    // Equal layers are stored once; the others are links to it.
    const linked = members.get(entry.header.linkname ?? '');
    members.set(entry.header.name, entry.header.type === 'file' ? Buffer.concat(chunks) : (linked ?? Buffer.alloc(0)));
  }
  const manifest: { Layers: string[] }[] = JSON.parse(members.get('manifest.json')?.toString() ?? '[]');
  const layers: ModelEntry[][] = [];
  for (const name of manifest[0]?.Layers ?? []) {
    const tar = members.get(name) ?? Buffer.alloc(0);
    layers.push(await readTar(Readable.from([tar[0] === 0x1f ? gunzipSync(tar) : tar])));
  }
  return layers;
}
