import { describe, expect, test } from '@jest/globals';
import { keptContents, textOf } from '../../src/stack/file-contents.ts';
import { stack } from '../../src/stack/stack-layers.ts';

import { indexOf } from '../kit/archives/layers-of-entries.ts';
import type { ModelEntry } from '../kit/oracles/slow-model.ts';

/** Stacks layers that keep their name's bytes of every regular file called `kept`. */
function contentsOf(...layers: ModelEntry[][]) {
  const indexes = layers.map(entries => {
    const index = indexOf(entries);
    entries.forEach((entry, at) => {
      if (entry.type === 'file' && entry.name.endsWith('kept')) index.keep(at, Buffer.from(entry.name));
    });
    return index;
  });
  return keptContents(stack(indexes).root, indexes);
}

const file = (name: string): ModelEntry => ({ name, type: 'file', size: 9 });

describe('what layers kept of files', () => {
  test('is found by path and by name', () => {
    const contents = contentsOf([file('a/kept'), file('a/other'), file('b/c/kept')]);
    expect(contents.named('kept')).toEqual(['/a/kept', '/b/c/kept']);
    expect(contents.named('other')).toEqual([]);
    expect(contents.at('/b/c/kept')).toEqual(Buffer.from('b/c/kept'));
    expect(contents.at('/a/other')).toBeUndefined();
  });

  test('is what is visible in the end, named once', () => {
    const contents = contentsOf(
      [file('a/kept'), file('b/kept'), file('c/kept')],
      [file('b/.wh.kept'), file('c/kept'), { name: 'a', type: 'file', size: 1 }],
    );
    expect(contents.named('kept')).toEqual(['/c/kept']);
  });

  test('has the path that a directory has behind a symbolic link', () => {
    const contents = contentsOf([{ name: 'lib', type: 'symlink', link: 'usr/lib' }, file('lib/kept')]);
    expect(contents.named('kept')).toEqual(['/usr/lib/kept']);
  });

  test('counts for each name of the file', () => {
    const contents = contentsOf([
      file('a/kept'),
      { name: 'b/kept', type: 'hardlink', link: 'a/kept' },
      { name: 'b/other', type: 'hardlink', link: 'a/kept' },
    ]);
    expect(contents.named('kept')).toEqual(['/a/kept', '/b/kept']);
    expect(contents.at('/b/other')).toEqual(Buffer.from('a/kept'));
  });
});

test('the text of a file is what was kept of it, if that is all of it', () => {
  const index = indexOf([file('whole'), file('part'), file('none'), { name: 'dir/', type: 'dir' }]);
  index.keep(0, Buffer.from('nine char'));
  index.keep(1, Buffer.from('start'));
  const { root } = stack([index]);
  const texts = ['whole', 'part', 'none', 'dir'].map(name => {
    const node = root.children?.get(name);
    return node && textOf([index])(node);
  });
  expect(texts).toEqual(['nine char', null, null, null]);
});
