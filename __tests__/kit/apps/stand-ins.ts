/** In place of Alpine and of Node's image, for machines that reach no image registry: this machine's shell, and its Node. */
import { execFile } from 'node:child_process';
import { cp, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildImage, type Engine } from '../engines/engine.ts';

const run = promisify(execFile);

const PROGRAMS = ['/bin/sh', '/usr/bin/env', '/bin/mkdir', '/bin/ln', '/bin/chmod', '/bin/cat'];

/** Libraries that Node needs and a small system lacks, where Alpine has them. */
const OF_NODE = ['libgcc_s.so.1', 'libstdc++.so.6'];

/** The libraries that a program is linked to, by name, with their paths. https://man7.org/linux/man-pages/man1/ldd.1.html */
async function libraries(program: string): Promise<Map<string, string>> {
  const { stdout } = await run('ldd', [program]);
  const lines = stdout.matchAll(/^\s(?:(\S+) => )?(\/\S+) \(/gm);
  return new Map([...lines].map(([, name, path = '']) => [name ?? path, path]));
}

/** Copies files to a folder, to the same paths, as what their links lead to. */
async function copyTo(folder: string, paths: Iterable<string>): Promise<void> {
  for (const path of new Set(paths)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await cp(await realpath(path), join(folder, path));
  }
}

async function imageOf(on: Engine, context: string, name: string): Promise<string> {
  const tag = `imagebudget-test/${name}:stand-in`;
  const dockerfile = `${context}.Dockerfile`;
  await writeFile(dockerfile, 'FROM scratch\nCOPY . /\nCMD ["sh"]\n');
  await buildImage(on, { tag, context, dockerfile });
  return tag;
}

/**
 * Makes both images; returns their names.
 * @param folder for their files
 */
export async function standIns(on: Engine, folder: string): Promise<{ alpine: string; node: string }> {
  const [alpine, node] = [join(folder, 'alpine'), join(folder, 'node')];
  const ofNode = await libraries(process.execPath);
  const ofPrograms = await Promise.all(PROGRAMS.map(libraries));
  const shared = [...ofNode].filter(([name]) => !OF_NODE.includes(name)).map(([, path]) => path);
  await copyTo(alpine, [...PROGRAMS, ...shared, ...ofPrograms.flatMap(all => [...all.values()])]);
  await mkdir(join(alpine, 'tmp'), { mode: 0o1777 });
  await mkdir(join(node, 'usr/local/bin'), { recursive: true });
  await cp(await realpath(process.execPath), join(node, 'usr/local/bin/node'));
  await mkdir(join(node, 'usr/lib'));
  for (const name of OF_NODE) {
    // Node's own builds are linked to them; a distribution's need not be.
    const path = ofNode.get(name);
    if (path === undefined) await writeFile(join(node, 'usr/lib', name), '');
    else await cp(await realpath(path), join(node, 'usr/lib', name));
  }
  return { alpine: await imageOf(on, alpine, 'alpine'), node: await imageOf(on, node, 'node') };
}
