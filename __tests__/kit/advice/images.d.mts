/** Types of what TypeScript uses of images.mjs. */
import type { Place } from './compare.d.mts';

export interface Waste {
  what: string;
  /** Ids of what the tool may call it. */
  finds?: string[];
  /** A part of its paths, where the id alone does not tell. */
  path?: string;
  /** Lines that may be named; the first is the best. */
  lines: Place[];
  secondLine: Place;
  change: string;
  trust: 'same' | 'fewer' | 'base';
  bytes: number;
}
export interface Expectation {
  name: string;
  title: string;
  from: string[];
  builder: 'buildkit' | 'classic';
  quick: boolean;
  /** The plan must be empty. */
  empty: boolean;
  /** `command` takes the place of the image's own; with `asks`, the image starts as it is, and that command asks it. */
  run: { command?: string[]; asks?: string[]; holds: string[]; env?: Record<string, string> };
  wastes: Waste[];
  order: Place[];
}
export function imageNames(): string[];
export function readExpectation(name: string): Expectation;
