/** Our final file system, entry by entry, against `docker export`: what the engine's own merge of the layers gives. */
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { extract, type Header } from 'tar-stream';
import { describeEngine, type Engine, engine, exportContainer } from '../kit/engines/engine.ts';
import { debianTenLayers } from '../kit/engines/test-images.ts';
import { folderForTests, inspect, type ListedEntry, list } from '../kit/processes/measure-by-cli.ts';

/** What `docker create` puts into a container, in place of what its image has there. None has content. */
const OF_THE_CONTAINER = new Set([
  '/.dockerenv', // marks containers
  '/dev/console', // the others are mount points for what a container gets at its start
  '/dev/pts',
  '/dev/shm',
  '/etc/hosts',
  '/etc/hostname',
  '/etc/resolv.conf',
  '/etc/mtab', // a link to /proc/mounts
]);

const TYPES: Record<string, string> = {
  file: 'file',
  link: 'hardlink',
  directory: 'dir',
  symlink: 'symlink',
  'character-device': 'char',
  'block-device': 'block',
  fifo: 'fifo',
};

type Entry = Omit<ListedEntry, 'layer'>;

/** tar-stream gives PAX records as UTF-8, with U+FFFD for what is not; so both sides are compared that way, and one test by bytes. */
const readable = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** As the tar has it, in the terms of a listing. */
function exportedEntry({ name, type, size, mode, uid, gid, linkname }: Header): Entry {
  const absolute = (path: string) => `/${path.replace(/^\.?\//, '').replace(/\/$/, '')}`;
  return {
    path: absolute(name),
    type: TYPES[type ?? 'file'] ?? String(type),
    size: size ?? 0,
    mode: (mode ?? 0) & 0o7777,
    uid: uid ?? 0,
    gid: gid ?? 0,
    ...(linkname ? { link: type === 'link' ? absolute(linkname) : linkname } : {}),
  };
}

async function exportedEntries(file: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of createReadStream(file).pipe(extract())) {
    entries.push(exportedEntry(entry.header));
    entry.resume();
  }
  return entries;
}

/**
 * One line for each entry. Names of one inode are a group that is known by the least of them: which of them a tar calls
 * the file and which a link is only a matter of their order.
 */
function lines(entries: readonly Entry[]): string[] {
  const groups = new Map<string, string[]>();
  const sizes = new Map<string, number>();
  for (const { path, type, size, link } of entries) {
    const first = type === 'hardlink' ? (link ?? '') : path;
    groups.set(first, [...(groups.get(first) ?? []), path]);
    if (type !== 'hardlink') sizes.set(path, size);
  }
  return entries
    .filter(({ path }) => path !== '/' && !OF_THE_CONTAINER.has(path))
    .map(({ path, type, mode, uid, gid, link = '' }) => {
      const first = type === 'hardlink' ? link : path;
      const names = [...(groups.get(first) ?? [])].sort();
      const kind = type === 'hardlink' ? 'file' : type;
      const target = type === 'symlink' ? link : names.length > 1 ? `= ${names.join(' = ')}` : '';
      return `${path} ${kind} ${sizes.get(first)} ${mode.toString(8)} ${uid}:${gid} ${target}`;
    })
    .sort();
}

describeEngine('docker export', () => {
  const folder = folderForTests();
  let on: Engine;
  let image: string;
  let exported: Entry[];
  let listed: ListedEntry[];
  let text: Entry[];

  beforeAll(async () => {
    on = await engine();
    image = await debianTenLayers(on);
    await exportContainer(on, image, join(folder.path, 'root.tar'));
    exported = await exportedEntries(join(folder.path, 'root.tar'));
    listed = await list(image, on.host);
    text = listed.map(one => ({ ...one, path: readable(one.path), ...(one.link && { link: readable(one.link) }) }));
  });

  test('has the paths, types, sizes, modes, owners, link targets and hard links of ls', () => {
    expect(lines(text)).toEqual(lines(exported));
    expect(listed.length).toBeGreaterThan(5000);
  });

  test('has what is odd about them: hard links across layers, devices, pipes, names that break lines', () => {
    const ours = lines(text);
    expect(ours).toContain('/odd/line\nbreak file 264 644 0:0 ');
    expect(ours).toContain('/odd/null char 0 644 0:0 ');
    expect(ours).toContain('/odd/pipe fifo 0 644 0:0 ');
    expect(ours).toContain('/odd/sparse file 300000 644 0:0 ');
    expect(ours).toContain('/srv/d file 108894 644 0:0 = /srv/c = /srv/d');
    expect(ours).toContain('/srv/app symlink 0 777 0:0 /opt/app');
  });

  test('has names that are not UTF-8, byte for byte', async () => {
    const { stdout } = await promisify(execFile)(
      'tar',
      ['-tf', join(folder.path, 'root.tar'), '--quoting-style=literal'],
      {
        encoding: 'latin1',
        maxBuffer: 64 * 2 ** 20,
      },
    );
    expect(stdout).toContain('odd/latin1-\xe9\n');
    expect(listed.map(({ path }) => path)).toContain('/odd/latin1-\xe9');
  });

  test('adds up to the visible bytes', async () => {
    const bytes = (entries: readonly Entry[]) => entries.reduce((sum, { size }) => sum + size, 0);
    const { sizes } = await inspect(image, on.host);
    // A few bytes: a host name and name servers from the machine that made the base image.
    const hidden = bytes(listed.filter(({ path }) => OF_THE_CONTAINER.has(path)));
    expect(sizes.visible).toBe(bytes(exported) + hidden);
    expect(sizes.visible).toBe(bytes(listed));
    expect(sizes.image).toBe(sizes.visible + sizes.wasted);
  });
});
