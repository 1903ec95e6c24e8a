/** From two texts of a command line to the job of comparing what they name. */
import { UsageError } from '../errors.ts';
import { parsePlatform } from '../image/platform.ts';
import type { Platform } from '../image/types.ts';
import { parseSource } from '../source/request.ts';
import { reportPath } from './holds-report.ts';
import { inspectionOf } from './job.ts';
import { refuseOutputs } from './outputs.ts';
import { filesOf } from './targets.ts';
import type { Job, Overrides } from './types.ts';

export interface ComparisonJob {
  before: ComparedSource;
  after: ComparedSource;
}

export type ComparedSource =
  /** A JSON report; `shown` is its path as given. */
  | { form: 'report'; path: string; shown: string; platform: Platform | null }
  /** An image to measure. */
  | { form: 'image'; job: Job };

interface ComparisonOverrides
  extends Pick<Overrides, 'cwd' | 'workspace' | 'platform' | 'verify' | 'outputs' | 'limits'> {
  /** See `Job`. */
  fileSizes: boolean;
}

/** @throws UsageError: nothing has been opened yet, save for the first bytes of files */
export function comparisonJob(
  [before, after]: readonly [string, string],
  overrides: ComparisonOverrides,
): ComparisonJob {
  const requests = [before, after].map(parseSource);
  if (requests.every(({ form }) => form === 'stdin'))
    throw new UsageError('standard input (-) is given twice, and can be read once', {
      hint: 'Save one of the images to a file.',
    });
  refuseOutputs(
    overrides,
    requests.flatMap(request => filesOf(request, overrides.cwd)),
  );
  return { before: compared(before, overrides), after: compared(after, overrides) };
}

function compared(text: string, overrides: ComparisonOverrides): ComparedSource {
  const path = reportPath(parseSource(text), overrides.cwd);
  const { platform } = overrides;
  if (path !== null)
    return { form: 'report', path, shown: text, platform: platform === null ? null : parsePlatform(platform) };
  return {
    form: 'image',
    job: { ...inspectionOf(text, overrides), directories: true, fileSizes: overrides.fileSizes },
  };
}
