/** The figure that each budget is about, and what to do if the image has none. */
import type { MeasuredPart } from '../analysis/measured-parts.ts';
import type { Finding, Sizes } from '../analysis/types.ts';
import type { BudgetConfig, FigureSubject } from '../config/types.ts';
import type { Advice } from '../errors.ts';
import { reachesRatio } from './exact.ts';
import type { BudgetResult } from './types.ts';

/** The figures that budgets judge. `findings` are those left after `ignore`. */
export interface Figures extends PlainFigures {
  /** What reports call the image. */
  name: string;
  /** Regular files of the final file system. */
  files: number;
  /** Null or absent if nothing is compared. */
  baseline?: Baseline | NoBaseline | null;
}

/** Figures of one image, by themselves. */
export interface PlainFigures {
  sizes: Sizes;
  /** Layers with content. */
  layers: readonly { index: number; bytes: number }[];
  findings: readonly Pick<Finding, 'rule' | 'bucket' | 'bytes'>[];
  /** Null if it is not known, as of a baseline that an early report tells of. */
  files: number | null;
  /** What the budgets on paths and packages limit, as far as it is known. */
  parts: readonly Pick<MeasuredPart, 'section' | 'key' | 'bytes'>[];
}

/** The image that growth is measured against. */
export interface Baseline {
  figures: PlainFigures;
  /** Bytes of the base image in the baseline and now, told from both together; null if they cannot be. */
  upstream: { before: number; now: number } | null;
}

/** One figure to judge. */
export interface Figure {
  actual: number;
  unit: BudgetResult['unit'];
  /** Whether the figure is within a limit in its unit. Limits are inclusive. */
  keeps(limit: number): boolean;
  /** What percentages are of; the image size if left out. */
  whole?: number;
  /** What the baseline has, for growth. */
  baseline?: number;
}

/** Why there is no figure. */
export interface MissingFigure {
  missing: string;
  hint: string | Advice;
}

/** Why there is no baseline. Foreign text. */
export interface NoBaseline extends MissingFigure {
  hint: string;
  /** What happened to the one that was named; null if none was. */
  detail: string | null;
}

export function figureOf({ budget }: BudgetConfig, figures: Figures): Figure | MissingFigure {
  if (typeof budget === 'string' || budget.section !== 'growth') return plainFigure(budget, figures, figures.name);
  const { baseline } = figures;
  if (!baseline) return NO_BASELINE;
  if ('missing' in baseline) return baseline;
  const [before, now] =
    budget.of === 'own' || budget.of === 'upstream'
      ? partsBySide(budget.of, figures, baseline)
      : [plainFigure(budget.of, baseline.figures, 'the baseline'), plainFigure(budget.of, figures, figures.name)];
  if ('missing' in now) return now;
  if ('missing' in before) return before;
  const { unit } = now;
  return { ...maximum(now.actual - before.actual), unit, whole: before.actual, baseline: before.actual };
}

/** The figure in the baseline; null if it is not known. */
export function baselineOf({ budget }: BudgetConfig, { baseline }: Figures): number | null {
  if (!baseline || 'missing' in baseline || (typeof budget !== 'string' && budget.section === 'growth')) return null;
  const figure = plainFigure(budget, baseline.figures, 'the baseline');
  return 'missing' in figure ? null : figure.actual;
}

/** What is reported where nobody names a baseline. */
export const NO_BASELINE: NoBaseline = {
  missing: 'no baseline yet',
  detail: null,
  hint: 'Name a report or an image in the config, such as baseline: registry:ghcr.io/acme/web:main',
};

/** Own or upstream bytes, in the baseline and now. */
function partsBySide(
  side: 'own' | 'upstream',
  { name, sizes }: Figures,
  { figures: before, upstream }: Baseline,
): [Figure, Figure] | [MissingFigure, MissingFigure] {
  if (upstream === null) return [noOwn(name), noOwn(name)];
  const part = (image: number, base: number) => maximum(side === 'own' ? image - base : base);
  return [part(before.sizes.image, upstream.before), part(sizes.image, upstream.now)];
}

/** A figure of one image. @param name what messages call the image */
function plainFigure(subject: FigureSubject | 'upstream', figures: PlainFigures, name: string): Figure | MissingFigure {
  const { sizes, layers, files } = figures;
  if (typeof subject !== 'string') return partFigure(subject, figures, name);
  switch (subject) {
    case 'size':
      return maximum(sizes.image);
    case 'own':
      return sizes.own === null ? noOwn(name) : maximum(sizes.own);
    case 'upstream':
      return sizes.own === null ? noOwn(name) : maximum(sizes.image - sizes.own);
    case 'download':
      return sizes.download === null ? noDownload(name) : maximum(sizes.download);
    case 'layer':
      return maximum(Math.max(0, ...layers.map(({ bytes }) => bytes)));
    case 'layers':
      return { ...maximum(layers.length), unit: 'count' };
    case 'files':
      return files === null ? notRecorded(name) : { ...maximum(files), unit: 'count' };
    case 'wasted':
      return maximum(sizes.wasted);
    case 'removable':
      return maximum(sizes.removable);
    case 'waste':
      return maximum(sizes.wasted + sizes.removable);
    case 'efficiency':
      return efficiency(sizes);
    default:
      return subject satisfies never;
  }
}

/** The bytes that a key of a section names; 0 for what the image does not have. */
function partFigure(
  subject: Exclude<FigureSubject, string>,
  { findings, parts }: PlainFigures,
  name: string,
): Figure | MissingFigure {
  const { section, key } = subject;
  switch (section) {
    case 'rules':
      return maximum(total(findings.filter(({ rule }) => rule === key)));
    case 'categories':
      return maximum(
        total(findings.filter(({ rule, bucket }) => bucket === 'removable' && subject.rules.includes(rule))),
      );
    case 'paths':
    case 'packages': {
      const part = parts.find(one => one.section === section && one.key === key);
      return part === undefined ? notRecorded(name) : maximum(part.bytes);
    }
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

function notRecorded(name: string): MissingFigure {
  return {
    missing: `${name} does not tell this figure`,
    hint: 'Write the report of the baseline again with the same budgets, or name an image as the baseline.',
  };
}
