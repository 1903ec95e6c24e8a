import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EditsOfImage } from '../../src/analysis/edits/types.ts';
import { changesAfter, editedFiles } from '../../src/fix/edited-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imagebudget-test-'));
  await writeFile(join(folder, 'Dockerfile'), 'FROM a\nWORKDIR /b\n');
});
afterAll(() => rm(folder, { recursive: true }));

test('a Dockerfile that no edit changes is as on disk, though the plan is of its base image’s history', () => {
  const history = 'COPY . /b\n';
  const files = {
    dockerfile: { source: history },
    path: 'Dockerfile',
    target: null,
    ignoreFile: { path: '.dockerignore', text: '' },
  };
  const found = editedFiles([], { files, edits: [] } as unknown as EditsOfImage, folder);
  expect(found.map(({ shown, exists, texts }) => ({ shown, exists, texts }))).toEqual([
    { shown: 'Dockerfile', exists: true, texts: ['FROM a\nWORKDIR /b\n'] },
    { shown: '.dockerignore', exists: false, texts: [''] },
  ]);
  expect(changesAfter(found, 0)).toEqual([]);
});
