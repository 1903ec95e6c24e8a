import { expect, test } from '@jest/globals';
import type { Candidate } from '../../../src/advice/edits/edit-image.ts';
import { freedBytes } from '../../../src/analysis/edits/freed-bytes.ts';
import { freedBy } from '../../../src/budget/plan/figures.ts';
import type { StackInode } from '../../../src/stack/merge/merged-tree.ts';

function inode(size: number, layer = 1): StackInode {
  return { size, layer, entry: 0, names: 1 };
}

/** What each of the edits, and all of them, free. */
function freed(edits: Pick<Candidate, 'copies' | 'shrinks'>[]) {
  const candidates = edits.map(edit => [{ ...edit, fromCopier: false } as Candidate]);
  const all = freedBytes(candidates, { lost: new Map(), claimed: [], partsOf: () => [] });
  const by = (...chosen: number[]) => freedBy({ freed: all, edits: [] }, new Set(chosen)).bytes;
  return [...edits.map((_, at) => by(at)), by(...edits.keys())];
}

test('a file that gets shorter counts with that much', () => {
  expect(freed([{ copies: new Set([inode(5)]), shrinks: new Map([[inode(100), 30]]) }])).toEqual([35, 35]);
});

test('a file that one edit deletes and another one makes shorter counts once', () => {
  const record = inode(100);
  const shorter = { copies: new Set<StackInode>(), shrinks: new Map([[record, 30]]) };
  const without = { copies: new Set([record]) };
  expect(freed([shorter, without])).toEqual([30, 100, 100]);
  expect(freed([without, shorter])).toEqual([100, 30, 100]);
  expect(freed([{ copies: new Set([record]), shrinks: new Map([[record, 30]]) }])).toEqual([100, 100]);
});

test('no file gets shorter than empty', () => {
  expect(freed([{ copies: new Set(), shrinks: new Map([[inode(10), 30]]) }])).toEqual([10, 10]);
});
