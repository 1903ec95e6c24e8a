/** The program of the threads that read layers, built from the source as it is now: dist/ may be older. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll } from '@jest/globals';
import { build } from 'esbuild';
import type { LayerWorkers } from '../../../src/layer/threads/pool.ts';
import { root } from './cli.ts';

interface BuiltWorkers extends LayerWorkers {
  /** Folder for files of the test, removed after its last one. */
  folder: string;
  /** Threads that run another program. */
  running(program: string): LayerWorkers;
}

/** Threads for the tests of a file. The program is there once its tests run. */
export function layerWorkers(count = 2): BuiltWorkers {
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-workers-'));
  const outfile = join(folder, 'worker.mjs');
  beforeAll(async () => {
    await build({
      absWorkingDir: root,
      entryPoints: ['src/worker.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let programs = 0;
  return {
    script: pathToFileURL(outfile),
    count,
    folder,
    running(program) {
      const path = join(folder, `program-${programs++}.mjs`);
      writeFileSync(path, program);
      return { script: pathToFileURL(path), count };
    },
  };
}
