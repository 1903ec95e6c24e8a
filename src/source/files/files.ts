/** Sets of named files, for directories and archives alike. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, MeasureError } from '../../errors.ts';
import type { IndexedLayer, SeekableBytes } from '../../layer/layer-bytes.ts';
import { beyond } from '../../layer/limits.ts';

/** A stored file: its bytes, or the layer that was read from them if they come only once. */
export type StoredBytes = SeekableBytes | IndexedLayer;

/** A read-only set of named files. Names are relative and use `/`. */
export interface FileSet {
  /** What messages call it. */
  readonly name: string;
  /** The file of this name; null if nothing has that name. */
  get(name: string): StoredBytes | null;
  close(): void;
}

/** An open file. Close it when done; closing it again does no harm. */
export interface OpenFile extends SeekableBytes {
  close(): void;
}

/**
 * Opens a regular file for reading at any place.
 * @param signal ends all reading of a stored image, since every read passes here
 * @throws MeasureError saying why it cannot be read
 */
export function openFile(path: string, shown: string, signal: AbortSignal): OpenFile {
  const { fd, size } = open(path, shown);
  let closed = false;
  return {
    kind: 'seekable',
    size,
    file: { fd, offset: 0, size, unreadable: cause => cannotRead(shown, cause) },
    readAt(target, offset, length = target.length) {
      signal.throwIfAborted();
      try {
        return readSync(fd, target, 0, length, offset);
      } catch (cause) {
        throw cannotRead(shown, cause);
      }
    },
    close() {
      // Only once: by then the number may belong to another file.
      if (!closed) closeSync(fd);
      closed = true;
    },
  };
}

function open(path: string, shown: string): { fd: number; size: number } {
  let fd: number | null = null;
  try {
    fd = openSync(path, 'r');
    return { fd, size: fstatSync(fd).size };
  } catch (cause) {
    if (fd !== null) closeSync(fd);
    throw cannotRead(shown, cause);
  }
}

/** A part of other bytes. */
export function slice(bytes: SeekableBytes, offset: number, size: number): SeekableBytes {
  return {
    kind: 'seekable',
    size,
    readAt: (target, at, length = target.length) =>
      at >= size ? 0 : bytes.readAt(target, offset + at, Math.min(length, size - at)),
    ...(bytes.file && { file: { ...bytes.file, offset: bytes.file.offset + offset, size } }),
  };
}

/** Bytes in memory. */
export function inMemory(bytes: Uint8Array): SeekableBytes {
  return {
    kind: 'seekable',
    size: bytes.length,
    readAt(target, offset, length = target.length) {
      const part = bytes.subarray(offset, offset + length);
      target.set(part);
      return part.length;
    },
  };
}

/**
 * Reads a whole document, which is small.
 * @param limit the limit `manifestBytes`
 * @throws MeasureError beyond the limit, naming the document
 */
export function readDocument(bytes: StoredBytes, what: string, limit: number): Uint8Array {
  if (bytes.kind === 'index')
    throw new MeasureError(`${what} is a layer, not a document`, { hint: 'The image is damaged. Save it again.' });
  if (bytes.size > limit) throw beyond(what, 'manifestBytes', { limit, reached: bytes.size });
  const buffer = new Uint8Array(bytes.size);
  let at = 0;
  while (at < buffer.length) {
    const read = bytes.readAt(buffer.subarray(at), at);
    if (read === 0)
      throw new MeasureError(`${what} ends after ${at} of ${bytes.size} bytes`, { hint: 'Save the image again.' });
    at += read;
  }
  return buffer;
}

/** The regular files below a directory, opened when asked for. */
export function openDirectory(path: string, shown: string, signal: AbortSignal): FileSet {
  const opened = new Map<string, OpenFile>();
  return {
    name: shown,
    get(name) {
      const known = opened.get(name);
      if (known) return known;
      const at = join(path, name);
      if (!isFile(at, join(shown, name))) return null;
      const file = openFile(at, join(shown, name), signal);
      opened.set(name, file);
      return file;
    },
    close() {
      for (const file of opened.values()) file.close();
      opened.clear();
    },
  };
}

function isFile(path: string, shown: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch (cause) {
    if (codeOf(cause) === 'ENOTDIR') return false;
    throw cannotRead(shown, cause);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links lead in a circle',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
};

/** The error for a file that the operating system cannot read. */
export function cannotRead(shown: string, cause: unknown): MeasureError {
  const code = codeOf(cause) ?? 'unknown error';
  return new MeasureError(`cannot read ${shown}: ${REASONS[code] ?? code}`, {
    hint: 'Check the path and its permissions.',
    cause,
  });
}
