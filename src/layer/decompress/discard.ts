/** Memory of large buffers, given back at once. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** Bytes from which on it pays. Smaller buffers may also be pieces of one that Node shares out, which cannot be given away. */
const LEAST = 1 << 16;

let nowhere: MessagePort | null = null;

/**
 * Gives back the memory of a buffer, of which these are the last bytes: they and all that come before them in it have been
 * used, and nobody else has it. All views of it are empty then. Perf: V8 lets 32 MB of new buffers pile up in a thread before
 * it collects any, and what it then frees lies in pieces. Transferring one to a closed port is how Node 20 can free it.
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
