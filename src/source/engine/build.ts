/** Builds an image with the docker CLI and opens it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunOptions } from '../../environment.ts';
import { codeOf, MeasureError, UsageError } from '../../errors.ts';
import { asDigest } from '../../image/parse.ts';
import { formatPlatform } from '../../image/platform.ts';
import type { Platform } from '../../image/types.ts';
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

/** @throws UsageError if the build must not run; MeasureError if it fails, after its output has been shown */
export async function openBuild(request: BuildRequest, io: SourceIo): Promise<ImageSource> {
  refuseForeignCode(io);
  // A URL may hold a token.
  const context = withoutUserinfo(request.context);
  const scratch = await scratchFolder(io.temporaryFolder);
  try {
    const idFile = join(scratch, 'image-id');
    const options = { cwd: resolve(io.cwd, request.directory), env: io.env, signal: io.signal };
    io.progress.stage(`building ${context}`, null);
    const command = await buildCommand(options, io);
    const code = await io.run('docker', [...command, ...buildArguments(request, idFile)], options);
    io.progress.done();
    if (code !== 0)
      throw new MeasureError(`docker build of ${context} failed with exit code ${code}`, {
        hint: 'Its output is above. Nothing was measured.',
      });
    const id = await builtImage(idFile, context);
    const source = await openFromEngine({ reference: id, platform: request.platform }, io, 'build');
    return { ...source, reference: context, [Symbol.asyncDispose]: () => source[Symbol.asyncDispose]() };
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

async function builtImage(idFile: string, context: string): Promise<string> {
  const id = await readFile(idFile, 'utf8').catch(() => '');
  if (asDigest(id.trim()) !== null) return id.trim();
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

/**
 * A buildx builder in a container keeps its result unless it gets --load. Plain `docker build` lacks that flag, and is what users
 * want who switched BuildKit off.
 */
async function buildCommand(options: RunOptions, io: SourceIo): Promise<string[]> {
  const code = await io.run('docker', ['buildx', 'version'], { ...options, quiet: true });
  if (code === NO_PROGRAM)
    throw new MeasureError('there is no docker command to build with', {
      hint: 'Install the Docker CLI, or build the image elsewhere and measure it saved.',
    });
  return code === 0 && !GO_FALSE.has(options.env.DOCKER_BUILDKIT) ? ['buildx', 'build', '--load'] : ['build'];
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
