import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MeasureError } from '../../src/errors.ts';
import { listImage } from '../../src/stack/listing/listing.ts';
import { lookBack } from '../../src/stack/merge/layer-changes.ts';
import type { StackNode } from '../../src/stack/merge/merged-tree.ts';
import { stack } from '../../src/stack/stack-layers.ts';

import { analyseEntries, indexOf } from '../kit/archives/layers-of-entries.ts';
import { layersOfEntries as layers, whiteout as wh } from '../kit/archives/random-layers.ts';
import { type ModelEntry, slowModel } from '../kit/oracles/slow-model.ts';
import { expectAtMost, processorTime } from '../kit/runner/quickness.ts';
import { runs } from '../kit/runner/thorough.ts';

const file = (name: string, size: number, content?: string): ModelEntry => ({
  name,
  type: 'file',
  size,
  ...(content === undefined ? {} : { content }),
});
const dir = (name: string): ModelEntry => ({ name, type: 'dir' });

/** A whiteout behind a link that goes in circles, and another that takes the link away. */
const circleThatGoes: ModelEntry[][] = [[{ name: 'c/b', type: 'symlink', link: 'b' }], [wh('c/b/.wh.a'), wh('.wh.c')]];
/** A hard link that takes the place of the symbolic link that its target's path leads through. */
const linkThroughItsPlace: ModelEntry[][] = [
  [{ name: 'c', type: 'symlink', link: '/a' }],
  [
    { name: 'a/c/b', type: 'file', size: 0, content: 'x' },
    { name: 'c', type: 'hardlink', link: 'c/c/b' },
  ],
];
function tolerateMeasureError(error: unknown): void {
  if (!(error instanceof MeasureError)) throw error;
}

/** All names with what stands there. What a layer says of a directory that was there is not part of it. */
function shown({ children, inode, type, link }: StackNode): unknown {
  const below = [...(children ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, node]) => [name, shown(node)]);
  return [type, link, inode && [inode.layer, inode.entry, inode.size], below];
}

describe('random layers', () => {
  test('are shown as they stood on top of each layer, and left as they were', () => {
    fc.assert(
      fc.property(layers, entries => {
        const indexes = entries.map(indexOf);
        try {
          const merged = stack(indexes);
          const before = shown(merged.root);
          const seen: number[] = [];
          lookBack(merged.changes, indexes.keys(), layer => {
            seen.push(layer);
            expect(shown(merged.root)).toEqual(shown(stack(indexes.slice(0, layer + 1)).root));
          });
          expect(seen).toEqual([...indexes.keys()].reverse());
          expect(shown(merged.root)).toEqual(before);
        } catch (error) {
          tolerateMeasureError(error);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  test('agree with the slow model in every figure', async () => {
    await fc.assert(
      fc.asyncProperty(layers, async entries => {
        let expected: ReturnType<typeof slowModel>;
        try {
          expected = slowModel(entries);
        } catch (error) {
          // The model stops where an engine would.
          if (!(error instanceof Error && /circles|no file/.test(error.message))) throw error;
          await expect(analyseEntries(entries)).rejects.toThrow(MeasureError);
          return;
        }
        const { analysis } = await analyseEntries(entries);
        expect(analysis.layers.map(layer => layer.bytes)).toEqual(expected.layerBytes);
        expect(analysis.sizes).toMatchObject({ image: expected.image, visible: expected.visible });
        const key = (a: { wastedIn: number; path: string }, b: typeof a) =>
          a.wastedIn - b.wastedIn || (a.path < b.path ? -1 : 1);
        expect([...analysis.wasted].sort(key)).toMatchObject([...expected.wasted].sort(key));
        const ours = [...listImage(entries.map(indexOf))].map(({ path: at, type, layer }) => ({
          path: at,
          type: type === 'hardlink' ? 'file' : type,
          layer,
        }));
        expect(
          ours
            .filter(({ type }) => type !== 'dir')
            .map(({ path: at, type }) => `${at} ${type}`)
            .sort(),
        ).toEqual(
          expected.files
            .filter(({ type }) => type !== 'dir')
            .map(({ path: at, type }) => `${at} ${type}`)
            .sort(),
        );
      }),
      { numRuns: runs(3000), examples: [[circleThatGoes], [linkThroughItsPlace]] },
    );
  });
});

describe('semantics that others get wrong', () => {
  test('deleting a directory wastes every byte below it', async () => {
    const { analysis } = await analyseEntries([
      [dir('d'), file('d/a', 5), file('d/e/b', 7), file('k', 1)],
      [wh('.wh.d')],
    ]);
    expect(analysis.sizes).toMatchObject({ image: 13, visible: 1, wasted: 12 });
    expect(analysis.wasted.map(({ path: at, cause }) => [at, cause])).toEqual([
      ['/d/e/b', 'deleted'],
      ['/d/a', 'deleted'],
    ]);
  });

  test('changing the mode of a file wastes one copy, not two', async () => {
    const { analysis } = await analyseEntries([[file('f', 100, 'same')], [file('f', 100, 'same')]]);
    expect(analysis.sizes).toMatchObject({ image: 200, visible: 100, wasted: 100 });
    expect(analysis.wasted).toMatchObject([{ path: '/f', bytes: 100, cause: 'metadata', addedIn: 0, wastedIn: 1 }]);
  });

  test('a hard link keeps its inode until the last name is gone', async () => {
    const base = [file('a', 9, 'x'), { name: 'b', type: 'hardlink' as const, link: 'a' }];
    const one = await analyseEntries([base, [wh('.wh.a')]]);
    expect(one.analysis.sizes).toMatchObject({ image: 9, visible: 9, wasted: 0 });
    const both = await analyseEntries([base, [wh('.wh.a')], [wh('.wh.b')]]);
    expect(both.analysis.wasted).toMatchObject([{ path: '/b', bytes: 9, cause: 'deleted', addedIn: 0, wastedIn: 2 }]);
  });

  test('a hard link to a lower layer adds nothing to its own', async () => {
    const { analysis } = await analyseEntries([[file('a', 9)], [{ name: 'b', type: 'hardlink', link: 'a' }]]);
    expect(analysis.layers.map(layer => layer.bytes)).toEqual([9, 0]);
  });

  test.each([
    ['it', [file('x', 9)], wh('.wh.x'), 'x'],
    ['its directory', [file('d/x', 9)], wh('.wh.d'), 'd/x'],
    ['all in its directory', [file('d/x', 9)], wh('d/.wh..wh..opq'), 'd/x'],
  ])('a hard link keeps a lower file where a whiteout of %s comes after the link', async (_, lower, gone, target) => {
    const link = { name: 'y', type: 'hardlink' as const, link: target };
    const { analysis } = await analyseEntries([lower, [link, gone]]);
    expect(analysis.sizes).toMatchObject({ image: 9, visible: 9, wasted: 0 });
    expect(() => stack([indexOf(lower), indexOf([gone, link])])).toThrow(/hard link/);
    const later = await analyseEntries([lower, [link, gone], [wh('.wh.y')]]);
    expect(later.analysis.wasted).toMatchObject([{ bytes: 9, cause: 'deleted', addedIn: 0, wastedIn: 2 }]);
  });

  test('a file that the layer puts in place of the target is the one that a later link names', async () => {
    const upper = [file('x', 4), { name: 'y', type: 'hardlink' as const, link: 'x' }, wh('.wh.x')];
    const { analysis } = await analyseEntries([[file('x', 9)], upper]);
    expect(analysis.sizes).toMatchObject({ image: 13, visible: 4, wasted: 9 });
    expect(analysis.wasted).toMatchObject([{ path: '/x', cause: 'deleted', addedIn: 0, wastedIn: 1 }]);
  });

  test('a hard link below a directory that takes the place of its target is an error', () => {
    const upper = [{ name: 'a/y', type: 'hardlink' as const, link: 'a' }, wh('.wh.a')];
    expect(() => stack([indexOf([file('a', 9)]), indexOf(upper)])).toThrow(/hard link \/a\/y/);
  });

  test.each([
    ['nothing', [], 'no'],
    ['what comes later', [file('later', 1)], 'later'],
    ['a directory', [dir('d')], 'd'],
    ['itself', [], 'y'],
  ])('a hard link to %s is an error', (_, rest, link) => {
    expect(() => stack([indexOf([file('f', 1)]), indexOf([{ name: 'y', type: 'hardlink', link }, ...rest])])).toThrow(
      /hard link \/y/,
    );
  });

  test('an opaque marker hides lower layers only, wherever it stands', async () => {
    const { analysis } = await analyseEntries([[file('d/old', 3)], [file('d/new', 4), wh('d/.wh..wh..opq')]]);
    expect(analysis.sizes).toMatchObject({ image: 7, visible: 4 });
    expect(analysis.wasted[0]).toMatchObject({ path: '/d/old', cause: 'opaque' });
  });

  test('an opaque marker over nothing wastes nothing', async () => {
    const { analysis } = await analyseEntries([[file('x', 3)], [file('d/new', 4), wh('d/.wh..wh..opq')]]);
    expect(analysis.sizes.wasted).toBe(0);
  });

  test('a whiteout does not touch its own layer', async () => {
    const { analysis } = await analyseEntries([[file('f', 3)], [file('f', 4), wh('.wh.f')]]);
    expect(analysis.sizes).toMatchObject({ image: 7, visible: 4 });
    expect(analysis.wasted[0]).toMatchObject({ cause: 'deleted' });
  });

  test('a whiteout of what never was breaks nothing', async () => {
    const { analysis } = await analyseEntries([[file('f', 3)], [wh('.wh.ghost'), wh('no/such/.wh.dir'), file('g', 2)]]);
    expect(analysis.sizes).toMatchObject({ image: 5, wasted: 0 });
  });

  test.each([
    ['a file by a directory', [file('p', 6)], [dir('p'), file('p/q', 1)], '/p'],
    ['a directory by a file', [file('p/q', 6)], [file('p', 1)], '/p/q'],
    ['a directory by a link', [file('p/q', 6)], [{ name: 'p', type: 'symlink' as const, link: '/x' }], '/p/q'],
  ])('replacing %s wastes the old one', async (_, lower, upper, at) => {
    const { analysis } = await analyseEntries([lower, upper]);
    expect(analysis.wasted).toMatchObject([{ path: at, bytes: 6, cause: 'replaced', addedIn: 0, wastedIn: 1 }]);
  });

  test('a symbolic link to a directory is followed where it is a parent', async () => {
    const lower = [
      dir('usr'),
      dir('usr/bin'),
      { name: 'bin', type: 'symlink' as const, link: 'usr/bin' },
      file('usr/bin/sh', 8, 'x'),
    ];
    const { analysis } = await analyseEntries([lower, [file('bin/sh', 9, 'y')]]);
    expect(analysis.wasted).toMatchObject([
      { path: '/usr/bin/sh', bytes: 8, cause: 'overwritten', addedIn: 0, wastedIn: 1 },
    ]);
  });

  test('a loop of symbolic links is an error', () => {
    const loop = [
      { name: 'a', type: 'symlink' as const, link: 'b' },
      { name: 'b', type: 'symlink' as const, link: 'a' },
      file('a/x', 1),
    ];
    expect(() => stack([indexOf(loop)])).toThrow(/loop of symbolic links/);
  });

  test('forty symbolic links on the way are followed, as on Linux, and no more', () => {
    const chain = (links: number): ModelEntry[] => [
      { name: 'l0/', type: 'dir' },
      ...Array.from({ length: links }, (_, at) => ({ name: `l${at + 1}`, type: 'symlink' as const, link: `l${at}` })),
      { name: `l${links}/f`, type: 'file', size: 1 },
    ];
    expect(() => stack([indexOf(chain(40))])).not.toThrow();
    expect(() => stack([indexOf(chain(41))])).toThrow(/loop of symbolic links/);
  });

  test('a directory below a loop is an error too, even where a marker hides the loop', () => {
    const lower = indexOf([{ name: 'a/b', type: 'symlink', link: 'b' }]);
    const upper = indexOf([{ name: 'a/b/c', type: 'dir' }, file('.wh..wh..opq', 0)]);
    expect(() => stack([lower, upper])).toThrow(/loop of symbolic links/);
  });

  test('a directory below a loop is no error where the layer takes the loop away and names something else there at last', async () => {
    const loop: ModelEntry = { name: 'c', type: 'symlink', link: '../c' };
    const upper: ModelEntry[] = [file('c', 0), dir('c/a/'), { name: 'c/a', type: 'symlink', link: '/a' }];
    const { analysis } = await analyseEntries([[loop, file('f', 3)], upper]);
    expect(analysis.sizes).toMatchObject({ image: 3, visible: 3, wasted: 0 });
  });

  test('a name that comes twice counts once, as its last entry, with a note', async () => {
    const { analysis } = await analyseEntries([[file('f', 3), file('f', 5)]]);
    expect(analysis.sizes.image).toBe(5);
    expect(analysis.notes).toEqual(['layer 0 names 1 file more than once; the last entry counts']);
  });

  test('ten times the whiteouts take about ten times as long, not a hundred', async () => {
    const milliseconds = (files: number) => {
      const lower = Array.from({ length: files }, (_, n) => file(`d${n % 50}/f${n}`, 1));
      const upper = Array.from({ length: 0.8 * files }, (_, n) => wh(`d${n % 50}/.wh.f${n}`));
      const indexes = [indexOf(lower), indexOf(upper)];
      return processorTime(() => expect(stack(indexes).lost).toHaveLength(0.8 * files));
    };
    milliseconds(5000);
    await expectAtMost(40, () => {
      const few = milliseconds(5000) + milliseconds(5000) + milliseconds(5000);
      return milliseconds(50_000) / (few / 3);
    });
  });
});

test('a directory may have more names than a call has arguments', () => {
  const index = indexOf(Array.from({ length: 150_000 }, (_, n) => file(`d/${n}`, 0)));
  let listed = 0;
  for (const _ of listImage([index])) listed++;
  expect(listed).toBe(150_001);
});
