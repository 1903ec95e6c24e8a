/** What could be saved in all: exact for the image, an estimate for the download. */

import { bytes, percent } from '../../report/format/figures.ts';
import { wasteOf } from '../../report/format/largest-layer.ts';
import { needsOtherBase } from '../../report/format/remedies.ts';
import type { ImageReport } from '../../report/types.ts';
import type { AnalysedLayer } from '../types.ts';
import { baseBytes } from './savings.ts';

export interface Savable {
  /** Wasted and removable bytes. */
  bytes: number;
  /** Those of them that only another base image, or a change of the base, frees. */
  baseBytes: number;
  /** Estimate of what the download would shrink by; null where the source has no compressed form. */
  downloadBytes: number | null;
}

/** What an image could lose, in bytes. */
export function savable(image: ImageReport): Savable {
  const { wasted, removable } = image.sizes;
  return { bytes: wasted + removable, baseBytes: ofOtherBase(image), downloadBytes: downloadSavings(image) };
}

function ofOtherBase({ findings, wasteGroups, layers }: ImageReport): number {
  let bytes = 0;
  for (const finding of findings) if (finding.bucket === 'removable') bytes += baseBytes(finding, layers);
  for (const group of wasteGroups) {
    const [added, wasted] = [layers[group.addedIn], layers[group.wastedIn]];
    if (added && wasted && needsOtherBase({ group, added, wasted })) bytes += group.bytes;
  }
  return bytes;
}

/** Less is lost in the rounding of the sum. */
const LEAST_PART = 0.01;

/** `12.3 MB of it the base image's`, or nothing. Where all is, nothing in this Dockerfile saves a byte. */
export function baseText({ bytes: all, baseBytes: base }: Savable): string[] {
  if (base === 0 || base < all * LEAST_PART) return [];
  return [base === all ? "all of it the base image's" : `${bytes(base)} of it the base image's`];
}

/** `113.7 MB (40 %)` and what is to be said of it. */
export function savableText(all: Savable, size: number): string {
  const { downloadBytes } = all;
  const download = downloadBytes ? [`about ${bytes(downloadBytes)} of the download`] : [];
  return [`${bytes(all.bytes)} (${percent(all.bytes, size)})`, ...baseText(all), ...download].join(', ');
}

/**
 * Each layer's waste as the part of its compressed bytes that it is of its bytes. A blob that is there twice is downloaded
 * once, and goes only if it goes in both places.
 */
function downloadSavings({ layers, sizes }: ImageReport): number | null {
  if (sizes.download === null) return null;
  const blobs = new Map<string, number>();
  for (const layer of layers) {
    const saved = downloadShare(layer);
    if (saved === null) return null;
    const blob = layer.digest ?? layer.diffId;
    blobs.set(blob, Math.min(saved, blobs.get(blob) ?? saved));
  }
  return [...blobs.values()].reduce((sum, saved) => sum + saved, 0);
}

function downloadShare(layer: AnalysedLayer): number | null {
  const { bytes: all, downloadBytes } = layer;
  if (downloadBytes === null) return null;
  return all === 0 ? 0 : Math.floor(downloadBytes * (wasteOf(layer) / all));
}
