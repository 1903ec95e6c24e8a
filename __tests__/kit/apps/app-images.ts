/**
 * Real applications, installed by real package managers: `fixtures/apps/<name>/Dockerfile` has the targets `wasteful`,
 * `remedied` (the same with the rules' remedies applied) and, mostly, `clean` (a small multi-stage image).
 */
import { cp, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildImage, type Engine } from '../engines/engine.ts';
import { inspect, type MeasuredFinding, type MeasuredImage } from '../processes/measure-by-cli.ts';
import { registryAccess } from '../registries/registry-access.ts';
import { debianBase } from './debian-base.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/apps');

/** A target of `fixtures/apps/tools/Dockerfile`. */
export type Tools =
  | 'debian'
  | 'lists'
  | 'python-runtime'
  | 'python'
  | 'uv'
  | 'go'
  | 'rust'
  | 'java-runtime'
  | 'maven'
  | 'node';

export interface AppBuild {
  /** Folder below `fixtures/apps`. */
  app: string;
  target: string;
  /** `BASE` and `RUNTIME`, the images to start from, and what else the Dockerfile takes. */
  buildArgs: Record<string, string>;
  /** A folder for what the build is given; of the test. */
  folder: string;
  /** The address of a package index on this machine, for pip. */
  index?: string;
  /** Default: builds to an image. */
  output?: string;
}

/** Builds the tools that an application needs; returns the image's name. */
export async function tools(on: Engine, target: Tools, folder: string): Promise<string> {
  const context = join(folder, 'tools');
  await mkdir(context, { recursive: true });
  if (target === 'node') await copyNode(context);
  const buildArgs = { BASE: await debianBase(on) };
  return build(on, { app: 'tools', target, buildArgs, folder }, context);
}

/** The Node.js that runs the tests, and its npm. */
async function copyNode(context: string): Promise<void> {
  await cp(await realpath(process.execPath), join(context, 'node'));
  const npm = dirname(dirname(await realpath(join(dirname(process.execPath), 'npm'))));
  await cp(npm, join(context, 'npm'), { recursive: true, verbatimSymlinks: true });
}

/** Builds one target of an application; returns the image's name. */
export async function buildApp(on: Engine, app: AppBuild): Promise<string> {
  return build(on, app, join(fixtures, app.app));
}

async function build(on: Engine, { app, target, folder, index, output, ...more }: AppBuild, context: string) {
  const access = await registryAccess(join(folder, 'access'), index);
  const file = join(folder, `${app}.Dockerfile`);
  await writeFile(file, access.dockerfile(await readFile(join(fixtures, app, 'Dockerfile'), 'utf8')));
  const tag = `imagebudget-test/${app}:${target}`;
  const args = output === undefined ? access.args : [...access.args, '--output', output];
  const buildArgs = { ...more.buildArgs, ...access.buildArgs };
  await buildImage(on, { tag, context, dockerfile: file, target, buildArgs, args });
  return tag;
}

/** An image of an application: what we say of it, and which of its layers are its own. */
export interface App {
  tag: string;
  image: MeasuredImage;
  /** Bytes that a rule calls removable, or, with `advice`, that it only points at, in the layers above the tools. */
  ownBytes(rule: string, bucket?: MeasuredFinding['bucket']): number;
  /** Rules with removable bytes in the layers above the tools. */
  ownRules(): string[];
  remedy(rule: string): string;
}

/** Measures an image that was built on `base`. */
export async function measured(on: Engine, tag: string, base: string): Promise<App> {
  const image = await inspect(`docker:${tag}`, on.host);
  const { stdout } = await on.docker(['image', 'inspect', '--format', '{{json .RootFS.Layers}}', base]);
  const below = new Set<string>(JSON.parse(stdout));
  const own = new Set(image.layers.filter(({ diffId }) => !below.has(diffId)).map(({ index }) => index));
  const bytes = ({ layers }: MeasuredFinding) =>
    layers.filter(({ index }) => own.has(index)).reduce((sum, layer) => sum + layer.bytes, 0);
  const of = (rule: string, bucket: string) => image.findings.find(one => one.rule === rule && one.bucket === bucket);
  return {
    tag,
    image,
    ownBytes(rule, bucket = 'removable') {
      const finding = of(rule, bucket);
      return finding === undefined ? 0 : bytes(finding);
    },
    ownRules: () =>
      image.findings
        .filter(finding => finding.bucket === 'removable' && bytes(finding) > 0)
        .map(({ rule }) => rule)
        .sort(),
    remedy: rule => image.findings.find(one => one.rule === rule)?.remedy ?? '',
  };
}

/**
 * Deletes every file that the report calls removable and runs a script in what is left, without a network. Rejects with
 * the script's output when it fails.
 */
export async function runWithoutRemovable(on: Engine, app: App, folder: string, script: string): Promise<string> {
  const paths = app.image.findings.filter(({ bucket }) => bucket === 'removable').flatMap(one => one.paths);
  const list = join(folder, 'removable');
  await writeFile(list, paths.map(path => `${path}\0`).join(''));
  const mount = ['--volume', `${list}:/removable:ro`];
  const command = `set -e; xargs -0 rm -- < /removable; ${script}`;
  const { stdout } = await on.docker(['run', '--rm', '--network', 'none', ...mount, app.tag, 'sh', '-c', command]);
  return stdout;
}
