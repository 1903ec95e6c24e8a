/**
 * Reads the files of cache entries. Whoever can write an entry decides what a report says, so only regular files count that
 * belong to the user and that nobody else can write.
 */
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Most bytes of one entry. A layer of 1.5 million files, more than any real one, takes about 180 MB. */
export const MAX_ENTRY_BYTES = 256 * 1024 ** 2;

/** Opening a FIFO would wait for a writer, ignoring signals; a link may lead anywhere. Windows has neither flag. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** The file is not accepted as an entry; the message is a clause. Internal to the cache. */
export class RefusedEntry extends Error {}

/**
 * @param owner the user's ID; null on systems without, such as Windows
 * @returns why a file or folder cannot be trusted; null if it can
 */
export function whyNotOurs({ uid, mode }: Stats, owner: number | null): string | null {
  if (owner === null) return null;
  if (uid !== owner) return 'it belongs to another user';
  return (mode & 0o022) === 0 ? null : 'others can write to it';
}

/**
 * Reads an entry and marks it as used.
 * @param most how many bytes to read from the start
 * @throws RefusedEntry, and errors of the operating system
 */
export async function readEntry(path: string, owner: number | null, most = MAX_ENTRY_BYTES): Promise<Buffer> {
  const file = await open(path, FLAGS);
  try {
    const stats = await file.stat();
    const reason = whyNoEntry(stats, owner);
    if (reason !== null) throw new RefusedEntry(reason);
    const bytes = await start(file, Math.min(most, stats.size));
    const now = new Date();
    // The time of last use decides which entries are removed first. It cannot be set in a read-only folder.
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

/** The first bytes of a file, fewer if it is shorter. */
async function start(file: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  for (let read = -1; filled < length && read !== 0; filled += read)
    read = (await file.read(buffer, filled, length - filled, filled)).bytesRead;
  return buffer.subarray(0, filled);
}
