/** What the reader under test makes of a tar, in a form that can be compared. */
import { LayerDataError } from '../../../src/layer/data-error.ts';
import { TarFeed } from '../../../src/layer/tar/feed.ts';

/** One line an entry, and how the archive ended: `marker`, `eof`, or the kind of the error. */
export interface ReadTar {
  entries: string[];
  end: string;
}

/** Cuts bytes at these places; any order, duplicates allowed. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [0, ...[...places].sort((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

/** Reads a tar from chunks. @param bodies whether someone takes the entries' bodies; their checksums are then in the lines */
export function readChunks(chunks: Iterable<Uint8Array>, bodies = false): ReadTar {
  return read(bodies, feed => {
    for (const chunk of chunks) feed.push(chunk);
  });
}

/** Reads a tar as a seekable layer is read: everything that nobody looks at is jumped over. */
export function readSeeking(bytes: Uint8Array, window = 512): ReadTar {
  return read(false, feed => {
    for (let at = 0; at < bytes.length && !feed.ended; ) {
      const jump = Math.min(feed.skippable, bytes.length - at);
      if (jump > 0) feed.skip(jump);
      else feed.push(bytes.subarray(at, at + window));
      at += jump > 0 ? jump : Math.min(window, bytes.length - at);
    }
  });
}

function read(bodies: boolean, fill: (feed: TarFeed) => void): ReadTar {
  const entries: string[] = [];
  const sums: number[] = [];
  const feed: TarFeed = new TarFeed(({ name, link, type, size, stored, sparse, mode, uid, gid, mtime }) => {
    const at = entries.push(
      JSON.stringify([name, link, type, size, stored, sparse, mode, uid, gid, mtime, feed.position]),
    );
    sums.push(0);
    const sum = (chunk: Uint8Array) => {
      for (const byte of chunk) sums[at - 1] = ((sums[at - 1] ?? 0) * 31 + byte) >>> 0;
    };
    return bodies ? sum : null;
  });
  const done = (end: string) => ({ entries: bodies ? entries.map((line, at) => `${line} ${sums[at]}`) : entries, end });
  try {
    fill(feed);
    return done(feed.finish());
  } catch (error) {
    if (error instanceof LayerDataError) return done(error.kind);
    throw error;
  }
}
