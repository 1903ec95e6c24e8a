/**
 * Raw inflate: blobs decompressed by Node's zlib in threads, the longest first, and thrown away. No hash, no tar. The first
 * argument tells how many threads there are more than cores, the others name the blobs.
 */
import { createReadStream, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';

/** The fastest of 64 KiB, 256 KiB and 1 MiB. */
const CHUNK = 1 << 20;

async function inflate(path: string): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(createReadStream(path, { highWaterMark: CHUNK }), createGunzip({ chunkSize: CHUNK }), nowhere);
}

if (isMainThread) {
  const [more = '', ...blobs] = process.argv.slice(2);
  const queue = blobs.sort((a, b) => statSync(b).size - statSync(a).size);
  const threads = Math.min(availableParallelism() + Number(more), queue.length);
  for (let n = 0; n < threads; n++) {
    const worker = new Worker(new URL(import.meta.url));
    const next = () => {
      const path = queue.shift();
      if (path === undefined) worker.terminate();
      else worker.postMessage(path);
    };
    worker.on('message', next);
    next();
  }
} else {
  parentPort?.on('message', async (path: string) => {
    await inflate(path);
    parentPort?.postMessage('done');
  });
}
