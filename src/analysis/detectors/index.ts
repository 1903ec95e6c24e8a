/** All detectors, run over one image. */
import type { Finding, FindingLayer } from '../types.ts';
import type { Detector, DetectorImage, Found } from './detector.ts';
import duplicateContent from './duplicate-content.ts';
import gpuRuntime from './gpu-runtime.ts';
import packageTwice from './package-twice.ts';
import sparseEntry from './sparse-entry.ts';
import unstrippedElf from './unstripped-elf.ts';

export const detectors: readonly Detector[] = [duplicateContent, unstrippedElf, packageTwice, sparseEntry, gpuRuntime];

/** What the detectors find, as advice: none of it counts as removable. */
export async function detect(image: DetectorImage): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const detector of detectors) {
    const finding = findingOf(detector, await detector.find(image));
    if (finding !== null) findings.push(finding);
  }
  return findings;
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
  return {
    rule: id,
    title,
    severity,
    bucket: 'advice',
    bytes: [...layers.values()].reduce((total, { bytes }) => total + bytes, 0),
    files: found.reduce((total, { files }) => total + files, 0),
    layers: [...layers.values()].sort((a, b) => a.index - b.index),
    paths: [...new Set(found.map(({ path }) => path))],
    remedy,
    page: 'detectors.md',
  };
}
