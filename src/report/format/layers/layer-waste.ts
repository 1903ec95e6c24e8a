/** Which layer causes waste: the one whose instruction is to be changed, not the one that holds the bytes. */
import type { ImageReport } from '../../types.ts';

type Layered = Pick<ImageReport, 'layers' | 'wasteGroups'>;

/** Copies below this part of a layer are not what the layer is about. */
const LEAST_PART = 0.1;

/**
 * For each layer the bytes that need not be in the image because of it: what rules find in it, what it adds that is overwritten or
 * deleted later, and the files of lower layers that it stores again with another owner, mode or time. The sum is all waste.
 */
export function causedWaste({ layers, wasteGroups }: Layered): number[] {
  const waste = layers.map(({ removableBytes }) => removableBytes);
  for (const { cause, addedIn, wastedIn, bytes } of wasteGroups) {
    const layer = cause === 'metadata' ? wastedIn : addedIn;
    waste[layer] = (waste[layer] ?? 0) + bytes;
  }
  return waste;
}

/** The layers of which this one stores files again, lowest first. */
export function copiedLayers({ layers, wasteGroups }: Layered, index: number): number[] {
  const least = (layers[index]?.bytes ?? 0) * LEAST_PART;
  const from = new Map<number, number>();
  for (const { cause, addedIn, wastedIn, bytes } of wasteGroups)
    if (cause === 'metadata' && wastedIn === index) from.set(addedIn, (from.get(addedIn) ?? 0) + bytes);
  return [...from].flatMap(([layer, bytes]) => (bytes >= least ? [layer] : [])).sort((a, b) => a - b);
}
