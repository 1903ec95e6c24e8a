/** Lists of an image that are longer than a call may have arguments. */
import { expect, test } from '@jest/globals';
import { sameContents } from '../../../src/advice/detectors/same-contents.ts';
import { PackageFiles } from '../../../src/analysis/edits/recommends/package-files.ts';
import type { RecordReader } from '../../../src/packages/record-reader.ts';
import type { ReadableLayer } from '../../../src/stack/file-contents.ts';
import type { LargeFile } from '../../../src/stack/inventory.ts';
import type { StackNode } from '../../../src/stack/merge/merged-tree.ts';
import { treeOf } from '../../kit/archives/file-trees.ts';

const MANY = 150_000;

test('equal files', async () => {
  const files = Array.from({ length: 2 * MANY }, (_, entry) => ({ inode: { layer: 0, entry, size: 1 } }) as LargeFile);
  const index = { body: () => 0, hash: (entry: number) => `${entry >> 1}` };
  const layers = [{ index } as unknown as ReadableLayer];
  expect(await sameContents(files, layers)).toHaveLength(MANY);
});

test('bytecode of one module', () => {
  const reader = { directory: () => null, at: () => null, bytes: () => null } as unknown as RecordReader;
  const root = treeOf({ files: { '/x.py': 1, '/__pycache__/': 0 } });
  const module = root.children?.get('x.py') as StackNode;
  const cache = root.children?.get('__pycache__')?.children;
  for (let n = 0; n < MANY; n++) cache?.set(`x.cpython-${n}.pyc`, module);
  expect(new PackageFiles(reader, []).madeFrom([module], () => false)).toHaveLength(MANY);
});
