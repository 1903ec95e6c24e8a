/** Makes small images of the cases that labels and detectors declare. */
import type { CaseFile, CaseLayer, ImageCase } from '../../../src/advice/example-image.ts';
import { type Entry, filler } from '../archives/archives.ts';
import { gone, type SmallImage } from './analyse-tars.ts';

export function imageOf({ layers, dockerfile }: ImageCase): SmallImage {
  return {
    layers: layers.map(layer => ({ createdBy: layer.by ?? 'RUN x', entries: entriesOf(layer) })),
    ...(dockerfile !== undefined && { dockerfile }),
  };
}

function entriesOf({ files = {}, hardLinks = {}, links = {}, deletes = [] }: CaseLayer): Entry[] {
  return [
    ...deletes.map(path => gone(path.slice(1))),
    ...Object.entries(files).map(([path, file]) => entryOf(path, file)),
    ...Object.entries(hardLinks).map(([path, to]) => ({ name: path.slice(1), hardlink: to.slice(1) })),
    ...Object.entries(links).map(([path, symlink]) => ({ name: path.slice(1), symlink })),
  ];
}

function entryOf(path: string, file: number | string | CaseFile): Entry {
  const name = path.slice(1);
  if (typeof file === 'string') return { name, body: file };
  const { bytes, seed = path, holds, stored, mode, mtime } = typeof file === 'number' ? { bytes: file } : file;
  const body = holds ? Buffer.alloc(bytes) : filler(stored ?? bytes, seed);
  for (const [at, hex] of Object.entries(holds?.at ?? {})) body.write(hex, Number(at), 'hex');
  return { name, body, ...(stored && { size: bytes }), ...(mode && { mode }), ...(mtime && { mtime }) };
}
