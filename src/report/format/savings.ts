/** Savings in words: where the bytes are, where they come from, what to write instead. */
import { CAUSES } from '../../analysis/savings/causes.ts';
import type { Saving, SavingsTotal } from '../../analysis/savings/types.ts';
import type { AnalysedLayer, DockerfileLine } from '../../analysis/types.ts';
import { terminal } from './escape.ts';
import { bytes, counted, percent } from './figures.ts';

/** Smaller savings are folded; the waste rules use the same size. */
export const SMALL = 65_536;

/** A smaller part of a sum disappears in its rounding. */
const LEAST_PART = 0.01;

/** `12.3 MB of it the base image's`, or nothing. */
export function baseText({ bytes: all, baseBytes: base }: SavingsTotal): string[] {
  if (base === 0 || base < all * LEAST_PART) return [];
  return [base === all ? "all of it the base image's" : `${bytes(base)} of it the base image's`];
}

/** `113.7 MB (40 %), about 41.2 MB of the download`. @param size of the image */
export function totalText(total: SavingsTotal, size: number): string {
  const { downloadBytes } = total;
  const download = downloadBytes ? [`about ${bytes(downloadBytes)} of the download`] : [];
  return [`${bytes(total.bytes)} (${percent(total.bytes, size)})`, ...baseText(total), ...download].join(', ');
}

/** `412 files`; empty if the place is the one file. */
export function filesText({ files, place }: Saving): string {
  return files === 1 && place.files === 1 ? '' : counted(files, 'file');
}

/** `layer 4 and 1 more, 2.0 kB of it in base layers`, `added in layer 3, deleted in layer 6`. */
export function originText(
  { layers: indexes, loss, base, baseBytes }: Saving,
  layers: readonly AnalysedLayer[],
): string {
  const [main = -1, ...more] = indexes;
  if (loss !== null)
    return `added in ${layerText(layers[main])}, ${CAUSES[loss.cause].did} in ${layerText(layers[loss.layer])}`;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  const partly = base || baseBytes === 0 ? '' : `, ${bytes(baseBytes)} of it in base layers`;
  return layerText(layers[main]) + others + partly;
}

/** The line of the instruction to change; null if it is not known. */
export function lineToChange({ change }: Saving, layers: readonly AnalysedLayer[]): DockerfileLine | null {
  return change === null ? null : (layers[change]?.dockerfile ?? null);
}

/** A remedy as text, escaped: the config may have written it. */
export function remedyText(remedy: string): string {
  return remedy.split('\n').map(terminal).join('\n');
}

function layerText(layer: AnalysedLayer | undefined): string {
  return layer === undefined ? '' : `layer ${layer.index}${layer.base ? ' (base)' : ''}`;
}
