/** A current engine keeps images in containerd's store: compressed, with an index of platforms, attestations beside them. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { whyNoNewerDebian } from '../kit/apps/newer-debian.ts';
import { type ContainerdEngine, startContainerdEngine } from '../kit/engines/containerd-engine.ts';
import { describeEngine, engine, saveImage } from '../kit/engines/engine.ts';
import { debianTenLayers } from '../kit/engines/test-images.ts';
import { expectFailure, runCli } from '../kit/processes/cli.ts';
import { checkedImage, comparable, inspect, type MeasuredImage } from '../kit/processes/measure-by-cli.ts';
import { describeWhere } from '../kit/runner/describe-where.ts';

const SMALL = 'imagebudget-test/small:ci';

describeEngine('an engine with the containerd image store', () => {
  describeWhere(whyNoNewerDebian(), 'of a newer Debian', () => {
    let store: ContainerdEngine;
    let image: string;
    let archived: MeasuredImage;

    beforeAll(async () => {
      const on = await engine();
      image = await debianTenLayers(on);
      store = await startContainerdEngine();
      await saveImage(on, image, join(store.folder, 'image.tar'));
      archived = await inspect(join(store.folder, 'image.tar'), on.host);
      await store.docker(['load', '--quiet', '--input', '/mnt/image.tar']);
    });
    afterAll(() => store?.stop());

    test('is a current one', () => {
      expect(Number(store.version.split('.')[0])).toBeGreaterThanOrEqual(26);
    });

    // One export for several tests: it takes seconds, most of them to compress the layers.
    test('gives the report of the archive that it loaded, and keeps contents that give the same, by name and by ID', async () => {
      const id = (await store.docker(['image', 'inspect', '--format', '{{.Id}}', image])).trim();
      for (const reference of [image, id]) {
        const ran = await runCli(['inspect', `docker:${reference}`, '--json', '--debug', '--no-store', '--no-cache'], {
          env: { DOCKER_HOST: store.host },
          timeout: 120_000,
        });
        // The engine took the ID. On a slow machine there are lines of progress.
        expect(ran.stderr).not.toContain('debug:');
        const exported = checkedImage(ran);
        expect(exported.source).toMatchObject({ kind: 'docker', verified: 'digest', basis: 'export' });
        expect(comparable(exported)).toEqual(comparable(archived));
        const found = await inspect(`docker:${reference}`, store.host, store.onSite);
        expect(found.source.basis).toBe('store');
        for (const { source } of [exported, found]) Object.assign(source, { verified: '', basis: '' });
        expect(found).toEqual(exported);
      }
    });

    test('saves an archive with the same report', async () => {
      await store.docker(['save', '--output', '/mnt/saved.tar', image]);
      const path = join(store.folder, 'saved.tar');
      for (const source of [path, `docker-archive:${path}:${image}`, `oci-archive:${path}:${image}`])
        expect(comparable(await inspect(source, store.host))).toEqual(comparable(archived));
    });

    describe('that built an image for two platforms, with provenance', () => {
      const figures = (found: MeasuredImage) => ({
        platform: found.source.platform,
        layers: found.layers.map(({ bytes, createdBy }) => [bytes, createdBy]),
        image: found.sizes.image,
        wasted: found.sizes.wasted,
      });
      const built = (platform: string) => ({
        platform,
        layers: [
          [400, 'COPY a /a # buildkit'],
          [400, 'COPY a /b # buildkit'],
          [10, 'COPY b /b # buildkit'],
        ],
        image: 810,
        wasted: 400,
      });

      beforeAll(async () => {
        const context = join(store.folder, 'context');
        await mkdir(context);
        await writeFile(join(context, 'a'), 'a'.repeat(400));
        await writeFile(join(context, 'b'), 'b'.repeat(10));
        await writeFile(join(context, 'Dockerfile'), 'FROM scratch\nCOPY a /a\nCOPY a /b\nCOPY b /b\n');
        const options = ['--platform', 'linux/amd64,linux/arm64', '--provenance', 'mode=max', '--tag', SMALL];
        await store.docker(['build', '--quiet', ...options, '/mnt/context']);
        await store.docker(['save', '--output', '/mnt/small.tar', SMALL]);
      });

      test.each(['linux/amd64', 'linux/arm64'])('keeps the contents for %s', async platform => {
        const flags = ['--platform', platform];
        const found = await inspect(`docker:${SMALL}`, store.host, { flags, ...store.onSite });
        const exported = await inspect(`docker:${SMALL}`, store.host, { flags: [...flags, '--no-store'] });
        expect(figures(found)).toEqual(built(platform));
        expect(found.source).toEqual({ ...exported.source, basis: 'store' });
        expect(found.sizes).toEqual(exported.sizes);
      });

      test.each(['linux/amd64', 'linux/arm64'])('gives the figures for %s', async platform => {
        for (const source of [`docker:${SMALL}`, join(store.folder, 'small.tar')]) {
          const ran = await runCli(['inspect', source, '--json', '--platform', platform], {
            env: { DOCKER_HOST: store.host },
          });
          expect(ran).toMatchObject({ code: 0, stderr: '' });
          expect(figures(JSON.parse(ran.stdout).images[0])).toEqual(built(platform));
        }
      });

      test('says which platforms it has', async () => {
        const env = { DOCKER_HOST: store.host };
        const ran = await runCli(['inspect', `docker:${SMALL}`, '--platform', 'linux/s390x'], { env });
        expectFailure(ran, 3, 'has no platform linux/s390x; it has linux/amd64, linux/arm64');
      });

      test('is read from standard input too', async () => {
        const saved = await readFile(join(store.folder, 'small.tar'));
        const ran = await runCli(['inspect', '-', '--json', '--platform', 'linux/amd64'], {
          stdin: 'pipe',
          started: child => child.stdin?.end(saved),
        });
        expect(ran).toMatchObject({ code: 0, stderr: '' });
        expect(figures(JSON.parse(ran.stdout).images[0])).toEqual(built('linux/amd64'));
      });
    });
  });
});
