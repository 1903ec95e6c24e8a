import { describe, expect, test } from '@jest/globals';
import { painter, wantsColour } from '../../../src/report/format/paint.ts';

describe('wantsColour', () => {
  const cases: [string, Parameters<typeof wantsColour>[0], boolean][] = [
    ['a terminal', { env: {}, shows: true }, true],
    ['a file', { env: {}, shows: false }, false],
    ['a dumb terminal', { env: { TERM: 'dumb' }, shows: true }, false],
    ['NO_COLOR', { env: { NO_COLOR: '1' }, shows: true }, false],
    ['an empty NO_COLOR, which means nothing', { env: { NO_COLOR: '' }, shows: true }, true],
    ['FORCE_COLOR on a file', { env: { FORCE_COLOR: '1' }, shows: false }, true],
    ['FORCE_COLOR of a level', { env: { FORCE_COLOR: '3' }, shows: false }, true],
    ['FORCE_COLOR=0', { env: { FORCE_COLOR: '0' }, shows: true }, false],
    ['FORCE_COLOR=false', { env: { FORCE_COLOR: 'false' }, shows: true }, false],
    ['an empty FORCE_COLOR, which means nothing', { env: { FORCE_COLOR: '' }, shows: false }, false],
    [
      'both, of which FORCE_COLOR goes first, as in Node',
      { env: { FORCE_COLOR: '1', NO_COLOR: '1' }, shows: false },
      true,
    ],
    ['--color always against NO_COLOR', { choice: 'always', env: { NO_COLOR: '1' }, shows: false }, true],
    ['--color never against FORCE_COLOR', { choice: 'never', env: { FORCE_COLOR: '1' }, shows: true }, false],
    ['--color auto', { choice: 'auto', env: {}, shows: true }, true],
  ];

  test.each(cases)('%s', (_, facts, wanted) => {
    expect(wantsColour(facts)).toBe(wanted);
  });
});

describe('painter', () => {
  test('colours what is not empty, if it is to', () => {
    expect(painter(true)('bold', 'x')).toBe('\x1b[1mx\x1b[0m');
    expect(painter(true)('bold', '')).toBe('');
    expect(painter(false)('bold', 'x')).toBe('x');
  });
});
