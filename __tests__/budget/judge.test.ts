import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding, Sizes } from '../../src/analysis/types.ts';
import type { Figures } from '../../src/budget/figure.ts';
import { judge, verdictOf } from '../../src/budget/judge.ts';
import { judgeable, unjudged } from '../../src/budget/missing.ts';
import { partsOf } from '../../src/budget/parts.ts';
import type { Status } from '../../src/budget/types.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { MeasureError } from '../../src/errors.ts';
import { pathSummary } from '../../src/stack/path-summary.ts';
import { runs } from '../kit/runner/thorough.ts';

const RULES = ['apt-lists', 'pip-cache', 'poetry-cache'];
const CATEGORIES = { python: { title: 'Python', rules: ['pip-cache', 'poetry-cache'] } };

/** Budgets as a config writes them: what is tested is what users get. */
function budgets(text: string) {
  return parseConfig(Buffer.from(`version: 1\nbudgets: { ${text} }`), {
    path: 'c.yml',
    ruleIds: RULES,
    categories: CATEGORIES,
  }).budgets;
}

function figures(
  given: Partial<Sizes> & Partial<Pick<Figures, 'files' | 'parts'>> & { layers?: number[]; findings?: Finding[] } = {},
): Figures {
  const { layers = [given.image ?? 0], findings = [], files = 0, parts = [], ...sizes } = given;
  const { image = 0, wasted = 0 } = sizes;
  const visible = image - wasted;
  const efficiency = image === 0 ? 1 : visible / image;
  return {
    name: 'web:ci',
    sizes: { image, visible, wasted, removable: 0, download: null, own: null, efficiency, ...sizes },
    layers: layers.map((bytes, index) => ({ index, bytes })),
    findings,
    files,
    parts,
  };
}

function finding(rule: string, bytes: number, bucket: Finding['bucket'] = 'removable'): Finding {
  return {
    rule,
    bytes,
    bucket,
    title: '',
    severity: 'warn',
    baseBytes: 0,
    files: 1,
    layers: [{ index: 0, bytes }],
    place: pathSummary(),
    paths: [],
    remedy: '',
    at: null,
    page: null,
  };
}

function statusOf(text: string, given: Figures): Status {
  return verdictOf(judge(budgets(text), given));
}

describe('limits are inclusive', () => {
  const sizes = {
    image: 1000,
    wasted: 100,
    removable: 50,
    download: 400,
    layers: [300, 700],
    own: 600,
    files: 7,
    findings: [finding('pip-cache', 50)],
  };
  test.each([
    ['size', 1000],
    ['download', 400],
    ['own', 600],
    ['layer', 700],
    ['files', 7],
    ['layers', 2],
    ['wasted', 100],
    ['removable', 50],
    ['waste', 150],
  ])('%s of exactly %d passes, one less fails', (name, actual) => {
    expect(judge(budgets(`${name}: ${actual}`), figures(sizes))).toMatchObject([
      { status: 'pass', actual, fail: actual, warn: null },
    ]);
    expect(statusOf(`${name}: ${actual - 1}`, figures(sizes))).toBe('fail');
    expect(statusOf(`${name}: { warn: ${actual - 1} }`, figures(sizes))).toBe('warn');
    expect(statusOf(`${name}: { warn: ${actual - 1}, fail: ${actual} }`, figures(sizes))).toBe('warn');
    expect(statusOf(`${name}: { warn: ${actual}, fail: ${actual} }`, figures(sizes))).toBe('pass');
  });

  test('a rule of exactly its limit passes, one byte more fails', () => {
    expect(statusOf('rules: { pip-cache: 50 }', figures(sizes))).toBe('pass');
    expect(statusOf('rules: { pip-cache: 49 }', figures(sizes))).toBe('fail');
  });

  test('efficiency of exactly its limit passes, and more is better', () => {
    expect(statusOf('efficiency: 90 %', figures(sizes))).toBe('pass');
    expect(statusOf('efficiency: 90.000001 %', figures(sizes))).toBe('fail');
    expect(statusOf('efficiency: { warn: 95 %, fail: 0.9 }', figures(sizes))).toBe('warn');
    expect(statusOf('efficiency: 0', figures(sizes))).toBe('pass');
  });
});

describe('percentages are of the image size, exactly, rounded down', () => {
  test.each([
    ['0.1 %', 3000, 3],
    ['0.1 %', 2999, 2],
    ['0.1 %', 999, 0],
    ['5 %', 284_100_000, 14_205_000],
    ['1.1 %', 1000, 11],
    ['0.7 %', 1000, 7],
    ['57.7 %', 1000, 577],
    ['0.000001 %', 100_000_000, 1],
    ['0.000001 %', 99_999_999, 0],
    ['29 %', 100, 29],
    ['58 %', 100, 58],
    ['100 %', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['33.333333 %', 9_000_000_000_000_000, 2_999_999_970_000_000],
    ['0 %', 1000, 0],
    ['5 %', 0, 0],
  ])('%s of %d is %d', (text, image, limit) => {
    for (const name of ['wasted', 'removable', 'waste', 'rules: { pip-cache']) {
      const close = name.includes('{') ? ' }' : '';
      expect(judge(budgets(`${name}: ${text}${close}`), figures({ image }))).toMatchObject([
        { fail: limit, text: { fail: text } },
      ]);
    }
  });

  test('any percentage with decimals is what whole-number arithmetic gives', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat({ max: 100_000_000 }), (image, millionths) => {
        const decimals = String(millionths % 1_000_000).padStart(6, '0');
        const percent = `${Math.floor(millionths / 1_000_000)}.${decimals} %`;
        const [result] = judge(budgets(`wasted: ${percent}`), figures({ image }));
        expect(result?.fail).toBe(Number((BigInt(image) * BigInt(millionths)) / 100_000_000n));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('efficiency', () => {
  test('of an empty image is 1', () => {
    expect(judge(budgets('efficiency: 1'), figures())).toMatchObject([{ status: 'pass', actual: 1, unit: 'ratio' }]);
  });

  test('is compared exactly where its double is not', () => {
    // 1 - 1e-16 is 1 as a double.
    const image = 9_007_199_254_740_991;
    expect((image - 1) / image).toBe(1 - 2 ** -53);
    expect(statusOf('efficiency: 1', figures({ image, wasted: 1 }))).toBe('fail');
    expect(statusOf('efficiency: 1', figures({ image, wasted: 0 }))).toBe('pass');
    // 0.07 * 100 is 7.000000000000001 as a double.
    expect(statusOf('efficiency: 0.07', figures({ image: 100, wasted: 93 }))).toBe('pass');
    expect(statusOf('efficiency: 95 %', figures({ image: 3000, wasted: 150 }))).toBe('pass');
    expect(statusOf('efficiency: 95 %', figures({ image: 3000, wasted: 151 }))).toBe('fail');
  });

  test('any ratio with decimals is what whole-number arithmetic gives', () => {
    const image = fc.maxSafeNat().filter(size => size > 0);
    fc.assert(
      fc.property(
        image,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 100_000_000 }),
        (whole, share, ratio) => {
          const wasted = Math.floor(whole * share);
          const text = ratio === 100_000_000 ? '1' : `0.${String(ratio).padStart(8, '0')}`;
          const reached = BigInt(whole - wasted) * 100_000_000n >= BigInt(ratio) * BigInt(whole);
          expect(statusOf(`efficiency: ${text}`, figures({ image: whole, wasted }))).toBe(reached ? 'pass' : 'fail');
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

describe('what each figure is', () => {
  test('rules add up their findings in both buckets, and only theirs', () => {
    const findings = [finding('pip-cache', 5), finding('pip-cache', 7, 'advice'), finding('apt-lists', 100)];
    expect(judge(budgets('rules: { pip-cache: 11, apt-lists: 100 }'), figures({ image: 200, findings }))).toMatchObject(
      [
        { budget: 'rules.pip-cache', status: 'fail', actual: 12, unit: 'bytes' },
        { budget: 'rules.apt-lists', status: 'pass', actual: 100 },
      ],
    );
  });

  test('a rule without a finding is 0', () => {
    expect(judge(budgets('rules: { pip-cache: 0 }'), figures({ image: 5 }))).toMatchObject([
      { status: 'pass', actual: 0 },
    ]);
  });

  test('an image without layers has no biggest layer', () => {
    const result = judge(budgets('layer: 0, layers: 0'), figures({ layers: [] }));
    expect(result).toMatchObject([
      { budget: 'layer', status: 'pass', actual: 0, unit: 'bytes' },
      { budget: 'layers', status: 'pass', actual: 0, unit: 'count' },
    ]);
  });

  test('a hundred thousand layers are no problem', () => {
    expect(statusOf('layer: 1', figures({ layers: new Array(100_000).fill(1) }))).toBe('pass');
  });

  test('a category adds up what its rules find removable', () => {
    const findings = [
      finding('pip-cache', 5),
      finding('poetry-cache', 7),
      finding('pip-cache', 100, 'advice'),
      finding('apt-lists', 1000),
    ];
    const given = figures({ image: 2000, findings });
    expect(judge(budgets('categories: { python: 12 }'), given)).toMatchObject([
      { budget: 'categories.python', status: 'pass', actual: 12, fail: 12 },
    ]);
    expect(statusOf('categories: { python: 11 }', given)).toBe('fail');
    expect(judge(budgets('categories: { python: 1 % }'), given)).toMatchObject([{ status: 'pass', fail: 20 }]);
  });

  test('a path and a package are those of their own key', () => {
    const part = (section: 'paths' | 'packages', key: string, bytes: number) => ({
      ...{ section, key, bytes },
      ...{ files: 1, isDirectory: false },
    });
    const parts = [part('paths', '/app/**', 60), part('packages', 'torch', 70), part('paths', 'torch', 5)];
    parts.push(part('paths', '/', 0), part('packages', 'npm:x', 0));
    const text = 'paths: { /app/**: 59, "/": 0 }, packages: { torch: 70, npm:x: { warn: 0 } }';
    expect(() => budgets('paths: { torch: 1 }')).toThrow('must be a pattern for absolute paths');
    expect(judge(budgets(text), figures({ image: 1000, parts }))).toMatchObject([
      { budget: 'paths./app/**', status: 'fail', actual: 60, unit: 'bytes' },
      { budget: 'paths./', status: 'pass', actual: 0 },
      { budget: 'packages.torch', status: 'pass', actual: 70 },
      { budget: 'packages.npm:x', status: 'pass', actual: 0 },
    ]);
    expect(partsOf(budgets(text))).toEqual([
      { section: 'paths', key: '/app/**' },
      { section: 'paths', key: '/' },
      { section: 'packages', key: 'torch' },
      { section: 'packages', key: 'npm:x' },
    ]);
  });

  test('an image whose base is not known has no verdict on its own size', () => {
    const unknown = () => unjudged(budgets('own: 1 TB'), figures({ image: 1 }));
    expect(unknown).toThrow(MeasureError);
    expect(unknown).toThrow('c.yml:2:12: "own" cannot be judged: the base image of web:ci is not known');
  });

  test('an unknown download size has no verdict', () => {
    const unknown = () => unjudged(budgets('size: 5, download: 1 TB'), figures({ image: 1, download: null }));
    expect(unknown).toThrow(MeasureError);
    expect(unknown).toThrow('c.yml:2:21: "download" cannot be judged: web:ci comes without compressed layers');
  });

  test.each([
    ['warn', 'warn'],
    ['skip', 'pass'],
  ] as const)('with onMissing: %s the others are judged, and the verdict is %s', (onMissing, verdict) => {
    const config = budgets(`size: 5, download: { fail: 1 TB, onMissing: ${onMissing} }, own: 7`);
    const given = figures({ image: 1, own: 7 });
    const missing = unjudged(config, given);
    expect(missing).toEqual([
      {
        budget: 'download',
        status: onMissing,
        reason: 'web:ci comes without compressed layers',
        position: { path: 'c.yml', line: 2, column: 21 },
      },
    ]);
    const results = judge(judgeable(config, given), given);
    expect(results.map(({ budget }) => budget)).toEqual(['size', 'own']);
    expect(verdictOf([...results, ...missing])).toBe(verdict);
  });

  test('the config says for all budgets what to do, and each for itself', () => {
    const text = 'version: 1\nonMissing: skip\nbudgets: { own: 1, download: { warn: 1, onMissing: warn } }';
    const config = parseConfig(Buffer.from(text), { path: 'c.yml', ruleIds: RULES }).budgets;
    expect(unjudged(config, figures({ image: 1 })).map(({ budget, status }) => [budget, status])).toEqual([
      ['own', 'skip'],
      ['download', 'warn'],
    ]);
    // A figure that is there is judged.
    expect(unjudged(config, figures({ image: 1, own: 2, download: 3 }))).toEqual([]);
  });

  test.each([
    ['{ fail: 5 %, floor: 60 }', 60, 'pass'],
    ['{ fail: 5 %, floor: 59 }', 60, 'fail'],
    ['{ fail: 5 %, floor: 40 }', 50, 'pass'],
    ['{ fail: 5 %, floor: 40 }', 51, 'fail'],
    ['{ warn: 1 %, fail: 5 %, floor: 20 }', 20, 'pass'],
    ['{ warn: 1 %, fail: 5 %, floor: 20 }', 21, 'warn'],
    ['{ warn: 1 %, fail: 5 %, floor: 20 }', 51, 'fail'],
    ['{ fail: 10, floor: 20 }', 20, 'pass'],
  ])('wasted: %s of an image of 1000 bytes with %d: %s', (limit, wasted, status) => {
    expect(statusOf(`wasted: ${limit}`, figures({ image: 1000, wasted }))).toBe(status);
  });

  test('a floor that decides is told with the limit', () => {
    const config = budgets('wasted: { warn: 1 %, fail: 5 %, floor: 20 }');
    expect(judge(config, figures({ image: 1000 }))).toMatchObject([
      { warn: 20, fail: 50, text: { warn: '1 %, floor 20', fail: '5 %' } },
    ]);
  });

  test('a figure that is no number passes nothing', () => {
    expect(statusOf('size: 1 TB', figures({ image: Number.NaN }))).toBe('fail');
  });

  test('results carry the text and the place of the limits', () => {
    const position = { path: 'c.yml', line: 2, column: 12 };
    expect(judge(budgets('size: { warn: 1 kB, fail: 1.0 KiB }'), figures({ image: 1010 }))).toEqual([
      {
        budget: 'size',
        status: 'warn',
        actual: 1010,
        warn: 1000,
        fail: 1024,
        baseline: null,
        unit: 'bytes',
        text: { warn: '1 kB', fail: '1.0 KiB' },
        position,
      },
    ]);
  });

  test('results keep the order of the config', () => {
    const names = judge(budgets('waste: 1, layers: 1, size: 1'), figures()).map(({ budget }) => budget);
    expect(names).toEqual(['waste', 'layers', 'size']);
  });
});

test('the worked example of docs/budgets.md', () => {
  const [, page = ''] = readFileSync(join(import.meta.dirname, '../../docs/budgets.md'), 'utf8').split(
    '## A worked example',
  );
  const config = /```yaml\n([^`]+)```/.exec(page)?.[1] ?? '';
  const given = { image: 100_000, wasted: 4000, removable: 2500, layers: [60_000, 30_000, 10_000] };
  const results = judge(
    parseConfig(Buffer.from(config), { path: 'c.yml', ruleIds: RULES }).budgets,
    figures({ ...given, findings: [finding('pip-cache', 2500)] }),
  );
  const rows = results.map(({ budget, actual, status }) => ({ budget, actual, status }));
  const table = [...page.matchAll(/^\| `([a-z.-]+)` \| ([\d .]+) \| [^|]+ \| (pass|warn|fail)\b/gm)];
  expect(table).toHaveLength(7);
  expect(
    table.map(([, budget, actual = '', status]) => ({ budget, actual: Number(actual.replaceAll(' ', '')), status })),
  ).toEqual(rows);
});

describe('monotony', () => {
  const rank: Record<Status, number> = { pass: 0, warn: 1, fail: 2 };
  const bytes = fc.nat({ max: 2000 });

  test('a bigger image is never judged better', () => {
    fc.assert(
      fc.property(bytes, bytes, bytes, bytes, (warn, more, image, growth) => {
        const text = `size: { warn: ${warn}, fail: ${warn + more} }, layer: { fail: ${warn} }`;
        const before = statusOf(text, figures({ image }));
        expect(rank[statusOf(text, figures({ image: image + growth }))]).toBeGreaterThanOrEqual(rank[before]);
      }),
      { numRuns: runs(100) },
    );
  });

  test('more waste in the same image is never judged better', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.nat({ max: 100 }), (wasted, more, percent) => {
        const text = `wasted: ${percent} %, waste: { warn: ${percent} % }, efficiency: { warn: ${percent} % }`;
        const before = statusOf(text, figures({ image: 4000, wasted }));
        expect(rank[statusOf(text, figures({ image: 4000, wasted: wasted + more }))]).toBeGreaterThanOrEqual(
          rank[before],
        );
      }),
      { numRuns: runs(100) },
    );
  });

  test('a looser limit is never harder to keep', () => {
    fc.assert(
      fc.property(bytes, bytes, bytes, (limit, more, image) => {
        const strict = statusOf(`size: ${limit}`, figures({ image }));
        expect(rank[statusOf(`size: ${limit + more}`, figures({ image }))]).toBeLessThanOrEqual(rank[strict]);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('verdictOf', () => {
  test.each<[Status[], Status]>([
    [[], 'pass'],
    [['pass', 'pass'], 'pass'],
    [['pass', 'warn', 'pass'], 'warn'],
    [['warn', 'fail', 'pass'], 'fail'],
    [['fail', 'warn'], 'fail'],
  ])('%j is %s', (statuses, verdict) => {
    expect(verdictOf(statuses.map(status => ({ status })))).toBe(verdict);
  });
});
