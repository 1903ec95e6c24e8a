/** Measures one image: open → read → analyse. Nothing is judged. */
import { analyse } from '../analysis/analyse.ts';
import type { Part } from '../analysis/measured-parts.ts';
import type { Analysis } from '../analysis/types.ts';
import { tracedDockerfile } from '../dockerfile/read.ts';
import { ImagebudgetError, located } from '../errors.ts';
import { formatPlatform } from '../image/platform.ts';
import type { Job, Target } from '../job/types.ts';
import { readLayers } from '../layer/read-layers.ts';
import type { ReportSource } from '../report/types.ts';
import { openSource } from '../source/open.ts';
import type { ImageSource, SourceIo } from '../source/types.ts';
import { builtNotes } from './built-image.ts';

export interface MeasuredImage extends Analysis {
  name: string;
  source: ReportSource;
  /** Wall time. */
  milliseconds: number;
}

interface Measuring {
  target: Target;
  job: Job;
  /** What of the final file system budgets limit. */
  parts: readonly Part[];
}

/** @throws MeasureError, UsageError with the place in the config that they are about */
export async function measureImage({ target, job, parts }: Measuring, io: SourceIo): Promise<MeasuredImage> {
  const { rules, detectors, ignore, limits, verify, directories, fileSizes, fileTable } = job;
  const started = io.now();
  const source = await located(target.positions, () => openSource(target.source, target.platform, io));
  try {
    const { manifest } = source;
    const notes = builtNotes(source, job.built ?? null);
    const { layers, verified } = await readLayers(source, { verify, io });
    const dockerfile = traced(job.dockerfile);
    const how = { rules, detectors, ignore, limits, directories, fileSizes, fileTable };
    const found = await analyse({ manifest, layers, dockerfile, parts, ...how });
    const { name } = target;
    return {
      ...found,
      name,
      notes: [...found.notes, ...notes],
      source: { ...factsOf(source), verified },
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
