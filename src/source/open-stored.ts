/** Opens images that are stored in files. */
import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { MeasureError, onOneLine, UsageError } from '../errors.ts';
import type { Platform } from '../image/types.ts';
import { type Compression, compressionOf, decompress, peek } from '../layer/decompress/decompress.ts';
import { chunksOf } from '../layer/layer-bytes.ts';
import { Usage, unpacked } from '../layer/limit-usage.ts';
import { readArchiveStream } from './archive/archive-stream.ts';
import { openDockerArchive } from './archive/docker-archive.ts';
import { openTarMembers } from './archive/tar-members.ts';
import { type ArchiveForm, archiveForm, checkArchive, directoryForm, refuseForeign } from './detect.ts';
import { type FileSet, type OpenFile, openDirectory, openFile } from './files/files.ts';
import { openImageDirectory } from './layout/image-directory.ts';
import { openOciLayout } from './layout/oci-layout.ts';
import { STANDARD_INPUT } from './request.ts';
import type { ImageSource, SourceIo } from './types.ts';

/** A stored image as the user names it; something exists at `path`. */
export interface StoredPath {
  path: string;
  /** As the user wrote it. */
  shown: string;
  /** Name of one image among several; null for the only one. */
  ref: string | null;
  platform: Platform | null;
}

/** Opens an archive. @param form null if the content tells. @throws UsageError, MeasureError */
export async function openArchive(at: StoredPath, form: ArchiveForm | null, io: SourceIo): Promise<ImageSource> {
  const stats = statSync(at.path);
  if (stats.isDirectory())
    throw new MeasureError(`${at.shown} is a directory, not an archive`, {
      about: 'image',
      hint: 'For an OCI image layout write oci:PATH.',
    });
  if (!stats.isFile())
    throw new MeasureError(`${at.shown} is not a regular file`, {
      about: 'image',
      hint: 'Save the image to a file and name that.',
    });
  const file = openFile(at.path, at.shown, io.signal);
  try {
    return await imageIn(await filesIn(file, at.shown, io), { ...at, form }, io);
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Opens an archive that comes through standard input, plain or compressed. @throws UsageError, MeasureError */
export async function openStandardInput(platform: Platform | null, io: SourceIo): Promise<ImageSource> {
  const input = io.stdin();
  if (input === null)
    throw new UsageError('-: standard input is neither a file nor a pipe', {
      hint: {
        commandLine: 'Pipe an archive into it: docker save web:ci | imagebudget check -',
        action: 'A step of a workflow has none. Set the input "source" to a path or to the name of an image.',
      },
    });
  const stop = () => input.destroy();
  io.signal.addEventListener('abort', stop, { once: true });
  try {
    // An abort before the listener was added would never be seen.
    io.signal.throwIfAborted();
    const { start, all } = await peek(bytesOf(input));
    if (start.length === 0)
      throw new MeasureError('standard input is empty', { hint: 'Whatever writes to it failed, or wrote nothing.' });
    refuseForeign(start, STANDARD_INPUT);
    const files = await streamed({ bytes: all, compression: compressionOf(start) }, STANDARD_INPUT, io);
    return await imageIn(files, { shown: STANDARD_INPUT, ref: null, platform, form: null }, io);
  } finally {
    io.signal.removeEventListener('abort', stop);
    input.destroy();
  }
}

async function* bytesOf(input: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of input) if (chunk instanceof Uint8Array) yield chunk;
}

interface Choice extends Pick<StoredPath, 'shown' | 'ref' | 'platform'> {
  /** Null if the content tells. */
  form: ArchiveForm | null;
}

async function imageIn(files: FileSet, { shown, ref, platform, form }: Choice, io: SourceIo): Promise<ImageSource> {
  const kind = form ?? archiveForm(files);
  const request = { kind, reference: shown, ref, platform };
  if (kind === 'docker-archive') return openDockerArchive(files, request, io);
  return openOciLayout(files, request, io);
}

/** The members of an archive. A compressed one can only be read from start to end, so its layers are indexed at once. */
async function filesIn(file: OpenFile, shown: string, io: SourceIo): Promise<FileSet> {
  const compression = checkArchive(file, shown);
  if (compression === 'none') return openTarMembers(file, shown, io.limits);
  try {
    return await streamed({ bytes: chunksOf(file), compression, mayDetach: true }, `the archive ${shown}`, io);
  } finally {
    file.close();
  }
}

/** The members of an archive that is read as a stream. */
async function streamed(archive: Packed, name: string, io: SourceIo): Promise<FileSet> {
  io.progress.stage(`reading ${name}`, null);
  try {
    return await readArchiveStream(contentsOf(archive, io), { name, hint: SAVE_AGAIN }, io);
  } finally {
    io.progress.done();
  }
}

interface Packed {
  bytes: AsyncIterable<Uint8Array>;
  compression: Compression;
  /** Whether the bytes belong to nobody else, as `decompress` has it. */
  mayDetach?: boolean;
}

function contentsOf(
  { bytes, compression, mayDetach = false }: Packed,
  { limits }: SourceIo,
): AsyncIterable<Uint8Array> {
  if (compression === 'none') return bytes;
  let packed = 0;
  const counted = async function* () {
    for await (const chunk of bytes) {
      packed += chunk.length;
      yield chunk;
    }
  };
  return unpacked(decompress(counted(), compression, { limits, mayDetach }), () => packed, new Usage(limits));
}

const SAVE_AGAIN = 'The image is incomplete or damaged. Save it again; check the disk for space.';

/** Opens a directory that holds an image. @throws UsageError, MeasureError */
export async function openLayout(at: StoredPath, io: SourceIo): Promise<ImageSource> {
  if (!statSync(at.path).isDirectory())
    throw new MeasureError(`${at.shown} is a file, not an OCI image layout`, {
      about: 'image',
      hint: {
        commandLine: `For an archive write oci-archive:${onOneLine(at.shown)}`,
        action: `For an archive write oci-archive:${onOneLine(at.shown)}`,
        config: 'For an archive write archive: instead of layout:',
      },
    });
  const files = openDirectory(at.path, at.shown, io.signal);
  const request = { reference: at.shown, ref: at.ref, platform: at.platform };
  try {
    const isDir = directoryForm(files, at.shown) === 'dir';
    if (isDir && at.ref !== null)
      throw new UsageError(`${at.shown} has no image ${JSON.stringify(at.ref)}`, {
        about: 'image',
        hint: 'A directory that skopeo or podman wrote as dir: holds one image, without a name. Write oci:PATH alone.',
      });
    if (isDir) return openImageDirectory(files, request, io);
    return openOciLayout(files, { ...request, kind: 'oci-layout' }, io);
  } catch (error) {
    files.close();
    throw error;
  }
}
