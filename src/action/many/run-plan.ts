/** Plans the jobs, and hands them to the workflow as the value of an output. */
import { resolve } from 'node:path';
import * as core from '@actions/core';
import { EXIT, type ExitCode } from '../../errors.ts';
import { jobsFor } from '../../job/job.ts';
import { planMatrix } from '../../matrix/plan-matrix.ts';
import { jsonText } from '../../report/format/escape.ts';
import { matrixText } from '../../report/merged/matrix-text.ts';
import { checkout } from '../checkout.ts';
import { annotateFailure } from '../failure.ts';
import { text, unlessFromConfig } from '../inputs/input-values.ts';
import { type KnownInputs, refuseUnknown } from '../inputs/known-inputs.ts';
import { CONFIG, workingDirectory } from '../inputs/lenient-inputs.ts';

/** Those of plan/action.yml. */
export const PLAN_INPUTS: KnownInputs = { config: true, 'working-directory': true, platform: true };

/** @returns the exit code; never throws for what a user can cause */
export async function runPlan(env: NodeJS.ProcessEnv): Promise<ExitCode> {
  try {
    refuseUnknown(env, PLAN_INPUTS);
    const jobs = await jobsFor({
      cwd: resolve(workingDirectory(env)),
      env,
      date: () => new Date(),
      workspace: env.GITHUB_WORKSPACE || null,
      config: text('config') ?? CONFIG,
      withoutConfig: `Or set the input "config" to its path, which starts from the input "working-directory". ${checkout(env)}`,
      sources: [],
      build: null,
      platform: unlessFromConfig('platform'),
      verify: false,
      outputs: [],
      limits: {},
    });
    const matrix = planMatrix(jobs);
    core.info(matrixText(matrix.include).trimEnd());
    core.setOutput('matrix', jsonText(matrix));
    return EXIT.pass;
  } catch (error) {
    return annotateFailure(error, 'imagebudget could not plan the jobs', env).code;
  }
}
