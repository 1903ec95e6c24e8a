/** rpm's databases, against what rpm itself says of them. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packagesInDatabase } from '../../src/layer/rpm/database.ts';
import { readStored } from '../../src/layer/rpm/stored-packages.ts';
import type { Entry } from '../kit/archives/archives.ts';
import { rpmDatabases, rpmQuery } from '../kit/packages/record-samples.ts';
import { files, ofNoPackage, packagesIn, shortly } from '../kit/reports/find-packages.ts';

type Name = keyof typeof rpmDatabases;

const formats = Object.keys(rpmDatabases) as Name[];

/** Paths by `NAME VERSION ARCHITECTURE`. */
function queried(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let paths: string[] = [];
  for (const line of rpmQuery().trimEnd().split('\n')) {
    if (line.startsWith('= ')) {
      paths = [];
      found.set(line.slice(2), paths);
    } else paths.push(Buffer.from(line).toString('latin1'));
  }
  return found;
}

/** The files that the packages list, each of a size of its own, and the database. */
function installed(home: string, name: Name): Entry[] {
  const paths = [...new Set([...queried().values()].flat())];
  const folders = new Set(paths.flatMap(path => path.slice(0, path.lastIndexOf('/'))));
  const leaves = paths.filter(path => !folders.has(path));
  const sizes = Object.fromEntries(leaves.map((path, n) => [path.slice(1), n + 1]));
  return [...files(sizes), { name: `${home}/${name}`, body: rpmDatabases[name]() }];
}

describe.each(formats)('%s', name => {
  test('has the packages, versions and files that rpm lists', () => {
    const packages = packagesInDatabase(rpmDatabases[name]()) ?? [];
    const found = packages.map(({ epoch, version, release, architecture, folders, folderOf, bases, ...one }) => {
      const id = `${one.name} ${epoch === null ? '' : `${epoch}:`}${version}-${release} ${architecture}`;
      return [id, bases.map((base, n) => `${folders[folderOf[n] ?? -1]}${base}`)];
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(queried()));
  });

  test.each(['usr/lib/sysimage/rpm', 'var/lib/rpm'])('in %s: every byte is in one package', async home => {
    const found = await packagesIn([installed(home, name)]);
    const { installed: packages, noPackage, visible, notes } = found;
    expect(notes).toEqual([]);
    expect(packages.map(one => one.manager)).toEqual(['rpm', 'rpm', 'rpm', 'rpm']);
    expect(packages.reduce((sum, { bytes }) => sum + bytes, noPackage.bytes)).toBe(visible);
    expect(ofNoPackage(found)).toEqual([`/${home}/${name}`]);
    const many = packages.find(one => one.name === 'many');
    expect(many).toMatchObject({ version: '1:2.5-3', architecture: 'noarch', files: 163 });
    expect(many?.depends).toEqual([['/usr/bin/greeter'], ['greeter']]);
    expect(packages.find(one => one.name === 'greeter')?.recommends).toEqual([['greeter-extras']]);
  });

  test('is read or not, but always to an end, whatever its bytes are', () => {
    const database = rpmDatabases[name]();
    const change = fc.record({ at: fc.nat(database.length - 1), to: fc.constantFrom(0, 1, 13, 127, 128, 255) });
    const early = fc.record({ at: fc.nat(200), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(fc.oneof(change, early), { minLength: 1, maxLength: 20 }), fc.nat(1), (changes, cut) => {
        const damaged = Buffer.from(cut === 0 ? database : database.subarray(0, changes[0]?.at));
        for (const { at, to } of changes) if (at < damaged.length) damaged[at] = to;
        expect(packagesInDatabase(damaged)?.length ?? 0).toBeLessThan(1000);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a database', () => {
  const sqlite = rpmDatabases['rpmdb.sqlite']();

  test('behind a link of its home counts once', async () => {
    const link = { name: 'var/lib/rpm', symlink: '../../usr/lib/sysimage/rpm' };
    const { installed: packages } = await packagesIn([[...installed('usr/lib/sysimage/rpm', 'rpmdb.sqlite'), link]]);
    expect(packages).toHaveLength(4);
  });

  test('with a log that was not written back is noted', async () => {
    const log = files({ 'var/lib/rpm/rpmdb.sqlite-wal': 32 });
    const { notes } = await packagesIn([[...installed('var/lib/rpm', 'rpmdb.sqlite'), ...log]]);
    expect(notes.join()).toContain('/var/lib/rpm/rpmdb.sqlite-wal');
  });

  test('that is damaged is noted, and so is text that claims to be what is kept of one', async () => {
    const stored = JSON.stringify(packagesInDatabase(sqlite));
    for (const body of [sqlite.subarray(0, 9000), Buffer.from(stored)]) {
      const { installed: packages, notes } = await packagesIn([[{ name: 'var/lib/rpm/rpmdb.sqlite', body }]]);
      expect([shortly(packages), notes.length]).toEqual([[], 1]);
    }
  });

  test('of a later layer counts, with the bytes of the base where they are', async () => {
    const lower = installed('var/lib/rpm', 'rpmdb.sqlite');
    const upper = [{ name: 'var/lib/rpm/rpmdb.sqlite', body: sqlite }, ...files({ 'usr/bin/greeter': 500 })];
    const { installed: packages } = await packagesIn([lower, upper], 1);
    expect(packages.map(one => [one.name, one.base])).toEqual([
      ['greeter-extras', true],
      ['greeter-data', true],
      ['greeter', false],
      ['many', true],
    ]);
  });
});

describe('what a cache gives back', () => {
  test.each([['{'], ['{}'], ['[1,null,{"name":"x"}]'], ['']])('is no package: %s', stored => {
    expect(readStored(stored)).toEqual([]);
  });
});

describe('a hostile database', () => {
  test('whose rows are all at one place is not read', () => {
    const page = 65_536;
    const file = Buffer.alloc(page * 200);
    file.write('SQLite format 3\0', 0, 'latin1');
    file.writeUInt16BE(1, 16);
    // One leaf whose cells all point to a row of the length of half the file.
    file[100] = 13;
    file.writeUInt16BE(30_000, 103);
    const row = 61_000;
    for (let n = 0; n < 30_000; n++) file.writeUInt16BE(row, 108 + 2 * n);
    file.set([0x83, 0xa0, 0x80, 0x00, 1], row);
    const started = process.cpuUsage();
    expect(packagesInDatabase(file)).toBeNull();
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
  });

  /** A chain of pages of which each has the next as its first child. @param cells of each page */
  function chain(pageSize: number, pages: number, cells: number): Buffer {
    const file = Buffer.alloc(pageSize * pages + 200_000);
    file.write('SQLite format 3\0', 0, 'latin1');
    file.writeUInt16BE(pageSize === 65_536 ? 1 : pageSize, 16);
    for (let page = 1; page <= pages; page++) {
      const start = (page - 1) * pageSize;
      const at = page === 1 ? 100 : start;
      const child = pageSize - 4;
      file[at] = 5;
      file.writeUInt16BE(cells, at + 3);
      file.writeUInt16BE(child, at + 12);
      file.writeUInt32BE(page + 1, start + child);
    }
    return file;
  }

  test.each([
    ['claim more cells than fit', () => chain(512, 4000, 65_535)],
    ['are more than the file has', () => chain(65_536, 1000, 32_000)],
  ])('whose pages %s is not read', (_, database) => {
    const file = database();
    const started = process.cpuUsage();
    expect(packagesInDatabase(file)).toBeNull();
    expect(process.cpuUsage(started).user).toBeLessThan(500_000);
  });

  test('whose row has 60,000 columns is not read', () => {
    const file = Buffer.alloc(65_536);
    file.write('SQLite format 3\0', 0, 'latin1');
    file.writeUInt16BE(1, 16);
    file[100] = 13;
    file.writeUInt16BE(1, 103);
    file.writeUInt16BE(2000, 108);
    // The length of a payload, its number, and the length of its header, which is all of it: a column of NULL each.
    file.set([0x83, 0xd4, 0x60, 1, 0x83, 0xd4, 0x60], 2000);
    expect(packagesInDatabase(file)).toBeNull();
  });
});
