import { describe, expect, test } from '@jest/globals';
import { MAX_CACHE_BYTES } from '../../../src/layer/cache/folder.ts';
import { cachePlaceOf } from '../../../src/layer/cache/open.ts';

describe('the folder of the cache', () => {
  test.each<[NodeJS.Platform, Record<string, string>, string | null]>([
    ['linux', { HOME: '/home/me' }, '/home/me/.cache/imagebudget'],
    ['linux', { HOME: '/home/me', XDG_CACHE_HOME: '/c' }, '/c/imagebudget'],
    ['linux', { HOME: '/home/me', XDG_CACHE_HOME: 'c' }, '/home/me/.cache/imagebudget'],
    ['linux', { HOME: '/home/me', LOCALAPPDATA: '/d' }, '/home/me/.cache/imagebudget'],
    ['darwin', { HOME: '/Users/me' }, '/Users/me/Library/Caches/imagebudget'],
    ['darwin', { HOME: '/Users/me', XDG_CACHE_HOME: '/c' }, '/c/imagebudget'],
    ['win32', { LOCALAPPDATA: '/d' }, '/d/imagebudget'],
    ['linux', {}, null],
    ['linux', { HOME: 'me' }, null],
  ])('on %s with %j is %s', (system, env, folder) => {
    expect(cachePlaceOf(env, { platform: system })?.folder ?? null).toBe(folder);
  });

  test('holds at most 512 MiB', () => {
    expect(MAX_CACHE_BYTES).toBe(536_870_912);
  });
});
