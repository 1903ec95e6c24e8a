/** Detectors, labels of wasted bytes and hints in one shape. */
import type { Severity } from '../rules/rule.ts';
import { detectors } from './detectors/index.ts';
import { hints } from './hints/index.ts';
import { labels } from './labels/index.ts';

export interface CatalogueEntry {
  kind: 'detector' | 'label' | 'hint';
  id: string;
  title: string;
  severity: Severity;
  /** When it applies, in words. */
  when: string;
  /** Null for hints, which explain other findings. */
  why: string | null;
  remedy: string;
}

export const catalogue: readonly CatalogueEntry[] = [
  ...detectors.map(one => entryOf('detector', one)),
  ...labels.map(one => entryOf('label', one)),
  ...hints.map(one => entryOf('hint', { ...one, when: one.evidence, why: null })),
];

function entryOf(
  kind: CatalogueEntry['kind'],
  { id, title, severity, when, why, remedy }: Omit<CatalogueEntry, 'kind'>,
): CatalogueEntry {
  return { kind, id, title, severity, when, why, remedy };
}
