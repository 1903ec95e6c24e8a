/** What is found beside the rules, in one shape: detectors, labels of wasted bytes, hints on instructions. */

import type { Severity } from '../rules/rule.ts';
import { detectors } from './detectors/index.ts';
import { hints } from './hints/index.ts';
import { labels } from './labels/index.ts';

export interface Other {
  kind: 'detector' | 'label' | 'hint';
  id: string;
  title: string;
  severity: Severity;
  /** What it takes to be found, in words. */
  when: string;
  /** Null for hints: they say why others are found. */
  why: string | null;
  remedy: string;
}

export const OTHERS: readonly Other[] = [
  ...detectors.map(one => otherOf('detector', one)),
  ...labels.map(one => otherOf('label', one)),
  ...hints.map(one => otherOf('hint', { ...one, when: one.evidence, why: null })),
];

function otherOf(kind: Other['kind'], { id, title, severity, when, why, remedy }: Omit<Other, 'kind'>): Other {
  return { kind, id, title, severity, when, why, remedy };
}
