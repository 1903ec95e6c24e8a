/** Much at once: dozens of checks on one machine, and a million entries in one layer. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { archiveOf, compress, dockerArchiveFiles, filler, ociFiles, tarHeader } from '../kit/archives/archives.ts';
import { archiveAround } from '../kit/hostile/bombs.ts';
import { dist, reportOf, root, runCli, runNode, scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();
const CHECKS = 60;
const AT_ONCE = 20;

test(`${CHECKS} checks, ${AT_ONCE} at once, all give what one alone gives`, async () => {
  const archives = Array.from({ length: 5 }, (_, n) => {
    const layers = [
      [{ name: 'a', body: filler(50_000 + n) }],
      Array.from({ length: 200 }, (_, at) => ({ name: `d/${at}`, body: filler(at, `${n}`) })),
      [{ name: '.wh.a', body: '' }],
    ];
    const bytes = n % 2 === 0 ? archiveOf(dockerArchiveFiles({ layers })) : archiveOf(ociFiles({ layers }));
    writeFileSync(join(folder, `${n}.tar`), n === 4 ? compress(bytes, 'gzip') : bytes);
    return `${n}.tar`;
  });
  const limits = [1_000_000, 60_000];
  for (const limit of limits)
    writeFileSync(join(folder, `${limit}.yml`), `version: 1\nbudgets:\n  size: ${limit}\n  wasted: 90 %\n`);
  const check = (n: number) =>
    runCli(['check', archives[n % 5] ?? '', '--config', `${limits[n % 2]}.yml`, '--json', '-'], {
      cwd: folder,
      timeout: 120_000,
    });
  const alone = new Map<number, { code: number | null; report: string }>();
  for (let n = 0; n < 10; n++) {
    const ran = await check(n);
    alone.set(n, { code: ran.code, report: JSON.stringify(reportOf(ran).report) });
  }
  expect(new Set([...alone.values()].map(({ code }) => code))).toEqual(new Set([0, 1]));
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < CHECKS; n = next++) {
      const ran = await check(n);
      expect({ code: ran.code, report: JSON.stringify(reportOf(ran).report) }).toEqual(alone.get(n % 10));
    }
  };
  await Promise.all(Array.from({ length: Math.max(AT_ONCE, availableParallelism()) }, worker));
}, 180_000);

/** In KiB: 400 MiB. */
const MEMORY = 400 * 1024;

async function readsMillion(): Promise<void> {
  const tar = Buffer.alloc(1_000_000 * 512 + 1024);
  for (let n = 0; n < 1_000_000; n += 64) {
    // Of 64 headers only two digits differ, and with them the checksum.
    const name = `usr/lib/node_modules/p${String(n >> 6).padStart(5, '0')}/lib/file-00.js`;
    const first = tarHeader({ name, size: 0, type: '0' });
    const sum = Number.parseInt(first.toString('latin1', 148, 154), 8);
    for (let k = 0; k < 64; k++) {
      const at = (n + k) * 512;
      first.copy(tar, at);
      tar.write(String(k).padStart(2, '0'), at + name.length - 5, 'latin1');
      tar.write((sum + Math.floor(k / 10) + (k % 10)).toString(8).padStart(6, '0'), at + 148, 'latin1');
    }
  }
  writeFileSync(join(folder, 'million.tar'), archiveAround(tar));
  const peak = join(folder, 'peak');
  const ran = await runNode(join(dist, 'cli.js'), ['inspect', '--json', 'million.tar'], {
    cwd: folder,
    nodeArgs: ['--import', join(root, '__tests__/kit/processes/peak-memory.mjs')],
    env: { PEAK_FILE: peak },
    timeout: 120_000,
  });
  expect(reportOf(ran).image.layers[0].entries).toBe(1_000_000);
  expect(Number(readFileSync(peak, 'utf8'))).toBeLessThan(MEMORY);
  // 2.9 s where nothing else runs; machines that test are busy.
  expect(ran.milliseconds).toBeLessThan(60_000);
}

test('a million entries in one layer, in 400 MiB', readsMillion, 180_000);
