/** Opens SOURCE as a person writes it: the one list of the places an image can come from. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MeasureError, UsageError } from '../errors.ts';
import type { Platform } from '../image/types.ts';
import type { BuildRequest } from './build.ts';
import { openDirectory, openFile } from './files.ts';
import { directoryForm, fileForm } from './detect.ts';
import { openEnvelope } from './envelope.ts';
import type { ImageSource, SourceIo } from './types.ts';

/** What to measure: something that exists, or a build. `name` is what reports call the image. */
export type Target = { name: string; platform: Platform | null } & ({ source: string } | { build: BuildRequest });

/** @throws UsageError, MeasureError */
export async function openTarget(target: Target, io: SourceIo): Promise<ImageSource> {
  if ('source' in target) return openSource(target.source, target.platform, io);
  return (await import('./build.ts')).openBuild(target.build, io);
}

/** What a forcing prefix opens. Heavy ones are loaded when used. */
const FORCED: Readonly<
  Record<string, (rest: string, platform: Platform | null, io: SourceIo) => Promise<ImageSource>>
> = {
  docker: async (reference, platform, io) => (await import('./docker.ts')).openDocker({ reference, platform }, io),
  'docker-archive': async (rest, platform, io) =>
    openArchive(splitPath(rest, 'docker-archive', io), 'docker-archive', platform, io),
  oci: async (rest, platform, io) => openLayout(splitPath(rest, 'oci', io), platform, io),
  'oci-archive': async (rest, platform, io) =>
    openArchive(splitPath(rest, 'oci-archive', io), 'oci-archive', platform, io),
};

/**
 * Opens an image: a prefixed form, a path (what it is, is told from its content), or a name in the engine.
 * @throws UsageError, MeasureError
 */
export async function openSource(source: string, platform: Platform | null, io: SourceIo): Promise<ImageSource> {
  const [, prefix = '', rest = ''] = /^([a-z-]+):([\s\S]*)$/.exec(source) ?? [];
  const forced = Object.hasOwn(FORCED, prefix) ? FORCED[prefix] : undefined;
  if (forced) {
    if (rest === '')
      throw new UsageError(`${prefix}: names nothing`, { hint: `Write ${prefix}: and what to open, without a space.` });
    return forced(rest, platform, io);
  }
  const path = resolve(io.cwd, source);
  if (source !== '' && existsSync(path)) {
    const found = { path, shown: source, ref: null };
    if (statSync(path).isDirectory()) return openLayout(found, platform, io);
    return openArchive(found, null, platform, io);
  }
  if (looksLikePath(source))
    throw new MeasureError(`there is no file or directory ${JSON.stringify(source.slice(0, 200))}`, {
      hint: `Check the path. For an engine's image of that name, write docker:${source.slice(0, 200)}`,
    });
  return (await import('./docker.ts')).openDocker({ reference: source, platform }, io);
}

interface FoundPath {
  path: string;
  /** As the user wrote it. */
  shown: string;
  ref: string | null;
}

async function openArchive(
  found: FoundPath,
  form: 'docker-archive' | 'oci-archive' | null,
  platform: Platform | null,
  io: SourceIo,
): Promise<ImageSource> {
  if (!existsSync(found.path))
    throw new MeasureError(`there is no file ${JSON.stringify(found.shown)}`, { hint: 'Check the path.' });
  if (statSync(found.path).isDirectory())
    throw new MeasureError(`${found.shown} is a directory, not an archive`, {
      hint: 'For an OCI image layout write oci:PATH.',
    });
  const file = openFile(found.path, found.shown);
  try {
    const detected = fileForm(file, found.shown);
    const files = await openEnvelope(file, found.shown);
    const request = { reference: found.shown, ref: found.ref, platform };
    const chosen = form ?? detected(files);
    if (chosen === 'docker-archive') return (await import('./docker-archive.ts')).openDockerArchive(files, request, io);
    return (await import('./oci.ts')).openOciLayout(files, { ...request, kind: 'oci-archive' }, io);
  } catch (error) {
    file.close();
    throw error;
  }
}

async function openLayout(found: FoundPath, platform: Platform | null, io: SourceIo): Promise<ImageSource> {
  if (!existsSync(found.path))
    throw new MeasureError(`there is no directory ${JSON.stringify(found.shown)}`, { hint: 'Check the path.' });
  const files = openDirectory(found.path, found.shown);
  try {
    const form = directoryForm(files, found.shown);
    if (form === 'dir')
      return (await import('./image-directory.ts')).openImageDirectory(files, { reference: found.shown, platform }, io);
    return (await import('./oci.ts')).openOciLayout(
      files,
      { kind: 'oci-layout', reference: found.shown, ref: found.ref, platform },
      io,
    );
  } catch (error) {
    files.close();
    throw error;
  }
}

/** Splits `PATH[:REF]`; both may hold colons, so the shortest path that exists decides. */
function splitPath(rest: string, prefix: string, io: SourceIo): FoundPath {
  const whole = resolve(io.cwd, rest);
  if (existsSync(whole)) return { path: whole, shown: rest, ref: null };
  for (let colon = rest.indexOf(':'); colon > 0; colon = rest.indexOf(':', colon + 1)) {
    const path = resolve(io.cwd, rest.slice(0, colon));
    if (existsSync(path)) return { path, shown: rest, ref: rest.slice(colon + 1) };
  }
  throw new MeasureError(`there is no file or directory ${JSON.stringify(rest.slice(0, 200))}`, {
    hint: `Check the path after ${prefix}:.`,
  });
}

function looksLikePath(source: string): boolean {
  return source === '' || /^[./~\\]|\.(tar|tgz|tar\.gz|zst|oci)$|\\/.test(source);
}
