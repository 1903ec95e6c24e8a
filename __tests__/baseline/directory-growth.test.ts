/** Directories are opened where the growth is. */
import { describe, expect, test } from '@jest/globals';
import { directoryGrowth } from '../../src/baseline/growth/directory-growth.ts';
import { imageFacts } from '../kit/reports/image-facts.ts';

type Files = Readonly<Record<string, number>>;

function image(files: Files) {
  const bytes = Object.values(files).reduce((sum, size) => sum + size, 0);
  return imageFacts({ layers: [{ bytes }], files });
}

/** Rows as `path growth`, the rest last. */
function rows(before: Files, after: Files): string[] {
  const table = directoryGrowth(image(before), image(after));
  return [...(table?.rows.map(({ path, bytes }) => `${path} ${bytes}`) ?? []), `rest ${table?.rest.bytes}`];
}

describe('directories', () => {
  test('are opened down to the one that grew', () => {
    const old = { '/usr/lib/one/x': 500, '/usr/lib/two/y': 10 };
    expect(rows(old, { ...old, '/usr/lib/two/y': 110 })).toEqual(['/usr/lib/two 100', 'rest 0']);
  });

  test('stay closed where growth is spread over many small parts', () => {
    const files = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`/app/dir${n}/file`, 1]));
    expect(rows({}, files)).toEqual(['/app 500', 'rest 0']);
  });

  test('stay closed where their own files grew', () => {
    expect(rows({}, { '/app/big': 50, '/app/lib/x': 50 })).toEqual(['/app 100', 'rest 0']);
  });

  test('are disjoint, and the rest has what is too small', () => {
    expect(rows({}, { '/a/x/f': 600, '/a/y/f': 350, '/b/f': 5 })).toEqual(['/a/x 600', '/a/y 350', 'rest 5']);
  });

  test('that came and went both have a row', () => {
    expect(rows({ '/lib/v1/f': 80 }, { '/lib/v2/f': 100 })).toEqual(['/lib/v2 100', '/lib/v1 -80', 'rest 0']);
  });

  test('named by hashes are not shown', () => {
    const hashes = { '/root/.cache/pip/4/2/f': 60, '/root/.cache/pip/a/0/f': 40 };
    expect(rows(hashes, {})).toEqual(['/root/.cache/pip -100', 'rest 0']);
  });

  test('the root has a row for files directly in it', () => {
    expect(rows({}, { '/model.bin': 900, '/app/f': 100 })).toEqual(['/ 900', '/app 100', 'rest 0']);
  });

  test('a file system that did not change has no rows', () => {
    expect(rows({ '/a/f': 5 }, { '/a/f': 5 })).toEqual(['rest 0']);
  });

  test('a thousand levels, and ten thousand directories in one', () => {
    const deep = `/${Array.from({ length: 1000 }, (_, n) => `n${n}`).join('/')}/file`;
    const [row = ''] = rows({}, { [deep]: 7 });
    expect(row).toBe(`${deep.slice(0, -'/file'.length)} 7`);
    const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`/d${n}/file`, 1]));
    expect(rows({}, wide)).toEqual(['rest 10000']);
  });

  test('are unknown if a report does not list them', () => {
    expect(directoryGrowth(image({}), imageFacts({ layers: [] }))).toBeNull();
  });
});
