/** Comments as a step does, without a process and an image: from the environment that the runner gives, and a report. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { keepComment } from '../../../src/action/comment/comment.ts';
import { contentOf, failureContent } from '../../../src/action/comment/content.ts';
import { commentPlace } from '../../../src/action/comment/place.ts';
import type { CommentPlace } from '../../../src/action/comment/types.ts';
import { unmeasuredSection } from '../../../src/report/markdown/sections.ts';
import type { Report } from '../../../src/report/types.ts';
import { inputsAsEnv } from '../processes/action.ts';
import type { FakeGitHub } from './fake-github.ts';
import { logOf } from './log.ts';
import { environment, type RunOptions, withEnvironment } from './pull-request-run.ts';

/** Where a job runs: its steps share it. */
export interface JobOptions extends RunOptions {
  inputs?: Record<string, string>;
  /** The runner's temporary folder; a new one if left out. */
  temp?: string;
}

/** What a step knows; null if it cannot comment. */
export function placeOf(github: FakeGitHub, folder: string, options: JobOptions = {}): CommentPlace | null {
  const env = {
    ...inputsAsEnv(options.inputs ?? {}),
    GITHUB_WORKSPACE: '/checkout',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'owner/web',
    RUNNER_TEMP: options.temp ?? mkdtempSync(join(folder, 'temp-')),
    ...environment(github, folder, options),
  };
  return withEnvironment(env, () => commentPlace(process.env, AbortSignal.timeout(60_000)));
}

/** Comments on a report, or on there being none. @returns what was written to the log */
export async function comment(place: CommentPlace | null, report: Report | null): Promise<string> {
  if (place === null) return '';
  return logOf(() =>
    keepComment(
      report === null ? failureContent(unmeasuredSection('web', 'no image', undefined)) : contentOf(report, {}, place),
      place,
    ),
  );
}
