/** What another base image brings is not known before the build: no budget on it is promised, and none is said to be lost. */
import { describe, expect, test } from '@jest/globals';
import { planSentences } from '../../../src/report/format/plan.ts';
import { reportOf } from '../../kit/reports/build-report.ts';
import { type MadePlan, madePlan } from '../../kit/reports/made-edits.ts';
import { FAILING } from '../../kit/reports/report-samples.ts';

const MB = 1_000_000;
const BASE = { trust: 'base', needed: 500 * MB, wasted: 5 * MB } as const;
const adds = { bytes: 100 * MB, base: 100 * MB, spread: 0 };

function metBy(spec: MadePlan) {
  const { items, unmet, untold, needed } = madePlan(spec);
  return { meets: items.map(({ id, meets }) => [id, meets]), unmet, untold, needed };
}

describe('a budget on what files there are', () => {
  test('is neither met nor lost by an edit that brings some', () => {
    expect(metBy({ edits: [{ ...BASE, adds }], fail: { size: 200 * MB, wasted: 0 } })).toEqual({
      meets: [['e0', ['size']]],
      unmet: [],
      untold: ['wasted'],
      needed: 1,
    });
  });

  test('is met by one that brings nothing', () => {
    const none = { bytes: 0, base: 0, spread: 0 };
    expect(metBy({ edits: [{ ...BASE, adds: none }], fail: { wasted: 0 } })).toMatchObject({
      meets: [['e0', ['wasted']]],
      untold: [],
    });
  });

  test('has the edits that surely meet it, though another base follows', () => {
    const own = { wasted: 20 * MB };
    const spec: MadePlan = { edits: [own, { ...BASE, wasted: 0, adds }], fail: { wasted: 0 } };
    expect(metBy(spec)).toMatchObject({
      meets: [
        ['e0', []],
        ['e1', []],
      ],
      untold: ['wasted'],
      needed: 1,
    });
    expect(metBy({ ...spec, trust: 'fewer' })).toMatchObject({ meets: [['e0', ['wasted']]], untold: [], needed: 1 });
  });

  test('is named', () => {
    const plan = madePlan({ edits: [{ ...BASE, adds }], fail: { wasted: 0 } });
    const [image] = reportOf(FAILING).images;
    expect(image && planSentences(image, plan, text => text)).toEqual([
      'Whether wasted is kept with another base image cannot be told before it is built.',
    ]);
  });
});
