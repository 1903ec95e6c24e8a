/** Files of a layer's folder, read once more. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readLayer } from '../../../../src/layer/read-layer.ts';
import { readFromStore } from '../../../../src/source/engine/store/contents.ts';
import { StoreFiles } from '../../../../src/source/engine/store/store-files.ts';
import { tarOf } from '../../../kit/archives/archives.ts';
import { sourceIo } from '../../../kit/archives/sources.ts';
import { seekable } from '../../../kit/archives/streams.ts';
import { scratchFolder } from '../../../kit/processes/cli.ts';

const root = scratchFolder();
mkdirSync(join(root, 'l1/diff/app'), { recursive: true });
writeFileSync(join(root, 'l1/diff/app/x'), 'content');
writeFileSync(join(root, 'secret'), 'content');
symlinkSync(join(root, 'secret'), join(root, 'l1/diff/app/link'));
symlinkSync(root, join(root, 'l1/diff/up'));

const readOf = async (name: string, most = 100, body = 'content') => {
  const tar = tarOf([{ name, body }]);
  const { index } = await readLayer('it', seekable(tar), { diffId: null, digest: null, smallFiles: [] });
  const found = await readFromStore({ index, entries: [0], most }, 'l1/diff', new StoreFiles(root, sourceIo({})));
  return found && Buffer.from(found.get(0) ?? []).toString();
};

test('a file is read, up to a limit', async () => {
  expect(await readOf('app/x')).toBe('content');
  expect(await readOf('app/x', 3)).toBe('con');
});

test.each<[string, string, string]>([
  ['it is a link', 'app/link', 'content'],
  ['a directory on its way is one', 'up/secret', 'content'],
  ['it is missing', 'app/none', 'content'],
  ['it has another size', 'app/x', 'other content'],
])('nothing is read if %s', async (_, name, body) => {
  expect(await readOf(name, 100, body)).toBeNull();
});
