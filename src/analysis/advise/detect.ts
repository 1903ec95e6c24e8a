/** Runs the detectors over one image, as the config asks. */

import type { Detector, DetectorImage, Found } from '../../advice/detectors/detector.ts';
import { detectors } from '../../advice/detectors/index.ts';
import type { DetectorChoices } from '../../rules/enabled-rules.ts';
import { summaryOfPaths } from '../../stack/path-summary.ts';
import { baseBytesOf } from '../findings.ts';
import type { Finding, FindingLayer, Ignore, IgnoredBytes } from '../types.ts';
import { keeper } from './ignored-finds.ts';

/** What the config says of detectors. */
export interface Chosen {
  choices: DetectorChoices;
  /** Only entries that name a detector count. Paths must have passed `checkPattern`. */
  ignore: readonly Ignore[];
}

/** What detectors find, and what the config ignores of it. */
export interface Detected {
  findings: Finding[];
  ignored: IgnoredBytes[];
  notes: string[];
}

/**
 * What the detectors find, as advice: none of it counts as removable.
 * @param baseLayers how many of the lowest layers are the base image's
 */
export async function detect(image: DetectorImage, { choices, ignore }: Chosen, baseLayers: number): Promise<Detected> {
  const kept = keeper(ignore);
  const findings: Finding[] = [];
  for (const detector of detectors) {
    const choice = choices.get(detector.id) ?? detector.severity;
    if (choice === 'off') continue;
    const found = kept.rest(detector.id, await detector.find(image));
    const layers = bytesByLayer(found);
    if (layers.length === 0) continue;
    const baseBytes = baseBytesOf(layers, baseLayers);
    findings.push({ ...findingOf(detector, found), severity: choice, layers, baseBytes });
  }
  return { findings, ...kept.outcome() };
}

function bytesByLayer(found: readonly Found[]): FindingLayer[] {
  const layers = new Map<number, FindingLayer>();
  for (const { layer: index, bytes } of found) {
    if (bytes === 0) continue;
    const layer = layers.get(index) ?? { index, bytes: 0 };
    layers.set(index, layer);
    layer.bytes += bytes;
  }
  return [...layers.values()].sort((a, b) => a.index - b.index);
}

function findingOf({ id, title, remedy }: Detector, found: readonly Found[]) {
  const paths = [...new Set(found.map(({ path }) => path))];
  return {
    rule: id,
    title,
    bucket: 'advice' as const,
    bytes: found.reduce((total, { bytes }) => total + bytes, 0),
    files: found.reduce((total, { files }) => total + files, 0),
    place: summaryOfPaths(paths),
    paths,
    remedy,
    at: null,
    page: id,
  };
}
