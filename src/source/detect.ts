/** Recognises files and directories by their content, never by their name. */
import { type Advice, MeasureError, onOneLine } from '../errors.ts';
import { type Compression, compressionOf } from '../layer/decompress/decompress.ts';
import type { SeekableBytes } from '../layer/layer-bytes.ts';
import { BLOCK, decodeHeader, isZeroBlock } from '../layer/tar/header.ts';
import type { FileSet } from './files/files.ts';

export type ArchiveForm = 'docker-archive' | 'oci-archive';

const SAVE_HINT = 'Make one with docker save, or copy the image to an OCI archive or layout.';

/**
 * Checks from its first bytes that a file can be an archive.
 * @returns how it is compressed
 * @throws MeasureError saying what the file is instead
 */
export function checkArchive(file: SeekableBytes, shown: string): Compression {
  const block = new Uint8Array(BLOCK);
  const read = file.readAt(block, 0);
  if (read === 0)
    throw new MeasureError(`${shown} is empty`, {
      about: 'image',
      hint: 'Whatever wrote it failed. Save the image again.',
    });
  const start = block.subarray(0, read);
  refuseForeign(start, shown);
  if (!mayBeLayer(start))
    throw new MeasureError(`${shown} is not an image: it is not a tar archive`, { about: 'image', hint: SAVE_HINT });
  return compressionOf(start);
}

/** Whether bytes can begin a layer or an archive: a tar header, an empty tar, or a compressed form of one. */
export function mayBeLayer(start: Uint8Array): boolean {
  if (compressionOf(start) !== 'none') return true;
  return start.length >= BLOCK && (isZeroBlock(start) || isHeader(start));
}

/** Compressed forms that we do not read: their first bytes, and the tool that unpacks them. */
const UNPACKERS: readonly [string, string][] = [
  ['fd377a585a00', 'xz'],
  ['425a68', 'bzip2'],
  ['04224d18', 'lz4'],
];

/** @throws MeasureError for a compression that we do not read; its hint says how to unpack it */
export function refuseForeign(start: Uint8Array, shown: string): void {
  const hex = Buffer.from(start.subarray(0, 8)).toString('hex');
  for (const [magic, tool] of UNPACKERS)
    if (hex.startsWith(magic))
      throw new MeasureError(`${shown} is compressed with ${tool}, which imagebudget does not read`, {
        about: 'image',
        hint: {
          commandLine: `Unpack it on the way: ${tool} -dc ARCHIVE | imagebudget check -`,
          action: `Unpack it in a step before this one: ${tool} -d ARCHIVE`,
        },
      });
}

/** Which form of image an archive holds. @throws MeasureError if it holds none */
export function archiveForm(files: FileSet): ArchiveForm {
  if (files.get('manifest.json') !== null) return 'docker-archive';
  if (files.get('index.json') !== null) return 'oci-archive';
  if (files.get('repositories') !== null)
    throw new MeasureError(`${files.name} is in the format of Docker before 1.10, which has no manifest.json`, {
      hint: 'Load it with a docker that still reads it and save it again: docker load, then docker save.',
    });
  throw new MeasureError(
    `${files.name} is a tar archive but not an image: it has neither manifest.json nor index.json`,
    { about: 'image', hint: `A file system that docker export wrote has no layers. ${SAVE_HINT}` },
  );
}

/** @throws MeasureError if a directory holds no image */
export function directoryForm(files: FileSet, shown: string): 'oci' | 'dir' {
  if (files.get('index.json') !== null) return 'oci';
  if (files.get('manifest.json') !== null && files.get('version') !== null) return 'dir';
  throw new MeasureError(`the directory ${shown} holds no image: it has no index.json`, {
    about: 'image',
    hint: noImageHint(shown, files.get('Dockerfile') !== null),
  });
}

/** A folder with a Dockerfile is meant as a build context. */
function noImageHint(shown: string, hasDockerfile: boolean): Advice {
  const layout = 'An OCI image layout has oci-layout, index.json and blobs.';
  const name = `${layout} To name an image of the engine, write docker:${onOneLine(shown)}`;
  if (!hasDockerfile) return { commandLine: name, action: name, config: layout };
  return {
    commandLine: 'It has a Dockerfile: build the image, then name it, or write build: in the config.',
    action: 'It has a Dockerfile: to build the image, set the input "context" to this directory.',
    config: 'It has a Dockerfile: to build the image, write build: and the path.',
  };
}

function isHeader(block: Uint8Array): boolean {
  try {
    decodeHeader(block);
    return true;
  } catch {
    return false;
  }
}
