import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UsageError } from '../../../src/errors.ts';
import {
  engineHint,
  formatReference,
  isLoopback,
  parseReference,
  serverOf,
} from '../../../src/source/registry/reference.ts';
import { runs } from '../../kit/runner/thorough.ts';

const HEX = 'a'.repeat(64);
const SHA512 = `sha512:${HEX}${HEX}`;

describe('parseReference', () => {
  test.each([
    ['web', 'docker.io/library/web:latest'],
    ['web:ci', 'docker.io/library/web:ci'],
    ['2', 'docker.io/library/2:latest'],
    ['team/web', 'docker.io/team/web:latest'],
    ['docker.io/web', 'docker.io/library/web:latest'],
    ['index.docker.io/web', 'docker.io/library/web:latest'],
    ['docker.io/team/web:ci', 'docker.io/team/web:ci'],
    ['localhost/web', 'localhost/web:latest'],
    ['localhost:5000/web', 'localhost:5000/web:latest'],
    ['127.0.0.1:5000/a/b/c:ci', '127.0.0.1:5000/a/b/c:ci'],
    ['[::1]:5000/web:ci', '[::1]:5000/web:ci'],
    ['registry.example/web', 'registry.example/web:latest'],
    ['Registry.Example:5000/web', 'Registry.Example:5000/web:latest'],
    ['MYHOST/web', 'MYHOST/web:latest'],
    ['a.b/c__d/e-f/g.h:V_1.0-x', 'a.b/c__d/e-f/g.h:V_1.0-x'],
    [`web@sha256:${HEX}`, `docker.io/library/web@sha256:${HEX}`],
    [`localhost:5000/web:ci@sha256:${HEX}`, `localhost:5000/web@sha256:${HEX}`],
    [`web@sha512:${HEX}${HEX}`, `docker.io/library/web@sha512:${HEX}${HEX}`],
    [`web:${'a'.repeat(128)}`, `docker.io/library/web:${'a'.repeat(128)}`],
    // A name of 255 characters, the longest, and a text of 512.
    [`a.b/${'c'.repeat(251)}`, `a.b/${'c'.repeat(251)}:latest`],
    [`a.b/${'c'.repeat(251)}:${'t'.repeat(120)}@${SHA512}`, `a.b/${'c'.repeat(251)}@${SHA512}`],
  ])('%s', (text, full) => {
    expect(formatReference(parseReference(text))).toBe(full);
  });

  test.each([
    '',
    '/web',
    'web/',
    'Web',
    'team/Web',
    'web:-ci',
    `web:${'a'.repeat(129)}`,
    'web@sha256:abc',
    `web@md5:${'a'.repeat(32)}`,
    `web@sha256:${HEX}@sha256:${HEX}`,
    'a..b/../c',
    'registry.example/../web',
    'registry.example//web',
    'registry.example/web?x',
    'registry.example/we b',
    'https://registry.example/web',
    'user:password@registry.example/web',
    'registry.example:99999/web',
    '[::1/web',
    '[::1]:5000',
    `a.b/${'c'.repeat(252)}`,
    `a.b/${'c'.repeat(251)}:${'t'.repeat(121)}@${SHA512}`,
    `${'_'.repeat(200)}`,
    '-x',
  ])('%j is refused', text => {
    expect(() => parseReference(text)).toThrow(/^registry: ".*" is not the name of an image in a registry$/);
  });

  test.each([
    ['registry.example/web@', /^the image name ends in "@": the digest/],
    ['registry.example/web:', /^the image name ends in ":": the tag/],
    ['web:1\nweb:2', /^2 lines where one image is expected/],
  ])('%j is refused for what is wrong with it', (text, message) => {
    expect(() => parseReference(text)).toThrow(message);
  });

  test('whatever the text, it is refused or says in full what it says in short', () => {
    const part = fc.constantFrom(
      'web',
      'a_b',
      '..',
      'Ab',
      'x.y',
      '127.0.0.1',
      ':5000',
      '/',
      ':',
      '@',
      'sha256:',
      HEX,
      '-',
      ' ',
    );
    const text = fc.oneof(
      fc.array(part, { maxLength: 9 }).map(parts => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, written => {
        let full: string;
        try {
          full = formatReference(parseReference(written));
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          return;
        }
        expect(formatReference(parseReference(full))).toBe(full);
        expect(full).toMatch(/^[A-Za-z0-9.:[\]-]+(\/[a-z0-9._-]+)+[:@][A-Za-z0-9_.:-]+$/);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('says what to leave out', () => {
    expect(() => parseReference('https://registry.example/web')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('Leave https:// out.') }),
    );
  });
});

test.each([
  ['2', 'docker:registry:2'],
  ['2.8-alpine', 'docker:registry:2.8-alpine'],
  ['latest', 'docker:registry:latest'],
  ['web', ''],
  ['localhost:5000/library/2', ''],
])('registry:%s may mean the engine’s image %j', (text, hint) => {
  const given = engineHint(parseReference(text));
  expect(given.slice(given.indexOf('docker:'))).toBe(hint);
});

test('Docker Hub is reached elsewhere', () => {
  expect([serverOf('docker.io'), serverOf('registry.example:5000')]).toEqual([
    'registry-1.docker.io',
    'registry.example:5000',
  ]);
});

test.each([
  ['localhost', true],
  ['localhost:5000', true],
  ['127.0.0.1:5000', true],
  ['127.8.8.8', true],
  ['[::1]:5000', true],
  ['[0:0:0:0:0:0:0:1]', true],
  ['localhost.example', false],
  ['127.example', false],
  ['127.0.0.1.example', false],
  ['[::2]', false],
  ['10.0.0.1', false],
])('%s is this machine: %s', (server, expected) => {
  expect(isLoopback(new URL(`https://${server}`))).toBe(expected);
});
