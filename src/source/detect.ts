/** Tells what a file or directory is from its content, never from its name. */
import { MeasureError } from '../errors.ts';
import type { SeekableBytes } from '../layer/bytes.ts';
import { type Compression, compressionOf } from '../layer/decompress.ts';
import { BLOCK, decodeHeader, isZeroBlock } from '../layer/tar/header.ts';
import type { FileSet } from './files.ts';

export type ArchiveForm = 'docker-archive' | 'oci-archive';

const SAVE_HINT = 'Make one with docker save, or copy the image to an OCI archive or layout.';

/**
 * Checks by its first bytes that a file can be an archive.
 * @returns how it is compressed
 * @throws MeasureError saying what the file is instead
 */
export function checkArchive(file: SeekableBytes, shown: string): Compression {
  const block = new Uint8Array(BLOCK);
  const read = file.readAt(block, 0);
  if (read === 0)
    throw new MeasureError(`${shown} is empty`, { hint: 'Whatever wrote it failed. Save the image again.' });
  const compression = compressionOf(block);
  if (compression === 'none' && (read < BLOCK || !(isZeroBlock(block) || isHeader(block))))
    throw new MeasureError(`${shown} is no image: it is not a tar archive`, { hint: SAVE_HINT });
  return compression;
}

/** Which form of image an archive holds. @throws MeasureError where it holds none */
export function archiveForm(files: FileSet): ArchiveForm {
  if (files.get('manifest.json') !== null) return 'docker-archive';
  if (files.get('index.json') !== null) return 'oci-archive';
  throw new MeasureError(`${files.name} is a tar archive, but no image: it has neither manifest.json nor index.json`, {
    hint: `A file system that docker export wrote has no layers. ${SAVE_HINT}`,
  });
}

/** @throws MeasureError where a directory holds no image */
export function directoryForm(files: FileSet, shown: string): 'oci' | 'dir' {
  if (files.get('index.json') !== null) return 'oci';
  if (files.get('manifest.json') !== null && files.get('version') !== null) return 'dir';
  throw new MeasureError(`the directory ${shown} holds no image: it has no index.json`, {
    hint: `An OCI image layout has oci-layout, index.json and blobs. For an engine's image of that name, write docker:${shown}`,
  });
}

function isHeader(block: Uint8Array): boolean {
  try {
    decodeHeader(block);
    return true;
  } catch {
    return false;
  }
}
