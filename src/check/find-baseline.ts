/**
 * Finds what growth is measured against. A baseline is foreign data: one that cannot be read, or that is not of the same image and
 * platform, is none, so that it changes no verdict on the image itself and lets no growth pass.
 */
import { existsSync } from 'node:fs';
import { compareImages } from '../baseline/compare-images.ts';
import { factsOf } from '../baseline/image-facts.ts';
import type { Comparison, FigureName, ImageFacts } from '../baseline/types.ts';
import { NO_BASELINE, type NoBaseline, type PlainFigures } from '../budget/figure.ts';
import { limitsGrowth } from '../budget/missing.ts';
import { ImagebudgetError, MeasureError, onOneLine } from '../errors.ts';
import { parsePlatform } from '../image/platform.ts';
import type { BaselineRequest, Job, SavedBaseline } from '../job/types.ts';
import { assertComparison } from '../report/assertions/assert-comparison.ts';
import { parseReport } from '../report/stored/parse-report.ts';
import { baselineInReport } from '../report/stored/report-baseline.ts';
import { readReport } from '../report/stored/report-file.ts';
import type { ReportBaseline } from '../report/types.ts';
import type { SourceIo } from '../source/types.ts';
import { type MeasuredImage, measureImage } from './measure-image.ts';

/** Null if nothing is to be compared. @throws only if the run is interrupted */
export async function findBaseline(
  image: MeasuredImage,
  job: Job,
  io: SourceIo,
): Promise<ReportBaseline | NoBaseline | null> {
  const { baseline: request } = job;
  if (!request) return limitsGrowth(job.budgets ?? []) ? NO_BASELINE : null;
  const started = io.now();
  try {
    const { facts, figures, ...origin } = await known(request, { image, job, io });
    const compared = { ...compareImages(facts, factsOf(image)), milliseconds: io.now() - started };
    const comparison = assertComparison(compared);
    return { ...origin, figures, upstream: upstreamOf(comparison), comparison };
  } catch (error) {
    io.signal.throwIfAborted();
    return none(error);
  }
}

type Origin = Pick<ReportBaseline, 'label' | 'commit' | 'startsFrom' | 'note'>;

/** What is known of the baseline. */
interface Known extends Origin {
  facts: ImageFacts;
  figures: PlainFigures;
}

interface Search {
  /** The image that is compared with it. */
  image: MeasuredImage;
  job: Job;
  io: SourceIo;
}

async function known(request: BaselineRequest, search: Search): Promise<Known> {
  switch (request.form) {
    case 'image':
      return { ...named(request.label), ...(await measured(request, search)) };
    case 'report':
      return { ...named(request.label), ...reported(request, search) };
    case 'saved':
      return saved(request, search);
    default:
      return request satisfies never;
  }
}

/** Nothing is known of the commit of what a person named. */
function named(label: string): Origin {
  return { label, commit: null, startsFrom: null, note: null };
}

function reported({ path, label }: Extract<BaselineRequest, { form: 'report' }>, { image }: Search) {
  if (!existsSync(path))
    throw new MeasureError(`there is no report ${label}`, {
      hint: `Write it where the base branch is built: imagebudget check --json ${onOneLine(label)}`,
    });
  return baselineInReport(readReport(path, label), image, label);
}

async function saved({ find }: SavedBaseline, { image }: Search): Promise<Known> {
  const { text, ...origin } = await find({ name: image.name, platform: image.source.platform });
  const shown = `${origin.label} at ${origin.commit.slice(0, 7)}`;
  try {
    return { ...origin, ...baselineInReport(parseReport(text, shown), image, shown) };
  } catch (error) {
    // Nobody wrote it by hand.
    if (!(error instanceof MeasureError)) throw error;
    throw new MeasureError(error.reason, { hint: `The next run on ${origin.label} saves another.`, cause: error });
  }
}

async function measured(
  { source, label }: Extract<BaselineRequest, { form: 'image' }>,
  { image, job, io }: Search,
): Promise<Pick<Known, 'facts' | 'figures'>> {
  const { platform } = image.source;
  const target = { name: label, platform: parsePlatform(platform), source, positions: {} };
  const before = await measureImage({ target, job: { ...job, built: null, fileTable: false }, parts: image.parts }, io);
  if (before.source.platform !== platform)
    throw new MeasureError(`${label} is for ${before.source.platform}, and the image for ${platform}`, {
      hint: `Name a baseline that has ${platform}.`,
    });
  const { sizes, layers, findings, files } = before;
  return {
    facts: factsOf(before),
    figures: {
      sizes,
      files,
      layers: layers.map(({ index, bytes }) => ({ index, bytes })),
      findings: findings.map(({ rule, bucket, bytes }) => ({ rule, bucket, bytes })),
      parts: before.parts.map(({ section, key, bytes }) => ({ section, key, bytes })),
    },
  };
}

/** Bytes of the base image in both, as far as both together tell. */
function upstreamOf({ figures }: Comparison): ReportBaseline['upstream'] {
  const of = (name: FigureName) => figures.find(({ figure }) => figure === name);
  const { before = null, after = null } = of('upstream') ?? {};
  return before === null || after === null ? null : { before, now: after };
}

function none(error: unknown): NoBaseline {
  const { missing, hint } = NO_BASELINE;
  if (error instanceof ImagebudgetError) return { missing, detail: error.reason, hint: error.hint ?? hint };
  // Whatever a baseline does to us, the image itself is judged.
  return { missing, detail: `internal error: ${error instanceof Error ? error.message : String(error)}`, hint };
}
