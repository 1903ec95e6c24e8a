/** The base of each image, told from both. */
import { describe, expect, test } from '@jest/globals';
import { commonBase } from '../../src/baseline/common-base.ts';
import { imageFacts } from '../kit/reports/image-facts.ts';

type Evidence = 'dockerfile' | 'history';

/** An image of one layer for each letter. @param base how many of them are known to be the base's */
function image(letters: string, base: number | null, evidence: Evidence = 'history') {
  const layers = [...letters].map(content => ({ content, bytes: 1 }));
  return imageFacts({ layers, base: base === null ? null : { name: null, layers: base, evidence } });
}

function bases(before: ReturnType<typeof image>, after: ReturnType<typeof image>) {
  return commonBase(before, after).map(base => base && `${base.layers} ${base.evidence}`);
}

describe('the base', () => {
  test.each([
    ['of two images with another one', image('abx', 2), image('cdx', 2), ['2 history', '2 history']],
    [
      'that one image knows, if the other has the same layers',
      image('abx', null),
      image('aby', 2),
      ['2 other', '2 history'],
    ],
    ['the same, the other way round', image('abx', 2), image('aby', null), ['2 history', '2 other']],
    ['that one image knows, if the other has other layers', image('abx', 2), image('acx', null), ['2 history', null]],
    ['that none knows', image('abx', null), image('aby', null), [null, null]],
    ['that is all of the earlier image', image('ab', null), image('abx', 2), ['2 other', '2 history']],
    ['by the better evidence', image('abx', 2), image('aby', 1, 'dockerfile'), ['1 other', '1 dockerfile']],
    ['by equal evidence: the smaller', image('abx', 2), image('aby', 1), ['1 other', '1 history']],
    ['that really is another', image('abx', 2), image('acy', 1), ['2 history', '1 history']],
  ])('%s', (_, before, after, expected) => {
    expect(bases(before, after)).toEqual(expected);
  });
});
