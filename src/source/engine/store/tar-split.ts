/**
 * Reads a layer from the engine's tar-split file: every byte of the tar except the files' contents, which have a size and a checksum.
 * Each line is a JSON object: type 2 holds bytes of the tar, type 1 stands for a file's content.
 * https://github.com/vbatts/tar-split/blob/main/tar/storage/entry.go
 */

import { mayBeProgram } from '../../../layer/content/elf-parts.ts';
import { KeptFiles } from '../../../layer/content/kept-files.ts';
import { LayerIndex } from '../../../layer/index/layer-index.ts';
import type { Limits } from '../../../layer/limits.ts';
import { isListed } from '../../../layer/tar/entry-type.ts';
import { TarFeed } from '../../../layer/tar/feed.ts';
import { isHeaderOnly } from '../../../layer/tar/header.ts';
import { checkUnpackable } from '../../../layer/unpackable.ts';
import type { SourceIo } from '../../types.ts';
import { exactMember } from '../engine-json.ts';
import { decodeBase64 } from './base64.ts';
import { StoreProblem } from './problem.ts';

/** A file to read from the layer's folder, whole or only its start. */
export interface WantedContent {
  entry: number;
  size: number;
  /** To be filled, and then kept. */
  content: Uint8Array;
  /** Checksum of the whole content. */
  checksum: string;
}

export type SplitOptions = Pick<SourceIo, 'limits' | 'smallFiles'>;

export interface SplitLayer {
  index: LayerIndex;
  wanted: WantedContent[];
  /** Adds a filled content to the index. */
  keep(one: WantedContent): void;
  /** Entries that may be programs; parts of them must be read. */
  programs: number[];
}

const SEGMENT = Buffer.from('{"type":2,"payload":"');
const [NEWLINE, QUOTE] = [0x0a, 0x22];
const NOTHING = Buffer.alloc(0);

/** No engine writes longer lines: a line has only the headers between two contents. */
const MAX_LINE = 1 << 26;

/**
 * @param pieces of the unpacked tar-split file, of any length; each may be reused when the next is asked for
 * @throws StoreProblem, LayerDataError if it is not a whole layer; errors of the pieces
 */
export async function readTarSplit(pieces: AsyncIterable<Buffer>, options: SplitOptions): Promise<SplitLayer> {
  const reader = new SplitReader(options);
  let rest = NOTHING;
  for await (const piece of pieces) {
    const start = rest.length === 0 ? 0 : piece.indexOf(NEWLINE) + 1;
    const end = piece.lastIndexOf(NEWLINE) + 1;
    if (start > 0) {
      readLines(Buffer.concat([rest, piece.subarray(0, start)]), reader);
      rest = NOTHING;
    }
    readLines(piece.subarray(start, end), reader);
    // A copy, so that the rest does not keep the whole piece in memory.
    rest = Buffer.concat([rest, piece.subarray(end)]);
    if (rest.length > MAX_LINE) throw new StoreProblem('a line is too long');
  }
  readLines(rest, reader);
  return reader.finish();
}

/** Reads whole lines. */
function readLines(lines: Buffer, reader: SplitReader): void {
  const view = new DataView(lines.buffer, lines.byteOffset, lines.length);
  for (let at = 0; at < lines.length; ) {
    const from = at + SEGMENT.length;
    // Perf: segments are nearly all of the bytes; parsing them as JSON, or scanning them twice, would take most of the time.
    const quote = startsWith(lines, at, SEGMENT) ? lines.indexOf(QUOTE, from) : at;
    if (quote < 0) throw new StoreProblem('a segment has no end');
    const newline = lines.indexOf(NEWLINE, quote);
    const end = newline < 0 ? lines.length : newline;
    if (quote !== at) reader.segment(view, from, quote);
    else if (end > at) reader.line(contentLine(lines, at, end) ?? parseLine(lines.toString('utf8', at, end)));
    at = end + 1;
  }
}

interface SplitEntry {
  type: unknown;
  size: number;
  /** Base64. */
  payload: string;
}

/** Perf: for so few bytes, cheaper than a built-in comparison. */
function startsWith(bytes: Uint8Array, at: number, prefix: Uint8Array): boolean {
  for (let n = 0; n < prefix.length; n++) if (bytes[at + n] !== prefix[n]) return false;
  return true;
}

const CONTENT = Buffer.from('{"type":1,"');
const CONTENT_TAIL = /(?:,"size":(\d{1,15}))?,"payload":(?:"([A-Za-z0-9+/]{11}=)"|null),"position":\d+}$/;
/** Most bytes of the tail. */
const TAIL = 100;

/** Perf: matches only what the engine writes after a name, where every quote is escaped. Null if the line must be parsed. */
function contentLine(split: Buffer, at: number, end: number): SplitEntry | null {
  if (!startsWith(split, at, CONTENT)) return null;
  const tail = CONTENT_TAIL.exec(split.toString('latin1', Math.max(at, end - TAIL), end));
  return tail && { type: 1, size: Number(tail[1] ?? 0), payload: tail[2] ?? '' };
}

function parseLine(line: string): SplitEntry {
  try {
    const value: unknown = JSON.parse(line);
    const [type, size = 0, payload] = ['type', 'size', 'payload'].map(name => exactMember(value, name));
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
      throw new StoreProblem('a size is invalid');
    return { type, size, payload: typeof payload === 'string' ? payload : '' };
  } catch (error) {
    if (error instanceof SyntaxError) throw new StoreProblem('a line is not JSON', error);
    throw error;
  }
}

class SplitReader {
  readonly #index = new LayerIndex();
  readonly #kept: KeptFiles;
  readonly #feed: TarFeed;
  readonly #limits: Limits;
  readonly #wanted: WantedContent[] = [];
  readonly #programs: number[] = [];
  /** The entry whose content comes next, and how much of it. */
  #entry = -1;
  #stored = 0;
  #isComparable = false;
  #wantedBytes = 0;
  readonly #buffer = Buffer.allocUnsafeSlow(1 << 14);

  constructor({ limits, smallFiles }: SplitOptions) {
    this.#limits = limits;
    this.#kept = new KeptFiles(this.#index, smallFiles);
    this.#feed = new TarFeed(entry => {
      if (this.#stored > 0) throw new StoreProblem('a content is missing');
      if (!isListed(entry.type)) return null;
      checkUnpackable(entry);
      this.#entry = this.#index.add(entry, this.#feed.position);
      if (this.#entry >= limits.entries || this.#index.textBytes > limits.allNameBytes)
        throw new StoreProblem('it reaches a limit');
      this.#stored = entry.stored;
      this.#isComparable = !isHeaderOnly(entry.type) && !entry.sparse;
      this.#wantedBytes = this.#kept.wanted(entry, this.#entry);
      if (mayBeProgram(entry)) this.#programs.push(this.#entry);
      return null;
    }, limits);
  }

  /** @param text base64 between two offsets */
  segment(text: DataView, from: number, to: number): void {
    // Perf: the feed keeps no bytes, so one buffer serves nearly all segments.
    const bytes = to - from > this.#buffer.length ? Buffer.allocUnsafe(to - from) : this.#buffer;
    const length = decodeBase64(text, { from, to }, bytes);
    if (length < 0) throw new StoreProblem('a segment is not base64');
    this.#feed.push(bytes, length);
  }

  line({ type, size, payload }: SplitEntry): void {
    if (type === 2) this.segment(new DataView(new TextEncoder().encode(payload).buffer), 0, payload.length);
    else if (type !== 1) throw new StoreProblem('an entry has an unknown type');
    else if (size > 0 || this.#stored > 0) this.#content(size, payload);
  }

  #content(size: number, checksum: string): void {
    if (size !== this.#stored || this.#feed.skippable < size)
      throw new StoreProblem('a size is not that of its header');
    if (checksum.length !== 12) throw new StoreProblem('a content has no checksum');
    this.#feed.skip(size);
    this.#stored = 0;
    if (this.#feed.position > this.#limits.layerBytes) throw new StoreProblem('it reaches a limit');
    // It is shorter than any other hash, and so never equal to one.
    if (this.#isComparable) this.#index.setHash(this.#entry, checksum);
    if (this.#wantedBytes > 0) {
      const content = new Uint8Array(this.#wantedBytes);
      this.#wanted.push({ entry: this.#entry, size, content, checksum });
    }
  }

  finish(): SplitLayer {
    if (this.#stored > 0 || this.#feed.finish() !== 'marker') throw new StoreProblem('it ends early');
    const keep = ({ entry, content }: WantedContent) => this.#kept.keep(entry, content);
    return { index: this.#index, wanted: this.#wanted, keep, programs: this.#programs };
  }
}

/** Whether the engine counts the layer's bytes as we do. BuildKit counts files in the tar, others those in the folder, with links. */
export function isSizeOf(index: LayerIndex, stated: number): boolean {
  return sizesOf(index, allOf(index)).includes(stated) || sizesOf(index, lastOf(index)).includes(stated);
}

function sizesOf(index: LayerIndex, entries: Iterable<number>): number[] {
  let files = 0;
  let links = 0;
  for (const entry of entries) {
    files += index.size(entry);
    links += index.type(entry) === 'symlink' ? index.link(entry).length : 0;
  }
  return [files, files + links];
}

function* allOf(index: LayerIndex): Generator<number> {
  for (let entry = 0; entry < index.length; entry++) yield entry;
}

/** The last entry of each path, which is the one in the folder. */
function lastOf(index: LayerIndex): Iterable<number> {
  const last = new Map<string, number>();
  for (let entry = 0; entry < index.length; entry++) last.set(index.path(entry), entry);
  return last.values();
}
