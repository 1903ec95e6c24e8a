/**
 * Reads small files of a layer from the folder into which the engine unpacked it. Only here is a path from an image opened;
 * SECURITY.md says how. Each folder on the way is opened from the one before, so no symbolic link is followed.
 */

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { codeOf } from '../../../errors.ts';
import { type ContentRequest, type Contents, partOf } from '../../../layer/content/content-request.ts';
import { noteProgram } from '../../../layer/content/elf-parts.ts';
import type { LayerIndex } from '../../../layer/index/layer-index.ts';
import type { SeekableBytes } from '../../../layer/layer-bytes.ts';
import { readBySudo, readPartsBySudo } from './contents-by-sudo.ts';
import { crc64 } from './crc64.ts';
import { StoreProblem } from './problem.ts';
import type { StoreFiles } from './store-files.ts';
import type { SplitLayer, WantedContent } from './tar-split.ts';

const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = constants;

/**
 * Fills the wanted contents of a layer, and notes what is to know of its programs.
 * @param folder the layer's own, relative to the store
 * @throws StoreProblem if a file is not what the layer's tar says
 */
export async function fillContents(layer: SplitLayer, folder: string, files: StoreFiles): Promise<void> {
  const { index, wanted, keep, programs } = layer;
  if (wanted.length + programs.length === 0) return;
  const entries = [...wanted.map(({ entry }) => entry), ...programs];
  const plain = new PlainPaths(index, entries);
  if (!entries.every(entry => plain.has(entry))) throw new StoreProblem('a file that matters is behind a link');
  if (files.sudo) return readBySudo(layer, { folder, sudo: files.sudo }, (one, found) => keep(filled(one, found)));
  const root = `${files.root}/${folder}`;
  for (const one of wanted) {
    const place = { path: index.path(one.entry), size: one.size };
    withFile(root, place, fd => {
      const found = new Uint8Array(one.content.length);
      keep(filled(one, found.subarray(0, readSync(fd, found, 0, found.length, 0))));
    });
  }
  for (const entry of programs) {
    const [body, size] = [index.body(entry), index.size(entry)];
    withFile(root, { path: index.path(entry), size }, fd => {
      const readAt: SeekableBytes['readAt'] = (target, offset, length = target.length) =>
        readSync(fd, target, 0, length, offset - body);
      noteProgram({ kind: 'seekable', size: body + size, readAt }, index, { entry, body });
    });
  }
}

/**
 * Reads contents of a layer's files later.
 * @param folder the layer's own, relative to the store
 * @returns null if one of them cannot be read: a link is on its way, or the engine has removed the image
 */
export async function readFromStore(
  request: ContentRequest,
  folder: string,
  files: StoreFiles,
): Promise<Contents | null> {
  const { index, entries } = request;
  const plain = new PlainPaths(index, entries);
  if (!entries.every(entry => plain.has(entry))) return null;
  const found: Contents = new Map();
  try {
    if (files.sudo) return await readPartsBySudo(request, { folder, sudo: files.sudo });
    for (const entry of entries) {
      const size = index.size(entry);
      const { offset, length } = partOf(request, size);
      const content = new Uint8Array(length);
      withFile(`${files.root}/${folder}`, { path: index.path(entry), size }, fd => {
        if (readSync(fd, content, 0, length, offset) !== length)
          throw new StoreProblem('a file that matters has another size');
      });
      found.set(entry, content);
    }
    return found;
  } catch (error) {
    if (error instanceof StoreProblem) return null;
    throw error;
  }
}

/** @throws StoreProblem if the file is not the one of the layer's tar */
function filled(one: WantedContent, found: Uint8Array): WantedContent {
  const { content, size, checksum } = one;
  if (found.length !== content.length) throw new StoreProblem('a small file has another size');
  // The checksum covers the whole file.
  if (content.length === size && crc64(found) !== checksum) throw new StoreProblem('a small file has other content');
  content.set(found);
  return one;
}

interface Place {
  /** Relative to the layer's folder. */
  path: string;
  /** Size of the whole file. */
  size: number;
}

/** Opens a file below a folder without following links. @throws StoreProblem if it is not a file of this size */
function withFile(root: string, { path, size }: Place, use: (fd: number) => void): void {
  let fd: number | null = null;
  try {
    fd = openSync(root, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    const parts = path.split('/');
    for (const [at, part] of parts.entries()) {
      const kind = at === parts.length - 1 ? O_NONBLOCK : O_DIRECTORY;
      const next = openSync(Buffer.from(`/proc/self/fd/${fd}/${part}`, 'latin1'), O_RDONLY | O_NOFOLLOW | kind);
      closeSync(fd);
      fd = next;
    }
    const stats = fstatSync(fd);
    if (!stats.isFile() || stats.size !== size) throw new StoreProblem('a file that matters has another size');
    use(fd);
  } catch (error) {
    if (error instanceof StoreProblem) throw error;
    throw new StoreProblem(`a file that matters cannot be read (${codeOf(error)})`, error);
  } finally {
    if (fd !== null) closeSync(fd);
  }
}

/** Linux cannot open longer paths (path_resolution(7)), so no engine has unpacked one. */
const LONGEST_PATH = 4096;

/** Files whose path leads only through directories of the layer, so that no link can be on the way. */
class PlainPaths {
  readonly #index: LayerIndex;
  /** The last entry at each path that matters: those of the files and of the folders on their way. */
  readonly #last = new Map<string, number>();

  constructor(index: LayerIndex, files: readonly number[]) {
    this.#index = index;
    const names = new Map<string, Set<string>>();
    for (const file of files) {
      for (let path = index.path(file); path !== '' && path.length <= LONGEST_PATH; path = parentOf(path)) {
        const base = path.slice(path.lastIndexOf('/') + 1);
        const known = names.get(parentOf(path)) ?? new Set();
        if (known.has(base)) break;
        names.set(parentOf(path), known.add(base));
      }
    }
    // Perf: most entries are in other directories, and need no further look.
    let known: Set<string> | undefined;
    for (let entry = 0; entry < index.length; entry++) {
      if (!index.isBesideLast(entry)) known = names.get(index.directory(entry));
      if (known?.has(index.base(entry))) this.#last.set(index.path(entry), entry);
    }
  }

  has(file: number): boolean {
    const path = this.#index.path(file);
    if (this.#last.get(path) !== file || path.split('/').includes('..')) return false;
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
      const entry = this.#last.get(folder);
      if (entry !== undefined && this.#index.type(entry) !== 'dir') return false;
    }
    return true;
  }
}

/** The path of the parent folder; empty for the layer's own. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
