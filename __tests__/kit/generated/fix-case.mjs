// Builds a generated Dockerfile, lets `imagebudget fix --write` edit it, and builds it again.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, tool } from '../advice/build.mjs';
import { keepsPromise } from '../advice/compare.mjs';
import { generate } from './dockerfile.mjs';

const BASE = fileURLToPath(new URL('base', import.meta.url));

/** Sees to it that the engine has the base image of generated Dockerfiles; returns its name. @param from a Debian */
export async function generatedBase(engine, from) {
  const name = 'imagebudget-generated/base:1';
  const args = ['build', '--network', 'host', '--build-arg', `BASE=${from}`, '--tag', name, BASE];
  await engine.docker(args, { env: { DOCKER_BUILDKIT: '1' } });
  return name;
}

/** Lays out the context of a case; returns what else is known of it. */
export function layOutCase({ seed, base, folder }) {
  const { files, ...about } = generate(seed, base);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: path.endsWith('.sh') ? 0o755 : 0o644 });
  }
  return about;
}

/** The paths and the bytes of an image's files. */
async function filesOf(engine, tag, folder) {
  const { code, stdout, stderr } = await tool(engine, ['ls', `docker:${tag}`, '--json'], { cwd: folder, check: false });
  if (code !== 0) throw new Error(`ls ended with ${code}: ${stderr.trim()}`);
  const entries = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  return entries.filter(({ type }) => type === 'file').map(({ path, size }) => ({ path, size }));
}

const lacks = (files, path) => !files.some(file => file.path === path || file.path.startsWith(`${path}/`));

async function size(engine, tag, folder) {
  const { code, stdout, stderr } = await tool(engine, ['inspect', `docker:${tag}`, '--json'], {
    cwd: folder,
    check: false,
  });
  if (code !== 0) throw new Error(`inspect ended with ${code}: ${stderr.trim()}`);
  return JSON.parse(stdout).images[0].sizes.image;
}

/**
 * @returns `built`: whether it builds before; `refused`: why the tool edits nothing; `failure`: what is wrong; the edits, and the
 * bytes that they promise and free
 */
export async function fixCase(engine, { seed, base, folder }) {
  const about = layOutCase({ seed, base, folder });
  const tag = `imagebudget-generated/case-${seed}`;
  const [before, after] = [`${tag}:before`, `${tag}:after`];
  const how = { builder: about.buildKit ? 'buildkit' : 'classic', noCache: false };
  const result = { seed, builder: how.builder, built: false, edits: [], promised: 0, freed: 0, failure: null };
  try {
    try {
      await build(engine, how, folder, before);
    } catch (error) {
      return { ...result, problem: error.message.slice(-1500) };
    }
    return {
      ...result,
      built: true,
      ...(await fixAndBuild(engine, { how, folder, before, after, keeps: about.keeps })),
    };
  } finally {
    await engine.docker(['image', 'rm', '--force', before, after]).catch(() => {});
  }
}

async function fixAndBuild(engine, { how, folder, before, after, keeps }) {
  const dockerfile = join(folder, 'Dockerfile');
  const original = readFileSync(dockerfile);
  const had = await filesOf(engine, before, folder);
  const was = await size(engine, before, folder);
  const args = [
    'fix',
    `docker:${before}`,
    '--dockerfile',
    'Dockerfile',
    '--trust',
    'fewer',
    '--write',
    '--force',
    '--json',
    '-',
  ];
  const { code, stdout, stderr } = await tool(engine, args, { cwd: folder, check: false });
  if (code !== 0) {
    if (!readFileSync(dockerfile).equals(original))
      return { failure: `it wrote the file and ended with ${code}: ${stderr}` };
    return { refused: `${code}: ${stderr.trim()}` };
  }
  const { plan, diff } = JSON.parse(stdout);
  const promised = plan.reduce((sum, { bytes }) => sum + bytes, 0);
  const about = { edits: plan.map(({ id }) => id), promised, diff };
  if (plan.length === 0) return about;
  try {
    await build(engine, how, folder, after);
  } catch (error) {
    return { ...about, failure: `it does not build any more: ${error.message.slice(-1500)}` };
  }
  const has = await filesOf(engine, after, folder);
  const gone = keeps.filter(path => !lacks(had, path) && lacks(has, path));
  const freed = was - (await size(engine, after, folder));
  const wrong = [
    ...(gone.length > 0 ? [`it lacks ${gone.join(', ')}`] : []),
    ...(keepsPromise(promised, freed) ? [] : [`it promised ${promised} bytes and freed ${freed}`]),
  ];
  return { ...about, freed, failure: wrong.length === 0 ? null : wrong.join('; ') };
}
