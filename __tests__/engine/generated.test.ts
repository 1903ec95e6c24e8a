/** Generated Dockerfiles that `fix --write` edits: `npm run measure -- --generated N` tries many, this a few. */
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { debianBase } from '../kit/apps/debian-base.ts';
import { describeEngine, engine } from '../kit/engines/engine.ts';
import { type CaseEngine, fixCase, generatedBase } from '../kit/generated/fix-case.mjs';
import { folderForTests } from '../kit/processes/measure-by-cli.ts';

describeEngine('generated Dockerfiles', () => {
  const folder = folderForTests();
  let on: CaseEngine;
  let base: string;

  beforeAll(async () => {
    const { host, docker } = await engine();
    const run: CaseEngine['docker'] = (args, { cwd, env } = {}) =>
      docker(args, { cwd, env: { ...process.env, DOCKER_HOST: host, ...env } });
    on = { host, docker: run };
    base = await generatedBase(on, await debianBase(await engine()));
  });

  // Without heredocs, which an engine of Debian 12 does not know: one of the classic builder, one with RUNs to join.
  test.each([4, 23])('of seed %i build after the edits, and free what was promised', async seed => {
    const result = await fixCase(on, { seed, base, folder: join(folder.path, String(seed)) });
    expect(result.problem).toBeUndefined();
    expect(result).toMatchObject({ built: true, failure: null });
    expect(result.edits).not.toEqual([]);
  });
});
