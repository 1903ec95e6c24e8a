/**
 * A real Docker engine for tests. Tests that use it live in `__tests__/engine/`: Jest's set-up for that folder finds or
 * starts one engine for the whole run and leaves its socket in IMAGEBUDGET_TEST_ENGINE, or the reason why there is none
 * in IMAGEBUDGET_TEST_NO_ENGINE; and in IMAGEBUDGET_TEST_DOCKER the docker command to use with it.
 */
import { type ExecFileOptions, execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { exclusively } from '../processes/exclusively.mjs';
import { describeWhere } from '../runner/describe-where.ts';

const run = promisify(execFile);

/** The first test that needs the base image makes it, which takes a minute on a fresh machine. */
const TIMEOUT_MS = 300_000;

export interface Output {
  stdout: string;
  stderr: string;
}

export interface Engine {
  /** Path of the Unix socket. */
  socket: string;
  /** The same as DOCKER_HOST takes it: `unix://…`. */
  host: string;
  /** Of the engine, not of the client. */
  version: string;
  /** Runs the docker command; rejects with its standard error when it fails. */
  docker(args: string[], options?: ExecFileOptions): Promise<Output>;
}

export interface Build {
  tag: string;
  /** Build context; a folder. */
  context: string;
  /** Default: `Dockerfile` in the context. */
  dockerfile?: string;
  buildArgs?: Record<string, string>;
  target?: string;
  /** More arguments for `docker build`, such as `--secret`. */
  args?: string[];
}

/** Why there is no engine; null where there is one. */
export function noEngineReason(): string | null {
  if (process.env.IMAGEBUDGET_TEST_ENGINE) return null;
  return process.env.IMAGEBUDGET_TEST_NO_ENGINE ?? 'engine tests must be in __tests__/engine (no set-up ran)';
}

async function connect(): Promise<Engine> {
  const reason = noEngineReason();
  if (reason !== null) throw new Error(reason);
  const socket = process.env.IMAGEBUDGET_TEST_ENGINE ?? '';
  const command = process.env.IMAGEBUDGET_TEST_DOCKER ?? 'docker';
  const host = `unix://${socket}`;
  const env = { ...process.env, DOCKER_HOST: host, DOCKER_BUILDKIT: '1' };
  const docker = async (args: string[], options: ExecFileOptions = {}): Promise<Output> => {
    // Plain text whatever the caller's options say, so that both streams are strings.
    const { stdout, stderr } = await run(command, args, {
      maxBuffer: 256 * 2 ** 20,
      env,
      ...options,
      encoding: 'utf8',
    });
    return { stdout, stderr };
  };
  const { stdout } = await docker(['version', '--format', '{{.Server.Version}}']);
  return { socket, host, version: stdout.trim(), docker };
}

let connected: Promise<Engine> | undefined;

/** The engine of this test run. Rejects with the reason where there is none; `describeEngine` asks first. */
export function engine(): Promise<Engine> {
  connected ??= connect();
  return connected;
}

/** `describe` for tests that need an engine. */
export function describeEngine(name: string, body: () => void): void {
  describeWhere(noEngineReason(), name, () => {
    jest.setTimeout(TIMEOUT_MS);
    body();
  });
}

/** Builds an image with BuildKit on the host's network. One build of a tag at a time: the others find its cache. */
export async function buildImage(on: Engine, build: Build): Promise<Output> {
  const options = [
    ['--network', 'host'],
    ['--tag', build.tag],
    ['--file', build.dockerfile ?? join(build.context, 'Dockerfile')],
    ['--progress', 'plain'],
    build.target === undefined ? [] : ['--target', build.target],
    ...Object.entries(build.buildArgs ?? {}).map(([name, value]) => ['--build-arg', `${name}=${value}`]),
    build.args ?? [],
  ];
  return exclusively(`${on.socket} ${build.tag}`, () => on.docker(['build', ...options.flat(), build.context]));
}

/** Saves images to a docker-archive, as `docker save` writes it. */
export async function saveImage(on: Engine, images: string | string[], file: string): Promise<void> {
  await on.docker(['save', '--output', file, ...[images].flat()]);
}

/** Writes an image's final file system to a tar: what a container would see, as the engine itself merges the layers. */
export async function exportContainer(on: Engine, image: string, file: string): Promise<void> {
  // A command is needed for images that have none; the container is never started.
  const { stdout } = await on.docker(['create', '--network', 'none', image, '/never-run']);
  const container = stdout.trim();
  try {
    await on.docker(['export', '--output', file, container]);
  } finally {
    await on.docker(['rm', container]);
  }
}
