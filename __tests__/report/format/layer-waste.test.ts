import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { layerRows } from '../../../src/report/format/layers/layer-rows.ts';
import { causedWaste } from '../../../src/report/format/layers/layer-waste.ts';
import { type ImageSpec, imageReport, sum } from '../../kit/reports/build-report.ts';

const CHOWN: ImageSpec = {
  layers: [
    { bytes: 100, base: true },
    { bytes: 90, createdBy: 'COPY . .' },
    { bytes: 60, createdBy: 'RUN chown -R 1000 /app' },
    { bytes: 0, createdBy: 'RUN rm -rf /app/tests' },
  ],
  wasted: [
    { path: '/app/a', bytes: 60, cause: 'metadata', addedIn: 1, wastedIn: 2 },
    { path: '/app/tests/b', bytes: 30, cause: 'deleted', addedIn: 1, wastedIn: 3 },
  ],
};

describe('waste', () => {
  test('is at the layer that causes it', () => expect(causedWaste(imageReport(CHOWN))).toEqual([0, 30, 60, 0]));

  test('is all of it', () => {
    const cause = fc.constantFrom('metadata' as const, 'deleted' as const, 'overwritten' as const);
    const file = fc.record({ cause, bytes: fc.integer({ min: 1, max: 9 }), addedIn: fc.nat(1), later: fc.nat(1) });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 9 }), files => {
        const wasted = files.map(({ cause: why, bytes, addedIn, later }, n) => {
          return { path: `/f${n}`, bytes, cause: why, addedIn, wastedIn: addedIn + 1 + later };
        });
        const image = imageReport({ layers: [0, 1, 2, 3].map(() => ({ bytes: 500 })), wasted });
        expect(sum(causedWaste(image))).toBe(image.sizes.wasted + image.sizes.removable);
      }),
    );
  });
});

describe('rows of layers', () => {
  test('say which layer copies files, and which own one is the largest', () => {
    const remarks = layerRows(imageReport(CHOWN), 8, '--all').map(({ layers, remark }) => [layers, remark]);
    expect(remarks).toEqual([
      ['3', ''],
      ['2', 'copies files of layer 1'],
      ['1', 'largest of yours'],
      ['0', ''],
    ]);
  });

  test('keep the largest own layers and fold the others, whatever there is room for', () => {
    const layers = fc.array(fc.record({ bytes: fc.nat(1000), base: fc.boolean() }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(layers, fc.integer({ min: 4, max: 12 }), (specs, most) => {
        const base = specs.filter(spec => spec.base).length;
        const image = imageReport({
          layers: specs.map((spec, n) => ({ ...spec, base: n < base })),
          baseName: 'debian',
        });
        const rows = layerRows(image, most, '--all');
        expect(rows.length).toBeLessThanOrEqual(most);
        expect(sum(rows.map(({ bytes }) => bytes))).toBe(image.sizes.image);
      }),
    );
  });
});
