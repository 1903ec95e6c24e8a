/** The sum of all savings: exact for the image, an estimate for the download. */
import type { AnalysedLayer } from '../types.ts';
import type { Saving, SavingsTotal } from './types.ts';

/** Bytes of a layer that need not be in the image: wasted and removable. */
export function wasteOf(layer: AnalysedLayer): number {
  return layer.wastedBytes + layer.removableBytes;
}

/** @param download size of all compressed layers; null if the source has none */
export function savingsTotal(
  savings: readonly Saving[],
  { layers, download }: { layers: readonly AnalysedLayer[]; download: number | null },
): SavingsTotal {
  return {
    bytes: savings.reduce((sum, { bytes }) => sum + bytes, 0),
    baseBytes: savings.reduce((sum, { baseBytes }) => sum + baseBytes, 0),
    downloadBytes: download === null ? null : downloadSavings(layers),
  };
}

/**
 * An estimate: `downloadBytes` × (wasted + removable) / `bytes`, per layer. A blob that is in the image twice is downloaded once,
 * so it counts by the layer that saves less.
 */
function downloadSavings(layers: readonly AnalysedLayer[]): number | null {
  const blobs = new Map<string, number>();
  for (const layer of layers) {
    const { bytes: all, downloadBytes } = layer;
    if (downloadBytes === null) return null;
    const saved = all === 0 ? 0 : Math.floor(downloadBytes * (wasteOf(layer) / all));
    const blob = layer.digest ?? layer.diffId;
    blobs.set(blob, Math.min(saved, blobs.get(blob) ?? saved));
  }
  return [...blobs.values()].reduce((sum, saved) => sum + saved, 0);
}
