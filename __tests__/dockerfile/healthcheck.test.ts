/** The health check of an image, in the forms of files and of histories. */
import { describe, expect, test } from '@jest/globals';
import { healthCheckOf } from '../../src/dockerfile/healthcheck.ts';
import { instructionOf } from '../../src/dockerfile/history.ts';

const inherited = (...all: string[]) => ({ history: all.map(createdBy => ({ createdBy, emptyLayer: true })) });
const own = (...all: string[]) => all.map(line => ({ instruction: instructionOf(line) }));

describe('the health check', () => {
  test.each<[string, string[] | null, string]>([
    ['CMD curl -f x || exit 1', null, 'curl -f x || exit 1'],
    ['--interval=5s --retries=2 cmd curl x', null, 'curl x'],
    ['--interval=1s CMD ["curl", "a b"]', ['curl', 'a b'], 'curl a b'],
    [`&{["CMD-SHELL" "curl \\"x\\" \\" \\" y"] "5s" "0s" '\\x00'}`, null, 'curl "x" " " y'],
    [`&{["CMD" "/app/check" "a b"] "0s" "0s" '\\x00'}`, ['/app/check', 'a b'], '/app/check a b'],
    ['{Test:[CMD-SHELL test -e [a] || exit 1] Interval:5s Retries:0}', null, 'test -e [a] || exit 1'],
    ['{Test:[CMD /app/check -q] Interval:5s Retries:0}', ['/app/check', '-q'], '/app/check -q'],
  ])('%s', (text, words, command) => {
    expect(healthCheckOf(inherited(`HEALTHCHECK ${text}`), [])).toEqual({ words, text: command, isInherited: true });
  });

  test.each([
    'NONE',
    'CMD',
    `&{["NONE"] "0s" "0s" '\\x00'}`,
    '{Test:[NONE] Interval:0s}',
    '{Test:[] Interval:0s}',
    '{Test:[CMD-SHELL x',
    '',
  ])('is none in %j', text => {
    expect(healthCheckOf(inherited(`HEALTHCHECK ${text}`), [])).toBeNull();
  });

  test('is that of the last own step, then the last of the history', () => {
    const base = inherited('HEALTHCHECK CMD first', '/bin/sh -c #(nop)  HEALTHCHECK &{["CMD-SHELL" "second"] "0s"}');
    expect(healthCheckOf(base, own('RUN x'))).toMatchObject({ text: 'second', isInherited: true });
    const steps = own('HEALTHCHECK CMD third', 'HEALTHCHECK CMD fourth', 'CMD x');
    expect(healthCheckOf(base, steps)).toMatchObject({ text: 'fourth', isInherited: false });
    expect(healthCheckOf(base, own('HEALTHCHECK NONE'))).toBeNull();
  });
});
