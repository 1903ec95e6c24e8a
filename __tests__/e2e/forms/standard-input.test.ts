/** An archive that is piped in. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, compress, dockerArchiveFiles, filler, ociFiles } from '../../kit/archives/archives.ts';
import { assertReport } from '../../kit/oracles/assert-report.ts';
import { dist, expectFailure, type Ran, reportOf, runCli } from '../../kit/processes/cli.ts';

const IMAGE = { layers: [[{ name: 'a', body: filler(200_000) }], [{ name: '.wh.a', body: '' }]] };
const DOCKER = archiveOf(dockerArchiveFiles(IMAGE));

/** Writes these bytes, in pieces, and ends. */
const inspect = (bytes: Buffer): Promise<Ran> =>
  runCli(['inspect', '-', '--json'], {
    stdin: 'pipe',
    started: ({ stdin }) => {
      stdin?.on('error', () => undefined);
      for (let at = 0; at < bytes.length; at += 7000) stdin?.write(bytes.subarray(at, at + 7000));
      stdin?.end();
    },
  });

describe('standard input', () => {
  test.each([
    ['docker-archive', DOCKER],
    ['docker-archive', compress(DOCKER, 'gzip')],
    ['oci-archive', archiveOf(ociFiles(IMAGE))],
    ['oci-archive', compress(archiveOf(ociFiles(IMAGE)), 'zstd')],
  ])('may be a %s', async (kind, bytes) => {
    const { report, image } = reportOf(await inspect(bytes));
    assertReport(report);
    expect(image).toMatchObject({ name: 'standard input', source: { kind, verified: 'digest' } });
    expect(image.sizes).toMatchObject({ image: 200_000, visible: 0, wasted: 200_000 });
  });

  test.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /standard input is empty/],
    ['text', Buffer.from('hello '.repeat(1000)), /standard input is damaged/],
    ['half an archive', DOCKER.subarray(0, 100_000), /standard input is damaged/],
    ['half a gzip', compress(DOCKER, 'gzip').subarray(0, -20), /standard input is damaged: its gzip data end early/],
  ])('with %s is an error', async (_, bytes, message) => {
    expectFailure(await inspect(bytes), 2, message);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('that never comes ends with %s', async (signal, code) => {
    const child = spawn(process.execPath, [join(dist, 'cli.js'), 'inspect', '-'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const exit = once(child, 'exit');
    // More than pipes hold: once all of it is taken, the command reads, and has long said what a signal means.
    child.stdin.write(
      archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: filler(4_000_000) }]] })).subarray(0, -9000),
      () => child.kill(signal),
    );
    expect(await exit).toEqual([code, null]);
  });
});
