/** The job of comparing: know both images → match → assert sums. An image is measured now, or a report tells of it. */
import { compareImages } from './baseline/compare-images.ts';
import { factsOf } from './baseline/image-facts.ts';
import type { Comparison, ImageFacts } from './baseline/types.ts';
import { check } from './check.ts';
import type { Environment } from './environment.ts';
import { ImagebudgetError } from './errors.ts';
import type { ComparedSource, ComparisonJob } from './job/comparison.ts';
import { assertComparison } from './report/assertions/assert-comparison.ts';
import { factsOfReport } from './report/stored/report-facts.ts';
import { readReport } from './report/stored/report-file.ts';

export type { Comparison };

/** @throws UsageError, MeasureError that name the image; what is returned holds every sum of docs/compare.md */
export async function compare(job: ComparisonJob, environment: Environment): Promise<Comparison> {
  const started = environment.now();
  // One after the other: of the first only the facts are kept in memory.
  const before = await named('BEFORE', () => factsFrom(job.before, environment));
  const after = await named('AFTER', () => factsFrom(job.after, environment));
  return assertComparison({ ...compareImages(before, after), milliseconds: environment.now() - started });
}

async function factsFrom(source: ComparedSource, environment: Environment): Promise<ImageFacts> {
  if (source.form === 'report')
    return factsOfReport(readReport(source.path, source.shown), source.shown, source.platform);
  const { images } = await check(source.job, environment);
  const [image] = images;
  if (!image) throw new Error('a job of one target gives one image');
  return factsOf(image);
}

/** Does work; an error says which of the two images it is about. */
async function named<T>(side: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ImagebudgetError ? error.startWith(side) : error;
  }
}
