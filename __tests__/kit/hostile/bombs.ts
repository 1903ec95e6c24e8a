/** Images that are small and ask for much. Independent of `src/`. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { archiveOf, paxRecord, sha256, tarHeader } from '../archives/archives.ts';

const FAKE = 'f'.repeat(64);
const GIB = 1024 ** 3;
const PIECE = 64 * 1024 ** 2;

/** So many GiB of zeros as gzip: members may follow each other. */
export function zeros(gib: number): Buffer {
  const member = gzipSync(Buffer.alloc(PIECE));
  return Buffer.concat(Array.from({ length: (gib * GIB) / PIECE }, () => member));
}

/** The same block over and over, as gzip. A smaller piece is compressed less often than it is repeated. */
export function repeated(block: Buffer, times: number): Buffer {
  const member = gzipSync(Buffer.alloc(PIECE, block), { level: 1 });
  return Buffer.concat(Array.from({ length: Math.ceil((block.length * times) / PIECE) }, () => member));
}

/** 12 GiB of zeros as zstd: blocks of one repeated byte. */
export function zstdZeros(): Buffer {
  const block = Buffer.alloc(4);
  block.writeUIntLE((131_072 << 3) | 2, 0, 3);
  const start = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]);
  return Buffer.concat([start, ...Array.from({ length: 100_000 }, () => block)]);
}

/** Two zstd frames that only announce: a window of 2 GiB, a content of 2^40 bytes. */
export const ZSTD_WINDOW = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 1, 0, 0]);
export const ZSTD_SINGLE = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0]);

/** A header that announces an extended header, and some of it. */
export function giantPax(size: number): Buffer {
  const announced = tarHeader({ name: 'p', size: 0, type: 'x' });
  announced.fill(0, 124, 136);
  announced[124] = 0x80;
  announced.writeBigUInt64BE(BigInt(size), 128);
  announced.fill(' ', 148, 156);
  const sum = announced.reduce((total, byte) => total + byte, 0);
  announced.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return gzipSync(Buffer.concat([announced, Buffer.alloc(PIECE, 'a')]), { level: 1 });
}

/** A file or a link of any name. */
export function longName(path: string, link = ''): Buffer {
  const records = paxRecord('path', path) + (link === '' ? '' : paxRecord('linkpath', link));
  const body = Buffer.alloc(Math.ceil(records.length / 512) * 512);
  body.write(records, 'latin1');
  const type = link === '' ? '0' : '2';
  return Buffer.concat([
    tarHeader({ name: 'p', size: records.length, type: 'x' }),
    body,
    tarHeader({ name: 'x', size: 0, type }),
  ]);
}

/** A layer of these blocks, compressed. */
export function layerOf(...blocks: Buffer[]): Buffer {
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]), { level: 1 });
}

/** An OCI layout with one layer, whose blob has the right digest. */
export function layoutAround(blob: Buffer): Map<string, Buffer> {
  const config = Buffer.from(configText());
  const manifest = Buffer.from(
    JSON.stringify({
      config: { digest: `sha256:${sha256(config)}`, size: config.length },
      layers: [{ digest: `sha256:${sha256(blob)}`, size: blob.length }],
    }),
  );
  const index = { manifests: [{ digest: `sha256:${sha256(manifest)}`, size: manifest.length }] };
  return new Map([
    ['index.json', Buffer.from(JSON.stringify(index))],
    ...[config, manifest, blob].map((file): [string, Buffer] => [`blobs/sha256/${sha256(file)}`, file]),
  ]);
}

/** A docker-archive with one layer. */
export function archiveAround(blob: Buffer): Buffer {
  const manifest = [{ Config: 'config.json', RepoTags: null, Layers: ['layer.tar'] }];
  return archiveOf(
    new Map([
      ['manifest.json', Buffer.from(JSON.stringify(manifest))],
      ['config.json', Buffer.from(configText())],
      ['layer.tar', blob],
    ]),
  );
}

const configText = () =>
  JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs: { diff_ids: [`sha256:${FAKE}`] } });

/** Indexes that name each other `width` times, four levels deep: few bytes, width^4 documents. */
export function nestedIndexes(width: number): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let inner = Buffer.from('{"manifests":[]}');
  for (let level = 0; level < 4; level++) {
    files.set(`blobs/sha256/${sha256(inner)}`, inner);
    const child = { digest: `sha256:${sha256(inner)}`, size: inner.length };
    inner = Buffer.from(JSON.stringify({ manifests: Array.from({ length: width }, () => child) }));
  }
  return files.set('index.json', inner);
}
