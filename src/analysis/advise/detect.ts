/** Runs the detectors over one image, as the config asks. */

import type { Detector, DetectorImage, Found } from '../../advice/detectors/detector.ts';
import { detectors } from '../../advice/detectors/index.ts';
import type { DetectorChoices } from '../../rules/chosen.ts';
import { summaryOfPaths } from '../../stack/path-summary.ts';
import type { Finding, FindingLayer, Ignore, IgnoredBytes } from '../types.ts';
import { keeper } from './ignored-finds.ts';

/** What the config says of detectors. */
export interface Chosen {
  choices: DetectorChoices;
  /** Those that name no detector are not looked at. Paths must have passed `checkPattern`. */
  ignore: readonly Ignore[];
}

/** What detectors find, and what the config keeps of it. */
export interface Detected {
  findings: Finding[];
  ignored: IgnoredBytes[];
  notes: string[];
}

/** What the detectors find, as advice: none of it counts as removable. */
export async function detect(image: DetectorImage, { choices, ignore }: Chosen): Promise<Detected> {
  const kept = keeper(ignore);
  const findings: Finding[] = [];
  for (const detector of detectors) {
    const choice = choices.get(detector.id) ?? detector.severity;
    if (choice === 'off') continue;
    const found = kept.rest(detector.id, await detector.find(image));
    const finding = findingOf({ ...detector, severity: choice }, found);
    if (finding !== null) findings.push(finding);
  }
  return { findings, ...kept.outcome() };
}

function findingOf({ id, title, severity, remedy }: Detector, found: readonly Found[]): Finding | null {
  const layers = new Map<number, FindingLayer>();
  for (const { layer: index, bytes } of found) {
    if (bytes === 0) continue;
    const layer = layers.get(index) ?? { index, bytes: 0 };
    layers.set(index, layer);
    layer.bytes += bytes;
  }
  if (layers.size === 0) return null;
  const paths = [...new Set(found.map(({ path }) => path))];
  return {
    rule: id,
    title,
    severity,
    bucket: 'advice',
    bytes: [...layers.values()].reduce((total, { bytes }) => total + bytes, 0),
    files: found.reduce((total, { files }) => total + files, 0),
    layers: [...layers.values()].sort((a, b) => a.index - b.index),
    place: summaryOfPaths(paths),
    paths,
    remedy,
    page: `rules/${id}.md`,
  };
}
