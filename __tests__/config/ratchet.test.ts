/** New limits for measured figures: see docs/choosing-budgets.md. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type MeasuredFigure, ratchet } from '../../src/config/ratchet/ratchet.ts';
import { allowance } from '../../src/config/ratchet/restyle.ts';
import type { BudgetConfig } from '../../src/config/types.ts';
import { isInOrder, readThreshold, type Threshold, type ThresholdKind } from '../../src/config/values/thresholds.ts';
import { writeSize } from '../../src/config/values/units.ts';
import { runs } from '../kit/runner/thorough.ts';

function limit(kind: ThresholdKind, text: string): Threshold {
  const read = readThreshold(kind, text);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

interface Texts {
  warn?: string;
  fail?: string;
  floor?: string;
}

function budget(kind: ThresholdKind, { warn, fail, floor }: Texts): BudgetConfig {
  return {
    budget: 'size',
    warn: warn === undefined ? null : limit(kind, warn),
    fail: fail === undefined ? null : limit(kind, fail),
    ...(floor === undefined ? {} : { floor: limit('size', floor) }),
    position: { path: 'c.yml', line: 1, column: 1 },
  };
}

const MB = 1_000_000;
/** `amount` of an image of a gigabyte. */
const figure = (amount: number): MeasuredFigure => ({ amount, whole: 1000 * MB });

function texts(kind: ThresholdKind, written: Texts, amount: number, raise = false) {
  const changes = ratchet(budget(kind, written), [figure(amount)], raise);
  return Object.fromEntries(changes.map(({ side, text }) => [side, text]));
}

describe('a limit keeps its unit and its spaces', () => {
  test.each<[ThresholdKind, string, number, string]>([
    ['size', '250 MB', 152 * MB, '160 MB'],
    ['size', '250MB', 152 * MB, '160MB'],
    ['size', '0.25 GB', 152 * MB, '0.16 GB'],
    ['size', '250 MiB', 152 * MB, '153 MiB'],
    ['size', '250000000', 152 * MB, '160000000'],
    ['size', '250000000 B', 152 * MB, '160000000 B'],
    ['size', '250000 KB', 152 * MB, '160000 KB'],
    ['size', '2 GB', 804_000, '0.85 MB'],
    ['size', '2 GiB', 804_000, '0.81 MiB'],
    ['size', '2 GB', 0, '0 GB'],
    ['size', '2 GB', 7, '7 B'],
    ['count', '20', 12, '13'],
    ['count', '20', 5, '5'],
    ['amount', '50 %', 200 * MB, '21 %'],
    ['amount', '50.25%', 123_456_789, '13%'],
    ['amount', '50 %', 999 * MB, '50 %'],
    ['ratio', '0.5', 900 * MB, '0.895'],
    ['ratio', '50 %', 981 * MB, '98 %'],
    ['ratio', '0.5', 1000 * MB, '0.99'],
  ])('%s %s at %d is %s', (kind, written, amount, expected) => {
    expect(texts(kind, { fail: written }, amount)).toEqual({ fail: expected });
  });
});

describe('two thresholds', () => {
  test('a warning gets half of the room', () => {
    expect(texts('size', { warn: '300 MB', fail: '400 MB' }, 150 * MB)).toEqual({ warn: '155 MB', fail: '160 MB' });
  });

  test('shares of at most 1 % get the limits of init', () => {
    expect(texts('amount', { warn: '2 %', fail: '8 %' }, 3 * MB)).toEqual({ warn: '1 %', fail: '5 %' });
    expect(texts('amount', { fail: '8 %' }, 3 * MB)).toEqual({ fail: '1 %' });
    expect(texts('ratio', { warn: '0.9', fail: '0.8' }, 997 * MB)).toEqual({ warn: '0.99', fail: '0.95' });
  });

  test('of different kinds are each lowered by themselves', () => {
    expect(texts('amount', { warn: '50 %', fail: '400 MB' }, 150 * MB)).toEqual({ warn: '16 %', fail: '160 MB' });
  });

  test('a warning that is exceeded stays, and its limit is lowered', () => {
    expect(texts('size', { warn: '100 MB', fail: '400 MB' }, 150 * MB)).toEqual({ warn: '100 MB', fail: '160 MB' });
    expect(texts('size', { warn: '100 MB', fail: '400 MB' }, 150 * MB, true)).toEqual({
      warn: '155 MB',
      fail: '160 MB',
    });
  });
});

test('what is exceeded rises only on demand, and nothing else does', () => {
  expect(texts('size', { fail: '100 MB' }, 150 * MB)).toEqual({ fail: '100 MB' });
  expect(texts('size', { fail: '100 MB' }, 150 * MB, true)).toEqual({ fail: '160 MB' });
  expect(texts('size', { fail: '151 MB' }, 150 * MB, true)).toEqual({ fail: '151 MB' });
});

test('what is within a floor is not exceeded', () => {
  const [change] = ratchet(budget('amount', { fail: '0', floor: '1 MB' }), [figure(MB)], true);
  expect(change).toMatchObject({ outcome: 'tight', text: '0' });
});

test('the largest figure counts, for a percentage the largest share', () => {
  const figures: [MeasuredFigure, MeasuredFigure] = [
    { amount: 100, whole: 10_000 },
    { amount: 90, whole: 300 },
  ];
  expect(ratchet(budget('amount', { warn: '90 %', fail: '1 kB' }), figures, false)).toMatchObject([
    { text: '32 %', figure: figures[1] },
    { text: '0.105 kB', figure: figures[0] },
  ]);
});

/** Sizes, counts or shares of any style. */
const written: Record<'size' | 'amount' | 'count' | 'ratio', fc.Arbitrary<string>> = {
  size: fc.oneof(
    fc.maxSafeNat().map(writeSize),
    fc.maxSafeNat().map(String),
    fc
      .tuple(fc.nat(5000), fc.constantFrom('B', 'KB', 'MB', 'GB', 'TB', ' kiB', ' MiB', 'GiB', ' TiB'))
      .map(parts => parts.join('')),
  ),
  amount: fc.oneof(
    fc.maxSafeNat().map(writeSize),
    fc.integer({ min: 0, max: 100_000_000 }).map(share => `${share / 1_000_000} %`.replace('e-', '0')),
  ),
  count: fc.nat().map(String),
  ratio: fc.integer({ min: 0, max: 10_000 }).map(share => String(share / 10_000)),
};

test('a new limit lets the figures pass, is never looser, stays in order, and is final', () => {
  const readable = (kind: ThresholdKind, text: string | undefined) =>
    text === undefined || !('problem' in readThreshold(kind, text));
  const cases = fc.constantFrom('size' as const, 'amount' as const, 'count' as const, 'ratio' as const).chain(kind =>
    fc.record({
      kind: fc.constant(kind),
      texts: fc.record({ warn: written[kind], fail: written[kind] }, { requiredKeys: ['fail'] }),
      figures: fc.array(
        fc.tuple(fc.maxSafeNat(), fc.double({ min: 0, max: 1, noNaN: true })).map(([whole, part]) => {
          const amount = Math.floor((whole / 2) * part);
          return { whole: Math.floor(whole / 2), amount };
        }),
        { minLength: 1, maxLength: 3 },
      ),
      raise: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(cases, ({ kind, texts: { warn, fail }, figures, raise }) => {
      fc.pre(readable(kind, warn) && readable(kind, fail));
      const before = budget(kind, { ...(warn === undefined ? {} : { warn }), fail });
      fc.pre(before.warn === null || before.fail === null || isInOrder(before.warn, before.fail));
      const [first, ...more] = figures;
      if (first === undefined) return;
      const changes = ratchet(before, [first, ...more], raise);
      const after = budget(kind, Object.fromEntries(changes.map(({ side, text }) => [side, text])));
      for (const { outcome, old, text, value } of changes) {
        const now = limit(kind, text);
        expect({ kind: now.kind, value: allowance(now) }).toEqual({ kind: old.kind, value });
        if (outcome === 'lowered') expect(value).toBeLessThan(allowance(old));
        if (outcome === 'tight' || outcome === 'exceeded') expect(text).toBe(old.text);
        expect(outcome === 'exceeded' && raise).toBe(false);
      }
      expect(after.warn === null || after.fail === null || isInOrder(after.warn, after.fail)).toBe(true);
      const again = ratchet(after, [first, ...more], raise);
      const outcomes = again.map(({ outcome }) => outcome);
      expect(outcomes).toEqual(changes.map(({ outcome }) => (outcome === 'exceeded' ? 'exceeded' : 'tight')));
    }),
    { numRuns: runs(500) },
  );
});
