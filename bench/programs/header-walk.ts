/**
 * The bare header walk: one pread a header, the size out of it, and nothing else. No check, no name, no index. What reading
 * by headers cannot be faster than, in Node.
 */
import { fstatSync, openSync, readSync } from 'node:fs';

const BLOCK = 512;
const header = Buffer.alloc(BLOCK);
const fd = openSync(process.argv[2] ?? '', 'r');
let headers = 0;

/** Walks a tar inside the file. */
function walk(from: number, to: number, enter: boolean): void {
  for (let at = from; at < to; ) {
    readSync(fd, header, 0, BLOCK, at);
    if (header[0] === 0) return;
    headers++;
    let size = 0;
    for (let i = 124; i < 135; i++) size = size * 8 + ((header[i] ?? 0x30) - 0x30);
    if (enter && header.toString('latin1', 0, 100).includes('layer.tar')) walk(at + BLOCK, at + BLOCK + size, false);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

walk(0, fstatSync(fd).size, true);
process.stdout.write(`${headers}\n`);
