/** Which image a name means to a real engine, whatever way it is read. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../kit/archives/archives.ts';
import { describeEngine, engine } from '../kit/engines/engine.ts';
import { reportOf, runCli } from '../kit/processes/cli.ts';
import { folderForTests, inspect } from '../kit/processes/measure-by-cli.ts';

const NAME = 'imagebudget-test/several-tags';
const BYTES: Readonly<Record<string, number>> = { ci: 3000, latest: 5000 };

describeEngine('a name without a tag', () => {
  const folder = folderForTests();

  beforeAll(async () => {
    const { docker } = await engine();
    for (const [tag, bytes] of Object.entries(BYTES)) {
      const spec = { layers: [[{ name: tag, body: filler(bytes, tag) }]], tag: `${NAME}:${tag}` };
      const path = join(folder.path, `${tag}.tar`);
      await writeFile(path, archiveOf(dockerArchiveFiles(spec)));
      await docker(['load', '--input', path]);
    }
  });
  afterAll(async () => {
    const { docker } = await engine();
    await docker(['image', 'rm', ...Object.keys(BYTES).map(tag => `${NAME}:${tag}`)]);
  });

  test.each([{ flags: ['--no-store'] }, { flags: [] }])('is latest, though others have it too ($flags)', async way => {
    const { host } = await engine();
    const sizeOf = async (name: string) => (await inspect(name, host, way)).sizes.image;
    expect(await sizeOf(NAME)).toBe(BYTES.latest);
    expect(await sizeOf(`docker.io/${NAME}`)).toBe(BYTES.latest);
    expect(await sizeOf(`${NAME}:ci`)).toBe(BYTES.ci);
  });

  test('is exported by the ID that it means at the time', async () => {
    const { docker, host } = await engine();
    const idOf = async (name: string) =>
      (await docker(['image', 'inspect', '--format', '{{.Id}}', name])).stdout.trim();
    const id = await idOf(`${NAME}:ci`);
    await docker(['tag', `${NAME}:ci`, `${NAME}:moving`]);
    const env = { DOCKER_HOST: host };
    const before = await runCli(['inspect', `${NAME}:moving`, '--json', '--no-store', '--no-cache', '--debug'], {
      env,
    });
    await docker(['tag', `${NAME}:latest`, `${NAME}:moving`]);
    const after = await runCli(['inspect', `${NAME}:moving`, '--json', '--no-store', '--no-cache', '--debug'], { env });
    await docker(['image', 'rm', `${NAME}:moving`]);
    // No debug line: the engine took the ID.
    expect([before.stderr, after.stderr]).toEqual(['', '']);
    expect(reportOf(before).image).toMatchObject({ source: { digest: id }, sizes: { image: BYTES.ci } });
    expect(reportOf(after).image).toMatchObject({
      source: { digest: await idOf(`${NAME}:latest`) },
      sizes: { image: BYTES.latest },
    });
  });
});
