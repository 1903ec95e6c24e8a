import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alignHistory, alignToLayers } from '../../src/image/history.ts';

const layer = (createdBy: string) => ({ createdBy, emptyLayer: false });
const empty = (createdBy: string) => ({ createdBy, emptyLayer: true });

describe('alignHistory', () => {
  test('entries without a layer are passed over', () => {
    const history = [layer('ADD a'), empty('ENV b'), layer('RUN c'), empty('CMD d')];
    expect(alignHistory(history, 2)).toEqual({ createdBy: ['ADD a', 'RUN c'], note: null });
  });

  test('too few entries: the top layers get them', () => {
    expect(alignHistory([layer('RUN a'), empty('ENV b')], 3)).toEqual({
      createdBy: ['', '', 'RUN a'],
      note: 'history has 1 entry for 3 layers; instructions were assigned from the top layer down',
    });
  });

  test('too many entries: the last ones count', () => {
    expect(alignHistory([layer('RUN a'), layer('RUN b')], 1)).toEqual({
      createdBy: ['RUN b'],
      note: 'history has 2 entries for 1 layer; instructions were assigned from the top layer down',
    });
    expect(alignHistory([layer('RUN a')], 0).createdBy).toEqual([]);
  });

  test('no history at all', () => {
    expect(alignHistory([], 2)).toEqual({
      createdBy: ['', ''],
      note: 'the image has no history, so its layers have no instructions',
    });
    expect(alignHistory([], 0)).toEqual({ createdBy: [], note: null });
  });

  test('there is always one text a layer', () => {
    const entry = fc.record({ createdBy: fc.string(), emptyLayer: fc.boolean() });
    fc.assert(
      fc.property(fc.array(entry), fc.nat(50), (history, count) => {
        expect(alignHistory(history, count).createdBy).toHaveLength(count);
      }),
    );
  });
});

describe('alignToLayers', () => {
  const history = [layer('a'), empty('b'), layer('c')];

  test.each<[number, (number | null)[]]>([
    [0, []],
    [1, [2]],
    [2, [0, 2]],
    [3, [null, 0, 2]],
  ])('gives %i layers the values of their entries', (count, expected) => {
    expect(alignToLayers(history, [0, 1, 2], count)).toEqual(expected);
  });

  test('values beyond the history belong to no layer', () => {
    expect(alignToLayers(history, [0, 1, 2, 3, 4], 2)).toEqual([0, 2]);
    expect(alignToLayers([], [0], 1)).toEqual([null]);
  });
});
