import { describe, expect, test } from '@jest/globals';
import { nodeAt } from '../../src/stack/file-tree.ts';
import { follower } from '../../src/stack/symlinks.ts';
import { treeOf } from '../kit/archives/file-trees.ts';

/** `/l1` is a link to `/d/f`, `/l2` one to `/l1`, and so on. */
function chain(length: number) {
  const links = Array.from({ length }, (_, n): [string, string] => [`/l${n + 1}`, n === 0 ? '/d/f' : `/l${n}`]);
  const root = treeOf({ files: { '/d/f': 1 }, links: Object.fromEntries(links) });
  return { follow: follower(root), file: nodeAt(root, '/d/f'), last: nodeAt(root, `/l${length}`) };
}

describe('a path', () => {
  const root = treeOf({
    files: { '/d/f': 1, '/g': 1 },
    links: { '/absolute': '/d', '/d/relative': '../g', '/d/up': '../../..', '/dangling': '/nowhere', '/self': 'self' },
  });

  test.each([
    ['/d/f', '/d/f'],
    ['//d/./f', '/d/f'],
    ['/d/../g', '/g'],
    ['/../../g', '/g'],
    ['/absolute/f', '/d/f'],
    ['/absolute/relative', '/g'],
    ['/d/up/d/f', '/d/f'],
    ['/d/f/x', undefined],
    ['/nowhere', undefined],
    ['/dangling', undefined],
    ['/self', undefined],
  ])('%s leads to %s', (path, expected) => {
    expect(follower(root).path(path) ?? undefined).toBe(expected === undefined ? undefined : nodeAt(root, expected));
  });

  test('leads over 40 links, and over no more', () => {
    for (const [length, found] of [
      [40, true],
      [41, false],
    ] as const) {
      const { follow, file, last } = chain(length);
      if (last === undefined) throw new Error('no link');
      expect(follow.link(last)).toBe(found ? file : null);
    }
  });
});
