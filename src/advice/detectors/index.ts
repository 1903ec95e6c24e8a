/** All detectors, in the order in which they run. */
import { DETECTOR_IDS, type DetectorId } from '../../rules/detector-ids.ts';
import type { Detector } from './detector.ts';
import duplicateContent from './duplicate-content.ts';
import gpuRuntime from './gpu-runtime.ts';
import packageTwice from './package-twice.ts';
import sparseEntry from './sparse-entry.ts';
import unstrippedElf from './unstripped-elf.ts';

const BY_ID: Readonly<Record<DetectorId, Detector>> = {
  'duplicate-content': duplicateContent,
  'unstripped-elf': unstrippedElf,
  'package-twice': packageTwice,
  'sparse-entry': sparseEntry,
  'gpu-runtime': gpuRuntime,
};

export const detectors: readonly Detector[] = DETECTOR_IDS.map(id => BY_ID[id]);
