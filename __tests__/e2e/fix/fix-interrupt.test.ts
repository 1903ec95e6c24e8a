/** `imagebudget fix --write` that is interrupted: every file is as it was, and nothing is left behind. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runCli, scratchFolder } from '../../kit/processes/cli.ts';
import { DOCKERFILE, fixProject, GIT_ENV } from '../../kit/processes/fix-project.ts';
import { until } from '../../kit/processes/other-processes.ts';

const scratch = scratchFolder();

/** A program that says it was reached, then takes a minute. `case` patterns tell which of its calls. */
function slow(call: string): string {
  return `#!/bin/sh
case "$*" in ${call}) echo > "$REACHED"; sleep 60 ;; esac
case "$*" in *iidfile*) while [ "$1" != --iidfile ]; do shift; done; echo sha256:${'a'.repeat(64)} > "$2" ;; esac
`;
}

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, code) => {
  test.each([
    ['while git is asked', 'git', '*status*', ['--write']],
    ['while the engine is asked', 'docker', 'version*', ['--write', '--prove', '--force']],
    ['while the image is built', 'docker', '*iidfile*', ['--write', '--prove', '--force']],
  ])('%s', async (what, program, call, args) => {
    const folder = fixProject(join(scratch, `${signal}-${what}`.replaceAll(' ', '-')));
    const [bin, temporary] = [join(scratch, `${signal}-${what}-bin`), join(scratch, `${signal}-${what}-tmp`)];
    for (const path of [bin, temporary]) mkdirSync(path);
    writeFileSync(join(bin, program), slow(call));
    chmodSync(join(bin, program), 0o755);
    const reached = join(bin, 'reached');
    const env = {
      ...GIT_ENV,
      PATH: `${bin}:${process.env.PATH}`,
      REACHED: reached,
      TMPDIR: temporary,
      DOCKER_BUILDKIT: '1',
    };
    const ran = await runCli(['fix', ...args], {
      cwd: folder,
      env,
      started: child => void until(() => existsSync(reached)).then(() => child.kill(signal)),
    });
    expect(ran).toMatchObject({ code, signal: null, stdout: '' });
    expect(ran.stderr).not.toContain('imagebudget:');
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(DOCKERFILE);
    expect(readdirSync(folder).sort()).toEqual(['.git', '.imagebudget.yml', 'Dockerfile', 'app', 'image.tar', 'tests']);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
