/** `ls`: sizes in a terminal, where nobody can open a page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../kit/archives/archives.ts';
import { scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

const folder = scratchFolder();

const LAYERS: Entry[][] = [
  [
    { name: 'usr/lib/libc.so', body: filler(9000, 'c') },
    { name: 'usr/share/doc', body: filler(100, 'd') },
    { name: 'etc/hosts', body: filler(40, 'h') },
  ],
  [
    { name: 'app/', mode: 0o755, uid: 7 },
    { name: 'app/a.js', body: filler(1, 'x') },
    { name: 'app/a.js', body: filler(3000, 'a') },
    { name: 'app/b.js', hardlink: 'app/a.js' },
    { name: 'app.txt', body: filler(2, 't') },
    { name: 'usr/lib/linked', hardlink: 'usr/lib/libc.so' },
    { name: 'tmp/deep/cache', body: filler(5000, 'k') },
  ],
  [
    { name: 'tmp/.wh.deep', body: '' },
    { name: 'etc/hosts', body: filler(41, 'i') },
  ],
];
const createdBy = ['COPY rootfs / # buildkit', 'COPY . /app # buildkit', 'RUN /bin/sh -c rm -rf /tmp/deep # buildkit'];
// How Debian's image says that the lowest layer is its own.
const based = ['# debian.sh --arch amd64', ...createdBy.slice(1)];
writeFileSync(join(folder, 'plain.tar'), archiveOf(dockerArchiveFiles({ layers: LAYERS, createdBy })));
writeFileSync(join(folder, 'image.tar'), archiveOf(dockerArchiveFiles({ layers: LAYERS, createdBy: based })));

async function ls(...args: string[]) {
  const { code, stdout, stderr } = await runInProcess(['ls', 'image.tar', ...args], { cwd: folder });
  return { code, stderr, lines: stdout.trimEnd().split('\n') };
}

/** Size, layer and path of each line, and the last line as it is. */
async function rows(...args: string[]): Promise<string[]> {
  const { lines } = await ls(...args);
  return [...lines.slice(0, -1).map(line => line.slice(22).trim().replace(/ +/g, ' ')), lines.at(-1) ?? ''];
}

test('ends with what all lines add up to', async () => {
  const { lines } = await ls();
  expect(lines.at(-1)).toBe('total 13 entries, 5 files, 12.1 kB (12,143 bytes)');
});

test('counts a name that a layer has twice once', async () => {
  expect((await ls('--layer', '1')).lines.at(-1)).toBe('total 7 entries, 3 files, 8.00 kB (8,002 bytes)');
});

test('counts such a name once for the directories above', async () => {
  const layer = await rows('--layer', '1', '--depth', '1');
  expect(layer).toContain('3000 1 /app');
  expect(layer.at(-1)).toBe('total 7 entries, 3 files, 8.00 kB (8,002 bytes)');
});

test('shows directories with all below them, down to a depth', async () => {
  expect(await rows('--depth', '1')).toEqual([
    '3000 1 /app',
    '2 1 /app.txt',
    '41 0 /etc',
    '0 1 /tmp',
    '9100 0 /usr',
    'total 13 entries, 5 files, 12.1 kB (12,143 bytes)',
  ]);
});

test('shows the largest first', async () => {
  expect((await rows('--sort', 'size', '--depth', '2')).slice(0, 5)).toEqual([
    '9100 0 /usr',
    '9000 0 /usr/lib',
    '3000 1 /app',
    '3000 1 /app/a.js',
    '100 0 /usr/share',
  ]);
});

test('shows what is wasted, with the layers that stored it and took it away', async () => {
  expect(await rows('--only', 'wasted')).toEqual([
    '40 0 /etc/hosts (wasted in layer 2)',
    '5000 1 /tmp/deep/cache (wasted in layer 2)',
    'total 2 entries, 2 files, 5.04 kB (5,040 bytes)',
  ]);
  expect(await rows('--only', 'wasted', '--layer', '1', '--depth', '1')).toEqual([
    '5000 - /tmp',
    'total 1 entry, 1 file, 5.00 kB (5,000 bytes)',
  ]);
});

test('shares out the final file system between the base and your layers', async () => {
  expect(await rows('--only', 'base')).toEqual([
    '9000 0 /usr/lib/libc.so',
    '0 1 /usr/lib/linked -> /usr/lib/libc.so',
    '100 0 /usr/share/doc',
    'total 3 entries, 2 files, 9.10 kB (9,100 bytes)',
  ]);
  expect((await rows('--only', 'own')).at(-1)).toBe('total 4 entries, 3 files, 3.04 kB (3,043 bytes)');
});

test('says in JSON what a directory holds and where bytes are wasted', async () => {
  const { lines } = await ls('--only', 'wasted', '--sort', 'size', '--json');
  const values = lines.map(line => JSON.parse(line));
  expect(values[0]).toEqual({
    ...{ path: '/tmp', type: 'dir', size: 0, mode: 0o755, uid: 0, gid: 0, layer: null, total: 5000 },
  });
  expect(values.at(-1)).toMatchObject({ path: '/etc/hosts', type: 'file', size: 40, layer: 0, wastedIn: 2 });
});

test('refuses what has no meaning', async () => {
  expect(await ls('--only', 'own', '--layer', '1')).toMatchObject({ code: 3, lines: [''] });
  expect(await ls('--only', 'mine')).toMatchObject({ code: 3 });
  expect(await ls('--sort', 'name')).toMatchObject({ code: 3 });
  const unknown = await runInProcess(['ls', 'plain.tar', '--only', 'base'], { cwd: folder });
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain('does not tell which layers came with its base image');
});
