/** Archives that were compressed as a whole, as `docker save | gzip` makes them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, compress, dockerArchiveFiles, filler, ociFiles } from '../../kit/archives/archives.ts';
import { assertReport } from '../../kit/oracles/assert-report.ts';
import { expectFailure, reportOf, runCli, scratchFolder } from '../../kit/processes/cli.ts';

const IMAGE = {
  layers: [
    [
      { name: 'a', body: filler(100_000) },
      { name: 'b', body: filler(5000, 'b') },
    ],
    // The same content again, and one file less.
    [
      { name: 'a', body: filler(100_000), mode: 0o600 },
      { name: '.wh.b', body: '' },
    ],
  ],
};

const folder = scratchFolder();
const inspect = (name: string, ...args: string[]) => runCli(['inspect', '--json', name, ...args], { cwd: folder });

function write(name: string, bytes: Buffer): string {
  writeFileSync(join(folder, name), bytes);
  return name;
}

describe.each([
  ['docker-archive', archiveOf(dockerArchiveFiles(IMAGE))],
  ['oci-archive', archiveOf(ociFiles(IMAGE))],
])('a compressed %s', (kind, archive) => {
  const plain = write(`${kind}.tar`, archive);

  test.each(['gzip', 'zstd'] as const)('has the figures of the plain one (%s)', async compression => {
    const expected = reportOf(await inspect(plain)).image;
    const { report, image } = reportOf(await inspect(write(`${kind}.${compression}`, compress(archive, compression))));
    assertReport(report);
    expect(image.source).toMatchObject({ kind, verified: 'digest', digest: expected.source.digest });
    for (const part of ['sizes', 'layers', 'wasted', 'findings'] as const) expect(image[part]).toEqual(expected[part]);
    expect(image.wasted.map(({ cause }: { cause: string }) => cause).sort()).toEqual(['deleted', 'metadata']);
  });

  test('that is cut anywhere has none', async () => {
    const bytes = compress(archive, 'gzip');
    const lengths = Array.from({ length: 12 }, (_, n) => Math.floor(((n + 1) * (bytes.length - 1)) / 13));
    for (const length of lengths)
      expectFailure(await inspect(write(`${kind}-cut`, bytes.subarray(0, length))), 2, /damaged|no image|empty/);
  });

  test('with a bit turned over has none', async () => {
    const bytes = Buffer.from(compress(archive, 'gzip'));
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 16;
    const ran = await inspect(write(`${kind}-flipped`, bytes));
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
  });
});
