/** rpm's databases, against what rpm itself says of them. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RpmBudget } from '../../src/layer/rpm/budget.ts';
import { Unreadable } from '../../src/layer/rpm/byte-view.ts';
import { packagesInDatabase } from '../../src/layer/rpm/database.ts';
import { readStored, storedPackages } from '../../src/layer/rpm/stored-packages.ts';
import { rpm } from '../../src/packages/managers/rpm.ts';
import { recordReader } from '../../src/packages/record-reader.ts';
import type { PackageImage } from '../../src/packages/types.ts';
import type { StackNode } from '../../src/stack/merge/merged-tree.ts';
import type { Entry } from '../kit/archives/archives.ts';
import { rpmDatabases, rpmQuery } from '../kit/packages/record-samples.ts';
import { files, ofNoPackage, packagesIn, shortly } from '../kit/reports/find-packages.ts';
import { expectAtMost, processorTime } from '../kit/runner/quickness.ts';
import { runs } from '../kit/runner/thorough.ts';

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
      { numRuns: runs(200) },
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

test('a folder is looked up once, whatever its length, and not for each of its files', async () => {
  const { merged } = await packagesIn([files({ 'usr/bin/x': 1 })]);
  const names = Array.from({ length: 5000 }, (_, n) => `${n}`);
  const folder = `/${'a'.repeat(4000)}/`;
  const one = { name: 'a', version: '', release: '', epoch: null, architecture: '', requires: [], recommends: [] };
  const lists = {
    provides: [],
    folders: ['/usr/bin/', folder],
    bases: ['x', ...names],
    folderOf: [0, ...names.map(() => 1)],
  };
  const paths: string[] = [];
  const image = recordReader(merged.root, [], new Set());
  const reader: PackageImage = {
    ...image,
    ...{ root: merged.root, layers: [] },
    bytes: () => null,
    stored: () => JSON.stringify([{ ...one, ...lists }]),
    at: path => (paths.push(path) ? image.at(path) : null),
    directory: path => {
      paths.push(path);
      // The home of the database is any directory with such a name in it.
      return path.endsWith('rpm') ? home : image.directory(path);
    },
  };
  const [database] = [...(image.directory('/usr/bin')?.children?.values() ?? [])];
  const home = { children: new Map([['Packages', database]]) } as unknown as StackNode;
  expect(rpm.find(reader)[0]?.files.map(({ name }) => name)).toEqual(['x']);
  expect(paths.filter(path => path.startsWith(folder))).toEqual([folder]);
});

describe('what a cache gives back', () => {
  test.each([['{'], ['{}'], ['[1,null,{"name":"x"}]'], ['']])('is no package: %s', stored => {
    expect(readStored(stored)).toEqual([]);
  });
});

describe('a hostile database', () => {
  test('whose rows are all at one place is not read', async () => {
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
    await expectAtMost(2000, () => processorTime(() => expect(packagesInDatabase(file)).toBeNull()));
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
  ])('whose pages %s is not read', async (_, database) => {
    const file = database();
    await expectAtMost(500, () => processorTime(() => expect(packagesInDatabase(file)).toBeNull()));
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

  test('has 50,000 packages, and no more', () => {
    const budget = new RpmBudget(50_001);
    for (let n = 0; n < 50_000; n++) budget.addHeader(1);
    expect(() => budget.addHeader(1)).toThrow(Unreadable);
    // Nor more headers than it has bytes.
    expect(() => new RpmBudget(10).addHeader(11)).toThrow(Unreadable);
  });

  describe('of one package', () => {
    const TAGS = { name: 1000, folderOf: 1116, bases: 1117, folders: 1118, provides: 1047, requires: 1049 };
    const [NUMBERS, TEXT, TEXTS] = [4, 6, 8];

    /** rpm's own format, with one header. @param entries tag, type, place in the data, count */
    function database(entries: readonly (readonly [number, number, number, number])[], data: Buffer): Buffer {
      const header = Buffer.alloc(8 + 16 * entries.length);
      header.writeUInt32BE(entries.length, 0);
      header.writeUInt32BE(data.length, 4);
      for (const [n, entry] of entries.entries())
        for (const [field, value] of entry.entries()) header.writeUInt32BE(value, 8 + 16 * n + 4 * field);
      return ndb([Buffer.concat([header, data])]);
    }

    /** @param slots which blob each slot leads to */
    function ndb(blobs: readonly Buffer[], slots = blobs.map((_, n) => n)): Buffer {
      const start = Buffer.alloc(4096);
      start.write('RpmP');
      start.writeUInt32LE(1, 12);
      for (let slot = 32; slot < start.length; slot += 16) start.write('Slot', slot);
      const padded = blobs.map((blob, n) => {
        const bytes = Buffer.alloc(16 + Math.ceil(blob.length / 16) * 16);
        bytes.write('BlbS');
        bytes.writeUInt32LE(n + 1, 4);
        bytes.writeUInt32LE(blob.length, 12);
        blob.copy(bytes, 16);
        return bytes;
      });
      const places = padded.map((_, n) => padded.slice(0, n).reduce((sum, { length }) => sum + length, 4096) / 16);
      for (const [at, blob] of slots.entries()) {
        start.writeUInt32LE(blob + 1, 32 + 16 * at + 4);
        start.writeUInt32LE(places[blob] ?? 0, 32 + 16 * at + 8);
      }
      return Buffer.concat([start, ...padded]);
    }

    const name = [TAGS.name, TEXT, 0, 1] as const;
    const read = (...given: Parameters<typeof database>) => packagesInDatabase(database(...given))?.[0] ?? null;

    test('whose lists are all in one place is not read', async () => {
      const data = Buffer.alloc(16 << 20);
      data.write('a');
      const lists = [TAGS.folders, TAGS.bases, TAGS.requires, TAGS.provides];
      const hostile = database([name, ...lists.map(tag => [tag, TEXTS, 2, data.length - 2] as const)], data);
      await expectAtMost(500, () => processorTime(() => expect(packagesInDatabase(hostile)).toBeNull()));
    });

    test('whose names are all one long text is not read, whatever its length as JSON would be', () => {
      const data = Buffer.alloc(12 << 20, 1);
      data[data.length - 1] = 0;
      const tags = [1000, 1001, 1002, 1022, 1118, 1117, 1049, 5046, 1047];
      expect(
        storedPackages(
          database(
            tags.map(tag => [tag, TEXT, 0, 1] as const),
            data,
          ),
        ),
      ).toBeNull();
    });

    test('may have names as long as paths, and no longer', () => {
      const withBase = (length: number) => Buffer.from(`a\0${'b'.repeat(length)}\0`);
      expect(read([name, [TAGS.bases, TEXTS, 2, 1]], withBase(4095))?.bases).toEqual(['b'.repeat(4095)]);
      expect(read([name, [TAGS.bases, TEXTS, 2, 1]], withBase(4096))).toBeNull();
    });

    test('may have two million names and numbers, and no more', () => {
      const data = Buffer.alloc(8_000_004);
      data.write('a');
      expect(read([name, [TAGS.folderOf, NUMBERS, 4, 1_999_999]], data)?.folderOf).toHaveLength(1_999_999);
      expect(read([name, [TAGS.folderOf, NUMBERS, 4, 2_000_000]], data)).toBeNull();
    });

    test('may have as many bytes of names as are kept, and no more', () => {
      // JSON writes each of these characters as six.
      const [length, count] = [4095, 1365];
      const data = Buffer.from(`a\0${`${'\u0001'.repeat(length)}\0`.repeat(count)}`);
      const left = 32 * 1024 * 1024 - 6 * length * count - 1;
      const withMore = (bytes: number) => {
        const texts = 'c'.repeat(bytes).replace(/.{4000}/g, '$&\0');
        const more = [TAGS.requires, TEXTS, data.length, texts.split('\0').length] as const;
        return read([name, [TAGS.provides, TEXTS, 2, count], more], Buffer.concat([data, Buffer.from(`${texts}\0`)]));
      };
      expect(withMore(left)?.provides).toHaveLength(1);
      expect(withMore(left + 1)).toBeNull();
    });

    test('is not read if two slots lead to it', () => {
      const blob = database([name], Buffer.from('a\0')).subarray(4096 + 16);
      expect(packagesInDatabase(ndb([blob, blob]))).toHaveLength(2);
      expect(packagesInDatabase(ndb([blob, blob], [0, 1, 1]))).toBeNull();
    });
  });
});
