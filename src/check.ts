/** The main job, once: measure → find the baseline → judge → report. It returns a value; it prints nothing and ends nothing. */
import { SMALL_FILES } from './analysis/small-files.ts';
import { judge, verdictOf } from './budget/judge.ts';
import { limitChanges } from './budget/limit-changes.ts';
import { judgeable, unjudged } from './budget/missing.ts';
import { partsOf, unmatchedNotes } from './budget/parts.ts';
import { planOf } from './budget/plan/plan.ts';
import type { Status } from './budget/types.ts';
import { checkPlatforms } from './check/all-platforms.ts';
import { findBaseline } from './check/find-baseline.ts';
import { type MeasuredImage, measureImage } from './check/measure-image.ts';
import type { Environment } from './environment.ts';
import { at } from './errors.ts';
import type { ConfigChange, Job, Target } from './job/types.ts';
import { assertSums } from './report/assertions/assert-sums.ts';
import { placeNotes } from './report/config-notes.ts';
import type { ImageReport, Report, ReportConfigChange } from './report/types.ts';
import { sourceIo } from './source/source-io.ts';
import type { SourceIo } from './source/types.ts';

/** Checks the images of several jobs into one report, whose verdict is the worst. @throws as `check` */
export async function checkAll(jobs: readonly Job[], environment: Environment): Promise<Report> {
  return together(await checkEach(jobs, environment));
}

/** A report for each job. @throws as `check` */
export async function checkEach(jobs: readonly Job[], environment: Environment): Promise<Report[]> {
  const reports: Report[] = [];
  for (const job of jobs) reports.push(await check(job, environment));
  return reports;
}

/** One report of all images. */
export function together(reports: readonly Report[]): Report {
  const images = reports.flatMap(report => report.images);
  return { verdict: reports.some(({ verdict }) => verdict === null) ? null : worst(images), images };
}

/** @throws ConfigError, UsageError, MeasureError; a report that is returned holds every sum of docs/report.md */
export async function check(job: Job, environment: Environment): Promise<Report> {
  const io = sourceIo(environment, { ...job, smallFiles: SMALL_FILES });
  const images: ImageReport[] = [];
  for (const target of job.targets)
    for await (const image of checkPlatforms(target, one => checkImage(one, job, io))) images.push(image);
  // They are about the config, not about an image.
  images[0]?.notes.push(...job.notes.map(({ position, text }) => at(position, text)));
  return assertSums({ verdict: job.budgets && worst(images), images });
}

/** The images of a report judged by other limits: nothing is measured again. @throws MeasureError as `check` */
export function judgeAgain({ images }: Report, job: Job): Report {
  const judged = images.map(image => ({ ...image, ...verdictFor(image, job) }));
  return assertSums({ verdict: job.budgets && worst(judged), images: judged });
}

function worst(images: readonly ImageReport[]): Status {
  return verdictOf(images.flatMap(({ budgets, unjudged: missing }) => [...budgets, ...missing]));
}

async function checkImage(target: Target, job: Job, io: SourceIo): Promise<ImageReport> {
  const limits = job.budgets ?? [];
  const measured = await measureImage({ target, job, parts: partsOf(limits) }, io);
  const baseline = await findBaseline(measured, job, io);
  const notes = [...placeNotes(measured.notes, job.ignore), ...unmatchedNotes(limits, measured.parts)];
  const configChange = changeOf(job.configChange ?? null);
  return { ...measured, notes, baseline, configChange, ...verdictFor({ ...measured, baseline }, job) };
}

type Judged = Pick<ImageReport, 'budgets' | 'unjudged' | 'plan' | 'verdict'>;

function verdictFor(image: MeasuredImage & Pick<ImageReport, 'baseline'>, job: Job): Judged {
  const limits = job.budgets ?? [];
  const missing = unjudged(limits, image);
  const budgets = judge(judgeable(limits, image), image);
  const plan = planOf({ budgets: limits, figures: image, edits: image.edits, trust: job.trust ?? 'base' });
  return { budgets, unjudged: missing, plan, verdict: job.budgets && verdictOf([...budgets, ...missing]) };
}

function changeOf(change: ConfigChange | null): ReportConfigChange | null {
  if (change === null) return null;
  const { before, after, ...rest } = change;
  return { ...rest, limits: limitChanges(before, after) };
}
