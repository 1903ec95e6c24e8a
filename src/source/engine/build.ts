/** Builds an image with the docker CLI and opens it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunOptions } from '../../environment.ts';
import { codeOf, MeasureError, UsageError } from '../../errors.ts';
import { asDigest } from '../../image/parse.ts';
import { formatPlatform } from '../../image/platform.ts';
import type { Digest, Platform } from '../../image/types.ts';
import { withoutUserinfo } from '../../image/userinfo.ts';
import type { ImageSource, SourceIo } from '../types.ts';
import { openFromEngine } from './engine.ts';

export interface BuildRequest {
  /** Directory of the build context, relative to `directory`; or a URL as docker takes it. */
  context: string;
  /** Dockerfile, relative to `directory`; null for the context's own. */
  file: string | null;
  target: string | null;
  args: Readonly<Record<string, string>>;
  platform: Platform | null;
  /** Where relative paths start. */
  directory: string;
}

/** What `io.run` returns for a missing program. */
const NO_PROGRAM = 127;

/** How a build is run, where it is not the build of a config. */
export interface BuildManner {
  /** Further options of `docker build`. */
  options?: readonly string[];
  run?: Pick<RunOptions, 'quiet' | 'onOutput' | 'onError'>;
}

/** @throws UsageError if the build must not run; MeasureError if it fails, after its output has been shown */
export async function openBuild(request: BuildRequest, io: SourceIo): Promise<ImageSource> {
  // A URL may hold a token.
  const context = withoutUserinfo(request.context);
  const built = await build(request, io);
  if ('code' in built)
    throw new MeasureError(`docker build of ${context} failed with exit code ${built.code}`, {
      hint: 'Its output is above. Nothing was measured.',
    });
  const source = await openFromEngine({ reference: built.id, platform: request.platform }, io, 'build');
  return { ...source, reference: context, [Symbol.asyncDispose]: () => source[Symbol.asyncDispose]() };
}

/**
 * Builds an image.
 * @returns its ID, or the exit code of a build that failed
 * @throws UsageError if the build must not run; MeasureError if there is no docker command
 */
export async function build(
  request: BuildRequest,
  io: SourceIo,
  { options = [], run = {} }: BuildManner = {},
): Promise<{ id: Digest } | { code: number }> {
  refuseForeignCode(io);
  const context = withoutUserinfo(request.context);
  const scratch = await scratchFolder(io.temporaryFolder);
  try {
    const idFile = join(scratch, 'image-id');
    const around = { cwd: resolve(io.cwd, request.directory), env: io.env, signal: io.signal };
    io.progress.stage(`building ${context}`, null);
    const { command } = await builderOf({ ...io, cwd: around.cwd });
    const args = [...command, ...options, ...buildArguments(request, idFile)];
    const code = await io.run('docker', args, { ...around, ...run });
    io.progress.done();
    return code === 0 ? { id: await builtImage(idFile, context) } : { code };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function scratchFolder(folder: string): Promise<string> {
  try {
    return await mkdtemp(join(folder, 'imagebudget-build-'));
  } catch (cause) {
    throw new MeasureError(`no folder can be made in ${folder} (${codeOf(cause) ?? 'unknown error'})`, {
      hint: 'The build says there which image it built. Set TMPDIR to a folder that can be written to.',
      cause,
    });
  }
}

async function builtImage(idFile: string, context: string): Promise<Digest> {
  const text = await readFile(idFile, 'utf8').catch(() => '');
  const id = asDigest(text.trim());
  if (id !== null) return id;
  throw new MeasureError(`docker build of ${context} did not say which image it built`, {
    hint: 'Its output is above. Build the image by itself and measure it by its name.',
  });
}

/** The arguments after the command. They never pass through a shell. */
export function buildArguments(request: BuildRequest, idFile: string): string[] {
  return [
    '--iidfile',
    idFile,
    ...(request.file === null ? [] : ['--file', request.file]),
    ...(request.target === null ? [] : ['--target', request.target]),
    ...(request.platform === null ? [] : ['--platform', formatPlatform(request.platform)]),
    ...Object.entries(request.args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    '--',
    request.context,
  ];
}

/** What Go's strconv.ParseBool, and so the docker CLI, reads as false. */
const GO_FALSE: ReadonlySet<string | undefined> = new Set(['0', 'f', 'F', 'false', 'False', 'FALSE']);

/** What builds: the start of the command, and whether it is BuildKit for sure. */
export interface Builder {
  command: readonly string[];
  isBuildKit: boolean;
}

/**
 * A buildx builder in a container keeps its result unless it gets --load. Plain `docker build` lacks that flag, and is what users
 * want who switched BuildKit off. @throws MeasureError if there is no docker command
 */
export async function builderOf({ run, cwd, env, signal }: SourceIo): Promise<Builder> {
  const code = await run('docker', ['buildx', 'version'], { cwd, env, signal, quiet: true });
  if (code === NO_PROGRAM)
    throw new MeasureError('there is no docker command to build with', {
      hint: 'Install the Docker CLI, or build the image elsewhere and measure it saved.',
    });
  const isOff = GO_FALSE.has(env.DOCKER_BUILDKIT);
  // Docker's command line up to version 22 has BuildKit's client in itself.
  if (isOff || code !== 0) return { command: ['build'], isBuildKit: !isOff && Boolean(env.DOCKER_BUILDKIT) };
  return { command: ['buildx', 'build', '--load'], isBuildKit: true };
}

/**
 * A workflow on pull_request_target has the base repository's secrets, and a build would run the fork's Dockerfile beside them.
 * https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
 */
function refuseForeignCode(io: SourceIo): void {
  if (io.env.GITHUB_EVENT_NAME !== 'pull_request_target') return;
  throw new UsageError(
    'building under pull_request_target is refused: it would run a fork’s Dockerfile with this repository’s secrets',
    { hint: 'Run the workflow on pull_request, or measure an image that another job has built and saved.' },
  );
}
