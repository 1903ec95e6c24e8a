/** Opens a source: the one list of the places an image can come from. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Advice, MeasureError, onOneLine } from '../errors.ts';
import { checkComplete } from '../image/reference.ts';
import type { Platform } from '../image/types.ts';
import { withoutUserinfo } from '../image/userinfo.ts';
import { openArchive, openLayout, openStandardInput, type StoredPath } from './open-stored.ts';
import type { SourceRequest } from './request.ts';
import type { ImageSource, SourceIo } from './types.ts';

/** Opens an image. The clients of engines and registries are heavy, and loaded when used. @throws UsageError, MeasureError */
export async function openSource(source: SourceRequest, platform: Platform | null, io: SourceIo): Promise<ImageSource> {
  switch (source.form) {
    case 'docker':
    case 'podman':
      return openInEngine(source.name, { platform, kind: source.form }, io);
    case 'registry':
      return (await import('./registry/open.ts')).openRegistry({ reference: source.name, platform }, io);
    case 'docker-archive':
    case 'oci-archive':
      return openArchive(splitPath(source.path, platform, io), source.form, io);
    case 'oci':
      return openLayout(splitPath(source.path, platform, io), io);
    case 'path':
      return openSaved(source.path, platform, io) ?? noPath(source.path, inConfig(source.path));
    case 'path-or-name':
      return openSaved(source.text, platform, io) ?? openName(source.text, platform, io);
    case 'stdin':
      return openStandardInput(platform, io);
    case 'build':
      return (await import('./engine/build.ts')).openBuild({ ...source.build, platform }, io);
    default:
      return source satisfies never;
  }
}

async function openInEngine(
  reference: string,
  { platform, kind }: { platform: Platform | null; kind: 'docker' | 'podman' },
  io: SourceIo,
): Promise<ImageSource> {
  return (await import('./engine/engine.ts')).openFromEngine({ reference, platform }, io, kind);
}

/** Opens a saved image, whose content tells its form; null if nothing is at the path. */
function openSaved(shown: string, platform: Platform | null, io: SourceIo): Promise<ImageSource> | null {
  const path = resolve(io.cwd, shown);
  if (!existsSync(path)) return null;
  const found = { path, shown, ref: null, platform };
  return statSync(path).isDirectory() ? openLayout(found, io) : openArchive(found, null, io);
}

/** Opens an image of the engine, unless the name looks like a path. */
function openName(name: string, platform: Platform | null, io: SourceIo): Promise<ImageSource> {
  checkComplete(name);
  if (/^[./~\\]|\\/.test(name) || ARCHIVE_NAME.test(name)) {
    const shown = onOneLine(withoutUserinfo(name).slice(0, 200));
    return noPath(name, `Check the path. To name an image of the engine, write docker:${shown}`);
  }
  return openInEngine(name, { platform, kind: 'docker' }, io);
}

/** The file or folder that has a source's image; null if there is none. */
export function pathOfSource(source: SourceRequest, cwd: string): string | null {
  switch (source.form) {
    case 'docker-archive':
    case 'oci-archive':
    case 'oci':
      return longestPath(source.path, cwd)?.path ?? null;
    case 'path':
    case 'path-or-name': {
      const path = resolve(cwd, source.form === 'path' ? source.path : source.text);
      return existsSync(path) ? path : null;
    }
    default:
      return null;
  }
}

/** Splits `PATH[:NAME]`. Both may hold colons, so the longest path that exists decides. */
function splitPath(text: string, platform: Platform | null, io: SourceIo): StoredPath {
  const found = longestPath(text, io.cwd);
  return found === null ? noPath(text, AFTER_PREFIX) : { ...found, shown: text, platform };
}

const AFTER_PREFIX: Advice = {
  commandLine: 'Check the path after the prefix.',
  action: 'Check the path after the prefix.',
  config: 'Check the path, which starts from the folder of the config.',
};

function longestPath(text: string, cwd: string): { path: string; ref: string | null } | null {
  for (let end = text.length; end > 0; end = text.lastIndexOf(':', end - 1)) {
    const path = resolve(cwd, text.slice(0, end));
    if (existsSync(path)) return { path, ref: end === text.length ? null : text.slice(end + 1) };
  }
  return null;
}

/** For a config's `archive`. The name of an image has a tag and no folder that begins with a dot. */
function inConfig(path: string): Advice {
  const start = 'Check the path, which starts from the folder of the config.';
  const shown = onOneLine(withoutUserinfo(path).slice(0, 200));
  const isName = /^[a-z0-9][\w.-]*(?:[/:][\w.-]+)*$/.test(path) && !ARCHIVE_NAME.test(path);
  const hint = isName ? `${start} The name of an image is written image: ${shown}` : start;
  return { commandLine: hint, action: hint };
}

const ARCHIVE_NAME = /\.(?:tar|tgz|tar\.gz|zst|oci)$/;

function noPath(path: string, hint: string | Advice): never {
  const shown = JSON.stringify(withoutUserinfo(path).slice(0, 200));
  throw new MeasureError(`there is no file or directory ${shown}`, { hint, about: 'image' });
}
