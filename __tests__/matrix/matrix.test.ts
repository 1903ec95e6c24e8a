/** The jobs of a matrix: what is planned, and what is read back. */
import { describe, expect, test } from '@jest/globals';
import type { Job, Target } from '../../src/job/types.ts';
import { parseMatrix } from '../../src/matrix/matrix-schema.ts';
import { planMatrix } from '../../src/matrix/plan-matrix.ts';

const job = (...targets: Pick<Target, 'name' | 'platform' | 'allPlatforms'>[]) => ({ targets }) as unknown as Job;
const arm = { os: 'linux', architecture: 'arm64' };

describe('planning', () => {
  test('one image is what the config says', () => {
    expect(planMatrix([job({ name: 'web:ci', platform: null })])).toEqual({
      include: [{ name: 'web:ci', report: '001-web-ci' }],
    });
  });

  test('several are named, with their platforms', () => {
    const all = { name: 'api', platform: null, allPlatforms: true };
    expect(planMatrix([job({ name: 'web', platform: arm }), job(all)]).include).toEqual([
      { name: 'web', source: 'web', platform: 'linux/arm64', report: '001-web-linux-arm64' },
      { name: 'api', source: 'api', platform: 'all', report: '002-api-all' },
    ]);
  });

  test('a name of a report is one of a file and of an artifact, and no other job has it', () => {
    const names = ['../x', 'a b', 'a:b', 'ü'.repeat(500), '<"|*?>', 'x\n'];
    const { include } = planMatrix(names.map(name => job({ name, platform: arm })));
    for (const { report } of include) expect(report).toMatch(/^[A-Za-z0-9._-]{5,120}$/);
    expect(new Set(include.map(({ report }) => report)).size).toBe(names.length);
    expect(parseMatrix(JSON.stringify({ include }), 'x').include).toEqual(include);
  });

  test.each([256, 257])('%i jobs', count => {
    const jobs = Array.from({ length: count }, (_, n) => job({ name: `i${n}`, platform: null }));
    if (count === 256) expect(planMatrix(jobs).include).toHaveLength(256);
    else
      expect(() => planMatrix(jobs)).toThrow(
        'the config has 257 images and platforms, and a matrix of GitHub at most 256',
      );
  });
});

describe('reading', () => {
  const one = { name: 'web', report: '1' };

  test('takes fields of later versions', () => {
    expect(parseMatrix('\ufeff{"include":[{"name":"web","report":"1","later":1}]}', 'x').include).toHaveLength(1);
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no job', '{"include":[]}'],
    ['too many jobs', JSON.stringify({ include: Array(257).fill(one) })],
    ['a report that is a path', JSON.stringify({ include: [{ ...one, report: '../x' }] })],
    ['a name that is no text', JSON.stringify({ include: [{ ...one, name: 1 }] })],
    ['a name without end', JSON.stringify({ include: [{ ...one, name: 'x'.repeat(1001) }] })],
    ['much', `{"include":[{"name":"web","report":"1"}]}${' '.repeat(1_000_000)}`],
  ])('refuses %s', (_, text) => {
    expect(() => parseMatrix(text, 'plan.json')).toThrow('plan.json is no plan that `imagebudget matrix` wrote');
  });
});
