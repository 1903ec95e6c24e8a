/**
 * Files that may be entries of the cache. Whoever can write one says what an image holds, so that only regular files count that
 * belong to the user and that nobody else can write.
 */
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Bytes that one entry may have. One of a layer of 1.5 million entries, more than any real one has, takes some 180 MB. */
export const MAX_ENTRY_BYTES = 256 * 1024 ** 2;

/**
 * To open a FIFO waits for a writer, where no signal ends it; and a link leads wherever its owner wants. Windows has neither
 * flag.
 */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** A file that does not count as an entry; the message is a clause. Internal to the cache. */
export class RefusedEntry extends Error {}

/**
 * @param owner who the user is; null where the system does not say, as on Windows, whose permissions are none of these
 * @returns why a file or folder cannot be believed; null where it can
 */
export function whyNotOurs({ uid, mode }: Stats, owner: number | null): string | null {
  if (owner === null) return null;
  if (uid !== owner) return 'it belongs to another user';
  return (mode & 0o022) === 0 ? null : 'others can write to it';
}

/**
 * Reads an entry, which then counts as used.
 * @param most bytes wanted of its start
 * @throws RefusedEntry, and the operating system's errors
 */
export async function readEntry(path: string, owner: number | null, most = MAX_ENTRY_BYTES): Promise<Buffer> {
  const file = await open(path, FLAGS);
  try {
    const stats = await file.stat();
    const reason = whyNoEntry(stats, owner);
    if (reason !== null) throw new RefusedEntry(reason);
    const bytes = await start(file, Math.min(most, stats.size));
    const now = new Date();
    // When it was used last decides what goes first. A folder that is only read keeps no such order.
    await file.utimes(now, now).catch(() => undefined);
    return bytes;
  } finally {
    await file.close();
  }
}

function whyNoEntry(stats: Stats, owner: number | null): string | null {
  if (!stats.isFile()) return 'it is not a regular file';
  if (stats.size > MAX_ENTRY_BYTES) return `it has more than ${MAX_ENTRY_BYTES} bytes`;
  return whyNotOurs(stats, owner);
}

/** The first bytes of a file, or all that it has. */
async function start(file: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  for (let read = -1; filled < length && read !== 0; filled += read)
    read = (await file.read(buffer, filled, length - filled, filled)).bytesRead;
  return buffer.subarray(0, filled);
}
