import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { debianBase } from '../kit/apps/debian-base.ts';
import { describeEngine, engine, exportContainer, saveImage } from '../kit/engines/engine.ts';
import { debianTenLayers } from '../kit/engines/test-images.ts';

describeEngine('the test engine', () => {
  test('answers, and says what went wrong', async () => {
    const { version, docker } = await engine();
    expect(version).toMatch(/^\d+\.\d+/);
    await expect(docker(['image', 'inspect', 'no-such-image'])).rejects.toThrow(/no such image/i);
  });

  test('has a Debian base image of one layer', async () => {
    const { docker } = await engine();
    const base = await debianBase(await engine());
    const { stdout } = await docker(['image', 'inspect', '--format', '{{json .RootFS.Layers}} {{.Size}}', base]);
    const [layers, size] = stdout.trim().split(' ');
    expect(JSON.parse(layers ?? '')).toHaveLength(1);
    expect(Number(size)).toBeGreaterThan(50_000_000);
  });

  test('builds an image of many layers and reads its history', async () => {
    const on = await engine();
    const image = await debianTenLayers(on);
    const { stdout } = await on.docker(['history', '--no-trunc', '--format', '{{json .}}', image]);
    const history = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { CreatedBy: string; Size: string });
    expect(history.filter(({ Size }) => Size !== '0B').length).toBeGreaterThanOrEqual(10);
    expect(history.some(({ CreatedBy }) => CreatedBy.includes('apt-get update'))).toBe(true);
  });

  test('saves images and exports their file systems', async () => {
    const on = await engine();
    const image = await debianTenLayers(on);
    const folder = await mkdtemp(join(tmpdir(), 'imagebudget-kit-'));
    try {
      await saveImage(on, image, join(folder, 'image.tar'));
      await exportContainer(on, image, join(folder, 'root.tar'));
      const [saved, exported] = [await stat(join(folder, 'image.tar')), await stat(join(folder, 'root.tar'))];
      expect(exported.size).toBeGreaterThan(50_000_000);
      expect(saved.size).toBeGreaterThan(exported.size);
      const { stdout } = await on.docker(['ps', '--all', '--quiet', '--filter', `ancestor=${image}`]);
      expect(stdout).toBe('');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
