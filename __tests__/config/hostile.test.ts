/** Bytes that are no config at all. Whatever comes, the answer is a ConfigError, soon. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseConfig } from '../../src/config/parse-config.ts';
import { ConfigError } from '../../src/errors.ts';
import { runs } from '../kit/runner/thorough.ts';

const RULES = ['apt-lists', 'pip-cache'];

function messageOf(bytes: Uint8Array): string | null {
  try {
    parseConfig(bytes, { path: 'c.yml', ruleIds: RULES });
    return null;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

describe('not a text', () => {
  test.each([
    ['UTF-16, little end first', Buffer.from('\ufeffversion: 1', 'utf16le'), '1:1: the file is UTF-16, not UTF-8'],
    ['UTF-16, big end first', Buffer.from([0xfe, 0xff, 0, 0x61]), '1:1: the file is UTF-16, not UTF-8'],
    ['UTF-16 without a mark', Buffer.from('version: 1', 'utf16le'), '1:1: the file is binary, not text'],
    ['latin1', Buffer.from('version: 1\nname: caf\xe9 3\n', 'latin1'), '2:10: the file is not UTF-8 from here on'],
    [
      'half a character at the end',
      Buffer.from([0x61, 0x3a, 0x20, 0xe2, 0x82]),
      '1:4: the file is not UTF-8 from here on',
    ],
    ['after a real U+FFFD', Buffer.from([0xef, 0xbf, 0xbd, 0x20, 0xff]), '1:3: the file is not UTF-8 from here on'],
    ['an overlong slash', Buffer.from([0x0a, 0x61, 0xc0, 0xaf]), '2:2: the file is not UTF-8 from here on'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), '1:1: the file is binary, not text'],
    ['an escape sequence', Buffer.from('version: 1\n# \u001b[31m'), '2:3: control character U+001B'],
    ['a lone carriage return', Buffer.from('version: 1\rbudgets: {}'), '1:11: control character U+000D'],
    ['a C1 control', Buffer.from('name: \u0090'), '1:7: control character U+0090'],
    [
      'too much',
      Buffer.alloc(65_537, '#'),
      '1:1: the file has 65537 bytes, more than the 65536 that a config may have',
    ],
  ])('%s', (_name, bytes, message) => {
    expect(messageOf(bytes)).toBe(`c.yml:${message}`);
  });

  test('exactly the cap is read', () => {
    const config = 'version: 1\nbudgets: {size: 1}\n#';
    expect(messageOf(Buffer.from(config.padEnd(65_536, 'x')))).toBeNull();
  });
});

describe('made to hurt', () => {
  const deep = /nested more than 16 levels deep$/;
  test.each([
    ['lists in a line', '['.repeat(65_536), deep],
    ['mappings in a line', '{a: '.repeat(16_000), deep],
    ['lists in blocks', '- '.repeat(32_768), deep],
    ['explicit keys', '? '.repeat(32_768), deep],
    ['keys in keys', 'a: '.repeat(20_000), deep],
    ['mappings in blocks', Array.from({ length: 350 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), deep],
    [
      'an alias bomb',
      `version: 1\nbudgets: {size: 1}\nname: &a [x,x]\nimage: &b [*a,*a]\nlayout: &c [*b,*b]\n`,
      /YAML anchors/,
    ],
    ['many documents', '---\n'.repeat(16_000), /one YAML document/],
    ['many unknown keys', Array.from({ length: 9000 }, (_, key) => `k${key}:`).join('\n'), /1:1: unknown key "k0"/],
    ['one key many times', 'a:\n'.repeat(20_000), /1:1: unknown key "a"/],
    ['many errors', ',]'.repeat(30_000), /not valid YAML/],
    ['a long word', `version: 1\nbudgets: {size: '${'9'.repeat(60_000)}'}`, /is more than 9007199254740991 bytes/],
    ['a long name', `version: 1\nbudgets: {size: 1}\nname: "${'a '.repeat(30_000)}\\0"`, /"name" must be one line/],
    ['a long platform', `version: 1\nbudgets: {size: 1}\nplatform: ${'a'.repeat(60_000)}`, /"platform" must be/],
  ])('%s', (_name, text, message) => {
    const start = performance.now();
    expect(messageOf(Buffer.from(text))).toMatch(message);
    // About 0.6 s where slowest; quadratic time on 64 KiB would be minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

test('16 levels are read, 17 are not', () => {
  const lists = (depth: number) => Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  expect(messageOf(lists(16))).not.toMatch(/nested/);
  expect(messageOf(lists(17))).toMatch(/nested more than 16 levels deep$/);
});

describe('anything', () => {
  const message = /^c\.yml:[1-9]\d*:[1-9]\d*: [^\n]+$/;

  function holds(bytes: Uint8Array) {
    expect(messageOf(bytes) ?? 'c.yml:1:1: fine').toMatch(message);
  }

  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), holds));
  });

  test('random text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => holds(Buffer.from(text))));
  });

  test('random YAML out of what configs are made of', () => {
    const words = [
      'version',
      '1',
      'budgets',
      'size',
      'warn',
      'fail',
      'rules',
      'pip-cache',
      'ignore',
      'path',
      'reason',
      'build',
    ];
    const marks = [
      ':',
      ': ',
      '\n',
      '\n  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '#',
      '&a',
      '*a',
      '!!str',
      '%',
      '<<',
      '?',
      '|',
      '>',
    ];
    const pieces = fc.array(fc.constantFrom(...words, ...marks, '5 %', '3 MB', 'null', '~', '\t', '---'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(pieces, parts => holds(Buffer.from(parts.join('')))),
      { numRuns: runs(500) },
    );
  });

  test('any value in any place', () => {
    const value = fc.jsonValue({ maxDepth: 3 }).map(json => JSON.stringify(json));
    const keys = [
      'version',
      'name',
      'image',
      'build',
      'platform',
      'budgets',
      'ignore',
      'budgets: {size',
      'ignore: [{path',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...keys), value, (key, json) => {
        const close = key.includes('[') ? '}]' : key.includes('{') ? '}' : '';
        holds(Buffer.from(`version: 1\nname: x\n${key}: ${json}${close}\n`));
      }),
      { numRuns: runs(500) },
    );
  });
});
