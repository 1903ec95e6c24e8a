/** Importing a module does nothing: whatever happens, happens because somebody called something. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type ProcessState, stateAround } from './kit/processes/process-state.ts';
import { sourceFiles } from './kit/source-code/source-files.ts';

const src = join(import.meta.dirname, '../src');
/** They are what runs; tests start them as processes. */
const ENTRY_POINTS = new Set([
  'action.ts',
  'action/many/merge.ts',
  'action/many/plan.ts',
  'action/post.ts',
  'cli.ts',
  'worker.ts',
  'report/html/page/main.ts',
]);
const modules = sourceFiles()
  .map(({ path }) => path)
  .filter(path => !ENTRY_POINTS.has(path));

/** What of the state is another. */
function differences(before: ProcessState, after: ProcessState): string[] {
  return Object.keys(after).filter(key => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
}

describe('importing', () => {
  test('changes nothing', async () => {
    const changed: string[] = [];
    for (const path of modules) {
      const { before, after } = await stateAround(() => import(pathToFileURL(join(src, path)).href));
      for (const key of differences(before, after)) changed.push(`${path}: ${key}`);
    }
    expect(changed).toEqual([]);
  });

  test('is all modules', () => {
    expect(modules.length).toBeGreaterThan(80);
  });
});

describe('the test itself', () => {
  test('sees what a module could do', async () => {
    const { before, after } = await stateAround(async () => {
      process.env.IMAGEBUDGET_TEST = '1';
      process.once('SIGUSR2', () => undefined);
      process.exitCode = 2;
      globalThis.setTimeout(() => undefined, 10);
    });
    delete process.env.IMAGEBUDGET_TEST;
    process.removeAllListeners('SIGUSR2');
    process.exitCode = undefined;
    expect(differences(before, after)).toEqual(['env', 'listeners', 'exitCode', 'timers']);
  });
});
