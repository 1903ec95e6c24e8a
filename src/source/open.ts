/** Opens SOURCE as a person writes it: the one list of the places an image can come from. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MeasureError, onOneLine, UsageError } from '../errors.ts';
import { checkComplete } from '../image/reference.ts';
import type { Platform } from '../image/types.ts';
import { withoutUserinfo } from '../image/userinfo.ts';
import type { BuildRequest } from './engine/build.ts';
import { openArchive, openLayout, openStandardInput, type StoredPath } from './stored.ts';
import type { ImageSource, SourceIo } from './types.ts';

/** What to measure: something that exists, or a build. `name` is what reports call the image. */
export type Target = { name: string; platform: Platform | null } & ({ source: string } | { build: BuildRequest });

/** @throws UsageError, MeasureError */
export async function openTarget(target: Target, io: SourceIo): Promise<ImageSource> {
  if ('source' in target) return openSource(target.source, target.platform, io);
  return (await import('./engine/build.ts')).openBuild(target.build, io);
}

type OpenForced = (rest: string, platform: Platform | null, io: SourceIo) => Promise<ImageSource>;

/** What a forcing prefix opens. The engine's client is heavy and loaded when used. */
const FORCED: Readonly<Record<string, OpenForced>> = {
  docker: async (reference, platform, io) =>
    (await import('./engine/engine.ts')).openDocker({ reference, platform }, io),
  podman: async (reference, platform, io) =>
    (await import('./engine/engine.ts')).openPodman({ reference, platform }, io),
  'docker-archive': (rest, platform, io) => openArchive(splitPath(rest, platform, io), 'docker-archive', io),
  registry: async (reference, platform, io) =>
    (await import('./registry/open.ts')).openRegistry({ reference, platform }, io),
  oci: (rest, platform, io) => openLayout(splitPath(rest, platform, io), io),
  'oci-archive': (rest, platform, io) => openArchive(splitPath(rest, platform, io), 'oci-archive', io),
};

/**
 * Opens an image: a prefixed form, `-` for standard input, a path (what it is, is told from its content), or a name in the
 * engine.
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
  if (source === '-') return openStandardInput(platform, io);
  if (source === '')
    throw new UsageError('the name of the image is empty', { hint: 'Is the variable set that should hold it?' });
  const path = resolve(io.cwd, source);
  if (existsSync(path)) {
    const found = { path, shown: source, ref: null, platform };
    if (statSync(path).isDirectory()) return openLayout(found, io);
    return openArchive(found, null, io);
  }
  checkComplete(source);
  if (looksLikePath(source)) {
    const shown = withoutUserinfo(source).slice(0, 200);
    throw new MeasureError(`there is no file or directory ${JSON.stringify(shown)}`, {
      hint: `Check the path. For an engine's image of that name, write docker:${onOneLine(shown)}`,
    });
  }
  return (await import('./engine/engine.ts')).openDocker({ reference: source, platform }, io);
}

/** Where in the file system the image of a source is; null where it is none or not there. */
export function pathOfSource(source: string, cwd: string): string | null {
  const [, rest] = /^(?:docker-archive|oci|oci-archive):([\s\S]*)$/.exec(source) ?? [];
  if (rest !== undefined) return longestPath(rest, cwd)?.path ?? null;
  if (source === '' || source === '-' || /^(?:docker|podman|registry):/.test(source)) return null;
  const path = resolve(cwd, source);
  return existsSync(path) ? path : null;
}

/** Splits `PATH[:REF]`; both may hold colons, so the longest path that exists decides. */
function splitPath(rest: string, platform: Platform | null, io: SourceIo): StoredPath {
  const found = longestPath(rest, io.cwd);
  if (found !== null) return { ...found, shown: rest, platform };
  throw new MeasureError(`there is no file or directory ${JSON.stringify(withoutUserinfo(rest).slice(0, 200))}`, {
    hint: 'Check the path after the prefix.',
  });
}

function longestPath(rest: string, cwd: string): { path: string; ref: string | null } | null {
  for (let end = rest.length; end > 0; end = rest.lastIndexOf(':', end - 1)) {
    const path = resolve(cwd, rest.slice(0, end));
    if (existsSync(path)) return { path, ref: end === rest.length ? null : rest.slice(end + 1) };
  }
  return null;
}

function looksLikePath(source: string): boolean {
  return /^[./~\\]|\.(tar|tgz|tar\.gz|zst|oci)$|\\/.test(source);
}
