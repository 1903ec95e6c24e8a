/** An engine's image that was measured before: what is asked of the engine, and that the report does not tell the difference. */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { seal } from '../../../src/layer/cache/entry-format.ts';
import { dockerArchiveFiles, filler, type ImageSpec, ociFiles } from '../../kit/archives/archives.ts';
import { type EngineImage, engineImage } from '../../kit/engines/fake/engine-images.ts';
import { type Answers, answer, body, type FakeEngine, fakeEngine } from '../../kit/engines/fake/fake-engine.ts';
import { expectFailure, runCli, scratchFolder } from '../../kit/processes/cli.ts';

const scratch = scratchFolder();
let count = 0;

const LAYERS: ImageSpec['layers'] = [
  [
    { name: 'bin/a', body: filler(9000, 'a') },
    { name: 'etc/b', body: filler(300, 'b') },
  ],
  [{ name: 'bin/a', body: filler(9000, 'a'), mode: 0o755 }, { name: 'etc/.wh.b' }],
];

/** An engine whose image can be another one later. */
async function engineWith(image: EngineImage) {
  const now = { image };
  const socket = join(scratch, `${++count}.sock`);
  const inspect: Answers['inspect'] = response => answer(200, now.image.facts)(response);
  const fake = await fakeEngine({ inspect, get: response => body(now.image.archive)(response) }, { socket });
  const home = join(scratch, `home-${count}`);
  const all = () => ['/images/web:ci/json', `/images/${now.image.id}/get`];
  return { fake, socket, home, now, all, run: (...args: string[]) => run(fake, args, { socket, home }) };
}

async function run(fake: FakeEngine, args: string[], { socket, home }: { socket: string; home: string }) {
  const from = fake.asked.length;
  const ran = await runCli(['inspect', '--json', ...args], {
    env: { XDG_CACHE_HOME: home, DOCKER_HOST: `unix://${socket}` },
  });
  const { verified, basis, ...source } = JSON.parse(ran.stdout).images[0].source;
  const rest = ran.stdout.replace(/"(verified|basis)": "\w+",?\s*/g, '');
  return { asked: fake.asked.slice(from), verified, basis, source, rest };
}

const documentsIn = (home: string) =>
  readdirSync(join(home, 'imagebudget'))
    .filter(name => name.endsWith('.document'))
    .map(name => join(home, 'imagebudget', name));

const JSON_ONLY = ['/images/web:ci/json'];
const GRAPH = engineImage(dockerArchiveFiles({ layers: LAYERS }));

describe('an image of an engine', () => {
  test.each([
    ['a graph driver', GRAPH],
    [
      'the containerd store',
      engineImage(new Map([...ociFiles({ layers: LAYERS }), ...dockerArchiveFiles({ layers: LAYERS })]), 'index'),
    ],
  ])('with %s is exported once', async (_, image) => {
    const { fake, all, run } = await engineWith(image);
    try {
      const cold = await run('web:ci');
      const warm = await run('web:ci');
      expect(cold).toMatchObject({ asked: all(), verified: 'digest', basis: 'export' });
      expect(warm).toMatchObject({ asked: JSON_ONLY, verified: 'cached', basis: 'cache' });
      expect(warm.rest).toBe(cold.rest);
      for (const flag of ['--no-cache', '--verify'])
        expect(await run('web:ci', flag)).toMatchObject({ asked: all(), verified: 'digest', rest: cold.rest });
    } finally {
      await fake.close();
    }
  });

  test('is exported again once it is another image, and by another name', async () => {
    const { fake, now, all, run } = await engineWith(GRAPH);
    try {
      const before = await run('web:ci');
      now.image = engineImage(dockerArchiveFiles({ layers: LAYERS.slice(1) }));
      const after = await run('web:ci');
      expect(after.asked).toEqual(all());
      expect(after.source.digest).not.toBe(before.source.digest);
      expect((await run('web:latest')).asked).toEqual(['/images/web:latest/json', all()[1]]);
    } finally {
      await fake.close();
    }
  });

  test('is exported again where the document of another image was put in its place', async () => {
    const { fake, home, now, all, run } = await engineWith(GRAPH);
    try {
      await run('web:ci');
      const [before = ''] = documentsIn(home);
      now.image = engineImage(dockerArchiveFiles({ layers: LAYERS.slice(1) }));
      const cold = await run('web:ci');
      const [after = ''] = documentsIn(home).filter(path => path !== before);
      cpSync(before, after);
      expect(await run('web:ci')).toMatchObject({ asked: all(), rest: cold.rest });
      expect(await run('web:ci')).toMatchObject({ asked: JSON_ONLY, rest: cold.rest });
    } finally {
      await fake.close();
    }
  });

  test('is exported again where its document is damaged', async () => {
    const { fake, home, all, run } = await engineWith(GRAPH);
    try {
      const cold = await run('web:ci');
      const [path = ''] = documentsIn(home);
      for (const text of ['', 'no JSON', '{', '[]', 'null', '{"limits":null,"value":7}']) {
        for (const bytes of [Buffer.from(text), seal(basename(path), [Buffer.from(text)])]) {
          writeFileSync(path, bytes);
          expect(await run('web:ci')).toMatchObject({ asked: all(), rest: cold.rest });
          expect(await run('web:ci')).toMatchObject({ asked: JSON_ONLY, rest: cold.rest });
        }
      }
    } finally {
      await fake.close();
    }
  });

  test.each(['members=2', 'documentBytes=300', 'nameBytes=20', 'allNameBytes=60', 'manifestBytes=100', 'entries=1'])(
    'stops at the limit %s as it would without a cache',
    async limit => {
      const { fake, socket, home, run } = await engineWith(GRAPH);
      const limited = (cache: string) =>
        runCli(['inspect', 'web:ci', '--json', '--limit', limit], {
          env: { XDG_CACHE_HOME: cache, DOCKER_HOST: `unix://${socket}` },
        });
      try {
        await run('web:ci');
        const [cold, warm] = [await limited(`${home}-cold`), await limited(home)];
        expectFailure(cold, 2, `"${limit.replace(/=.*/, '')}"`);
        expect({ ...warm, milliseconds: 0 }).toEqual({ ...cold, milliseconds: 0 });
        expect((await run('web:ci')).asked).toEqual(JSON_ONLY);
      } finally {
        await fake.close();
      }
    },
  );

  test('is exported again where a layer of it is gone', async () => {
    const { fake, home, all, run } = await engineWith(GRAPH);
    try {
      await run('web:ci');
      const folder = join(home, 'imagebudget');
      const [layer = ''] = readdirSync(folder).filter(name => name.endsWith('.hashes'));
      rmSync(join(folder, layer));
      expect((await run('web:ci')).asked).toEqual(all());
      expect((await run('web:ci')).asked).toEqual(JSON_ONLY);
    } finally {
      await fake.close();
    }
  });
});
