/** Frees the memory of large buffers at once. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * Smallest buffer that is worth freeing, in bytes. Smaller ones may be slices of Node's shared pool, which cannot be
 * transferred.
 */
const LEAST = 1 << 16;

let nowhere: MessagePort | null = null;

/**
 * Frees a chunk's buffer if the chunk ends where the buffer ends. All bytes of the buffer must have been used, and nobody else
 * may hold it: all its views become empty. Perf: V8 collects new buffers of a thread only after 32 MB, and then leaves the
 * memory fragmented. In Node 20, transferring a buffer to a closed port is how to free it.
 */
export function discard({ buffer, byteOffset, byteLength }: Uint8Array): void {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength < LEAST) return;
  if (byteOffset + byteLength === buffer.byteLength) closedPort().postMessage(null, [buffer]);
}

function closedPort(): MessagePort {
  if (nowhere === null) {
    nowhere = new MessageChannel().port1;
    nowhere.close();
  }
  return nowhere;
}
