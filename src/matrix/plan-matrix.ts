/** Which jobs check the images of a config, each on a machine of its own. */
import { UsageError } from '../errors.ts';
import { formatPlatform } from '../image/platform.ts';
import type { Job, Target } from '../job/types.ts';
import { type Matrix, MOST_JOBS } from './matrix-schema.ts';

/** Characters of an image's name in the name of its report. */
const MOST_SLUG = 80;

/** @param jobs one for each image, as the command line has them @throws UsageError if there are more than a matrix takes */
export function planMatrix(jobs: readonly Job[]): Matrix {
  const targets = jobs.flatMap(job => job.targets);
  if (targets.length > MOST_JOBS)
    throw new UsageError(
      `the config has ${targets.length} images and platforms, and a matrix of GitHub at most ${MOST_JOBS}`,
      {
        hint: 'Write several configs, and a matrix for each.',
      },
    );
  return {
    include: targets.map((target, at) => {
      const { name } = target;
      const platform = platformOf(target);
      return {
        name,
        // A config of one image takes a source for another image.
        ...(jobs.length === 1 ? {} : { source: name }),
        ...(platform === null ? {} : { platform }),
        report: `${String(at + 1).padStart(3, '0')}-${slugOf(platform === null ? name : `${name}-${platform}`)}`,
      };
    }),
  };
}

function platformOf({ platform, allPlatforms }: Target): string | null {
  if (allPlatforms) return 'all';
  return platform && formatPlatform(platform);
}

function slugOf(name: string): string {
  return name.slice(0, MOST_SLUG).replaceAll(/[^A-Za-z0-9._-]/g, '-');
}
