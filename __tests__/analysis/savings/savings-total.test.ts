import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { savingsTotal } from '../../../src/analysis/savings/savings-total.ts';
import { annotations } from '../../../src/report/annotations.ts';
import { totalText } from '../../../src/report/format/savings.ts';
import { jsonValue } from '../../../src/report/json.ts';
import { type ImageSpec, imageReport, reportOf, sum, type WastedSpec } from '../../kit/reports/build-report.ts';
import { OF_THE_BASE } from '../../kit/reports/report-samples.ts';

const BASE = { bytes: 1000, downloadBytes: 400, base: true, createdBy: 'RUN /bin/sh -c base' };
const OWN = { bytes: 1000, downloadBytes: 400, createdBy: 'RUN /bin/sh -c own' };

function wasted(file: Partial<WastedSpec>): WastedSpec {
  return { path: '/a', bytes: 500, cause: 'deleted', addedIn: 0, wastedIn: 1, ...file };
}

function of(spec: ImageSpec) {
  return imageReport(spec).savingsTotal;
}

describe('what the download could save', () => {
  const layer = fc
    .record({ bytes: fc.nat(1e9), downloadBytes: fc.nat(1e9), waste: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ waste, ...spec }) => ({ ...spec, wasted: Math.floor(spec.bytes * waste) }));

  test('is part of it, nothing where nothing is saved, and grows with what is', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 6 }), layers => {
        const download = sum(layers.map(({ downloadBytes }) => downloadBytes)) + 500;
        const findings = (bytesOf: (layer: (typeof layers)[0]) => number) =>
          layers.map((one, index) => ({ rule: 'x', layers: [{ index, bytes: bytesOf(one) }], paths: ['/x'] }));
        const all = of({ layers, download, findings: findings(one => one.wasted) });
        const half = of({ layers, download, findings: findings(one => Math.floor(one.wasted / 2)) });
        const none = of({ layers, download, findings: [] });
        expect(none.downloadBytes).toBe(0);
        expect(all.downloadBytes).toBeLessThanOrEqual(download - 500);
        expect(half.downloadBytes).toBeLessThanOrEqual(all.downloadBytes ?? -1);
        expect(Number.isSafeInteger(all.downloadBytes)).toBe(true);
      }),
    );
  });

  test('is not known without a compressed form', () => {
    expect(of({ layers: [{ bytes: 1000 }, OWN], wasted: [wasted({})] }).downloadBytes).toBeNull();
  });

  test('is a part of each layer that loses something', () => {
    const layers = [OWN, { ...OWN, downloadBytes: 100 }, { bytes: 0, downloadBytes: 32 }];
    const files = [wasted({ bytes: 500 }), wasted({ bytes: 100, addedIn: 1, wastedIn: 2 })];
    expect(of({ layers, download: 600, wasted: files }).downloadBytes).toBe(200 + 10);
  });

  test('counts a layer that is there twice by the copy that saves less', () => {
    const image = imageReport({ layers: [OWN, OWN], download: 500, wasted: [wasted({ bytes: 1000 })] });
    const [first] = image.layers;
    const layers = image.layers.map(layer => ({ ...layer, diffId: first?.diffId ?? '' }));
    expect(image.savingsTotal.downloadBytes).toBe(400);
    expect(savingsTotal(image.savings, { layers, download: 500 }).downloadBytes).toBe(0);
  });
});

describe("the base image's part", () => {
  test.each([
    ['deleted', 500],
    ['opaque', 500],
    ['replaced', 500],
    ['overwritten', 500],
    ['metadata', 0],
  ] as const)('of its files that an own layer has %s is %i', (cause, bytes) => {
    expect(of({ layers: [BASE, OWN], wasted: [wasted({ cause })] })).toMatchObject({ bytes: 500, baseBytes: bytes });
  });

  test('is all that its own layers waste, and nothing that own layers do', () => {
    expect(of({ layers: [BASE, BASE, OWN], wasted: [wasted({ cause: 'metadata' })] }).baseBytes).toBe(500);
    expect(of({ layers: [BASE, OWN, OWN], wasted: [wasted({ addedIn: 1, wastedIn: 2 })] }).baseBytes).toBe(0);
  });

  test('leaves out advice, and counts what an upgrade in an own layer writes again', () => {
    const findings = [{ rule: 'x', bucket: 'advice' as const, layers: [{ index: 0, bytes: 5 }], paths: ['/x'] }];
    const upgraded = [wasted({ cause: 'overwritten', label: 'package-upgrade' })];
    expect(of({ layers: [BASE, OWN], wasted: upgraded, findings }).baseBytes).toBe(500);
  });

  test('is the sum over all savings', () => {
    const { savings, savingsTotal } = imageReport(OF_THE_BASE);
    expect(savingsTotal.baseBytes).toBe(sum(savings.map(({ baseBytes }) => baseBytes)));
    for (const { baseBytes, bytes, remedy } of savings)
      if (baseBytes === bytes) expect(remedy).toMatch(/^Only a newer or smaller base image/);
  });

  test('is told with the sum, unless rounding hides it', () => {
    expect(totalText({ bytes: 1000, baseBytes: 1000, downloadBytes: null }, 2000)).toBe(
      "1.00 kB (50 %), all of it the base image's",
    );
    expect(totalText({ bytes: 1000, baseBytes: 10, downloadBytes: 0 }, 2000)).toBe(
      "1.00 kB (50 %), 10 B of it the base image's",
    );
    expect(totalText({ bytes: 1000, baseBytes: 9, downloadBytes: 300 }, 2000)).toBe(
      '1.00 kB (50 %), about 300 B of the download',
    );
  });

  test('is in the JSON', () => {
    expect(jsonValue(reportOf(OF_THE_BASE))).toMatchObject({
      images: [{ savings: { bytes: 47_000_000, baseBytes: 32_000_000, downloadBytes: 10_933_333 + 7_500_000 } }],
    });
  });

  test('is no line of this Dockerfile to a budget that fails', () => {
    const layers = [{ ...BASE, bytes: 9_000_000, line: 1 }, OWN];
    const findings = [{ rule: 'x', layers: [{ index: 0, bytes: 5_000_000 }], paths: ['/x'] }];
    const budgets = [{ budget: 'removable', status: 'fail' as const, actual: 5_000_000, fail: 0 }];
    expect(annotations(reportOf({ layers, findings, budgets }))[0]?.message).toMatch(
      /Biggest cause: layer 0 of the base image, 5\.00 MB of waste\.$/,
    );
  });
});
