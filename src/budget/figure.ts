/** The figure that each budget is about, and what to do if the image has none. */
import type { MeasuredPart } from '../analysis/measured-parts.ts';
import type { Finding, Sizes } from '../analysis/types.ts';
import type { BudgetConfig } from '../config/types.ts';
import type { Advice } from '../errors.ts';
import { reachesRatio } from './exact.ts';
import type { BudgetResult } from './types.ts';

/** The figures that budgets judge. `findings` are those left after `ignore`. */
export interface Figures {
  /** What reports call the image. */
  name: string;
  sizes: Sizes;
  /** Layers with content. */
  layers: readonly { index: number; bytes: number }[];
  findings: readonly Finding[];
  /** Regular files of the final file system. */
  files: number;
  /** What the budgets on paths and packages limit. */
  parts: readonly MeasuredPart[];
}

/** One figure to judge. */
export interface Figure {
  actual: number;
  unit: BudgetResult['unit'];
  /** Whether the figure is within a limit in its unit. Limits are inclusive. */
  keeps(limit: number): boolean;
}

/** Why there is no figure. */
export interface MissingFigure {
  missing: string;
  hint: string | Advice;
}

export function figureOf({ budget }: BudgetConfig, figures: Figures): Figure | MissingFigure {
  const { name, sizes, layers, files } = figures;
  if (typeof budget !== 'string') return maximum(bytesOf(budget, figures));
  switch (budget) {
    case 'size':
      return maximum(sizes.image);
    case 'own':
      return sizes.own === null ? noOwn(name) : maximum(sizes.own);
    case 'download':
      return sizes.download === null ? noDownload(name) : maximum(sizes.download);
    case 'layer':
      return maximum(Math.max(0, ...layers.map(({ bytes }) => bytes)));
    case 'layers':
      return { ...maximum(layers.length), unit: 'count' };
    case 'files':
      return { ...maximum(files), unit: 'count' };
    case 'wasted':
      return maximum(sizes.wasted);
    case 'removable':
      return maximum(sizes.removable);
    case 'waste':
      return maximum(sizes.wasted + sizes.removable);
    case 'efficiency':
      return efficiency(sizes);
    default:
      return budget satisfies never;
  }
}

/** The bytes that a key of a section names; 0 for what the image does not have. */
function bytesOf(subject: Exclude<BudgetConfig['budget'], string>, { findings, parts }: Figures): number {
  const { section, key } = subject;
  switch (section) {
    case 'rules':
      return total(findings.filter(({ rule }) => rule === key));
    case 'categories':
      return total(findings.filter(({ rule, bucket }) => bucket === 'removable' && subject.rules.includes(rule)));
    case 'paths':
    case 'packages':
      return total(parts.filter(part => part.section === section && part.key === key));
    default:
      return section satisfies never;
  }
}

function total(items: readonly { bytes: number }[]): number {
  return items.reduce((sum, { bytes }) => sum + bytes, 0);
}

function maximum(actual: number): Figure {
  // Written so that NaN is over every limit.
  return { actual, unit: 'bytes', keeps: limit => actual <= limit };
}

function efficiency({ visible, image, efficiency: actual }: Sizes): Figure {
  return { actual, unit: 'ratio', keeps: ratio => reachesRatio({ part: visible, whole: image }, ratio) };
}

function noOwn(name: string): MissingFigure {
  return {
    missing: `the base image of ${name} is not known`,
    hint: 'Name the Dockerfile that it is built from, such as dockerfile: docker/Dockerfile, or add onMissing: warn to this budget.',
  };
}

function noDownload(name: string): MissingFigure {
  return {
    missing: `${name} comes without compressed layers`,
    hint: 'Measure it in its registry, or as an OCI archive (docker buildx build --output type=oci,dest=web.tar), or add onMissing: warn to this budget.',
  };
}
