import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MeasureError } from '../../../src/errors.ts';
import { copyContext } from '../../../src/fix/prove/context-copy.ts';
import { buildWith, recipeOf, withOwnContext } from '../../../src/fix/prove/recipe.ts';
import type { Job } from '../../../src/job/types.ts';

let folder: string;
let context: string;
const { signal } = new AbortController();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
  context = join(folder, 'context');
  mkdirSync(join(context, 'bin'), { recursive: true });
  writeFileSync(join(context, 'bin/run.sh'), 'x', { mode: 0o755 });
  writeFileSync(join(folder, 'outside'), 'kept');
  symlinkSync(join(folder, 'outside'), join(context, '.dockerignore'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('modes and links stay as they are', async () => {
  const to = join(folder, 'copy');
  await copyContext(context, to, { signal });
  expect(lstatSync(join(to, 'bin/run.sh')).mode & 0o777).toBe(0o755);
  expect(readlinkSync(join(to, '.dockerignore'))).toBe(join(folder, 'outside'));
});

test.each([
  [{ entries: 4, bytes: 1 }, null],
  [{ entries: 3, bytes: 1 }, 'more than 3 files'],
  [{ entries: 4, bytes: 0 }, 'more than 0 GB'],
])('%j: %s', async (limits, problem) => {
  const to = join(folder, `copy-${limits.entries}-${limits.bytes}`);
  const copied = copyContext(context, to, { signal, limits });
  if (problem === null) await expect(copied).resolves.toBeUndefined();
  else await expect(copied).rejects.toThrow(problem);
});

test('it ends with the signal’s reason, and says what it cannot read', async () => {
  const reason = new Error('stop');
  await expect(copyContext(context, join(folder, 'stopped'), { signal: AbortSignal.abort(reason) })).rejects.toBe(
    reason,
  );
  await expect(copyContext(join(folder, 'none'), join(folder, 'to'), { signal })).rejects.toThrow(MeasureError);
});

test('the classic builder gets each .dockerignore in the copy, and the user’s files stay', async () => {
  const path = join(context, 'Dockerfile');
  const file = { path, shown: 'Dockerfile', exists: true, texts: ['FROM a\n', 'FROM a\n', 'FROM b\n'] };
  const ignore = { path: join(context, '.dockerignore'), shown: '.dockerignore', exists: false };
  const files = [file, { ...ignore, texts: ['', 'x\n', 'x\ny\n'] }];
  const source = { form: 'build', build: { context: '.', file: null, target: null, args: {}, directory: context } };
  const job = { targets: [{ source, platform: null }], dockerfile: { path, shown: 'Dockerfile' } } as unknown as Job;
  const recipe = recipeOf(job, files, { command: [], isBuildKit: false });
  const work = join(folder, 'work');
  mkdirSync(work);
  const inCopy = await withOwnContext(recipe, work, signal);
  const ignored = join(work, 'context/.dockerignore');
  const seen = [0, 2, 1].map(edits => {
    const request = buildWith(inCopy, edits, work);
    expect(request.context).toBe(join(work, 'context'));
    return existsSync(ignored) ? readFileSync(ignored, 'utf8') : null;
  });
  expect(seen).toEqual([null, 'x\ny\n', 'x\n']);
  expect(readFileSync(join(folder, 'outside'), 'utf8')).toBe('kept');
  expect(readlinkSync(join(context, '.dockerignore'))).toBe(join(folder, 'outside'));
  const named = [
    file,
    { ...ignore, path: `${path}.dockerignore`, shown: 'Dockerfile.dockerignore', texts: ['', 'x', 'x'] },
  ];
  expect(() => recipeOf(job, named, { command: [], isBuildKit: false })).toThrow('only BuildKit reads');
});
