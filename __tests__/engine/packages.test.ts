/** The bytes of packages, against what dpkg, pip, npm and apk themselves list, in the exported file system. */
import { beforeAll, expect, test } from '@jest/globals';
import { alpineBase, apkRepository } from '../kit/apps/alpine.ts';
import { buildApp, tools } from '../kit/apps/app-images.ts';
import { describeShared } from '../kit/archives/samples.ts';
import { describeEngine, type Engine, engine } from '../kit/engines/engine.ts';
import { type ExportedFile, exportedFiles } from '../kit/oracles/exported-files.ts';
import { type ListingManager, listedPackages } from '../kit/oracles/listed-packages.ts';
import {
  folderForTests,
  inspect,
  type ListedEntry,
  list,
  type MeasuredImage,
} from '../kit/processes/measure-by-cli.ts';
import { packageIndex } from '../kit/registries/local-server.ts';

interface PackagedImage {
  managers: readonly ListingManager[];
  build(on: Engine, folder: string): Promise<string>;
}

/** The engine puts files of its own over these in every container; their size is taken from the image. */
const OF_THE_ENGINE = new Set(['/etc/hostname', '/etc/hosts', '/etc/resolv.conf']);

function withEngineFiles(files: readonly ExportedFile[], listed: readonly ListedEntry[]): ExportedFile[] {
  const sizes = new Map(listed.map(({ path, size }) => [path, size]));
  return files.map(file => {
    const path = file.paths.find(one => OF_THE_ENGINE.has(one));
    return path === undefined ? file : { ...file, bytes: sizes.get(path) ?? 0 };
  });
}

function describePackages(what: string, { managers, build }: PackagedImage): void {
  describeEngine(what, () => {
    const folder = folderForTests();
    let on: Engine;
    let tag: string;
    let image: MeasuredImage;
    let files: ExportedFile[];

    beforeAll(async () => {
      on = await engine();
      tag = await build(on, folder.path);
      image = await inspect(`docker:${tag}`, on.host);
      files = withEngineFiles(await exportedFiles(on, tag), await list(tag, on.host));
    });

    test.each(managers)('%s: each package has the bytes of the files that its manager lists', async manager => {
      const listed = await listedPackages(on, tag, { manager, files });
      const found = image.packages.filter(one => one.manager === manager);
      const ours = new Map(found.map(({ name, version, bytes }) => [`${name} ${version}`, bytes]));
      // The system's manager has the Python packages that it installed, which pip lists as well, without their files.
      const others = [...listed].filter(([name, bytes]) => ours.has(name) || bytes > 0);
      expect(others.length).toBeGreaterThan(manager === 'pip' ? 3 : 10);
      expect(Object.fromEntries([...ours].sort())).toEqual(Object.fromEntries(others.sort()));
    });

    test('no byte is in two packages, and none is missing', () => {
      const visible = files.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(image.packages.reduce((sum, { bytes }) => sum + bytes, image.noPackage.bytes)).toBe(visible);
      expect(image.sizes.visible).toBe(visible);
    });
  });
}

describePackages('packages of dpkg and pip', {
  managers: ['dpkg', 'pip'],
  async build(on, folder) {
    const base = await tools(on, 'python', folder);
    const buildArgs = { BASE: base, RUNTIME: base };
    const output = `${folder}/packages`;
    await buildApp(on, { app: 'pip', target: 'packages', buildArgs, folder, output });
    return buildApp(on, { app: 'pip', target: 'wasteful', buildArgs, folder, index: await packageIndex(output) });
  },
});

describePackages('packages of dpkg and npm', {
  managers: ['dpkg', 'npm'],
  async build(on, folder) {
    const base = await tools(on, 'node', folder);
    return buildApp(on, { app: 'npm', target: 'wasteful', buildArgs: { BASE: base, RUNTIME: base }, folder });
  },
});

describeShared('with the test material', () => {
  describePackages('packages of apk', {
    managers: ['apk'],
    async build(on, folder) {
      const base = await alpineBase(on);
      const buildArgs = { BASE: base, RUNTIME: base, REPOSITORY: await apkRepository(on, base, folder) };
      return buildApp(on, { app: 'alpine', target: 'wasteful', buildArgs, folder });
    },
  });
});
