/** Which image a name means to a real engine, whatever way it is read. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../kit/archives.ts';
import { describeEngine, engine } from '../kit/engine.ts';
import { folderForTests, inspect } from '../kit/measured.ts';

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
});
