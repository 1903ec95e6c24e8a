import { describe, expect, test } from '@jest/globals';
import { archiveForm, checkArchive, directoryForm } from '../../src/source/detect.ts';
import { compress, tarOf } from '../kit/archives/archives.ts';
import { fileSetOf } from '../kit/archives/sources.ts';
import { seekable } from '../kit/archives/streams.ts';

const files = (...names: string[]) => fileSetOf(new Map(names.map(name => [name, Buffer.from('{}')])));
const check = (bytes: Buffer) => checkArchive(seekable(bytes), 'web.tar');

describe('an archive', () => {
  test.each([
    [['manifest.json'], 'docker-archive'],
    [['manifest.json', 'index.json', 'oci-layout'], 'docker-archive'],
    [['index.json'], 'oci-archive'],
  ])('with %j is a %s', (names, form) => {
    expect(archiveForm(files(...names))).toBe(form);
  });

  test('is told by one block', () => {
    const bytes = seekable(tarOf([{ name: 'x', body: 'y'.repeat(10_000) }]));
    expect(checkArchive(bytes, 'web.tar')).toBe('none');
    expect(bytes.read).toBe(512);
  });

  test('of something else is no image', () => {
    expect(() => archiveForm(files('etc/passwd'))).toThrow('it has neither manifest.json nor index.json');
  });

  test('of Docker before 1.10 is told apart', () => {
    expect(() => archiveForm(files('repositories', 'abc/layer.tar'))).toThrow('the format of Docker before 1.10');
  });

  test.each([
    ['xz', 'fd377a585a000004'],
    ['bzip2', '425a683931415926'],
    ['lz4', '04224d1864405882'],
  ])('compressed with %s is refused by that name', (tool, hex) => {
    expect(() => check(Buffer.from(hex, 'hex'))).toThrow(`is compressed with ${tool}, which imagebudget does not read`);
  });

  test.each(['gzip', 'zstd'] as const)('may be compressed (%s)', compression => {
    expect(check(compress(tarOf([]), compression))).toBe(compression);
  });

  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'web.tar is empty'],
    ['text', Buffer.alloc(512, 'text'), 'it is not a tar archive'],
    ['less than a block', tarOf([{ name: 'x' }]).subarray(0, 511), 'it is not a tar archive'],
    ['zeros, but less than a block', Buffer.alloc(511), 'it is not a tar archive'],
  ])('%s is refused', (_, bytes, message) => {
    expect(() => check(bytes)).toThrow(message);
  });
});

describe('directoryForm', () => {
  test.each([
    [['index.json'], 'oci'],
    [['index.json', 'manifest.json', 'version'], 'oci'],
    [['manifest.json', 'version'], 'dir'],
  ])('a directory with %j is %s', (names, form) => {
    expect(directoryForm(files(...names), 'web')).toBe(form);
  });

  test.each([[[]], [['manifest.json']], [['version']], [['oci-layout']]])('a directory with %j is none', names => {
    expect(() => directoryForm(files(...names), 'web')).toThrow('the directory web holds no image');
  });
});
