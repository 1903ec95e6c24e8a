/** The main job, once: open → read → analyse → judge → report. It returns a value; it prints nothing and ends nothing. */
import { analyse } from './analysis/analyse.ts';
import { SMALL_FILES } from './analysis/small-files.ts';
import { judge, verdictOf } from './budget/judge.ts';
import { judgeable, unjudged } from './budget/missing.ts';
import { partsOf, unmatchedNotes } from './budget/parts.ts';
import { planOf } from './budget/plan/plan.ts';
import type { Status } from './budget/types.ts';
import { tracedDockerfile } from './dockerfile/read.ts';
import type { Environment } from './environment.ts';
import { at, ImagebudgetError, located } from './errors.ts';
import { formatPlatform } from './image/platform.ts';
import type { Job, Target } from './job/types.ts';
import { readLayers } from './layer/read-layers.ts';
import { assertSums } from './report/assert-sums.ts';
import { placeNotes } from './report/config-notes.ts';
import type { ImageReport, Report } from './report/types.ts';
import { openSource } from './source/open.ts';
import { sourceIo } from './source/source-io.ts';
import type { ImageSource, SourceIo } from './source/types.ts';

/** @throws ConfigError, UsageError, MeasureError; a report that is returned holds every sum of docs/report.md */
export async function check(job: Job, environment: Environment): Promise<Report> {
  const io = sourceIo(environment, { ...job, smallFiles: SMALL_FILES });
  const images: ImageReport[] = [];
  for (const target of job.targets) images.push(await checkImage(target, job, io));
  // They are about the config, not about an image.
  images[0]?.notes.push(...job.notes.map(({ position, text }) => at(position, text)));
  return assertSums({ verdict: job.budgets && worst(images), images });
}

function worst(images: readonly ImageReport[]): Status {
  return verdictOf(images.flatMap(({ budgets, unjudged: missing }) => [...budgets, ...missing]));
}

async function checkImage(target: Target, job: Job, io: SourceIo): Promise<ImageReport> {
  const { name } = target;
  const { rules, detectors, ignore, limits, verify, directories, fileTable } = job;
  const started = io.now();
  const source = await located(target.positions, () => openSource(target.source, target.platform, io));
  try {
    const { manifest } = source;
    const { layers, verified } = await readLayers(source, { verify, io });
    const dockerfile = traced(job.dockerfile);
    const parts = partsOf(job.budgets ?? []);
    const how = { rules, detectors, ignore, limits, directories, fileTable };
    const found = await analyse({ manifest, layers, dockerfile, parts, ...how });
    const notes = [...placeNotes(found.notes, job.ignore), ...unmatchedNotes(job.budgets ?? [], found.parts)];
    const analysis = { ...found, notes };
    const figures = { ...analysis, name };
    const missing = unjudged(job.budgets ?? [], figures);
    const budgets = judge(judgeable(job.budgets ?? [], figures), figures);
    const plan = planOf({
      budgets: job.budgets ?? [],
      figures,
      edits: found.edits,
      trust: job.trust ?? 'base',
    });
    const verdict = job.budgets && verdictOf([...budgets, ...missing]);
    return {
      ...analysis,
      name,
      source: { ...factsOf(source), verified },
      budgets,
      unjudged: missing,
      plan,
      verdict,
      milliseconds: io.now() - started,
    };
  } finally {
    await source[Symbol.asyncDispose]();
  }
}

/** @throws MeasureError if it cannot be read, with the place of its name in the config */
function traced(dockerfile: Job['dockerfile']): ReturnType<typeof tracedDockerfile> {
  try {
    return tracedDockerfile(dockerfile);
  } catch (error) {
    throw error instanceof ImagebudgetError && dockerfile?.position ? error.locate(dockerfile.position) : error;
  }
}

function factsOf({ kind, reference, manifest, otherPlatforms, basis }: ImageSource) {
  const platform = formatPlatform(manifest.config.platform);
  return {
    kind,
    reference,
    digest: manifest.digest,
    platform,
    ...(otherPlatforms ? { otherPlatforms } : {}),
    ...(basis ? { basis } : {}),
  };
}
