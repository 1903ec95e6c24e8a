/**
 * Reads an image's archive as a stream, such as an engine's export or a compressed file. Every layer is indexed and hashed as it
 * comes, documents are kept, and nothing else is. Which members belong to the image is known only at the end.
 */
import { posix } from 'node:path';
import { MeasureError } from '../../errors.ts';
import { matchText } from '../../image/byte-path.ts';
import { algorithmOf } from '../../image/digest.ts';
import type { Digest } from '../../image/types.ts';
import { LayerDataError, LimitReached } from '../../layer/data-error.ts';
import { compressionOf } from '../../layer/decompress/decompress.ts';
import type { StreamRead } from '../../layer/layer-bytes.ts';
import { Usage } from '../../layer/limit-usage.ts';
import { beyond } from '../../layer/limits.ts';
import { isListed } from '../../layer/tar/entry-type.ts';
import { TarFeed } from '../../layer/tar/feed.ts';
import { BLOCK, latin1, TYPE } from '../../layer/tar/header.ts';
import type { TarEntry } from '../../layer/tar/parser.ts';
import { mayBeLayer } from '../detect.ts';
import { blobDigest } from '../files/blob-name.ts';
import { inner, StreamedFiles } from '../files/streamed-files.ts';
import type { SourceIo } from '../types.ts';
import { type MemberSink, PackedLayer, PlainLayer } from './member-sinks.ts';
import { storedSparse } from './tar-members.ts';

/** The archive, for messages. */
export interface ArchiveName {
  /** For example `the engine's export of web:ci`. */
  name: string;
  /** What to do if it is damaged. */
  hint: string;
}

/**
 * Reads a whole archive.
 * @returns its documents as bytes and its layers as indexes
 * @throws MeasureError; errors of the stream pass unchanged
 */
export async function readArchiveStream(
  stream: AsyncIterable<Uint8Array>,
  of: ArchiveName,
  io: SourceIo,
): Promise<StreamedFiles> {
  const archive = new StreamedArchive(of, io);
  try {
    for await (const chunk of stream) {
      const pending = archive.push(chunk);
      // Perf: most chunks need no wait.
      if (pending) await pending;
    }
    return archive.finish();
  } catch (error) {
    throw explained(of, error);
  }
}

/** Enough to tell a document from a tar header, which always has NUL bytes. */
const HEAD = 512;

/** Takes the bytes of an archive in order. All methods throw MeasureError, or reject with it. */
export class StreamedArchive {
  readonly #files: StreamedFiles;
  readonly #of: ArchiveName;
  readonly #io: SourceIo;
  readonly #feed: TarFeed;
  readonly #layers: Usage;
  #kept = 0;
  /** Bytes of the current member that are still to come. */
  #left = 0;
  /** To be awaited before the next byte; null if nothing is. */
  #pending: Promise<void> | null = null;

  constructor(of: ArchiveName, io: SourceIo) {
    const members = new Usage(io.limits, 'members');
    this.#files = new StreamedFiles(of.name);
    this.#of = of;
    this.#io = io;
    this.#layers = new Usage(io.limits);
    this.#feed = new TarFeed(entry => {
      members.addEntry(entry.nameBytes.length + entry.linkBytes.length);
      return this.#enter(entry);
    }, io.limits);
  }

  /** Whether its end-of-archive marker has come; what follows does not count. */
  get ended(): boolean {
    return this.#feed.ended;
  }

  /**
   * Takes further bytes; the caller may reuse them afterwards.
   * @returns null if it is done; else a promise to await before the next push
   */
  push(chunk: Uint8Array): Promise<void> | null {
    try {
      for (let at = 0; at < chunk.length; ) {
        const end = Math.min(chunk.length, at + this.#stretch());
        this.#feed.push(chunk.subarray(at, end));
        at = end;
        if (this.#pending) return this.#goOn(this.#pending, chunk.subarray(at));
      }
      return null;
    } catch (error) {
      throw explained(this.#of, error);
    }
  }

  /** Call it after the last byte. @returns the archive's documents as bytes and its layers as indexes */
  finish(): StreamedFiles {
    try {
      this.#feed.finish();
      return this.#files;
    } catch (error) {
      throw explained(this.#of, error);
    }
  }

  async #goOn(pending: Promise<void>, rest: Uint8Array): Promise<void> {
    await pending;
    this.#pending = null;
    await this.push(rest);
  }

  /** How many bytes can be fed without reaching the next member, which may have to wait. */
  #stretch(): number {
    return this.#left || this.#feed.skippable || BLOCK - (this.#feed.position % BLOCK);
  }

  #enter({ name, link, type, stored, sparse }: TarEntry): ((chunk: Uint8Array) => void) | null {
    // Documents name files in Unicode; the archive has bytes.
    const path = inner(matchText(name));
    if (isListed(type)) this.#files.replace(path);
    const target = matchText(link);
    if (type === TYPE.symlink)
      this.#files.contents.links.set(path, inner(posix.resolve('/', posix.dirname(path), target)));
    if (type === TYPE.link) this.#files.contents.links.set(path, inner(target));
    if (type !== TYPE.regular && type !== TYPE.contiguous && !sparse) return null;
    if (sparse) {
      this.#files.unreadable.set(path, storedSparse(path));
      return null;
    }
    this.#left = stored;
    let head = Buffer.alloc(0);
    let sink: MemberSink | null = null;
    const take = (chunk: Uint8Array) => {
      this.#left -= chunk.length;
      if (sink) this.#pending = sink.push(chunk);
      else {
        head = Buffer.concat([head, chunk]);
        if (head.length < HEAD && this.#left > 0) return;
        sink = this.#sinkFor(path, { head, size: stored });
        this.#pending = sink.push(head);
      }
      if (this.#left === 0) this.#pending = sink.end();
    };
    // The feed never calls `take` for an empty member.
    if (stored === 0) take(head);
    return take;
  }

  /** The sink for a member, by its first bytes. */
  #sinkFor(path: string, { head, size }: { head: Uint8Array; size: number }): MemberSink {
    if (isDocument(head)) return this.#document(path, size);
    if (!isLayerName(path) && !mayBeLayer(head)) return NOTHING;
    const digest = blobDigest(path);
    const unknown = digest && whyUncheckable(digest);
    if (unknown) {
      this.#files.unreadable.set(path, unknown);
      return NOTHING;
    }
    const outcome = {
      read: (read: StreamRead) => this.#files.contents.layers.set(path, read),
      // Blobs can be artifacts and attachments too, so this is an error only if an image names the blob as a layer.
      unreadable: (error: LayerDataError) => this.#files.unreadable.set(path, damaged(this.#of, error)),
    };
    const options = {
      diffId: null,
      digest,
      known: 'hashes' as const,
      limits: this.#io.limits,
      smallFiles: this.#io.smallFiles,
      usage: this.#layers,
      onProgress: (bytes: number) => this.#io.progress.advance(bytes),
    };
    return new (compressionOf(head) === 'none' ? PlainLayer : PackedLayer)(options, outcome);
  }

  #document(path: string, size: number): MemberSink {
    const { manifestBytes, documentBytes: limit } = this.#io.limits;
    if (size > manifestBytes) {
      // Most are attachments, such as an SBOM, which no image needs.
      const what = `${JSON.stringify(path.slice(0, 80))} in ${this.#of.name}`;
      this.#files.unreadable.set(path, beyond(what, 'manifestBytes', { limit: manifestBytes, reached: size }));
      return NOTHING;
    }
    this.#kept += size;
    if (this.#kept > limit) throw beyond(this.#files.name, 'documentBytes', { limit, reached: this.#kept });
    const parts: Uint8Array[] = [];
    return {
      push: chunk => {
        parts.push(Buffer.from(chunk));
        return null;
      },
      end: () => {
        this.#files.contents.documents.set(path, Buffer.concat(parts));
        return null;
      },
    };
  }
}

const NOTHING: MemberSink = { push: () => null, end: () => null };

/** An error of the archive, for users. Errors of an unpacking stream have the same class as those of its layers. */
function explained(of: ArchiveName, error: unknown): unknown {
  return error instanceof LayerDataError ? damaged(of, error) : error;
}

function damaged({ name, hint }: ArchiveName, cause: Error): MeasureError {
  if (cause instanceof LimitReached)
    return new MeasureError(`${name} cannot be read: ${cause.message}`, { hint: cause.hint, cause });
  return new MeasureError(`${name} is damaged: ${cause.message}`, { hint, cause });
}

/** Only an image that names such a blob must be refused. */
function whyUncheckable(digest: Digest): MeasureError | null {
  try {
    algorithmOf(digest);
    return null;
  } catch (error) {
    if (error instanceof MeasureError) return error;
    throw error;
  }
}

function isDocument(head: Uint8Array): boolean {
  const start = head.subarray(0, HEAD);
  return !start.includes(0) && DOCUMENT.test(latin1(start));
}

/** The start of a JSON object or list, perhaps after a byte order mark or white space. */
const DOCUMENT = /^(?:\xef\xbb\xbf)?[ \t\r\n]*[{[]/;

function isLayerName(path: string): boolean {
  return path.endsWith('.tar') || path.startsWith('blobs/');
}
