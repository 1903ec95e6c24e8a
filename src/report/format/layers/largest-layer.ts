/** Which layer to look at first, and what is in it. */
import { wasteOf } from '../../../analysis/savings/savings-total.ts';
import type { AnalysedLayer } from '../../../analysis/types.ts';
import { displayPath } from '../../../image/byte-path.ts';
import type { ImageReport } from '../../types.ts';
import { SMALL } from '../savings.ts';

/** The layer with the most waste; null if that is little. @param figure which bytes count */
export function wastefulLayer({ layers }: ImageReport, figure = wasteOf): AnalysedLayer | null {
  const most = Math.max(SMALL, ...layers.map(figure));
  return layers.find(layer => figure(layer) === most) ?? null;
}

/** The own layer with the most bytes, or the base's largest if own layers have none; null for an image without layers. */
export function largestLayer({ layers, largestLayer: largest }: ImageReport): AnalysedLayer | null {
  return layers[largest?.layer ?? 0] ?? null;
}

/** The layer that tables mark: the largest own one; null if there are fewer than two layers. */
export function markedLayer(image: ImageReport): AnalysedLayer | null {
  return image.layers.length < 2 ? null : largestLayer(image);
}

/** A directory or a file of the largest layer. */
export interface LargestRow {
  bytes: number;
  /** With a slash at the end for a directory; foreign text. */
  path: string;
  /** Null for a file. */
  files: number | null;
}

/** The biggest directories and files of the largest layer in one list, most bytes first. */
export function largestRows({ largestLayer: largest }: ImageReport): LargestRow[] {
  if (largest === null) return [];
  const directories = largest.directories.map(({ path, ...row }) => ({ ...row, path: `${displayPath(path)}/` }));
  const files = largest.files.map(({ path, bytes }) => ({ bytes, path: displayPath(path), files: null }));
  return [...directories, ...files].sort((a, b) => b.bytes - a.bytes);
}
