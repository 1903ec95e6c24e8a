/** Random layers, in which all that layers can do to each other happens often. */
import fc from 'fast-check';
import type { ModelEntry } from '../oracles/slow-model.ts';

/** A whiteout, as a tar has it. */
export const whiteout = (name: string): ModelEntry => ({ name, type: 'file', size: 0 });

/** Names that meet each other often: a small tree with links in it. */
const component = fc.constantFrom('a', 'b', 'c');
const path = fc.array(component, { minLength: 1, maxLength: 3 }).map(parts => parts.join('/'));
const entry: fc.Arbitrary<ModelEntry> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      name: path,
      type: fc.constant('file' as const),
      size: fc.constantFrom(0, 1, 7, 7, 20),
      content: fc.constantFrom('x', 'y'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ name: path.map(p => `${p}/`), type: fc.constant('dir' as const) }) },
  { weight: 2, arbitrary: fc.record({ name: path, type: fc.constant('hardlink' as const), link: path }) },
  {
    weight: 1,
    arbitrary: fc.record({
      name: path,
      type: fc.constant('symlink' as const),
      link: fc.constantFrom('/a', 'b', '../c', '/', 'a/b', '/nowhere'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ name: path, type: fc.constantFrom('char' as const, 'fifo' as const) }) },
  { weight: 2, arbitrary: path.map(p => whiteout(p.replace(/([^/]+)$/, '.wh.$1'))) },
  { weight: 1, arbitrary: path.map(p => whiteout(`${p}/.wh..wh..opq`)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      whiteout('.wh..wh..opq'),
      whiteout('.wh..wh.plnk'),
      whiteout('a/.wh.'),
      whiteout('./a//b/../.wh.c'),
    ),
  },
);

export const layersOfEntries = fc.array(fc.array(entry, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
