import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Column, type ColumnData, WORDS } from '../../../src/layer/index/columns.ts';
import { PartialColumn, type PartialColumnData } from '../../../src/layer/index/partial-column.ts';
import { runs } from '../../kit/runner/thorough.ts';

const ENTRIES = 30;

function partial(from?: PartialColumnData<ColumnData>): PartialColumn<number, ColumnData> {
  return new PartialColumn((data?: ColumnData) => new Column(WORDS, data), from);
}

describe('PartialColumn', () => {
  test('answers as a map does, in whatever order it is filled and asked, also after it was moved', () => {
    const entry = fc.nat(ENTRIES - 1);
    const sets = fc.array(fc.tuple(entry, fc.nat()), { maxLength: 40 });
    fc.assert(
      fc.property(sets, sets, fc.array(entry, { maxLength: 60 }), fc.boolean(), (first, later, asked, inOrder) => {
        const map = new Map(inOrder ? [...first].sort(([a], [b]) => a - b) : first);
        const column = partial();
        for (const [at, value] of map) column.set(at, value);
        const moved = partial(column.data);
        expect(asked.map(at => moved.get(at))).toEqual(asked.map(at => map.get(at)));
        for (const [at, value] of later) {
          map.set(at, value);
          moved.set(at, value);
        }
        for (const one of [moved, partial(moved.data)]) {
          expect(one.all).toEqual([...map.keys()].sort((a, b) => a - b));
          expect(asked.map(at => one.get(at))).toEqual(asked.map(at => map.get(at)));
        }
      }),
      { numRuns: runs(500) },
    );
  });
});
