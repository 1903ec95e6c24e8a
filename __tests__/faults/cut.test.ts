/**
 * Three small archives, cut at any byte and with a bit of any byte flipped: never a wrong figure, never a pass of what is
 * not whole, never a hang. Only what is cut off behind the end of an archive may go unnoticed. ../e2e/bad-input.test.ts does the same
 * with the shipped command.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { analyse } from '../../src/analysis/analyse.ts';
import { ImagebudgetError } from '../../src/errors.ts';
import { readLayers } from '../../src/layer/read-layers.ts';
import { openSource } from '../../src/source/open.ts';
import { archiveOf, dockerArchiveFiles, type ImageSpec, ociFiles } from '../kit/archives/archives.ts';
import { sourceIo } from '../kit/archives/sources.ts';
import { sampled } from '../kit/runner/thorough.ts';

const TIMEOUT_MS = 600_000;
const folder = mkdtempSync(join(tmpdir(), 'imagebudget-cut-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SPEC: ImageSpec = { layers: [[{ name: 'a', body: 'a'.repeat(70) }]] };
const ARCHIVES: [string, Buffer][] = [
  ['docker-archive', archiveOf(dockerArchiveFiles(SPEC))],
  ['oci gzip', archiveOf(ociFiles({ ...SPEC, compression: 'gzip' }))],
  ['oci zstd', archiveOf(ociFiles({ ...SPEC, compression: 'zstd' }))],
];

/** The figures of an archive; null where there are none. Any other error than ours fails the test. */
async function figures(bytes: Buffer, verify: boolean): Promise<string | null> {
  const path = join(folder, 'image.tar');
  writeFileSync(path, bytes);
  const io = sourceIo({ cwd: folder });
  try {
    const source = await openSource({ form: 'path', path: 'image.tar' }, null, io);
    try {
      const { layers } = await readLayers(source, { verify, io });
      const { manifest } = source;
      const { sizes, wasted } = await analyse({ manifest, layers, rules: [], ignore: [], dockerfile: null });
      return JSON.stringify([sizes, wasted]);
    } finally {
      await source[Symbol.asyncDispose]();
    }
  } catch (error) {
    if (error instanceof ImagebudgetError) return null;
    throw error;
  }
}

/** Reading an archive takes milliseconds, and each has thousands of bytes. */
const STEP = 61;
const THOROUGH_STEP = 7;
const placesIn = (archive: Buffer) => sampled([...archive.keys()], STEP, THOROUGH_STEP);

/** Bytes behind the first of the two zero blocks that end the archive. */
const endOf = (archive: Buffer) => archive.length - 512;

describe.each(ARCHIVES)('%s', (_, archive) => {
  test(
    'cut at any byte',
    async () => {
      const whole = await figures(archive, false);
      expect(whole).toContain('"image":70,"visible":70');
      const passed: number[] = [];
      for (const length of placesIn(archive)) {
        const got = await figures(archive.subarray(0, length), false);
        if (got === null) continue;
        expect([length, got]).toEqual([length, whole]);
        passed.push(length);
      }
      // Nothing but zero blocks is missing then, and no figure is another.
      expect(passed.filter(length => length < endOf(archive) - 512)).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'a bit of any byte flipped, under verify',
    async () => {
      const whole = await figures(archive, true);
      let same = 0;
      const places = placesIn(archive);
      for (const at of places) {
        const flipped = Buffer.from(archive);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
        const got = await figures(flipped, true);
        if (got !== null) expect([at, got]).toEqual([at, whole]);
        if (got !== null) same++;
      }
      // Bytes of no meaning are there: padding, owners and times of members.
      expect(same).toBeLessThan(places.length);
    },
    TIMEOUT_MS,
  );
});
