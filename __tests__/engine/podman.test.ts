/** Podman's service gives the image that its archives give, and says so where there is none. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeEngine, engine, saveImage } from '../kit/engines/engine.ts';
import { type PodmanService, startPodman, whyNoPodman } from '../kit/engines/podman.ts';
import { debianTenLayers } from '../kit/engines/test-images.ts';
import { expectFailure, runCli } from '../kit/processes/cli.ts';
import { checkedImage, comparable, folderForTests, type MeasuredImage } from '../kit/processes/measure-by-cli.ts';
import { describeWhere } from '../kit/runner/describe-where.ts';

describeEngine('podman:', () => {
  describeWhere(whyNoPodman(), 'with its service', () => {
    const folder = folderForTests();
    let service: PodmanService;
    let name: string;
    let archived: MeasuredImage;

    const inspect = (source: string, env: Record<string, string> = { CONTAINER_HOST: service.host }) =>
      runCli(['inspect', source, '--json'], { env, timeout: 120_000 });

    beforeAll(async () => {
      const on = await engine();
      const image = await debianTenLayers(on);
      await saveImage(on, image, join(folder.path, 'image.tar'));
      archived = checkedImage(await inspect(join(folder.path, 'image.tar'), {}));
      service = await startPodman();
      await service.podman(['load', '--quiet', '--input', join(folder.path, 'image.tar')]);
      name = image;
    });
    afterAll(() => service?.stop());

    test('gives the report of the archive that it loaded, by name and by ID', async () => {
      const id = (await service.podman(['image', 'inspect', '--format', '{{.Id}}', name])).trim();
      for (const reference of [name, id]) {
        const found = checkedImage(await inspect(`podman:${reference}`));
        expect(found.source).toMatchObject({ kind: 'podman', reference, verified: 'digest' });
        expect(found.name).toBe(reference);
        expect(comparable(found)).toEqual(comparable(archived));
      }
    });

    test('exports an image by its ID, also one that it has built itself', async () => {
      await writeFile(join(folder.path, 'Containerfile'), 'FROM scratch\nCOPY image.tar /a\nLABEL a=b\n');
      const built = 'localhost/imagebudget-test/built:ci';
      await service.podman(['build', '--quiet', '--tag', built, folder.path]);
      for (const source of [name, built]) {
        const ran = await runCli(['inspect', `podman:${source}`, '--json', '--no-store', '--no-cache', '--debug'], {
          env: { CONTAINER_HOST: service.host },
          timeout: 120_000,
        });
        // No debug line: the service took the ID.
        expect(ran.stderr).toBe('');
        const id = (await service.podman(['image', 'inspect', '--format', '{{.Id}}', source])).trim();
        expect(checkedImage(ran).source.digest).toBe(`sha256:${id}`);
      }
    });

    test('gives the report of the archives that it saves itself', async () => {
      for (const format of ['oci-archive', 'docker-dir']) {
        const path = join(folder.path, format);
        await service.podman(['save', '--quiet', '--format', format, '--output', path, name]);
        expect(comparable(checkedImage(await inspect(path, {})))).toEqual(comparable(archived));
      }
    });

    test('says that it has no such image', async () => {
      expectFailure(await inspect('podman:imagebudget-test/none'), 2, 'the engine has no image');
    });
  });

  test('says how to start the service where none answers', async () => {
    const ran = await runCli(['inspect', 'podman:web:ci'], { env: { CONTAINER_HOST: 'unix:///nowhere/podman.sock' } });
    expectFailure(ran, 2, 'no Podman service answers at unix:///nowhere/podman.sock');
    expect(ran.stderr).toContain('systemctl --user start podman.socket');
  });
});
