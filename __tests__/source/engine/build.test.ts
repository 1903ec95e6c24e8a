import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { RunOptions } from '../../../src/environment.ts';
import { MeasureError, UsageError } from '../../../src/errors.ts';
import { type BuildRequest, buildArguments, openBuild } from '../../../src/source/engine/build.ts';
import { sourceIo } from '../../kit/archives/sources.ts';
import { HOSTILE_NAMES } from '../../kit/hostile/hostile-names.ts';

const PLAIN: BuildRequest = { context: '.', file: null, target: null, args: {}, platform: null, directory: 'sub' };

describe('buildArguments', () => {
  test('of the least there can be', () => {
    expect(buildArguments(PLAIN, '/tmp/id')).toEqual(['--iidfile', '/tmp/id', '--', '.']);
  });

  test('of all there can be, in their order', () => {
    const request: BuildRequest = {
      ...PLAIN,
      context: 'app',
      file: 'app/Dockerfile.prod',
      target: 'final',
      args: { VERSION: '1.2', EMPTY: '' },
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    };
    expect(buildArguments(request, 'id')).toEqual([
      ...['--iidfile', 'id'],
      ...['--file', 'app/Dockerfile.prod'],
      ...['--target', 'final'],
      ...['--platform', 'linux/arm64'],
      ...['--build-arg', 'VERSION=1.2'],
      ...['--build-arg', 'EMPTY='],
      ...['--', 'app'],
    ]);
  });

  test.each(HOSTILE_NAMES)('%j stays one argument, wherever it stands', name => {
    const request: BuildRequest = { ...PLAIN, context: name, file: name, target: name, args: { [name]: name } };
    const args = buildArguments(request, 'id');
    expect(args).toEqual([
      '--iidfile',
      'id',
      '--file',
      name,
      '--target',
      name,
      '--build-arg',
      `${name}=${name}`,
      '--',
      name,
    ]);
  });
});

interface Call {
  program: string;
  args: readonly string[];
  options: RunOptions;
}

/** Opens a build with a docker that answers so; what it was called with, and the error. */
async function build(
  docker: (args: readonly string[]) => number,
  env: Record<string, string> = {},
  temporaryFolder = tmpdir(),
) {
  const calls: Call[] = [];
  const told: string[] = [];
  const io = sourceIo({
    cwd: '/home',
    temporaryFolder,
    env: { DOCKER_HOST: 'unix:///nowhere/docker.sock', ...env },
    run: async (program, args, options) => {
      calls.push({ program, args, options });
      return docker(args);
    },
    progress: { stage: what => told.push(what), advance() {}, done: () => told.push('done') },
  });
  const error = await openBuild(PLAIN, io).then(
    () => null,
    reason => reason,
  );
  return { calls, error, told, scratch: dirname(idFileOf(calls.at(-1)?.args ?? [])) };
}

const idFileOf = (args: readonly string[]) => args[args.indexOf('--iidfile') + 1] ?? '';

describe('openBuild', () => {
  test('builds with buildx where there is one, loading what it builds', async () => {
    const { calls, told, scratch } = await build(args => (args[1] === 'version' ? 0 : 1));
    expect(calls.map(({ program, args }) => [program, ...args.slice(0, 3)])).toEqual([
      ['docker', 'buildx', 'version'],
      ['docker', 'buildx', 'build', '--load'],
    ]);
    expect(calls.map(({ options }) => [options.cwd, options.quiet ?? false])).toEqual([
      ['/home/sub', true],
      ['/home/sub', false],
    ]);
    expect(told).toEqual(['building .', 'done']);
    expect(existsSync(scratch)).toBe(false);
  });

  test('builds without buildx where there is none', async () => {
    const { calls } = await build(() => 1);
    expect(calls[1]?.args.slice(0, 2)).toEqual(['build', '--iidfile']);
  });

  test.each([undefined, '0', '1', 'false', 'TRUE', ''])('leaves DOCKER_BUILDKIT=%s as it is', async value => {
    const env = value === undefined ? {} : { DOCKER_BUILDKIT: value };
    for (const buildx of [0, 1]) {
      const { calls } = await build(args => (args[1] === 'version' ? buildx : 1), env);
      expect(calls.map(({ options }) => options.env.DOCKER_BUILDKIT)).toEqual([value, value]);
    }
  });

  test.each([
    ['0', 'build'],
    ['f', 'build'],
    ['False', 'build'],
    ['1', 'buildx'],
    ['true', 'buildx'],
    ['', 'buildx'],
  ])('with DOCKER_BUILDKIT=%s and buildx it builds with docker %s', async (value, command) => {
    const { calls } = await build(args => (args[1] === 'version' ? 0 : 1), { DOCKER_BUILDKIT: value });
    expect(calls[1]?.args[0]).toBe(command);
  });

  test.each<[string, (args: readonly string[]) => number, string]>([
    ['no docker', () => 127, 'there is no docker command'],
    ['a build that fails', args => (args[1] === 'version' ? 0 : 17), 'docker build of . failed with exit code 17'],
    ['a build that says nothing', () => 0, 'docker build of . did not say which image it built'],
    ['a build that writes no ID', args => writeId(args, ''), 'did not say which image it built'],
    ['a build that writes something else', args => writeId(args, '--help'), 'did not say which image it built'],
  ])('%s is an error, and leaves nothing behind', async (_, docker, message) => {
    const { error, scratch } = await build(docker);
    expect(error).toBeInstanceOf(MeasureError);
    expect(error).toMatchObject({ message: expect.stringContaining(message), hint: expect.any(String) });
    expect(scratch === '.' || !existsSync(scratch)).toBe(true);
  });

  test('says where it may not write', async () => {
    const { calls, error } = await build(() => 0, {}, '/nowhere/tmp');
    expect(error).toBeInstanceOf(MeasureError);
    expect(error).toMatchObject({
      message: 'no folder can be made in /nowhere/tmp (ENOENT)',
      hint: expect.any(String),
    });
    expect(calls).toEqual([]);
  });

  test('opens the image of the ID that the build wrote', async () => {
    const id = `sha256:${'a'.repeat(64)}`;
    const { error } = await build(args => writeId(args, `${id}\n`));
    expect(error).toMatchObject({ message: expect.stringContaining('nowhere/docker.sock') });
  });

  test('is refused under pull_request_target, before anything runs', async () => {
    const { calls, error } = await build(() => 0, { GITHUB_EVENT_NAME: 'pull_request_target' });
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message: expect.stringContaining('pull_request_target is refused') });
    expect(calls).toEqual([]);
    expect((await build(() => 127, { GITHUB_EVENT_NAME: 'pull_request' })).calls).toHaveLength(1);
  });
});

function writeId(args: readonly string[], id: string): number {
  if (args.includes('--iidfile')) writeFileSync(idFileOf(args), id);
  return 0;
}
