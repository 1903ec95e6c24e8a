/** The inputs of merge/action.yml, checked. */
import { resolve } from 'node:path';
import { type FailOn, UsageError } from '../../errors.ts';
import { type Matrix, parseMatrix } from '../../matrix/matrix-schema.ts';
import { choice, flag, text } from '../inputs/input-values.ts';
import { type KnownInputs, refuseUnknown } from '../inputs/known-inputs.ts';
import { COMMENT, workingDirectory } from '../inputs/lenient-inputs.ts';

export const MERGE_INPUTS: KnownInputs = {
  reports: true,
  // Empty if the job that plans has failed, which has words of its own.
  plan: false,
  config: true,
  'working-directory': true,
  'fail-on': true,
  summary: true,
  comment: true,
  'check-run': false,
  // A fork has no secrets, and only a matrix has values.
  'github-token': false,
  matrix: false,
  report: false,
};

export interface MergeInputs {
  /** The folder of the reports, absolute. */
  reports: string;
  plan: Matrix;
  directory: string;
  failOn: FailOn;
  summary: boolean;
  /** Where to write the merged JSON report; null for the runner's temporary directory. */
  report: string | null;
}

/** @throws UsageError naming the input @throws MeasureError if the input `plan` does not hold a plan */
export function readMergeInputs(env: NodeJS.ProcessEnv): MergeInputs {
  refuseUnknown(env, MERGE_INPUTS);
  const directory = resolve(workingDirectory(env));
  const plan = text('plan');
  if (plan === null)
    throw new UsageError('the input "plan" is empty, so nobody knows which images there must be', {
      hint: 'It is the output "matrix" of the action plan. If the job that plans has failed, its log says why.',
    });
  // `commentInputs` reads it.
  choice('comment', COMMENT);
  return {
    reports: resolve(directory, text('reports') ?? 'imagebudget-reports'),
    plan: parseMatrix(plan, 'input "plan":'),
    directory,
    failOn: choice('fail-on', ['fail', 'warn', 'never']),
    summary: flag('summary', true),
    report: text('report'),
  };
}
