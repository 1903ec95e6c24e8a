/** uv, whose environments share files with its cache. */
import { beforeAll, expect, test } from '@jest/globals';
import { type App, buildApp, measured, runWithoutRemovable, tools } from '../../kit/apps/app-images.ts';
import { proveApp } from '../../kit/apps/prove-app.ts';
import { describeEngine, type Engine, engine } from '../../kit/engines/engine.ts';
import { exportedFiles } from '../../kit/oracles/exported-files.ts';
import { folderForTests } from '../../kit/processes/measure-by-cli.ts';

const isCache = (path: string): boolean => path.startsWith('/root/.cache/uv/');
const WORKS = 'python app.py && uv pip check && uv --version';

proveApp('a Python image with packages from uv', {
  app: 'uv',
  on: 'uv',
  picks: {
    // A file that an environment shares with the cache has a name outside it, so it counts for nothing.
    'uv-cache': isCache,
    // What Python wrote for its own library when uv ran it, and one that NumPy brings in its wheel.
    'python-bytecode': path => /\/__pycache__\/[^/]+\.pyc$/.test(path),
  },
  works: WORKS,
  clean: { on: 'python-runtime', works: ['python', 'app.py'] },
});

describeEngine('the cache of uv', () => {
  const folder = folderForTests();
  let on: Engine;
  let base: string;

  beforeAll(async () => {
    on = await engine();
    base = await tools(on, 'uv', folder.path);
  });

  async function built(target: string): Promise<App> {
    const buildArgs = { BASE: base, RUNTIME: base };
    return measured(on, await buildApp(on, { app: 'uv', target, buildArgs, folder: folder.path }), base);
  }

  test('stays where the environment leads into it', async () => {
    const linked = await built('linked');
    const cache = (await exportedFiles(on, linked.tag)).filter(({ paths }) => paths.some(isCache));
    const total = cache.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total).toBeGreaterThan(50_000_000);
    expect(linked.ownBytes('uv-cache')).toBeLessThan(total / 5);
    expect(await runWithoutRemovable(on, linked, folder.path, `${WORKS}\necho it-works`)).toMatch(/it-works\n$/);
  });

  test('counts whole where the environment has copies', async () => {
    const copied = await built('copied');
    const cache = (await exportedFiles(on, copied.tag)).filter(({ paths }) => paths.some(isCache));
    expect(copied.ownBytes('uv-cache')).toBe(cache.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(await runWithoutRemovable(on, copied, folder.path, `${WORKS}\necho it-works`)).toMatch(/it-works\n$/);
  });
});
