/** Which layer to look at first. */

import { SMALL } from '../../analysis/savings/savings.ts';
import type { AnalysedLayer } from '../../analysis/types.ts';
import { displayPath } from '../../image/byte-path.ts';
import type { ImageReport } from '../types.ts';

/** Bytes of a layer that need not be in the image: wasted and removable. */
export function wasteOf(layer: AnalysedLayer): number {
  return layer.wastedBytes + layer.removableBytes;
}

/** The layer with the most waste, if that is worth a word; null where none is. @param figure which bytes are meant */
export function wastefulLayer(image: ImageReport, figure = wasteOf): AnalysedLayer | null {
  const layer = greatest(image.layers, figure);
  return layer !== null && figure(layer) >= SMALL ? layer : null;
}

/** The layer with the most bytes; null for an image without layers. */
export function largestLayer(image: ImageReport): AnalysedLayer | null {
  return greatest(image.layers, layer => layer.bytes);
}

/** The layer that the tables mark: the largest, as one looks for it in `docker history`; none where there is no choice. */
export function hog(image: ImageReport): AnalysedLayer | null {
  return image.layers.length < 2 ? null : largestLayer(image);
}

/** A directory or a file of the largest layer. */
export interface HogRow {
  bytes: number;
  /** With a slash at the end for a directory; foreign text. */
  path: string;
  /** Null for a file. */
  files: number | null;
}

/** The biggest directories and files of the largest layer in one list, most bytes first. */
export function hogRows({ hog }: ImageReport): HogRow[] {
  if (hog === null) return [];
  const directories = hog.directories.map(({ path, ...row }) => ({ ...row, path: `${displayPath(path)}/` }));
  const files = hog.files.map(({ path, bytes }) => ({ bytes, path: displayPath(path), files: null }));
  return [...directories, ...files].sort((a, b) => b.bytes - a.bytes);
}

function greatest(layers: readonly AnalysedLayer[], figure: (layer: AnalysedLayer) => number): AnalysedLayer | null {
  return layers.reduce<AnalysedLayer | null>((most, l) => (most === null || figure(l) > figure(most) ? l : most), null);
}
