/** Judges the figures of one image by the budgets of its config. */
import type { MeasuredPart } from '../analysis/measured-parts.ts';
import type { Finding, Sizes } from '../analysis/types.ts';
import type { Threshold } from '../config/thresholds.ts';
import type { BudgetConfig } from '../config/types.ts';
import { MeasureError, type Position } from '../errors.ts';
import { percentOf, reachesRatio } from './exact.ts';
import type { BudgetResult, Status } from './types.ts';

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
interface Figure {
  actual: number;
  unit: BudgetResult['unit'];
  /** Whether the figure is within a limit in its unit. Limits are inclusive. */
  keeps(limit: number): boolean;
}

/**
 * Judges every budget, in the order given. Percent limits become bytes of this image.
 * @throws MeasureError if a figure is unknown: what could not be measured never passes
 */
export function judge(budgets: readonly BudgetConfig[], figures: Figures): BudgetResult[] {
  return budgets.map(budget => judgeOne(budget, figures));
}

/** The worst status; `pass` if there is none. */
export function verdictOf(results: readonly Pick<BudgetResult, 'status'>[]): Status {
  if (results.some(({ status }) => status === 'fail')) return 'fail';
  return results.some(({ status }) => status === 'warn') ? 'warn' : 'pass';
}

function judgeOne(config: BudgetConfig, figures: Figures): BudgetResult {
  const { actual, unit, keeps } = figureOf(config, figures);
  const { image } = figures.sizes;
  const warn = config.warn && amountOf(config.warn, image);
  const fail = config.fail && amountOf(config.fail, image);
  return {
    budget: budgetName(config),
    status: statusOf({ warn, fail }, keeps),
    actual,
    warn,
    fail,
    baseline: null,
    unit,
    text: { warn: config.warn?.text ?? null, fail: config.fail?.text ?? null },
    position: config.position,
  };
}

/** `size`, `rules.pip-cache`, `paths./app/**`. */
function budgetName({ budget }: BudgetConfig): string {
  return typeof budget === 'string' ? budget : `${budget.section}.${budget.key}`;
}

function statusOf({ warn, fail }: Pick<BudgetResult, 'warn' | 'fail'>, keeps: Figure['keeps']): Status {
  if (fail !== null && !keeps(fail)) return 'fail';
  return warn !== null && !keeps(warn) ? 'warn' : 'pass';
}

function figureOf({ budget, position }: BudgetConfig, figures: Figures): Figure {
  const { name, sizes, layers, files } = figures;
  if (typeof budget !== 'string') return maximum(bytesOf(budget, figures));
  switch (budget) {
    case 'size':
      return maximum(sizes.image);
    case 'own':
      return maximum(knownOwn(name, sizes, position));
    case 'download':
      return maximum(knownDownload(name, sizes, position));
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

/** A limit as a plain number of its figure's unit. */
function amountOf(limit: Threshold, image: number): number {
  switch (limit.kind) {
    case 'bytes':
      return limit.bytes;
    case 'percent':
      return percentOf(image, limit.percent);
    case 'count':
      return limit.count;
    case 'ratio':
      return limit.ratio;
    default:
      return limit satisfies never;
  }
}

function knownOwn(name: string, { own }: Sizes, position: Position): number {
  if (own !== null) return own;
  throw new MeasureError(`"own" cannot be judged: the base image of ${name} is not known`, {
    position,
    hint: 'Name the Dockerfile that it is built from, such as dockerfile: docker/Dockerfile, or remove this budget.',
  });
}

function knownDownload(name: string, { download }: Sizes, position: Position): number {
  if (download !== null) return download;
  throw new MeasureError(`"download" cannot be judged: ${name} comes without compressed layers`, {
    position,
    hint: 'Measure it in its registry, or as an OCI archive (docker buildx build --output type=oci,dest=web.tar), or remove this budget.',
  });
}
