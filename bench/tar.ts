/** Writes tars of made-up files into a file, without ever holding them. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';

const BLOCK = 512;

/** A file written in large pieces, and the digest of all that went into it. */
export class Output {
  readonly #fd: number;
  readonly #buffer = Buffer.alloc(1 << 22);
  readonly #hash = createHash('sha256');
  #used = 0;
  /** Bytes written so far. */
  length = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'w');
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + this.#buffer.length - this.#used);
      this.#buffer.set(part, this.#used);
      this.#used += part.length;
      at += part.length;
      if (this.#used === this.#buffer.length) this.#flush();
    }
    this.length += bytes.length;
  }

  /** @returns the hex digest */
  close(): string {
    this.#flush();
    closeSync(this.#fd);
    return this.#hash.digest('hex');
  }

  #flush(): void {
    const bytes = this.#buffer.subarray(0, this.#used);
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
    this.#used = 0;
  }
}

/** A file; `body` counts bytes of filler, or is the content. */
export interface Entry {
  name: string;
  type: 'file' | 'dir';
  body: number | Uint8Array;
}

export function writeTar(out: Output, entries: Iterable<Entry>): void {
  for (const { name, type, body } of entries) {
    const size = typeof body === 'number' ? body : body.length;
    writeHeader(out, { name, size, flag: type === 'dir' ? '5' : '0' });
    if (typeof body === 'number') writeFiller(out, body, name);
    else out.write(body);
    pad(out, size);
  }
  out.write(Buffer.alloc(2 * BLOCK));
}

/** Adds a file as it lies on disk. */
export function writeFileEntry(out: Output, name: string, path: string): void {
  const size = statSync(path).size;
  writeHeader(out, { name, size, flag: '0' });
  const fd = openSync(path, 'r');
  const buffer = Buffer.alloc(1 << 22);
  for (let read = readSync(fd, buffer); read > 0; read = readSync(fd, buffer)) out.write(buffer.subarray(0, read));
  closeSync(fd);
  pad(out, size);
}

function writeHeader(out: Output, { name, size, flag }: { name: string; size: number; flag: string }): void {
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0, 100, 'latin1');
  header.write(`${octal(flag === '5' ? 0o755 : 0o644, 7)}${octal(0, 7)}${octal(0, 7)}`, 100, 'latin1');
  header.write(`${octal(size, 11)}${octal(1_700_000_000, 11)}        ${flag}`, 124, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(octal(sum, 6), 148, 'latin1');
  out.write(header);
}

function pad(out: Output, size: number): void {
  out.write(Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK));
}

/** Text as programs have it: it compresses to somewhat less than half. */
const FILLER = fillerText(1 << 22);

/** A stretch of the text that the name decides, so that files differ. */
function writeFiller(out: Output, bytes: number, name: string): void {
  let at = createHash('sha1').update(name).digest().readUInt32LE() % FILLER.length;
  for (let left = bytes; left > 0; ) {
    const part = FILLER.subarray(at, at + left);
    out.write(part);
    left -= part.length;
    at = 0;
  }
}

function fillerText(bytes: number): Buffer {
  const random = randomNumbers(1);
  const words = Array.from({ length: 4000 }, () => (random() * 2 ** 32).toString(36).slice(0, 2 + random() * 8));
  const parts: string[] = [];
  for (let length = 0; length < bytes; ) {
    const word = `${words[Math.floor(random() * words.length)]} `;
    parts.push(word);
    length += word.length;
  }
  return Buffer.from(parts.join(''), 'latin1').subarray(0, bytes);
}

/** Numbers from 0 to 1, the same on every machine: mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
