/** The members of a tar archive on disk, found by its headers alone. */
import { posix } from 'node:path';
import { MeasureError } from '../../errors.ts';
import { bytesOf } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import type { SeekableBytes } from '../../layer/layer-bytes.ts';
import { Usage } from '../../layer/limit-usage.ts';
import type { Limits } from '../../layer/limits.ts';
import { readLayer } from '../../layer/read-layer.ts';
import { type FileSet, type OpenFile, slice } from '../files/files.ts';
import { inner } from '../files/streamed-files.ts';

/** Most links to follow: no image has chains of links. */
const MAX_LINKS = 8;

/** Indexes an archive. @throws MeasureError if it is not a complete tar */
export async function openTarMembers(archive: OpenFile, shown: string, limits: Limits): Promise<FileSet> {
  const usage = new Usage(limits, 'members');
  const { index } = await readLayer(`the archive ${shown}`, archive, { diffId: null, digest: null, limits, usage });
  const files = new Map<string, number>();
  for (let entry = 0; entry < index.length; entry++) files.set(index.path(entry), entry);
  return {
    name: shown,
    get: name => {
      // Documents name files in Unicode; the archive has bytes.
      const entry = resolve(index, files, bytesOf(name));
      return entry === null ? null : bodyOf(archive, index, entry);
    },
    close: () => archive.close(),
  };
}

/** Follows links: `docker save` stores a repeated layer as a link. */
function resolve(index: LayerIndex, files: Map<string, number>, name: string): number | null {
  let at = inner(name);
  for (let hops = 0; hops < MAX_LINKS; hops++) {
    const entry = files.get(at);
    if (entry === undefined) return null;
    const type = index.type(entry);
    if (type === 'file') return entry;
    if (type === 'symlink') at = inner(posix.resolve('/', posix.dirname(at), index.link(entry)));
    else if (type === 'hardlink') at = inner(index.link(entry));
    else return null;
  }
  return null;
}

function bodyOf(archive: SeekableBytes, index: LayerIndex, entry: number): SeekableBytes {
  const body = index.body(entry);
  if (body < 0) throw storedSparse(index.path(entry));
  return slice(archive, body, index.size(entry));
}

/** The error for a needed member that is not stored whole. */
export function storedSparse(path: string): MeasureError {
  return new MeasureError(`${JSON.stringify(path.slice(0, 80))} is stored as a sparse file`, {
    hint: 'Write the archive with a tool that stores layers whole.',
  });
}
