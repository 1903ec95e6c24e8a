/**
 * Reads the archive that an engine exports while it passes by: every layer is indexed and hashed as it comes, documents are
 * kept, and nothing else is held. manifest.json may come last, so what an entry was is only known in the end.
 */
import { posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { MeasureError } from '../errors.ts';
import { type ArchivedImage, parseArchiveManifest } from '../image/parse.ts';
import type { Digest } from '../image/types.ts';
import { LayerDataError } from '../layer/data-error.ts';
import { readStream, type StreamRead } from '../layer/read-layer.ts';
import { blobDigest, checkConfig } from './docker-archive.ts';
import type { SourceIo } from './types.ts';

export interface ExportedImage {
  image: ArchivedImage;
  config: Uint8Array;
  /** Bottom first, in the order of manifest.json. */
  layers: StreamRead[];
}

type Entry = AsyncIterable<unknown> & { header: Header; resume(): unknown };

/** Documents of an export are few and small; this bounds what a hostile engine can make us keep. */
const MAX_DOCUMENT_BYTES = 64 * 1024 ** 2;
/** Enough to tell a document from a tar header, which always has NUL bytes. */
const HEAD = 512;

/** Reads a whole export. @throws MeasureError; errors of the stream pass unchanged */
export async function readExport(
  stream: NodeJS.ReadableStream,
  reference: string,
  io: SourceIo,
): Promise<ExportedImage> {
  const collected = new Collected(reference, io);
  const entries = extract();
  // Errors of either side reach the loop below through the iterator.
  const feeding = pipeline(stream, entries).catch(() => undefined);
  try {
    for await (const entry of entries) await collected.take(entry);
    await feeding;
  } catch (error) {
    if (error instanceof LayerDataError || isTarStreamError(error))
      throw new MeasureError(`the engine's export of ${reference} is damaged: ${error.message}`, {
        hint: 'Try again; if it happens again, look at the engine’s log and its disk.',
        cause: error,
      });
    throw error;
  }
  return collected.image();
}

class Collected {
  readonly #reference: string;
  readonly #io: SourceIo;
  readonly #documents = new Map<string, Uint8Array>();
  readonly #layers = new Map<string, StreamRead>();
  readonly #links = new Map<string, string>();
  #kept = 0;

  constructor(reference: string, io: SourceIo) {
    this.#reference = reference;
    this.#io = io;
  }

  async take(entry: Entry): Promise<void> {
    const { name, type, linkname, size } = entry.header;
    const path = inner(name);
    if (type === 'symlink') this.#links.set(path, inner(posix.join(posix.dirname(path), linkname)));
    if (type === 'link') this.#links.set(path, inner(linkname));
    if (type !== 'file') {
      entry.resume();
      return;
    }
    const { head, all } = await headOf(bytesOf(entry));
    if (isDocument(head)) await this.#keep(path, size, all);
    else if (isLayerName(path)) await this.#index(path, all);
    else await drain(all);
  }

  image(): ExportedImage {
    const manifest = this.#documents.get('manifest.json');
    if (manifest === undefined) throw this.#incomplete('it ends before manifest.json');
    const [image, ...others] = parseArchiveManifest(manifest, 'manifest.json');
    if (image === undefined || others.length > 0)
      throw this.#incomplete(`it holds ${image === undefined ? 'no image' : `${others.length + 1} images`}`);
    const config = this.#documents.get(this.#resolve(image.config));
    if (config === undefined) throw this.#incomplete('its image config is missing');
    checkConfig(image.config, config, `the engine's export of ${this.#reference}`);
    const layers = image.layers.map((name, index) => {
      const read = this.#layers.get(this.#resolve(name));
      if (read === undefined) throw this.#incomplete(`layer ${index} is missing`);
      return read;
    });
    return { image, config, layers };
  }

  async #keep(path: string, size: number, all: AsyncIterable<Uint8Array>): Promise<void> {
    // Larger ones are attachments, such as an SBOM; no image needs them.
    if (size > this.#io.limits.manifestBytes) return drain(all);
    this.#kept += size;
    if (this.#kept > MAX_DOCUMENT_BYTES) throw this.#incomplete('its documents are larger than 64 MiB');
    const parts: Uint8Array[] = [];
    for await (const part of all) parts.push(part);
    this.#documents.set(path, Buffer.concat(parts));
  }

  async #index(path: string, all: AsyncIterable<Uint8Array>): Promise<void> {
    const read = await readStream(all, {
      diffId: null,
      digest: blobDigest(path),
      hashContents: true,
      limits: this.#io.limits,
      onProgress: bytes => this.#io.progress.advance(bytes),
    });
    this.#layers.set(path, read);
  }

  /** `docker save` stores a layer that comes twice as a link. */
  #resolve(name: string): string {
    let path = inner(name);
    for (let hops = 0; hops < 8; hops++) {
      const target = this.#links.get(path);
      if (target === undefined) return path;
      path = target;
    }
    return path;
  }

  #incomplete(why: string): MeasureError {
    return new MeasureError(`the engine's export of ${this.#reference} is incomplete: ${why}`, {
      hint: 'Try again; if it happens again, look at the engine’s log and its disk.',
    });
  }
}

/** Checks an exported layer against what the image config promises. @throws MeasureError */
export function checkExported(read: StreamRead, diffId: Digest, index: number): StreamRead {
  if (read.diffId === diffId) return read;
  throw new MeasureError(
    `layer ${index} of the export hashes to ${read.diffId.slice(0, 19)}…, not to ${diffId.slice(0, 19)}…`,
    {
      hint: 'The engine’s store is damaged. Pull or build the image again.',
    },
  );
}

async function* bytesOf(entry: Entry): AsyncGenerator<Uint8Array> {
  for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk;
}

async function headOf(
  entry: AsyncGenerator<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < HEAD) {
    const { done, value } = await entry.next();
    if (done) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  const start = head;
  const all = async function* () {
    if (start.length > 0) yield start;
    for (let next = await entry.next(); !next.done; next = await entry.next()) yield next.value;
  };
  return { head: start, all: all() };
}

function isDocument(head: Uint8Array): boolean {
  return (head[0] === 0x7b || head[0] === 0x5b) && !head.subarray(0, HEAD).includes(0);
}

function isLayerName(path: string): boolean {
  return path.endsWith('.tar') || path.startsWith('blobs/');
}

async function drain(all: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of all);
}

function inner(name: string): string {
  return posix.normalize(`/${name}`).slice(1);
}

/** tar-stream's errors are plain: those of the connection carry a code, ours and those of a bug have other names. */
function isTarStreamError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Error' && !('code' in error);
}
