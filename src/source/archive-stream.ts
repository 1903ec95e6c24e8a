/**
 * Reads the archive of an image while it passes by, as an engine exports it or a compressed file holds it: every layer is
 * indexed and hashed as it comes, documents are kept, and nothing else is held. What an entry was is only known in the end.
 */
import { posix } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { MeasureError } from '../errors.ts';
import { LayerDataError, LimitReached } from '../layer/data-error.ts';
import { beyond, type Limits } from '../layer/limits.ts';
import { readStream } from '../layer/read-layer.ts';
import { Tally } from '../layer/tally.ts';
import { TarFeed } from '../layer/tar/feed.ts';
import { mayBeLayer } from './detect.ts';
import { blobDigest } from './docker-archive.ts';
import { HeldFiles, inner } from './held-files.ts';
import type { SourceIo } from './types.ts';

/** How messages speak of the archive. */
export interface StreamName {
  /** What it is: `the engine's export of web:ci`. */
  name: string;
  /** What to do where it is damaged. */
  hint: string;
}

type Entry = AsyncIterable<unknown> & { header: Header; resume(): unknown };

/** Enough to tell a document from a tar header, which always has NUL bytes. */
const HEAD = 512;

/**
 * Reads a whole archive.
 * @returns its documents as bytes and its layers as indexes
 * @throws MeasureError; errors of the stream pass unchanged
 */
export async function readArchiveStream(
  stream: NodeJS.ReadableStream,
  of: StreamName,
  io: SourceIo,
): Promise<HeldFiles> {
  const collected = new Collected(of, io);
  const entries = extract();
  // Errors of either side reach the loop below through the iterator.
  const feeding = pipeline(stream, bounded(io.limits), entries).catch(() => undefined);
  try {
    for await (const entry of entries) await collected.take(entry);
    await feeding;
  } catch (error) {
    if (error instanceof LayerDataError || isTarStreamError(error)) throw damaged(of, error);
    throw error;
  }
  return collected.files;
}

function damaged({ name, hint }: StreamName, cause: Error): MeasureError {
  if (cause instanceof LimitReached)
    return new MeasureError(`${name} cannot be read: ${cause.message}`, { hint: cause.hint, cause });
  return new MeasureError(`${name} is damaged: ${cause.message}`, { hint, cause });
}

/** Looks at the headers before tar-stream does, which keeps all of an extended header, whatever its size. */
function bounded(limits: Limits): Transform {
  const tally = new Tally(limits, 'members');
  const feed = new TarFeed(({ nameBytes, linkBytes }) => {
    tally.addEntry(nameBytes.length + linkBytes.length);
    return null;
  }, limits);
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      try {
        feed.push(chunk);
        done(null, chunk);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

class Collected {
  readonly files: HeldFiles;
  readonly #of: StreamName;
  readonly #io: SourceIo;
  readonly #tally: Tally;
  #kept = 0;

  constructor(of: StreamName, io: SourceIo) {
    this.files = new HeldFiles(of.name);
    this.#of = of;
    this.#io = io;
    this.#tally = new Tally(io.limits);
  }

  async take(entry: Entry): Promise<void> {
    const { name, type, linkname, size } = entry.header;
    const path = inner(name);
    if (type === 'symlink') this.files.held.links.set(path, inner(posix.join(posix.dirname(path), linkname)));
    if (type === 'link') this.files.held.links.set(path, inner(linkname));
    if (type !== 'file') {
      entry.resume();
      return;
    }
    const { head, all } = await headOf(bytesOf(entry));
    if (isDocument(head)) await this.#keep(path, size, all);
    else if (isLayerName(path) || mayBeLayer(head)) await this.#index(path, all);
    else await drain(all);
  }

  async #keep(path: string, size: number, all: AsyncIterable<Uint8Array>): Promise<void> {
    // Larger ones are attachments, such as an SBOM; no image needs them.
    if (size > this.#io.limits.manifestBytes) return drain(all);
    this.#kept += size;
    const limit = this.#io.limits.documentBytes;
    if (this.#kept > limit) throw beyond(this.files.name, 'documentBytes', { limit, reached: this.#kept });
    const parts: Uint8Array[] = [];
    for await (const part of all) parts.push(part);
    this.files.held.documents.set(path, Buffer.concat(parts));
  }

  /** Artifacts and attachments lie among the blobs too, so what cannot be read is only remembered. */
  async #index(path: string, all: AsyncGenerator<Uint8Array>): Promise<void> {
    try {
      const read = await readStream(unclosed(all), {
        diffId: null,
        digest: blobDigest(path),
        hashContents: true,
        limits: this.#io.limits,
        tally: this.#tally,
        onProgress: bytes => this.#io.progress.advance(bytes),
      });
      this.files.held.layers.set(path, read);
    } catch (error) {
      if (!(error instanceof LayerDataError)) throw error;
      this.files.unreadable.set(path, damaged(this.#of, error));
      await drain(all);
    }
  }
}

async function* bytesOf(entry: Entry): AsyncGenerator<Uint8Array> {
  for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk;
}

async function headOf(
  entry: AsyncGenerator<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
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

/** A reader that gives up closes its source, and closing an entry would end the whole archive. */
function unclosed(all: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => all.next() }) };
}

async function drain(all: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of all);
}

/** tar-stream's errors are plain: those of the connection carry a code, ours and those of a bug have other names. */
function isTarStreamError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Error' && !('code' in error);
}
