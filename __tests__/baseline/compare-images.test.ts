/** Comparisons of random pairs of small images: every sum holds, both ways. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareImages } from '../../src/baseline/compare-images.ts';
import { factsOf } from '../../src/baseline/image-facts.ts';
import type { ImageFacts, PackageBytes } from '../../src/baseline/types.ts';
import { MeasureError } from '../../src/errors.ts';
import { assertComparison } from '../../src/report/assertions/assert-comparison.ts';
import { comparisonJson } from '../../src/report/comparison/json.ts';
import { comparisonMarkdown } from '../../src/report/comparison/markdown.ts';
import { comparisonText } from '../../src/report/comparison/text.ts';
import type { Entry } from '../kit/archives/archives.ts';
import { analysed, gone } from '../kit/reports/analyse-tars.ts';
import { imageFacts } from '../kit/reports/image-facts.ts';
import { runs } from '../kit/runner/thorough.ts';

const FOLDERS = ['app', 'app/lib', 'root/.cache/pip', 'var/lib/apt/lists', 'usr/share/doc/x', 'opt/a/b/c'];
const path = fc.tuple(fc.constantFrom(...FOLDERS), fc.constantFrom('x', 'y', 'z')).map(([at, name]) => `${at}/${name}`);
const entry: fc.Arbitrary<Entry> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ name: path, body: fc.constantFrom('', 'a', 'bb', 'c'.repeat(300), 'd'.repeat(4000)) }),
  },
  { weight: 1, arbitrary: path.map(gone) },
  { weight: 1, arbitrary: path.map(name => ({ name, symlink: '/app/x' })) },
);
const createdBy = fc.constantFrom('RUN make', 'RUN make all', 'COPY . .', 'RUN pip install x', 'CMD ["x"]', '');
const layers = fc.array(fc.record({ createdBy, entries: fc.array(entry, { maxLength: 6 }) }), {
  minLength: 1,
  maxLength: 4,
});
const packages: fc.Arbitrary<PackageBytes[]> = fc.array(
  fc.record({
    manager: fc.constantFrom('dpkg', 'npm'),
    name: fc.constantFrom('a', 'b', '__proto__'),
    version: fc.constantFrom('1', '2', null),
    bytes: fc.constant(0),
  }),
  { maxLength: 4 },
);

interface Made {
  layers: { createdBy: string; entries: Entry[] }[];
  packages: PackageBytes[] | null;
  base: number | null;
}

const made: fc.Arbitrary<Made> = fc.record({
  layers,
  packages: fc.option(packages),
  base: fc.option(fc.integer({ min: 0, max: 4 })),
});

async function factsOfMade({ layers: made, packages: known, base }: Made): Promise<ImageFacts> {
  // Every diff ID of the kit goes by its place, so that it has to follow from the content here.
  const analysis = await analysed({ layers: made });
  const source = { kind: 'docker', reference: 'x', digest: 'sha256:0', platform: 'linux/amd64' } as const;
  const facts = factsOf({ ...analysis, name: 'x', source });
  return {
    ...facts,
    layers: facts.layers.map((layer, n) => ({ ...layer, diffId: JSON.stringify(made[n]?.entries) })),
    base: base === null || base > made.length ? null : { name: null, layers: base, evidence: 'history' },
    packages: known?.map((one, n) => ({ ...one, bytes: n === 0 ? facts.sizes.visible : 0 })) ?? null,
  };
}

const compared = (before: ImageFacts, after: ImageFacts) =>
  assertComparison({ ...compareImages(before, after), milliseconds: 1 });

describe('random pairs', () => {
  test('have sums that hold, and grow by as much as they shrink the other way', async () => {
    await fc.assert(
      fc.asyncProperty(made, made, async (one, other) => {
        const [before, after] = [await factsOfMade(one), await factsOfMade(other)];
        const there = compared(before, after);
        const back = compared(after, before);
        expect(back.figures.map(({ growth }) => growth && -growth)).toEqual(there.figures.map(({ growth }) => growth));
        const { byLayer, byDirectory, byPackage, byFinding, growth } = JSON.parse(comparisonJson(there));
        for (const list of [byLayer, byDirectory, byPackage ?? [{ bytes: growth.image }], byFinding])
          expect(list.reduce((sum: number, row: { bytes: number }) => sum + row.bytes, 0)).toBe(growth.image);
      }),
      { numRuns: runs(60) },
    );
  });

  test('of an image and itself have no growth', async () => {
    await fc.assert(
      fc.asyncProperty(made, async one => {
        const facts = await factsOfMade(one);
        const same = compared(facts, facts);
        expect(same.layers.map(({ change }) => change)).toEqual(facts.layers.map(() => 'same'));
        expect(same.directories?.rows).toEqual([]);
        for (const { growth } of same.figures) expect(growth ?? 0).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  test('are printed with figures that add up', async () => {
    await fc.assert(
      fc.asyncProperty(made, made, async (one, other) => {
        const comparison = compared(await factsOfMade(one), await factsOfMade(other));
        for (const all of [true, false])
          for (const line of comparisonText(comparison, { colour: false, width: 80, all, top: 2 }).split('\n'))
            expect(line.length).toBeLessThanOrEqual(80);
        expect(comparisonMarkdown(comparison)).toContain('| image |');
      }),
      { numRuns: 15 },
    );
  });
});

describe('packages', () => {
  const image = (packages: PackageBytes[]) => imageFacts({ layers: [{ bytes: 100 }], packages });
  const of = (name: string, version: string | null, bytes: number) => ({ manager: 'dpkg', name, version, bytes });

  test('move from version to version, come and go', () => {
    const before = image([of('a', '1', 10), of('b', '1', 20), of('c', '1', 5), of('d', '1', 1)]);
    const after = image([of('a', '2', 40), of('e', null, 7), of('c', '1', 5), of('d', '1', 1), of('d', '2', 1)]);
    const table = compareImages(before, after).packages;
    expect(table?.rows.map(({ name, change, bytes, versions }) => [name, change, bytes, versions])).toEqual([
      ['a', 'changed', 30, { before: ['1'], after: ['2'] }],
      ['b', 'gone', -20, { before: ['1'], after: [] }],
      ['e', 'new', 7, { before: [], after: [] }],
      ['d', 'changed', 1, { before: ['1'], after: ['1', '2'] }],
      ['c', 'same', 0, { before: ['1'], after: ['1'] }],
    ]);
    expect(table?.rest).toEqual({ before: 64, after: 46, bytes: -18 });
  });

  test('are unknown if one image does not tell', () => {
    expect(compareImages(image([]), imageFacts({ layers: [], packages: null })).packages).toBeNull();
  });
});

test('figures that do not add up are not printed', () => {
  const facts = imageFacts({ layers: [{ bytes: 10 }], files: { '/a/x': 10 } });
  const good = { ...compareImages(facts, facts), milliseconds: 1 };
  expect(assertComparison(good)).toBe(good);
  const broken = [
    { ...good, layers: [] },
    { ...good, findings: { ...good.findings, rest: { before: 9, after: 10, bytes: 1 } } },
    { ...good, directories: good.directories && { ...good.directories, wasted: { before: 0, after: 1, bytes: 1 } } },
    { ...good, figures: good.figures.map(one => ({ ...one, growth: 1 })) },
  ];
  for (const one of broken) expect(() => assertComparison(one)).toThrow(MeasureError);
});
