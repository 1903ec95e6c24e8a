/** How much memory the shipped command takes where much passes through it. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { archiveOf, ociFiles, writeFiles } from '../kit/archives/archives.ts';
import { scratchFolder } from '../kit/processes/cli.ts';
import { runWithPeak } from '../kit/processes/peak-memory.ts';

const folder = scratchFolder();
const MIB = 1 << 20;
/** Of bytes that gzip cannot shrink: as much goes into zlib as comes out. Two, so that more cores mean no more threads. */
const LAYERS = [0, 1].map(n => [{ name: `file${n}`, body: randomBytes(80 * MIB) }]);

/** In KiB, of the whole process. With buffers that wait for the collector it is 144,000 and 98,000 in Node 20, and more in 24. */
const MOST = { threads: 128_000, archive: 90_000 };

test('compressed layers are let go of as they are read', async () => {
  writeFiles(join(folder, 'layout'), ociFiles({ layers: LAYERS }));
  const ran = await runWithPeak(folder, ['inspect', 'layout', '--no-cache']);
  expect(ran).toMatchObject({ code: 0, signal: null });
  expect(ran.peak).toBeLessThan(MOST.threads);
});

test('so is an archive that is compressed as a whole', async () => {
  const plain = archiveOf(ociFiles({ layers: LAYERS, compression: 'none' }));
  writeFileSync(join(folder, 'archive.tar.gz'), gzipSync(plain, { level: 0 }));
  const ran = await runWithPeak(folder, ['inspect', 'archive.tar.gz', '--no-cache']);
  expect(ran).toMatchObject({ code: 0, signal: null });
  expect(ran.peak).toBeLessThan(MOST.archive);
});
