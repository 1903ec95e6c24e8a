import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf, displayPath, isUtf8, matchText } from '../../src/image/byte-path.ts';

const bytes = fc.uint8Array({ maxLength: 12 }).map(array => Buffer.from(array).toString('latin1'));
const utf8 = fc.string({ unit: 'grapheme', maxLength: 8 }).map(text => Buffer.from(text, 'utf8').toString('latin1'));

describe('displayPath', () => {
  test.each([
    ['/usr/bin', '/usr/bin'],
    ['/\xc3\xa4', '/ä'],
    ['/\xf0\x9f\xa6\x8a', '/🦊'],
    ['/\xff', '/\\xff'],
    ['/\xc3\xa4\xc3', '/ä\\xc3'],
    ['\xe2\x82/\xe2\x82\xac', '\\xe2\\x82/€'],
    ['\xed\xa0\x80', '\\xed\\xa0\\x80'],
    ['\xc0\xaf', '\\xc0\\xaf'],
  ])('%j is shown as %s', (path, shown) => {
    expect(displayPath(path)).toBe(shown);
  });

  test('decodes what is UTF-8, and is never the same for different bytes without a backslash', () => {
    fc.assert(
      fc.property(utf8, path => {
        expect(isUtf8(path)).toBe(true);
        expect(displayPath(path)).toBe(Buffer.from(path, 'latin1').toString('utf8'));
      }),
    );
    fc.assert(
      fc.property(bytes, path => {
        fc.pre(!path.includes('\\'));
        const parts = displayPath(path).split(/\\x([0-9a-f]{2})/);
        const back = parts.map((part, n) =>
          n % 2 === 1 ? String.fromCharCode(Number.parseInt(part, 16)) : bytesOf(part),
        );
        expect(back.join('')).toBe(path);
      }),
    );
  });
});

describe('matchText', () => {
  test('is the text of UTF-8, and the bytes of everything else', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, utf8), name => {
        if (isUtf8(name)) expect(bytesOf(matchText(name))).toBe(name);
        else expect(matchText(name)).toBe(name);
      }),
    );
  });
});
