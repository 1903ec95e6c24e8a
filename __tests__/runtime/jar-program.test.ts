import { describe, expect, test } from '@jest/globals';
import { manifestOf } from '../../src/runtime/jar-program.ts';
import { zipOf } from '../kit/archives/zip.ts';

describe('the manifest of an archive', () => {
  test.each([0, 8])('is found and its continued lines are joined, stored by method %p', method => {
    const text = 'Manifest-Version: 1.0\r\nMain-Class: com.example.\r\n App\r\n';
    const archive = zipOf(
      [
        ['a/', ''],
        ['META-INF/MANIFEST.MF', text],
        ['b.class', 'x'.repeat(1000)],
      ],
      method,
    );
    expect(manifestOf(archive)).toBe('Manifest-Version: 1.0\r\nMain-Class: com.example.App\r\n');
  });

  test('is null without one, and for what is no archive', () => {
    expect(manifestOf(zipOf([['a', 'b']], 0))).toBeNull();
    expect(manifestOf(Buffer.alloc(10))).toBeNull();
    expect(manifestOf(Buffer.from('PK\u0005\u0006'.padEnd(22, '\u00ff'), 'latin1'))).toBeNull();
  });

  test('is null if it is cut off, at every place', () => {
    const archive = zipOf([['META-INF/MANIFEST.MF', 'Main-Class: A\n'.repeat(100)]], 8);
    for (let length = 0; length < archive.length; length++) expect(manifestOf(archive.subarray(0, length))).toBeNull();
  });

  test('is null if it unpacks to more than a real one has', () => {
    expect(manifestOf(zipOf([['META-INF/MANIFEST.MF', ' '.repeat(2_000_000)]], 8))).toBeNull();
  });
});
