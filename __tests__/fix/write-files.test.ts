import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MeasureError } from '../../src/errors.ts';
import type { FileChange } from '../../src/fix/edited-files.ts';
import { writeFiles } from '../../src/fix/write-files.ts';

describe('writeFiles', () => {
  let folder: string;
  const open = new AbortController().signal;
  const change = (name: string, before: string | null, after: string): FileChange => ({
    path: join(folder, name),
    shown: name,
    before,
    after,
  });
  const all = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'imagebudget-write-'));
    writeFileSync(join(folder, 'a'), 'old a', { mode: 0o640 });
    writeFileSync(join(folder, 'b'), 'old b');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('writes all files, new ones too, and keeps modes', async () => {
    await writeFiles([change('a', 'old a', 'new a'), change('c', null, 'new c')], open);
    expect([read('a'), read('c'), all()]).toEqual(['new a', 'new c', ['a', 'b', 'c']]);
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o640);
  });

  test('gives a file that root writes to its owner again', async () => {
    if (process.getuid?.() !== 0) return;
    const { chownSync } = await import('node:fs');
    chownSync(join(folder, 'a'), 1234, 1235);
    await writeFiles([change('a', 'old a', 'new a')], open);
    expect(statSync(join(folder, 'a'))).toMatchObject({ uid: 1234, gid: 1235 });
  });

  const FAILURES: [string, () => FileChange[], string][] = [
    ['a file that changed', () => [change('a', 'old a', 'new a'), change('b', 'other', 'new b')], 'b changed while'],
    ['a file that is there now', () => [change('a', 'old a', 'new a'), change('b', null, 'new b')], 'b changed while'],
    ['a file that is gone', () => [change('a', 'old a', 'new a'), change('d', 'old d', 'new d')], 'd changed while'],
    [
      'a folder that is gone',
      () => [change('a', 'old a', 'new a'), change('no/b', null, 'x')],
      'cannot write a and no/b (ENOENT)',
    ],
  ];

  test.each(FAILURES)('changes nothing for %s', async (_, changes, message) => {
    await expect(writeFiles(changes(), open)).rejects.toThrow(MeasureError);
    await expect(writeFiles(changes(), open)).rejects.toThrow(message);
    expect([read('a'), read('b'), all()]).toEqual(['old a', 'old b', ['a', 'b']]);
  });

  test('restores all if the run is interrupted between the last file and its end', async () => {
    const stop = new AbortController();
    setImmediate(() => stop.abort(new Error('interrupted')));
    const changes = [change('a', 'old a', 'new a'), change('c', null, 'new c')];
    await expect(writeFiles(changes, stop.signal)).rejects.toThrow('interrupted');
    expect([read('a'), all()]).toEqual(['old a', ['a', 'b']]);
    expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o640);
  });

  test('changes nothing if the run was interrupted before', async () => {
    await expect(writeFiles([change('a', 'old a', 'new a')], AbortSignal.abort(new Error('before')))).rejects.toThrow(
      'before',
    );
    expect([read('a'), all()]).toEqual(['old a', ['a', 'b']]);
  });

  test('leaves other names of a file alone', async () => {
    linkSync(join(folder, 'a'), join(folder, 'other'));
    await writeFiles([change('a', 'old a', 'new a')], open);
    expect([read('a'), read('other')]).toEqual(['new a', 'old a']);
  });
});
