/** An engine's image that was measured before: what is asked of the engine, and that the report does not tell the difference. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler, type ImageSpec, ociFiles, sha256 } from '../kit/archives.ts';
import { runCli, scratchFolder } from '../kit/cli.ts';
import { answer, body, type FakeEngine, fakeEngine } from '../kit/fake-engine.ts';

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
async function engineWith(files: Map<string, Buffer>) {
  const image = { files, id: sha256([...files.keys()].join()) };
  const socket = join(scratch, `${++count}.sock`);
  const inspect: Parameters<typeof fakeEngine>[0]['inspect'] = response =>
    answer(200, { Id: `sha256:${image.id}`, Os: 'linux', Architecture: 'amd64', Size: 1 })(response);
  const fake = await fakeEngine({ inspect, get: response => body(archiveOf(image.files))(response) }, { socket });
  const home = join(scratch, `home-${count}`);
  return { fake, home, image, run: (...args: string[]) => run(fake, args, { socket, home }) };
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

const JSON_ONLY = ['/images/web:ci/json'];
const ALL = [...JSON_ONLY, '/images/web:ci/get'];

describe('an image of an engine', () => {
  test.each([
    ['a graph driver', dockerArchiveFiles({ layers: LAYERS })],
    ['the containerd store', new Map([...ociFiles({ layers: LAYERS }), ...dockerArchiveFiles({ layers: LAYERS })])],
  ])('with %s is exported once', async (_, files) => {
    const { fake, run } = await engineWith(files);
    try {
      const cold = await run('web:ci');
      const warm = await run('web:ci');
      expect(cold).toMatchObject({ asked: ALL, verified: 'digest', basis: 'export' });
      expect(warm).toMatchObject({ asked: JSON_ONLY, verified: 'cached', basis: 'cache' });
      expect(warm.rest).toBe(cold.rest);
      for (const flag of ['--no-cache', '--verify'])
        expect(await run('web:ci', flag)).toMatchObject({ asked: ALL, verified: 'digest', rest: cold.rest });
    } finally {
      await fake.close();
    }
  });

  test('is exported again once it is another image, and by another name', async () => {
    const { fake, image, run } = await engineWith(dockerArchiveFiles({ layers: LAYERS }));
    try {
      const before = await run('web:ci');
      image.files = dockerArchiveFiles({ layers: LAYERS.slice(1) });
      image.id = sha256('another');
      const after = await run('web:ci');
      expect(after.asked).toEqual(ALL);
      expect(after.source.digest).not.toBe(before.source.digest);
      expect((await run('web:latest')).asked).toEqual(['/images/web:latest/json', '/images/web:latest/get']);
    } finally {
      await fake.close();
    }
  });

  test('is exported again where a layer of it is gone', async () => {
    const { fake, home, run } = await engineWith(dockerArchiveFiles({ layers: LAYERS }));
    try {
      await run('web:ci');
      const folder = join(home, 'imagebudget');
      const [layer = ''] = readdirSync(folder).filter(name => name.endsWith('.hashes'));
      rmSync(join(folder, layer));
      expect((await run('web:ci')).asked).toEqual(ALL);
      expect((await run('web:ci')).asked).toEqual(JSON_ONLY);
    } finally {
      await fake.close();
    }
  });
});
