/** What an engine is asked for. Engines that break are in ../faults/, real ones in ../engine/. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { dockerArchiveFiles } from '../../kit/archives/archives.ts';
import { sourceIo } from '../../kit/archives/sources.ts';
import { engineImage } from '../../kit/engines/fake/engine-images.ts';
import { type Answers, answer, body, fakeEngine } from '../../kit/engines/fake/fake-engine.ts';
import { openDocker } from '../../kit/engines/fake/open-from-fake.ts';

const IMAGE = engineImage(dockerArchiveFiles({ layers: [] }));
const HEX = IMAGE.id.slice('sha256:'.length);
const EXPORT = IMAGE.archive;

/** The name that is exported for an image that has these tags, by an engine that exports none by ID. */
async function exported(reference: string, tags: unknown): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
  const socket = join(folder, 'docker.sock');
  const inspect = answer(200, { ...IMAGE.facts, RepoTags: tags });
  const get: Answers['get'] = (response, url) =>
    (url === `/images/${IMAGE.id}/get` ? answer(404, { message: 'none' }) : body(EXPORT))(response);
  const fake = await fakeEngine({ inspect, get }, { socket });
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
  // The start of an ID.
  [HEX.slice(0, 12), ['web:latest'], HEX.slice(0, 12)],
  ['web', null, 'web'],
])('%s of an image with the tags %j is exported as %s', async (reference, tags, name) => {
  expect(await exported(reference, tags)).toBe(name);
});

test('an image that the engine lacks: how a build leaves its image there is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
  const socket = join(folder, 'docker.sock');
  const fake = await fakeEngine({ inspect: answer(404, { message: 'No such image: web:ci' }) }, { socket });
  try {
    await expect(
      openDocker({ reference: 'web:ci', platform: null }, sourceIo({ env: { DOCKER_HOST: `unix://${socket}` } })),
    ).rejects.toMatchObject({
      message: 'the engine has no image "web:ci"',
      hint: expect.stringMatching(/--load.*docker\/build-push-action.*load: true.*docker load/),
    });
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ['id', { Id: `sha256:${HEX}`, id: `sha256:${'cd'.repeat(32)}` }],
  ['RepoTag\u017f', { Id: `sha256:${HEX}`, RepoTags: ['web:ci'], 'RepoTag\u017f': ['web:latest'] }],
  ['graphdriver', { Id: `sha256:${HEX}`, graphdriver: { Name: 'overlay2' } }],
])('an answer with the key %s is refused, since programs in Go read another one than we do', async (key, facts) => {
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-test-'));
  const socket = join(folder, 'docker.sock');
  const fake = await fakeEngine({ inspect: answer(200, facts), get: body(EXPORT) }, { socket });
  try {
    const io = sourceIo({ env: { DOCKER_HOST: `unix://${socket}` } });
    await expect(openDocker({ reference: 'web:ci', platform: null }, io)).rejects.toThrow(
      `an answer or file of the engine has the key "${key}" instead of`,
    );
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true });
  }
});
