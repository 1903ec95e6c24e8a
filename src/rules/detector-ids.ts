/** The detectors' ids. Configs name them as they name rules; what they do is in src/analysis/detectors. */
export const DETECTOR_IDS = [
  'duplicate-content',
  'unstripped-elf',
  'package-twice',
  'sparse-entry',
  'gpu-runtime',
] as const;

export type DetectorId = (typeof DETECTOR_IDS)[number];

/** Whether an id is a detector's. */
export function isDetectorId(id: string | null): id is DetectorId {
  return DETECTOR_IDS.some(known => known === id);
}
