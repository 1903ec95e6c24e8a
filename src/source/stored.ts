/** Opens images that are stored in files. */
import { existsSync, statSync } from 'node:fs';
import { MeasureError } from '../errors.ts';
import type { Platform } from '../image/types.ts';
import { type ArchiveForm, directoryForm, fileForm } from './detect.ts';
import { openEnvelope } from './envelope.ts';
import { openDirectory, openFile } from './files.ts';
import type { ImageSource, SourceIo } from './types.ts';

/** A stored image as a person names it. */
export interface StoredPath {
  path: string;
  /** As the person wrote it. */
  shown: string;
  /** Which image of several; null for the only one. */
  ref: string | null;
  platform: Platform | null;
}

/** Opens an archive. @param form null where the content tells. @throws UsageError, MeasureError */
export async function openArchive(at: StoredPath, form: ArchiveForm | null, io: SourceIo): Promise<ImageSource> {
  if (!existsSync(at.path))
    throw new MeasureError(`there is no file ${JSON.stringify(at.shown)}`, { hint: 'Check the path.' });
  const stats = statSync(at.path);
  if (stats.isDirectory())
    throw new MeasureError(`${at.shown} is a directory, not an archive`, {
      hint: 'For an OCI image layout write oci:PATH.',
    });
  if (!stats.isFile())
    throw new MeasureError(`${at.shown} is no regular file`, { hint: 'Save the image to a file and name that.' });
  const file = openFile(at.path, at.shown, io.signal);
  try {
    const detected = fileForm(file, at.shown);
    const files = await openEnvelope(file, at.shown, io.limits);
    const request = { reference: at.shown, ref: at.ref, platform: at.platform };
    if ((form ?? detected(files)) === 'docker-archive')
      return (await import('./docker-archive.ts')).openDockerArchive(files, request, io);
    return (await import('./oci.ts')).openOciLayout(files, { ...request, kind: 'oci-archive' }, io);
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Opens a directory that holds an image. @throws UsageError, MeasureError */
export async function openLayout(at: StoredPath, io: SourceIo): Promise<ImageSource> {
  if (!existsSync(at.path))
    throw new MeasureError(`there is no directory ${JSON.stringify(at.shown)}`, { hint: 'Check the path.' });
  if (!statSync(at.path).isDirectory())
    throw new MeasureError(`${at.shown} is a file, not an OCI image layout`, {
      hint: 'For an archive write oci-archive:PATH.',
    });
  const files = openDirectory(at.path, at.shown, io.signal);
  const request = { reference: at.shown, ref: at.ref, platform: at.platform };
  try {
    if (directoryForm(files, at.shown) === 'dir')
      return (await import('./image-directory.ts')).openImageDirectory(files, request, io);
    return (await import('./oci.ts')).openOciLayout(files, { ...request, kind: 'oci-layout' }, io);
  } catch (error) {
    files.close();
    throw error;
  }
}
