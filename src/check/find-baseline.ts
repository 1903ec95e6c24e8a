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
import type { BaselineRequest, Job } from '../job/types.ts';
import { assertComparison } from '../report/assertions/assert-comparison.ts';
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
    const { facts, figures } = await known(request, { image, job, io });
    const compared = { ...compareImages(facts, factsOf(image)), milliseconds: io.now() - started };
    const comparison = assertComparison(compared);
    const { label, commit } = request;
    return { label, commit, figures, upstream: upstreamOf(comparison), comparison };
  } catch (error) {
    io.signal.throwIfAborted();
    return none(error);
  }
}

/** What is known of the baseline. */
interface Known {
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
  const { label } = request;
  if (request.form === 'image') return measured(request, search);
  if (!existsSync(request.path))
    throw new MeasureError(`there is no report ${label}`, {
      hint: `Write it where the base branch is built: imagebudget check --json ${onOneLine(label)}`,
    });
  return baselineInReport(readReport(request.path, label), search.image, label);
}

async function measured(
  { source, label }: Extract<BaselineRequest, { form: 'image' }>,
  { image, job, io }: Search,
): Promise<Known> {
  const { platform } = image.source;
  const target = { name: label, platform: parsePlatform(platform), source, positions: {} };
  const before = await measureImage({ target, job: { ...job, fileTable: false }, parts: image.parts }, io);
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
