import { describe, expect, test } from '@jest/globals';
import type { Plan, PlanItem } from '../../src/budget/plan/types.ts';
import { MeasureError } from '../../src/errors.ts';
import { assertSums } from '../../src/report/assertions/assert-sums.ts';
import { type ImageSpec, reportOf } from '../kit/reports/build-report.ts';

import { PLANNED, SUMMARY_SAMPLES } from '../kit/reports/summary-samples.ts';

/** Asserts the report with its plan changed. */
function asserted(spec: ImageSpec, change: (plan: Plan) => Partial<Plan>): () => void {
  const report = reportOf(spec);
  const images = report.images.map(image => ({ ...image, plan: { ...image.plan, ...change(image.plan) } }));
  return () => void assertSums({ ...report, images });
}

/** The items with one of them changed. */
function with1(at: number, change: (item: PlanItem) => Partial<PlanItem>): (plan: Plan) => Partial<Plan> {
  return ({ items }) => ({ items: items.map((item, n) => (n === at ? { ...item, ...change(item) } : item)) });
}

describe('a plan whose sums hold', () => {
  test.each(Object.entries(SUMMARY_SAMPLES))('%s leaves as it is', (_, report) =>
    expect(assertSums(report)).toBe(report),
  );
});

test.each<[string, string, (plan: Plan) => Partial<Plan>]>([
  ['negative bytes', 'is not a size or count', with1(0, ({ bytes }) => ({ bytes: -bytes }))],
  ['a size below nothing', 'is not a size or count', with1(2, () => ({ sizeAfter: -1 }))],
  [
    'bytes of a package below nothing',
    'not a size or count',
    with1(1, () => ({ leftOut: [{ name: 'a', bytes: -1 }] })),
  ],
  ['half a byte inside the base image', 'is not a size or count', () => ({ baseBytes: 0.5 })],
  ['a line 0 to edit', 'lines of an edit count from 1', with1(0, () => ({ at: { path: 'Dockerfile', line: 0 } }))],
  [
    'a line 0 of the second instruction',
    'lines of an edit count from 1',
    with1(0, () => ({ second: { at: { path: 'Dockerfile', line: 0 }, does: 'x' } })),
  ],
  [
    'a line 0 of a file',
    'lines of an edit count from 1',
    with1(0, ({ edits }) => ({ edits: edits.map(edit => ({ ...edit, line: 0 })) })),
  ],
  [
    'a hunk at line 0',
    'lines of an edit count from 1',
    with1(0, ({ edits }) => ({
      edits: edits.map(edit => ({ ...edit, hunks: edit.hunks.map(hunk => ({ ...hunk, line: 0 })) })),
    })),
  ],
  [
    'something left out by an edit that changes nothing',
    'nothing can notice leaves nothing out',
    with1(1, () => ({ trust: 'same' })),
  ],
  ['the same edit twice', 'each once: 3 against 4', with1(1, () => ({ id: 'pip-cache-12' }))],
  [
    'a size that is one byte less',
    'size before less its bytes',
    with1(1, ({ sizeAfter }) => ({ sizeAfter: sizeAfter - 1 })),
  ],
  [
    'size met by an edit that does not',
    'brings size within its limit',
    with1(0, () => ({ meets: ['rules.pip-cache'] })),
  ],
  ['size met later than it is', 'within its limit', with1(1, () => ({ meets: ['size'] }))],
  ['a budget that is not there', 'a budget of the image', with1(2, () => ({ meets: ['wasted', 'download'] }))],
  ['a failing budget that nobody speaks of', 'an unmet budget is told', with1(0, () => ({ meets: ['size'] }))],
  ['size unmet that is met', 'leave size over its limit', () => ({ unmet: ['size'] })],
  ['a broken budget that fails now', 'does not fail can be broken', () => ({ broken: ['size'] })],
  ['an unmet budget that only warns', 'only a failing budget', () => ({ unmet: ['wasted'] })],
  ['more edits needed than there are', 'are edits of the plan', () => ({ needed: 9 })],
  ['more inside the base image than waste', 'is waste', () => ({ baseBytes: 113_900_000 })],
])('%s is an error', (_, message, change) => {
  expect(asserted(PLANNED, change)).toThrow(MeasureError);
  expect(asserted(PLANNED, change)).toThrow(message);
});

describe('an edit frees no more than', () => {
  const bytes = 1_000_000;
  const base: ImageSpec = {
    layers: [{ bytes }, { bytes }],
    wasted: [{ path: '/w', bytes: 100, cause: 'deleted', addedIn: 0, wastedIn: 1 }],
    findings: [
      { rule: 'r', layers: [{ index: 0, bytes: 20 }], paths: ['/r'] },
      { rule: 'a', bucket: 'advice', layers: [{ index: 0, bytes: 3 }], paths: ['/a'] },
    ],
  };
  const promise = (freed: number, more: object, small = false) => {
    const items = [{ title: 'x', bytes: freed, ...more }];
    return asserted({ ...base, plan: small ? { small: items } : { items } }, plan => plan);
  };

  test.each<[string, number, object]>([
    ['waste', 120, {}],
    ['waste and advice that it names', 123, { findings: ['a', 'r'] }],
    ['waste and what is left out', 127, { trust: 'fewer', leftOut: [{ name: 'p', bytes: 7 }] }],
    ['the image, with another base', 2 * bytes, { trust: 'base' }],
  ])('%s', (_, most, more) => {
    for (const small of [false, true]) {
      expect(promise(most, more, small)).not.toThrow();
      expect(promise(most + 1, more, small)).toThrow(MeasureError);
    }
  });

  test('what the edits before it left', () => {
    const items = [
      { title: 'x', bytes: 60 },
      { title: 'y', bytes: 61 },
    ];
    expect(asserted({ ...base, plan: { items } }, plan => plan)).toThrow('free no more than the image can lose');
  });
});

test('a budget that warns too may end between its two limits', () => {
  const spec: ImageSpec = {
    layers: [{ bytes: 10 }],
    findings: [{ rule: 'r', layers: [{ index: 0, bytes: 5 }], paths: ['/r'] }],
    budgets: [{ budget: 'size', status: 'fail', actual: 10, fail: 6, warn: 4 }],
    plan: { items: [{ title: 'x', bytes: 5 }], unmet: [] },
  };
  expect(asserted(spec, plan => plan)).not.toThrow();
  expect(
    asserted(
      spec,
      with1(0, () => ({ meets: ['size'] })),
    ),
  ).toThrow('brings size within its limit');
});

test('size that stays over its limit is told', () => {
  const spec: ImageSpec = {
    layers: [{ bytes: 10 }],
    budgets: [{ budget: 'size', status: 'fail', actual: 10, fail: 9, warn: 4 }],
  };
  expect(asserted(spec, plan => plan)).not.toThrow();
  expect(asserted(spec, () => ({ unmet: [] }))).toThrow('leave size over its limit');
});

test('edits may be needed for warnings alone', () => {
  expect(asserted(PLANNED, () => ({ needed: 3 }))).not.toThrow();
});

test('a size budget that is kept is met by nothing', () => {
  const spec: ImageSpec = {
    layers: [{ bytes: 10 }],
    findings: [{ rule: 'r', layers: [{ index: 0, bytes: 5 }], paths: ['/r'] }],
    budgets: [{ budget: 'size', actual: 10, fail: 10 }],
    plan: { items: [{ title: 'x', bytes: 5 }] },
  };
  expect(asserted(spec, plan => plan)).not.toThrow();
  expect(
    asserted(
      spec,
      with1(0, () => ({ meets: ['size'] })),
    ),
  ).toThrow('brings size within its limit');
  expect(asserted(spec, () => ({ unmet: ['size'] }))).toThrow('leave size over its limit');
});
