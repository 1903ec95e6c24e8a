/** `imagebudget compare` as people run it: images, reports, one of each, and what cannot be compared. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { archiveOf, dockerArchiveFiles, filler, ociFiles, writeFiles } from '../kit/archives/archives.ts';
import { expectFailure, root, runCli, scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();
const run = (...args: string[]) => runCli(['compare', ...args], { cwd: folder });

const BASE = [{ name: 'usr/lib/base', body: filler(50_000) }];
const OLD = {
  layers: [BASE, [{ name: 'app/lib/a', body: filler(10_000) }]],
  createdBy: ['ADD rootfs /', 'RUN make'],
};
const NEW = {
  layers: [
    BASE,
    [{ name: 'app/lib/a', body: filler(14_000) }],
    [{ name: 'root/.cache/pip/x', body: filler(9000, 'pip') }],
  ],
  createdBy: ['ADD rootfs /', 'RUN make', 'RUN pip install x'],
};
writeFileSync(join(folder, 'old.tar'), archiveOf(dockerArchiveFiles(OLD)));
writeFileSync(join(folder, 'new.tar'), archiveOf(dockerArchiveFiles(NEW)));
writeFiles(join(folder, 'layout'), ociFiles(NEW));

const schema = JSON.parse(readFileSync(join(root, 'schema/comparison.schema.json'), 'utf8'));
const valid = new Ajv({ strict: false }).compile(schema);

async function reportOf(image: string, path: string): Promise<string> {
  const { stdout } = await runCli(['inspect', image, '--json'], { cwd: folder });
  writeFileSync(join(folder, path), stdout);
  return stdout;
}

async function jsonOf(before: string, after: string) {
  const { code, stdout, stderr } = await run(before, after, '--json', '-');
  expect({ code, said: stderr.includes('imagebudget: ') }).toEqual({ code: 0, said: false });
  const value = JSON.parse(stdout);
  valid(value);
  expect(valid.errors).toBeNull();
  for (const list of ['byLayer', 'byDirectory', 'byFinding']) {
    const sum = value[list]?.reduce((total: number, row: { bytes: number }) => total + row.bytes, 0);
    if (value[list] !== null) expect([list, sum]).toEqual([list, value.growth.image]);
  }
  return value;
}

describe('two images', () => {
  test('as text', async () => {
    const { code, stdout, stderr } = await run('old.tar', 'new.tar');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^new\.tar is 13\.0 kB larger than old\.tar: 73\.0 kB instead of 60\.0 kB \(\+22 %\)\n/);
    expect(stdout).toContain('+9.00 kB   9.00 kB  new      RUN pip install x');
    expect(stdout).toContain('+4.00 kB   14.0 kB  changed  RUN make');
    expect(stdout).toContain('/app/lib');
    expect(stdout).toContain('pip cache (pip-cache)');
  });

  test('as JSON and Markdown, in files', async () => {
    const { code, stdout } = await run('old.tar', 'new.tar', '--json', 'c.json', '--markdown', 'c.md', '--all');
    expect(code).toBe(0);
    expect(stdout).toContain('same');
    expect(JSON.parse(readFileSync(join(folder, 'c.json'), 'utf8')).growth.image).toBe(13_000);
    expect(readFileSync(join(folder, 'c.md'), 'utf8')).toContain(
      '| image | 60.0\u00a0kB | 73.0\u00a0kB | +13.0\u00a0kB |',
    );
  });

  test('of different forms', async () => {
    const value = await jsonOf('new.tar', 'layout');
    expect(value.growth.image).toBe(0);
    expect(value.byLayer.map(({ change }: { change: string }) => change)).toEqual(['same', 'same', 'same']);
  });

  test('of which one is another archive on standard input', async () => {
    const { code, stdout } = await runCli(['compare', '-', 'new.tar', '--json', '-'], {
      cwd: folder,
      stdin: 'pipe',
      started: child => child.stdin?.end(readFileSync(join(folder, 'old.tar'))),
    });
    expect([code, JSON.parse(stdout).growth.image]).toEqual([0, 13_000]);
  });
});

describe('reports', () => {
  test('give the same figures as the images, save for directories', async () => {
    await reportOf('old.tar', 'old.json');
    await reportOf('new.tar', 'new.json');
    const images = await jsonOf('old.tar', 'new.tar');
    const { byDirectory, ...known } = images;
    for (const [before, after] of [
      ['old.json', 'new.json'],
      ['old.json', 'new.tar'],
      ['old.tar', 'new.json'],
    ] as const) {
      const value = await jsonOf(before, after);
      expect(value).toMatchObject({ byDirectory: null, growth: known.growth, byFinding: known.byFinding });
      expect(value.byLayer).toEqual(known.byLayer);
      expect(value.before.writtenBy === null).toBe(before === 'old.tar');
    }
    expect(byDirectory).not.toBeNull();
  });

  test('with a mark at the start, as Windows writes it', async () => {
    writeFileSync(join(folder, 'bom.json'), `\ufeff\n${await reportOf('old.tar', 'old.json')}`);
    expect((await jsonOf('bom.json', 'new.tar')).growth.image).toBe(13_000);
  });

  test('say that directories are missing', async () => {
    await reportOf('old.tar', 'old.json');
    const { stdout } = await run('old.json', 'new.tar');
    expect(stdout).toContain('note: directories are not compared');
  });
});

describe('what cannot be compared', () => {
  writeFileSync(join(folder, 'huge.json'), Buffer.alloc(70 * 1024 ** 2, '{ '));
  writeFileSync(join(folder, 'cut.json'), '{"schemaVersion": 1, "tool": {"name": "imagebudget"');
  writeFileSync(join(folder, 'other.json'), '{"name": "web", "version": "1.0.0"}');
  writeFileSync(join(folder, 'list.json'), '[1, 2]');
  writeFileSync(join(folder, 'deep.json'), `{"a":${'['.repeat(1_000_000)}`);
  writeFileSync(join(folder, 'empty.json'), '');
  mkdirSync(join(folder, 'folder'));

  test.each<[string, string[], number, string]>([
    ['nothing', [], 3, 'compare takes two images or reports, not 0'],
    ['one image', ['old.tar'], 3, 'compare takes two images or reports, not 1'],
    ['three', ['old.tar', 'new.tar', 'layout'], 3, 'compare takes two images or reports, not 3'],
    ['an image that is not there', ['old.tar', './none.tar'], 2, 'AFTER: there is no file or directory "./none.tar"'],
    ['one that no engine has', ['web:main', 'new.tar'], 2, 'BEFORE: no Docker engine answers'],
    ['standard input twice', ['-', '-'], 3, 'standard input (-) is given twice'],
    ['a report that ends early', ['cut.json', 'new.tar'], 2, 'BEFORE: cut.json is no report that can be used'],
    ['other JSON', ['old.tar', 'other.json'], 2, 'AFTER: other.json is no report that can be used: it is other JSON'],
    ['a list', ['old.tar', 'list.json'], 2, 'AFTER: list.json is no report that can be used: it is other JSON'],
    ['an empty file', ['old.tar', 'empty.json'], 2, 'AFTER: empty.json is no report that can be used'],
    ['a report that is not there', ['none.json', 'new.tar'], 2, 'BEFORE: cannot read the report none.json (ENOENT)'],
    ['70 MiB of it', ['huge.json', 'new.tar'], 2, 'BEFORE: the report huge.json has 73400320 bytes'],
    [
      'a million brackets',
      ['deep.json', 'new.tar'],
      2,
      'BEFORE: deep.json is no report that can be used: it has more than 64',
    ],
    ['an empty folder', ['folder', 'new.tar'], 2, 'BEFORE: '],
    ['a wrong platform', ['old.tar', 'new.tar', '--platform', 'plan9'], 3, 'plan9'],
  ])('%s', async (_, args, code, message) => {
    expectFailure(await run(...args), code, message);
  });

  test('a platform that a report lacks', async () => {
    await reportOf('old.tar', 'old.json');
    expectFailure(await run('old.json', 'new.tar', '--platform', 'linux/s390x'), 3, 'BEFORE: the report old.json has');
  });

  test('a result over one of them', async () => {
    await reportOf('old.tar', 'old.json');
    expectFailure(await run('old.json', 'new.tar', '--json', 'old.json'), 3, '--json old.json would replace');
    expectFailure(
      await run('old.json', 'new.tar', '--markdown', 'new.tar'),
      3,
      'would replace a file that is not text',
    );
  });

  test('a result where it cannot be written', async () => {
    expectFailure(await run('old.tar', 'new.tar', '--json', 'none/c.json'), 2, '--json: cannot write none/c.json');
  });
});
