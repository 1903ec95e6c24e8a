import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readSavedLayers } from '../archives/tar-entries.ts';
import { type ModelEntry, slowModel } from './slow-model.ts';

/** Each file has content of its own unless told. */
let contents = 0;
const file = (name: string, size: number, content = `unique ${contents++}`): ModelEntry => ({
  name,
  type: 'file',
  size,
  content,
});
const dir = (name: string): ModelEntry => ({ name, type: 'dir' });
const symlink = (name: string, link: string): ModelEntry => ({ name, type: 'symlink', link });
const hardlink = (name: string, link: string): ModelEntry => ({ name, type: 'hardlink', link });
const gone = (folder: string, name: string) => file(`${folder}.wh.${name}`, 0);
const opaque = (folder: string) => file(`${folder}.wh..wh..opq`, 0);

/** Waste as short lines: `cause path bytes addedIn>wastedIn`. */
const waste = (...layers: ModelEntry[][]): string[] =>
  slowModel(layers).wasted.map(
    ({ cause, path, bytes, addedIn, wastedIn }) => `${cause} ${path} ${bytes} ${addedIn}>${wastedIn}`,
  );
const paths = (...layers: ModelEntry[][]): string[] => slowModel(layers).files.map(({ path }) => path);

describe('sizes', () => {
  test('of no layers and of empty layers are 0', () => {
    expect(slowModel([])).toEqual({ layerBytes: [], image: 0, visible: 0, wasted: [], files: [] });
    expect(slowModel([[], []])).toMatchObject({ layerBytes: [0, 0], image: 0 });
  });

  test('count regular files, each inode once', () => {
    const layer = [
      dir('d'),
      file('d/a', 10),
      hardlink('d/b', 'd/a'),
      symlink('s', 'd/a'),
      { ...file('c', 7), type: 'char' as const },
    ];
    expect(slowModel([layer])).toMatchObject({ layerBytes: [10], visible: 10, wasted: [] });
  });

  test('take a repeated name once, as its last entry', () => {
    const result = slowModel([[file('a', 10), file('./a', 3)]]);
    expect(result).toMatchObject({ layerBytes: [3], visible: 3, wasted: [] });
    expect(result.files).toEqual([{ path: '/a', type: 'file', size: 3, layer: 0 }]);
  });

  test('of a hard link to a lower layer add nothing', () => {
    expect(slowModel([[file('a', 10)], [hardlink('b', 'a')]]).layerBytes).toEqual([10, 0]);
  });
});

describe('causes', () => {
  test.each<[string, ModelEntry[], string]>([
    ['other content', [file('d/a', 12)], 'overwritten /d/a 10 0>1'],
    ['the same content', [file('d/a', 10, 'A')], 'metadata /d/a 10 0>1'],
    ['a link', [symlink('d/a', 'x')], 'replaced /d/a 10 0>1'],
    ['a whiteout', [gone('d/', 'a')], 'deleted /d/a 10 0>1'],
    ['a whiteout of its parent', [gone('', 'd')], 'deleted /d/a 10 0>1'],
    ['a whiteout and the same content', [file('d/a', 10, 'A'), gone('d/', 'a')], 'deleted /d/a 10 0>1'],
    ['an opaque parent', [dir('d'), opaque('d/')], 'opaque /d/a 10 0>1'],
    ['an opaque parent and new content', [dir('d'), opaque('d/'), file('d/a', 2)], 'opaque /d/a 10 0>1'],
    ['an opaque root', [opaque('')], 'opaque /d/a 10 0>1'],
    ['a directory', [dir('d/a')], 'replaced /d/a 10 0>1'],
    ['a directory nobody wrote down', [file('d/a/x', 1)], 'replaced /d/a 10 0>1'],
    ['a file in place of its parent', [file('d', 1)], 'replaced /d/a 10 0>1'],
    ['a file in place of its deleted parent', [gone('', 'd'), symlink('d', '/e')], 'replaced /d/a 10 0>1'],
  ])('%s', (_what, layer, expected) => {
    expect(waste([dir('d'), file('d/a', 10, 'A')], layer)).toEqual([expected]);
  });

  test('unknown content is never the same', () => {
    const unknown: ModelEntry = { name: 'a', type: 'file', size: 10 };
    expect(waste([unknown], [unknown])).toEqual(['overwritten /a 10 0>1']);
  });

  test('each copy is wasted once, by the layer that hid it', () => {
    const layers = [[file('a', 10, 'A')], [file('a', 10, 'A')], [file('a', 4)], [gone('', 'a')]];
    expect(waste(...layers)).toEqual(['metadata /a 10 0>1', 'overwritten /a 10 1>2', 'deleted /a 4 2>3']);
  });
});

describe('whiteouts', () => {
  test('affect lower layers only, wherever they stand', () => {
    for (const layer of [
      [gone('', 'd'), file('d/new', 3)],
      [file('d/new', 3), gone('', 'd')],
      [file('d/new', 3), opaque('d/')],
    ]) {
      expect(paths([file('d/old', 10)], layer)).toEqual(['/d', '/d/new']);
      expect(waste([file('d/old', 10)], layer)).toHaveLength(1);
    }
  });

  test('of nothing do nothing', () => {
    expect(
      waste([file('a', 1)], [gone('', 'x'), gone('no/such/', 'x'), opaque('no/'), file('.wh..wh.plnk', 9)]),
    ).toEqual([]);
  });

  test('do not bring an older version back', () => {
    expect(paths([file('a', 1)], [file('a', 2)], [gone('', 'a')])).toEqual([]);
  });

  test('in a directory that replaced a link do not reach the link’s target', () => {
    const lower = [file('real/a', 10), symlink('d', 'real')];
    expect(waste(lower, [dir('d'), opaque('d/'), gone('d/', 'a')])).toEqual([]);
  });
});

describe('hard links', () => {
  const linked = [file('b', 10, 'A'), hardlink('a', 'b')];

  test('keep the inode until the last name is gone', () => {
    expect(waste(linked, [gone('', 'a')])).toEqual([]);
    expect(waste(linked, [gone('', 'a')], [file('b', 10, 'A')])).toEqual(['metadata /b 10 0>2']);
  });

  test('report the first of several names lost together', () => {
    expect(waste(linked, [gone('', 'b'), file('a', 3)])).toEqual(['overwritten /a 10 0>1']);
  });

  test('that are made anew keep their inode', () => {
    expect(waste(linked, [hardlink('a', 'b')])).toEqual([]);
  });

  test('see the tree as it is at their place in the tar', () => {
    const { layerBytes, files } = slowModel([[file('a', 10), hardlink('b', 'a'), file('a', 3)]]);
    expect(layerBytes).toEqual([13]);
    expect(files.map(({ path, size }) => [path, size])).toEqual([
      ['/a', 3],
      ['/b', 10],
    ]);
  });

  test('are made before a whiteout behind them takes the target away', () => {
    expect(waste([file('x', 10)], [hardlink('y', 'x'), gone('', 'x')])).toEqual([]);
    expect(waste([file('d/x', 10)], [hardlink('y', 'd/x'), gone('', 'd')])).toEqual([]);
    expect(waste([file('d/x', 10)], [hardlink('y', 'd/x'), opaque('d/')])).toEqual([]);
    expect(() => slowModel([[file('x', 10)], [gone('', 'x'), hardlink('y', 'x')]])).toThrow('hard link to no file');
  });

  test('to nothing are an error', () => {
    expect(() => slowModel([[hardlink('a', 'no')]])).toThrow('hard link to no file');
  });
});

describe('symbolic links as parents', () => {
  test('are followed, absolute and relative, also for whiteouts', () => {
    const lower = [file('usr/bin/a', 10), symlink('bin', 'usr/bin'), symlink('usr/up', '../../bin')];
    expect(waste(lower, [file('bin/a', 2)])).toEqual(['overwritten /usr/bin/a 10 0>1']);
    expect(waste(lower, [gone('usr/up/', 'a')])).toEqual(['deleted /usr/bin/a 10 0>1']);
    expect(paths([symlink('x', '/y/z')], [file('x/a', 1)])).toEqual(['/x', '/y', '/y/z', '/y/z/a']);
  });

  test('are replaced by a directory entry', () => {
    expect(paths([file('real/a', 1), symlink('d', 'real')], [dir('d'), file('d/b', 1)])).toEqual([
      '/d',
      '/d/b',
      '/real',
      '/real/a',
    ]);
  });

  test('in circles are an error', () => {
    expect(() => slowModel([[symlink('a', 'b'), symlink('b', 'a'), file('a/x', 1)]])).toThrow('circles');
  });
});

describe('the example', () => {
  test('has the figures that Python’s tarfile and a merge by hand gave', async () => {
    const image = new URL('../../../example/image.tar', import.meta.url);
    const result = slowModel(await readSavedLayers(fileURLToPath(image)));
    expect(result.layerBytes).toEqual([1_273, 0, 620_816, 51, 1_658_502, 223_292, 0, 59_821]);
    expect(result).toMatchObject({ image: 2_563_755, visible: 2_340_412 });
    expect(
      result.wasted.map(({ path, bytes, cause, addedIn, wastedIn }) => [path, bytes, cause, addedIn, wastedIn]),
    ).toEqual([
      ['/app/tests/readings.csv', 162_713, 'deleted', 5, 6],
      ['/app/tests/test_server.py', 809, 'deleted', 5, 6],
      ['/app/data/stations.csv', 57_850, 'metadata', 5, 7],
      ['/app/requirements.txt', 51, 'metadata', 3, 7],
      ['/app/server.py', 1_920, 'metadata', 5, 7],
    ]);
  });
});
