/** Nothing of an image is written to disk or run. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler, ociFiles } from '../kit/archives/archives.ts';
import { runCli, scratchFolder } from '../kit/processes/cli.ts';
import { sourceFiles } from '../kit/source-code/source-files.ts';

const scratch = scratchFolder();
const home = join(scratch, 'home');
const work = join(scratch, 'work');
const ran = join(scratch, 'ran');

/** Programs that an image names, in the PATH of the run, which say that they were run. */
const PROGRAMS = ['app', 'sh', 'rm', 'pip', 'npm'];

const LAYERS = [
  [
    ...PROGRAMS.map(name => ({ name: `usr/bin/${name}`, body: `#!/bin/sh\ntouch ${ran}\n`, mode: 0o4755 })),
    { name: '../../../../../../../../tmp/out-of-the-image', body: 'x' },
    { name: 'root/.cache/pip/http/a', body: filler(70_000) },
  ],
  [{ name: 'usr/bin/.wh.app' }],
];

describe('an image', () => {
  for (const folder of [home, work]) mkdirSync(folder);
  mkdirSync(join(scratch, 'bin'));
  for (const name of PROGRAMS) {
    writeFileSync(join(scratch, 'bin', name), `#!/bin/sh\n/bin/touch ${ran}\n`);
    chmodSync(join(scratch, 'bin', name), 0o755);
  }
  writeFileSync(join(work, 'image.tar'), archiveOf(dockerArchiveFiles({ layers: LAYERS, tag: 'web:ci' })));
  writeFileSync(join(work, 'oci.tar'), archiveOf(ociFiles({ layers: LAYERS })));
  const before = readdirSync(scratch, { recursive: true }).sort();
  const env = { HOME: home, TMPDIR: home, PATH: join(scratch, 'bin') };

  test.each([
    ['inspect', 'image.tar'],
    ['inspect', 'oci.tar', '--verify'],
    ['ls', 'oci.tar', '--layer', '0'],
  ])('is not written anywhere, and nothing of it is run: %s %s', async (...args) => {
    expect(await runCli([...args, '--no-cache'], { cwd: work, env })).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(scratch, { recursive: true }).sort()).toEqual(before);
  });

  test('is not written anywhere while it is read from standard input', async () => {
    const bytes = readFileSync(join(work, 'image.tar'));
    const run = await runCli(['inspect', '-', '--no-cache'], {
      cwd: work,
      env,
      stdin: 'pipe',
      started: ({ stdin }) => stdin?.end(bytes),
    });
    expect(run).toMatchObject({ code: 0 });
    expect(readdirSync(scratch, { recursive: true }).sort()).toEqual(before);
  });
});

test('one module starts programs, for builds, sudo, credential helpers and what shows the page', () => {
  const starting = sourceFiles().filter(({ imports }) => imports.some(one => one.specifier === 'node:child_process'));
  expect(starting.map(({ path }) => path)).toEqual(['run-program.ts']);
});
