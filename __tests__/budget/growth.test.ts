/** Budgets on growth: percentages of the baseline, floors, parts of an image, and no baseline at all. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Sizes } from '../../src/analysis/types.ts';
import { type Baseline, type Figures, NO_BASELINE, type PlainFigures } from '../../src/budget/figure.ts';
import { judge, verdictOf } from '../../src/budget/judge.ts';
import { judgeable, unjudged } from '../../src/budget/missing.ts';
import { partsOf } from '../../src/budget/parts.ts';
import { figuresAfter } from '../../src/budget/plan/figures.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { MeasureError } from '../../src/errors.ts';

const CATEGORIES = { python: { title: 'Python', rules: ['pip-cache'] } };

function growthOf(text: string, rest = '') {
  const config = `version: 1\n${rest}budgets: { growth: { ${text} } }`;
  return parseConfig(Buffer.from(config), { path: 'c.yml', ruleIds: ['pip-cache', 'big'], categories: CATEGORIES })
    .budgets;
}

function plain(given: Partial<Sizes> & Partial<Omit<PlainFigures, 'sizes'>> = {}): PlainFigures {
  const { layers, findings = [], files = 10, parts = [], ...sizes } = given;
  const { image = 0, wasted = 0 } = sizes;
  return {
    sizes: { image, visible: image - wasted, wasted, removable: 0, download: null, own: null, efficiency: 1, ...sizes },
    layers: layers ?? [{ index: 0, bytes: image }],
    findings,
    files,
    parts,
  };
}

function figures(now: PlainFigures, before: PlainFigures | null, upstream: Baseline['upstream'] = null): Figures {
  const baseline = before === null ? NO_BASELINE : { figures: before, upstream };
  return { ...now, name: 'web:ci', files: now.files ?? 0, baseline };
}

const statusOf = (text: string, given: Figures) => verdictOf(judge(growthOf(text), given));

describe('a limit on growth', () => {
  const grown = figures(plain({ image: 1100 }), plain({ image: 1000 }));

  test('is inclusive, in bytes and in percent of the baseline', () => {
    expect(judge(growthOf('size: 100'), grown)).toMatchObject([
      { budget: 'growth.size', status: 'pass', actual: 100, baseline: 1000, fail: 100, unit: 'bytes' },
    ]);
    expect(statusOf('size: 99', grown)).toBe('fail');
    expect(statusOf('size: 10 %', grown)).toBe('pass');
    expect(statusOf('size: 9.999999 %', grown)).toBe('fail');
    expect(statusOf('size: { warn: 5 %, fail: 200 }', grown)).toBe('warn');
  });

  test('never fires below its floor', () => {
    expect(statusOf('size: { fail: 1 %, floor: 100 }', grown)).toBe('pass');
    expect(statusOf('size: { fail: 1 %, floor: 99 }', grown)).toBe('fail');
    expect(statusOf('files: { fail: 0, floor: 2 }', figures(plain({ files: 12 }), plain({ files: 10 })))).toBe('pass');
    expect(statusOf('files: { fail: 0, floor: 1 }', figures(plain({ files: 12 }), plain({ files: 10 })))).toBe('fail');
  });

  test('is kept by an image that shrank, whatever the limit', () => {
    const shrunk = figures(plain({ image: 900 }), plain({ image: 1000 }));
    expect(judge(growthOf('size: 0'), shrunk)).toMatchObject([{ status: 'pass', actual: -100 }]);
  });

  test('of 0 is exceeded by any byte over nothing', () => {
    const first = figures(plain({ image: 1 }), plain({ image: 0 }));
    expect(statusOf('size: 100 %', first)).toBe('fail');
    expect(statusOf('size: 1', first)).toBe('pass');
  });

  test('in percent is what whole-number arithmetic gives', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.nat(2 ** 40), fc.nat({ max: 100 }), (before, now, percent) => {
        const status = statusOf(`size: ${percent} %`, figures(plain({ image: now }), plain({ image: before })));
        const most = (BigInt(before) * BigInt(percent)) / 100n;
        expect(status).toBe(BigInt(now) - BigInt(before) <= most ? 'pass' : 'fail');
      }),
    );
  });
});

describe('what grows', () => {
  test('any figure but efficiency', () => {
    const now = plain({
      image: 1000,
      wasted: 30,
      removable: 20,
      download: 400,
      layers: [{ index: 0, bytes: 700 }],
      files: 9,
    });
    const before = plain({ image: 900, wasted: 25, removable: 14, download: 393, layers: [], files: 1 });
    const names = ['size', 'download', 'layer', 'layers', 'files', 'wasted', 'removable', 'waste'];
    const results = judge(growthOf(names.map(name => `${name}: 0`).join(', ')), figures(now, before));
    const actual = Object.fromEntries(results.map(({ budget, actual: by, unit }) => [budget.slice(7), [by, unit]]));
    expect(actual).toEqual({
      size: [100, 'bytes'],
      download: [7, 'bytes'],
      layer: [700, 'bytes'],
      layers: [1, 'count'],
      files: [8, 'count'],
      wasted: [5, 'bytes'],
      removable: [6, 'bytes'],
      waste: [11, 'bytes'],
    });
    expect(() => growthOf('efficiency: 1 %')).toThrow('efficiency');
  });

  test('own and upstream bytes, as both images together tell them', () => {
    const given = figures(plain({ image: 1000 }), plain({ image: 900 }), { before: 300, now: 350 });
    expect(judge(growthOf('own: 50, upstream: 49'), given)).toMatchObject([
      { budget: 'growth.own', status: 'pass', actual: 50, baseline: 600 },
      { budget: 'growth.upstream', status: 'fail', actual: 50, baseline: 300 },
    ]);
  });

  test('with another base image, upstream is that base', () => {
    const freed = {
      bytes: 0,
      wasted: 0,
      removable: 0,
      files: 0,
      byLayer: new Map(),
      byRule: new Map(),
      byPart: new Map(),
    };
    const given = figures(plain({ image: 1000, own: 650 }), plain({ image: 900 }), { before: 300, now: 350 });
    const after = figuresAfter(given, { ...freed, bytes: 200, newBase: 150 });
    expect(judge(growthOf('own: 50, upstream: 0'), after)).toMatchObject([
      { actual: 650 - 600, status: 'pass' },
      { actual: 150 - 300, status: 'pass' },
    ]);
  });

  test('rules, categories, paths and packages', () => {
    const [cache, big] = ['pip-cache', 'big'].map(rule => ({ rule, bucket: 'removable' as const, bytes: 7 }));
    const part = (section: 'paths' | 'packages', key: string, bytes: number) => ({ section, key, bytes });
    const now = plain({
      image: 100,
      findings: [cache, big].flatMap(one => one ?? []),
      parts: [part('paths', '/app/**', 20), part('packages', 'torch', 30)],
    });
    const before = plain({ image: 90, parts: [part('paths', '/app/**', 15), part('packages', 'torch', 31)] });
    const text = 'rules: { big: 0 }, categories: { python: 0 }, paths: { /app/**: 0 }, packages: { torch: 0 }';
    const results = judge(growthOf(text), figures(now, before));
    expect(results.map(({ budget, actual }) => [budget, actual])).toEqual([
      ['growth.rules.big', 7],
      ['growth.categories.python', 7],
      ['growth.paths./app/**', 5],
      ['growth.packages.torch', -1],
    ]);
    expect(partsOf([...growthOf(text), ...growthOf('paths: { /app/**: 1 }')])).toEqual([
      { section: 'paths', key: '/app/**' },
      { section: 'packages', key: 'torch' },
    ]);
  });
});

describe('what cannot be judged', () => {
  const alone = figures(plain({ image: 1000 }), null);

  test('without a baseline warns, and passes no budget', () => {
    const budgets = growthOf('size: 10 GB');
    expect(judgeable(budgets, alone)).toEqual([]);
    expect(unjudged(budgets, alone)).toMatchObject([
      { budget: 'growth.size', status: 'warn', reason: 'no baseline yet' },
    ]);
  });

  test('does what onMissing says, of the budget before that of the config', () => {
    expect(unjudged(growthOf('size: { fail: 1, onMissing: skip }'), alone)).toMatchObject([{ status: 'skip' }]);
    expect(unjudged(growthOf('size: 1', 'onMissing: skip\n'), alone)).toMatchObject([{ status: 'skip' }]);
    expect(() => unjudged(growthOf('size: { fail: 1, onMissing: fail }'), alone)).toThrow(MeasureError);
  });

  test('a figure that either image does not have', () => {
    const cases: [string, Figures, string][] = [
      ['download: 1', figures(plain(), plain({ download: 5 })), 'web:ci comes without compressed layers'],
      ['download: 1', figures(plain({ download: 5 }), plain()), 'the baseline comes without compressed layers'],
      ['own: 1', figures(plain(), plain()), 'the base image of web:ci is not known'],
      ['files: 1', figures(plain(), plain({ files: null })), 'the baseline does not tell this figure'],
      [
        'paths: { /a: 1 }',
        figures(plain({ parts: [{ section: 'paths', key: '/a', bytes: 0 }] }), plain()),
        'does not tell',
      ],
    ];
    for (const [text, given, reason] of cases) {
      const [missing, ...more] = unjudged(growthOf(text), given);
      expect([text, missing?.reason, more]).toEqual([text, expect.stringContaining(reason), []]);
      expect(judgeable(growthOf(text), given)).toEqual([]);
    }
  });
});

test('a budget on a figure says what the baseline has', () => {
  const [size] = parseConfig(Buffer.from('version: 1\nbudgets: { size: 1 }'), { path: 'c.yml', ruleIds: [] }).budgets;
  const given = figures(plain({ image: 1000 }), plain({ image: 900 }));
  expect(judge(size ? [size] : [], given)).toMatchObject([{ actual: 1000, baseline: 900, status: 'fail' }]);
});
