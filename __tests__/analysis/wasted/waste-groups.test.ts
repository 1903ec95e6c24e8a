import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { WastedFile } from '../../../src/analysis/types.ts';
import { groupWaste } from '../../../src/analysis/wasted/waste-groups.ts';
import { rules } from '../../../src/rules/index.ts';
import { type Entry, filler } from '../../kit/archives/archives.ts';
import { analysed, gone, type SmallImage } from '../../kit/reports/analyse-tars.ts';
import { runs } from '../../kit/runner/thorough.ts';

const file = (name: string, bytes: number, more: Partial<Entry> = {}): Entry => ({
  name,
  body: filler(bytes),
  ...more,
});
const image = (below: Entry[], above: Entry[]): SmallImage => ({
  layers: [
    { createdBy: 'RUN a', entries: below },
    { createdBy: 'RUN b', entries: above },
  ],
});

describe('groups of wasted bytes', () => {
  test('name the pair of layers, the biggest directory and the remedy of the rule', async () => {
    const { wasteGroups } = await analysed(
      image(
        [
          file('var/lib/apt/lists/deb/a_Packages', 600),
          file('var/lib/apt/lists/b_Packages', 200),
          file('root/.cache/pip/x', 50),
        ],
        [gone('var/lib/apt/lists'), gone('root/.cache')],
      ),
    );
    expect(wasteGroups).toMatchObject([
      {
        label: 'cache-deleted-later',
        rule: 'apt-lists',
        cause: 'deleted',
        addedIn: 0,
        wastedIn: 1,
        bytes: 800,
        files: 2,
        directory: '/var/lib/apt/lists/deb',
        directoryBytes: 600,
        remedy: rules.find(({ id }) => id === 'apt-lists')?.remedy,
      },
      { rule: 'pip-cache', bytes: 50, files: 1, directory: '/root/.cache/pip' },
    ]);
  });

  test.each([
    [999_999, 'info'],
    [1_000_000, 'warn'],
  ])('of %i bytes that nothing explains have severity %s', async (bytes, severity) => {
    const { wasteGroups } = await analysed(image([file('data/x', bytes)], [gone('data/x')]));
    expect(wasteGroups).toMatchObject([{ label: 'plain', bytes, severity }]);
  });

  test.each([
    ['the directory with all files', { 'a/b/c': 10, 'a/b/d': 20 }, '/a/b', 30],
    ['one with more than half', { 'a/b/c': 10, 'a/d/e': 11 }, '/a/d', 11],
    ['none with just half', { 'a/b/c': 10, 'a/d/e': 10 }, '/a', 20],
    ['the root', { x: 10, 'a/d/e': 10 }, '/', 20],
    ['one of 40 levels', { [`${'d/'.repeat(40)}f`]: 10 }, '/d'.repeat(40), 10],
    ['that of 40 levels above a deeper one', { [`${'d/'.repeat(41)}f`]: 10 }, '/d'.repeat(40), 10],
  ])('name %s', async (_, files, directory, directoryBytes) => {
    const entries = Object.entries(files);
    const { wasteGroups } = await analysed(
      image(
        entries.map(([path, bytes]) => file(path, bytes)),
        entries.map(([path]) => gone(path)),
      ),
    );
    expect(wasteGroups).toMatchObject([{ directory, directoryBytes }]);
  });

  test('come by bytes, then by layers, label, cause and rule', () => {
    const one = {
      path: '/x',
      bytes: 5,
      label: 'plain',
      rule: null,
      cause: 'deleted',
      addedIn: 1,
      wastedIn: 3,
    } as const;
    const sorted: WastedFile[] = [
      { ...one, bytes: 6, addedIn: 2 },
      { ...one, addedIn: 0, wastedIn: 4 },
      { ...one, wastedIn: 2 },
      { ...one, label: 'moved-tree' },
      { ...one, cause: 'overwritten' },
      one,
      { ...one, rule: 'apt-lists' },
      { ...one, rule: 'pip-cache' },
    ];
    for (let turn = 0; turn < sorted.length; turn++) {
      const turned = [...sorted.slice(turn), ...sorted.slice(0, turn)].reverse();
      expect(groupWaste(turned, () => undefined)).toMatchObject(sorted.map(({ path, ...group }) => group));
    }
  });

  test('hold every wasted byte once, whatever was wasted', async () => {
    const entry = fc.record({
      name: fc.constantFrom(
        'app/a',
        'app/b/c',
        'var/lib/apt/lists/x_Packages',
        'var/lib/dpkg/status',
        'opt/get-pip.py',
      ),
      bytes: fc.nat(200),
      mode: fc.constantFrom(0o644, 0o600),
      deleted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(entry, { maxLength: 5 }), { maxLength: 4 }), async layers => {
        const { wasted, wasteGroups, sizes } = await analysed({
          layers: layers.map(entries => ({
            createdBy: 'RUN apt-get purge -y x',
            entries: entries.map(({ name, bytes, mode, deleted }) =>
              deleted ? gone(name) : file(name, bytes, { mode }),
            ),
          })),
        });
        const sum = (list: readonly { bytes: number }[]) => list.reduce((total, { bytes }) => total + bytes, 0);
        expect(sum(wasteGroups)).toBe(sizes.wasted);
        expect(wasteGroups.reduce((total, { files }) => total + files, 0)).toBe(wasted.length);
      }),
      { numRuns: runs(50) },
    );
  });
});
