import { describe, expect, test } from '@jest/globals';
import { MeasureError, UsageError } from '../../src/errors.ts';
import {
  choosePlatform,
  formatPlatform,
  hostPlatform,
  otherPlatforms,
  parsePlatform,
  requirePlatform,
  samePlatform,
} from '../../src/image/platform.ts';
import type { Platform } from '../../src/image/types.ts';

const platform = (text: string): Platform => {
  const [os = '', architecture = '', variant] = text.split('/');
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
};

describe('a platform', () => {
  test.each([
    ['linux/amd64', 'linux/amd64'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/amd64/v3', 'linux/amd64/v3'],
    ['linux/x86_64', 'linux/amd64'],
    ['linux/x86-64', 'linux/amd64'],
    ['Linux/AMD64', 'linux/amd64'],
    ['linux/i386', 'linux/386'],
    ['linux/arm64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm64/8', 'linux/arm64'],
    ['linux/arm64/v9', 'linux/arm64/v9'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/v7', 'linux/arm/v7'],
    ['linux/arm/7', 'linux/arm/v7'],
    ['linux/arm/6', 'linux/arm/v6'],
    ['linux/arm/V5', 'linux/arm/v5'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/ppc64', 'linux/ppc64'],
    ['linux/ppc64le', 'linux/ppc64le'],
    ['linux/riscv64', 'linux/riscv64'],
    ['windows/amd64', 'windows/amd64'],
    ['macos/arm64', 'darwin/arm64'],
  ])('%s is %s', (text, expected) => {
    expect(formatPlatform(parsePlatform(text))).toBe(expected);
    expect(formatPlatform(platform(text))).toBe(expected);
    expect(samePlatform(platform(text), parsePlatform(expected))).toBe(true);
  });

  test.each([
    '',
    'linux',
    '/',
    'linux/',
    '/amd64',
    'linux//v7',
    'linux/arm/v7/x',
    'linux/amd64 ',
    'linux/a b',
    'linux/\n',
    'linux,amd64',
    'linux/ämd64',
  ])('%j is refused', text => {
    expect(() => parsePlatform(text)).toThrow(UsageError);
  });

  test('of the host is Linux, in Go’s words', () => {
    const names = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64'].map(arch =>
      formatPlatform(hostPlatform(arch)),
    );
    expect(names.map(name => name.replace('linux/', ''))).toEqual([
      'amd64',
      'arm64',
      'arm/v7',
      '386',
      'ppc64le',
      's390x',
      'riscv64',
      'loong64',
    ]);
  });
});

describe('choosePlatform', () => {
  const choose = (have: string[], wanted: string | null, host = 'linux/amd64') =>
    formatPlatform(
      choosePlatform(
        have.map(text => ({ platform: platform(text) })),
        { wanted: wanted === null ? null : parsePlatform(wanted), host: platform(host) },
      ).platform,
    );

  test.each<[string[], string | null, string, string]>([
    [['linux/amd64', 'linux/arm64'], null, 'linux/amd64', 'linux/amd64'],
    [['linux/amd64', 'linux/arm64'], null, 'linux/arm64', 'linux/arm64'],
    [['linux/amd64', 'linux/arm64/v8'], null, 'linux/arm64', 'linux/arm64'],
    [['linux/amd64', 'linux/arm64'], 'linux/arm64/v8', 'linux/amd64', 'linux/arm64'],
    [['linux/arm/v6', 'linux/arm/v7'], 'linux/arm', 'linux/amd64', 'linux/arm/v7'],
    [['linux/arm/v6', 'linux/arm/v7'], 'linux/arm/v6', 'linux/amd64', 'linux/arm/v6'],
    [['linux/amd64', 'linux/amd64/v3'], null, 'linux/amd64', 'linux/amd64'],
    [['linux/s390x'], null, 'linux/amd64', 'linux/s390x'],
    [['windows/amd64'], null, 'linux/amd64', 'windows/amd64'],
  ])('of %j, %s wanted, on %s: %s', (have, wanted, host, expected) => {
    expect(choose(have, wanted, host)).toBe(expected);
  });

  test.each<[string[], string | null, string]>([
    [['linux/arm64', 'linux/s390x'], null, "several platforms and none is this machine's: linux/arm64, linux/s390x"],
    [['linux/amd64'], 'linux/arm64', 'no platform linux/arm64; it has linux/amd64'],
    [['linux/arm/v6'], 'linux/arm', 'no platform linux/arm/v7; it has linux/arm/v6'],
    [['linux/amd64', 'windows/amd64'], 'linux/arm64', 'it has linux/amd64, windows/amd64'],
  ])('of %j, %s wanted: names the choices', (have, wanted, message) => {
    expect(() => choose(have, wanted)).toThrow(UsageError);
    expect(() => choose(have, wanted)).toThrow(message);
  });

  test('names no more choices than can be read', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `linux/a${n}${'x'.repeat(1000)}`);
    expect(() => choose(many, 'linux/arm64')).toThrow(/it has (?:[^,]{60}, ){30}…$/);
    expect(() => choose(many.slice(0, 30), 'linux/arm64')).toThrow(/it has (?:[^,]{60}, ){29}[^,]{60}$/);
  });

  test('refuses an index with two images for the platform', () => {
    expect(() => choose(['linux/amd64', 'linux/amd64/v1', 'linux/arm64'], null)).toThrow(MeasureError);
    expect(choose(['linux/amd64', 'linux/amd64/v1', 'linux/arm64'], 'linux/arm64')).toBe('linux/arm64');
  });
});

test('other platforms are those beside the chosen one, each once', () => {
  const of = (architecture: string, variant = '') => ({ platform: { os: 'linux', architecture, variant } });
  const all = [of('amd64'), of('arm64'), of('aarch64', 'v8'), of('arm', 'v7'), of('arm', '6')];
  expect(otherPlatforms(all, { os: 'linux', architecture: 'x86_64' })).toEqual([
    'linux/arm64',
    'linux/arm/v7',
    'linux/arm/v6',
  ]);
  expect(otherPlatforms(all.slice(0, 1), { os: 'linux', architecture: 'amd64' })).toEqual([]);
});

describe('requirePlatform', () => {
  test('accepts no wish and the same platform', () => {
    expect(() => requirePlatform(platform('linux/amd64'), null, 'web')).not.toThrow();
    expect(() => requirePlatform(platform('linux/arm64/v8'), parsePlatform('linux/arm64'), 'web')).not.toThrow();
  });

  test('refuses another one', () => {
    const other = () => requirePlatform(platform('linux/amd64'), parsePlatform('linux/arm64'), 'web');
    expect(other).toThrow(UsageError);
    expect(other).toThrow('web is for linux/amd64, not for linux/arm64');
  });
});
