import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MeasureError } from '../../src/errors.ts';
import { assertSums } from '../../src/report/assertions/assert-sums.ts';
import type { ImageReport, Report } from '../../src/report/types.ts';
import { imageReport, reportOf } from '../kit/reports/build-report.ts';
import { CLEAN, FAILING, SAMPLES } from '../kit/reports/report-samples.ts';

describe('a report whose sums hold', () => {
  test.each(Object.entries(SAMPLES))('%s leaves as it is', (_, report) => expect(assertSums(report)).toBe(report));
});

/** Fields that no sum of the contract speaks about: they may hold any whole figure, `wastedIn` any later layer. */
const FREE =
  /\.(download|downloadBytes|entries|files|milliseconds|actual|warn|fail|baseline|line|column|wastedIn|change)$|\.(ignored|hints|loneHints|directories|leftOut)\.|\.plan\.baseBytes$|\.largestLayer\.files\./;

/** Every number in a report with the path to it. */
function numbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbers(inner, `${path}.${key}`));
}

/** The report with one number replaced. */
function changed(report: Report, path: string, change: (n: number) => number): Report {
  const copy = structuredClone(report);
  const keys = path.split('.').slice(1);
  const last = keys.pop() ?? '';
  let at = copy as unknown as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = change(at[last] as number);
  return copy;
}

describe('a figure that was changed', () => {
  // Advice counts in no sum of a layer, so it could name any.
  const report = reportOf({
    ...FAILING,
    findings: FAILING.findings?.filter(({ bucket }) => bucket !== 'advice') ?? [],
  });
  const summed = numbers(report).filter(path => !FREE.test(path));
  const sizes = numbers(report).filter(
    path => !/\.(milliseconds|actual|warn|fail|baseline|line|column|efficiency)$/.test(path),
  );

  test('is found, whichever it is', () => {
    expect(summed.length).toBeGreaterThan(50);
    for (const path of summed) {
      for (const by of [-1, 1, 0.5, 1e6]) {
        expect(() => assertSums(changed(report, path, n => n + by))).toThrow(MeasureError);
      }
    }
  });

  test('is found, whatever it becomes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...summed), fc.oneof(fc.double(), fc.maxSafeInteger()), (path, n) => {
        const other = changed(report, path, () => n);
        fc.pre(JSON.stringify(other) !== JSON.stringify(report));
        expect(() => assertSums(other)).toThrow(MeasureError);
      }),
    );
  });

  test('is found where it is no size or count', () => {
    for (const path of sizes) {
      for (const n of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
        expect(() => assertSums(changed(report, path, () => n))).toThrow(MeasureError);
      }
    }
  });

  test('is named, with what to do', () => {
    const wrong = changed(report, '.images.0.sizes.wasted', n => n + 1);
    expect(() => assertSums(wrong)).toThrow(
      'internal figures disagree: image size and visible plus wasted bytes: 284100000 against 284100001',
    );
    const error = [wrong].map(r => {
      try {
        return assertSums(r);
      } catch (thrown) {
        return thrown;
      }
    })[0];
    expect((error as MeasureError).hint).toContain('please report it');
  });
});

describe('a verdict that its budgets do not give', () => {
  test('a budget that is not judged counts as the config says', () => {
    const position = { path: 'c.yml', line: 1, column: 1 };
    const missing = (status: 'warn' | 'skip') =>
      imageReport({ ...CLEAN, unjudged: [{ budget: 'own', status, reason: 'x', position }] });
    const [warned, skipped] = [missing('warn'), missing('skip')];
    expect(() => assertSums({ verdict: 'warn', images: [warned] })).not.toThrow();
    expect(() => assertSums({ verdict: 'pass', images: [{ ...warned, verdict: 'pass' }] })).toThrow(MeasureError);
    expect(() => assertSums({ verdict: 'pass', images: [skipped] })).not.toThrow();
  });

  test.each(['pass', 'warn', null] as const)('%s', verdict => {
    const report = reportOf(FAILING);
    expect(() => assertSums({ ...report, verdict })).toThrow(MeasureError);
    expect(() => assertSums({ verdict, images: report.images.map(image => ({ ...image, verdict })) })).toThrow(
      MeasureError,
    );
  });

  test('of several images is the worst', () => {
    expect(() => assertSums({ ...SAMPLES.several, verdict: 'warn' })).toThrow('the verdict: warn against fail');
  });
});

describe('no byte is promised twice', () => {
  const changed = (change: (image: ImageReport) => Partial<ImageReport>) => {
    const report = reportOf(FAILING);
    return () => assertSums({ ...report, images: report.images.map(image => ({ ...image, ...change(image) })) });
  };

  test.each<[string, (image: ImageReport) => Partial<ImageReport>]>([
    ['a finding as two savings', ({ savings }) => ({ savings: [...savings, ...savings.slice(0, 1)] })],
    ['a saving that was left out', ({ savings }) => ({ savings: savings.slice(1) })],
    ['advice among the savings', ({ savings, advice }) => ({ savings: [...savings, ...advice], advice: [] })],
    ['a total that counts advice', image => ({ savingsTotal: { ...image.savingsTotal, bytes: image.sizes.image } })],
  ])('%s', (_, change) => expect(changed(change)).toThrow(MeasureError));

  test('a download that is not known', () =>
    expect(changed(image => ({ savingsTotal: { ...image.savingsTotal, downloadBytes: 1 } }))).toThrow(
      'the download saves no more than it is',
    ));
});

test('a finding cannot name a layer twice or one that is not there', () => {
  const report = reportOf(FAILING);
  const finding = report.images[0]?.findings[0];
  if (finding)
    finding.layers = [
      { index: 4, bytes: 31_200_000 },
      { index: 4, bytes: 30_000_000 },
    ];
  expect(() => assertSums(report)).toThrow('layers of a finding, each once');
  if (finding) finding.layers = [{ index: 40, bytes: 61_200_000 }];
  expect(() => assertSums(report)).toThrow('layers of a finding are layers of the image');
});
