/**
 * Waste that real tools leave in a real image: what the rules count against what `find` counts in a container, and what
 * the remedies promise against what the image loses when the Dockerfile follows them.
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { rules } from '../../src/rules/index.ts';
import { tools } from '../kit/apps/app-images.ts';
import { buildImage, describeEngine, type Engine, engine } from '../kit/engines/engine.ts';
import { folderForTests, inspect, list, type MeasuredImage } from '../kit/processes/measure-by-cli.ts';
import { registryAccess } from '../kit/registries/registry-access.ts';

const run = promisify(execFile);

const APT = 'RUN apt-get update && apt-get install -y --no-install-recommends tree';
const PIP = 'RUN pip install -r requirements.txt';

function dockerfile({ apt = APT, pip = PIP }): string {
  return `ARG BASE
FROM \${BASE}
# What official Debian images do against it; ours is to show the waste.
RUN rm -f /etc/apt/apt.conf.d/docker-*
WORKDIR /app
${apt}
COPY requirements.txt .
${pip}
COPY npm /root/.npm
`;
}

/** For each rule how `find` picks its files. */
const PICKS: Record<string, string> = {
  'apt-lists': `/var/lib/apt/lists -type f ! -name lock ! -name '*_InRelease' ! -name '*_Release' ! -name '*_Release.gpg'`,
  'apt-archives': '/var/cache/apt/archives -type f ! -name lock',
  'apt-pkgcache': `/var/cache/apt -maxdepth 1 -type f -name '*.bin'`,
  'pip-cache': '/root/.cache/pip -type f',
  'python-bytecode': `/ -xdev -type f -path '*/__pycache__/*' -name '*.pyc'`,
  'npm-cache': '/root/.npm/_cacache /root/.npm/_logs -type f',
};

/** A cache as npm itself writes it, and beside it what is no cache. */
async function writeNpmCache(folder: string): Promise<void> {
  const work = join(folder, 'npm-work');
  await mkdir(work, { recursive: true });
  await writeFile(join(work, 'package.json'), '{ "name": "kept-by-npm", "version": "1.0.0" }');
  await writeFile(
    join(work, 'index.js'),
    Array.from({ length: 4000 }, (_, n) => `exports.f${n * n} = ${n};`).join('\n'),
  );
  await run('npm', ['pack', '--silent'], { cwd: work });
  await run('npm', ['cache', 'add', './kept-by-npm-1.0.0.tgz', '--offline', '--cache', join(folder, 'npm')], {
    cwd: work,
  });
  await mkdir(join(folder, 'npm/_npx/1a2b/node_modules/serve'), { recursive: true });
  await writeFile(join(folder, 'npm/_npx/1a2b/node_modules/serve/main.js'), 'serve();\n');
}

describeEngine('findings in a Debian image with apt, pip and npm', () => {
  const folder = folderForTests();
  let on: Engine;
  let base: string;
  let tag: string;
  let image: MeasuredImage;

  async function built(name: string, lines: { apt?: string; pip?: string }): Promise<string> {
    const context = join(folder.path, 'context');
    const file = join(folder.path, `${name}.Dockerfile`);
    const access = await registryAccess(join(folder.path, 'access'));
    await writeFile(file, access.dockerfile(dockerfile(lines)));
    const reference = `imagebudget-test/findings:${name}`;
    const buildArgs = { BASE: base, ...access.buildArgs };
    await buildImage(on, { tag: reference, context, dockerfile: file, buildArgs, args: access.args });
    return reference;
  }

  beforeAll(async () => {
    on = await engine();
    base = await tools(on, 'python', folder.path);
    const context = join(folder.path, 'context');
    await writeNpmCache(context);
    // Of what is built from source pip keeps the wheel, also where a proxy takes the headers away that let it keep downloads.
    await writeFile(join(context, 'requirements.txt'), '--no-binary=idna\nrequests\n');
    tag = await built('wasteful', {});
    image = await inspect(tag, on.host);
  });

  const bytesOf = (rule: string): number => image.findings.find(one => one.rule === rule)?.bytes ?? 0;
  const editOf = (id: string): string => rules.find(rule => rule.id === id)?.example?.after ?? '';

  test.each(Object.entries(PICKS))('%s are the bytes that find counts', async (rule, pick) => {
    const script = `find ${pick} -printf '%i %s\\n' | sort -u`;
    const { stdout } = await on.docker(['run', '--rm', '--network', 'none', tag, 'sh', '-c', script]);
    const sizes = stdout
      .trim()
      .split('\n')
      .map(line => Number(line.split(' ')[1]));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(10_000);
    const [finding, ...others] = image.findings.filter(one => one.rule === rule);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ bytes, files: sizes.length });
  });

  test('the edit that apt-lists shows takes away what was promised', async () => {
    const apt = editOf('apt-lists').replace('curl', 'tree');
    expect(apt).toMatch(/^RUN apt-get update .* tree .*rm -rf/);
    await expectSaved(await built('apt-remedy', { apt }), 'apt-lists');
  });

  test('the edit that pip-cache shows takes away what was promised', async () => {
    const pip = editOf('pip-cache');
    expect(pip).toMatch(/^RUN pip install .* -r requirements.txt$/);
    await expectSaved(await built('pip-remedy', { pip }), 'pip-cache');
  });

  async function expectSaved(remedied: string, rule: string): Promise<void> {
    const after = await inspect(remedied, on.host);
    expect(after.findings.map(one => one.rule)).not.toContain(rule);
    const saved = image.sizes.image - after.sizes.image;
    const promised = bytesOf(rule);
    expect(Math.abs(saved - promised) / promised).toBeLessThan(0.01);
  }

  test('nothing of the way to PyPI is in the image', async () => {
    const entries = await list(tag, on.host);
    const left = entries.filter(({ path, size }) => /^\/etc\/pip\.conf$|^\/run\/secrets\//.test(path) && size > 0);
    expect(left).toEqual([]);
    expect(image.layers.map(({ createdBy }) => createdBy).join('\n')).not.toMatch(/index-url|https?:\/\//);
  });
});
