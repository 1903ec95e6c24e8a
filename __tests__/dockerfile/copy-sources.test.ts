/** What a COPY or ADD copies, and where in the context a file of the image came from. */
import { describe, expect, test } from '@jest/globals';
import { type Copied, CopyMap, copiedBy, destinationOf } from '../../src/dockerfile/build/copy-sources.ts';

describe('what is copied', () => {
  const cases: [string, Copied][] = [
    ['a /b', { kind: 'context', from: null, sources: ['a'], destination: '/b' }],
    ['--chown=5 --link a b c/', { kind: 'context', from: null, sources: ['a', 'b'], destination: 'c/' }],
    ['["a b", "/c d"]', { kind: 'context', from: null, sources: ['a b'], destination: '/c d' }],
    [`"a b" 'c'`, { kind: 'context', from: null, sources: ['a b'], destination: 'c' }],
    ['--from=build /x /y', { kind: 'stage', from: 'build', sources: ['/x'], destination: '/y' }],
    ['--from=0 /x /y', { kind: 'stage', from: '0', sources: ['/x'], destination: '/y' }],
    ['https://e.org/a.zip /b', { kind: 'url', from: null, sources: ['https://e.org/a.zip'], destination: '/b' }],
    ['http://e.org/$V.zip /b', { kind: 'url', from: null, sources: ['http://e.org/$V.zip'], destination: '/b' }],
    ['$BASE_URL/a.zip /b', { kind: 'url', from: null, sources: ['$BASE_URL/a.zip'], destination: '/b' }],
    ['${MIRROR}/a.zip /b', { kind: 'url', from: null, sources: ['${MIRROR}/a.zip'], destination: '/b' }],
    ['git@e.org:a/b.git /b', { kind: 'url', from: null, sources: ['git@e.org:a/b.git'], destination: '/b' }],
    ['a $B', { kind: 'context', from: null, sources: ['a'], destination: '$B' }],
  ];
  test.each(cases)('%s', (text, expected) => {
    expect(copiedBy(text)).toEqual(expected);
  });

  test.each([
    ['nothing', ''],
    ['only a destination', '/b'],
    ['a heredoc', '<<EOF /b\nx\nEOF'],
    ['a variable', '$A /b'],
    ['a stage by a variable', '--from=$A /x /b'],
    ['several downloads', 'https://e.org/a https://e.org/b /c/'],
    ['parents', '--parents a/b /c'],
    ['an exclusion', '--exclude=*.md a /c'],
    ['an unpacked download', '--unpack=true https://e.org/a.tar /c'],
    ['a kept history', '--keep-git-dir=true https://e.org/a.git /c'],
  ])('not %s', (_, text) => {
    expect(copiedBy(text)).toBeNull();
  });
});

describe('where a file came from', () => {
  /** The source of a path, where the layer has these files. */
  function sourceOf(text: string, path: string, files: readonly string[] = [path], workdir: string | null = '/w') {
    const copied = copiedBy(text) as Copied;
    const destination = destinationOf({ workdir }, copied);
    return destination === null ? null : new CopyMap(copied, destination, one => files.includes(one)).sourceOf(path);
  }

  const cases: [text: string, path: string, source: string | null, files?: string[]][] = [
    ['. .', '/w/a/b', '/a/b'],
    ['. .', '/w', null, ['/w/a']],
    ['. /', '/a', '/a'],
    ['src /app', '/app/a/b', '/src/a/b'],
    ['src /app/', '/app/a/b', '/src/a/b'],
    ['./src/ ./', '/w/a', '/src/a'],
    ['src /app', '/app', '/src', ['/app/a']],
    ['src /app', '/apple/a', null],
    ['a.zip /b.zip', '/b.zip', '/a.zip'],
    ['a.zip /b/', '/b/a.zip', '/a.zip'],
    ['a.zip .', '/w/a.zip', '/a.zip'],
    ['d/a.zip ./', '/w/a.zip', '/d/a.zip'],
    ['a.zip /b/.', '/b/a.zip', '/a.zip'],
    ['a.txt b.txt /c/', '/c/b.txt', '/b.txt', ['/c/a.txt', '/c/b.txt']],
    ['a.txt b.txt /c', '/c/b.txt', '/b.txt', ['/c/a.txt', '/c/b.txt']],
    ['a.txt b.txt /c/', '/c/other', null, ['/c/a.txt', '/c/b.txt', '/c/other']],
    ['a.txt dir /c/', '/c/x', '/dir/x', ['/c/a.txt', '/c/x']],
    ['one two /c/', '/c/x', null],
    ['a* /c/', '/c/ab', null],
    ['a? /c/', '/c/ab', null],
    ['[ab] /c/', '/c/a', null],
    ['../../x /c', '/c/y', '/x/y'],
  ];
  test.each(cases)('%s: %s', (...[text, path, expected, files]) => {
    expect(sourceOf(text, path, files)).toBe(expected);
  });

  test('not known without a known directory', () => {
    expect(sourceOf('. .', '/w/a', ['/w/a'], null)).toBeNull();
    expect(sourceOf('. /w', '/w/a', ['/w/a'], null)).toBe('/a');
    expect(sourceOf('. $W', '/w/a')).toBeNull();
  });
});
