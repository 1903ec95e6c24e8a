/** What an engine is asked for. Engines that break are in ../faults/, real ones in ../engine/. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openDocker } from '../../src/source/docker.ts';
import { archiveOf, dockerArchiveFiles } from '../kit/archives.ts';
import { answer, body, fakeEngine } from '../kit/fake-engine.ts';
import { sourceIo } from '../kit/sources.ts';

const HEX = 'ab'.repeat(32);
const EXPORT = archiveOf(dockerArchiveFiles({ layers: [] }));

/** The name that is exported for an image that has these tags. */
async function exported(reference: string, tags: unknown): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
  const socket = join(folder, 'docker.sock');
  const inspect = answer(200, { Id: `sha256:${HEX}`, RepoTags: tags });
  const fake = await fakeEngine({ inspect, get: body(EXPORT) }, { socket });
  try {
    const image = await openDocker(
      { reference, platform: null },
      sourceIo({ env: { DOCKER_HOST: `unix://${socket}` }, engineStore: false }),
    );
    await image[Symbol.asyncDispose]();
    return /^\/images\/(.+)\/get$/.exec(fake.asked.at(-1) ?? '')?.[1];
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true });
  }
}

test.each([
  // Of a name alone an engine would export every tag that it has.
  ['web', ['web:ci', 'web:latest'], 'web:latest'],
  ['docker.io/library/web', ['web:latest'], 'docker.io/library/web:latest'],
  ['web', ['localhost/web:latest'], 'web:latest'],
  ['localhost:5000/web', ['localhost:5000/web:latest'], 'localhost:5000/web:latest'],
  ['web:ci', ['web:ci', 'web:latest'], 'web:ci'],
  [`web@sha256:${HEX}`, ['web:latest'], `web@sha256:${HEX}`],
  // An ID, or the start of one.
  [HEX.slice(0, 12), ['web:latest'], HEX.slice(0, 12)],
  [`sha256:${HEX}`, ['web:latest'], `sha256:${HEX}`],
  ['web', null, 'web'],
])('%s of an image with the tags %j is exported as %s', async (reference, tags, name) => {
  expect(await exported(reference, tags)).toBe(name);
});
