/** The GitHub Action: inputs → the same job as the command line's → the workflow's outputs. */

import { statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import * as core from '@actions/core';
import { checkAll } from '../check.ts';
import type { Environment } from '../environment.ts';
import { EXIT, type ExitCode, UsageError } from '../errors.ts';
import { cachePlaceOf, jobsFor } from '../job/job.ts';
import type { Job } from '../job/types.ts';
import { ProgressReporter } from '../progress.ts';
import { terminal } from '../report/format/escape.ts';
import { notMeasured } from '../report/markdown/not-measured.ts';
import { unmeasuredSection } from '../report/markdown/sections.ts';
import type { Report } from '../report/types.ts';
import { checkout, isCheckedOut } from './checkout.ts';
import { annotateFailure } from './failure.ts';
import { writeNew } from './files.ts';
import { type Inputs, outputFiles, readInputs } from './inputs/inputs.ts';
import { askedFor } from './inputs/lenient-inputs.ts';
import { interruption } from './interruption.ts';
import { type Files, presetOutputs, setOutputs, setUnmeasured } from './outputs.ts';
import { type Measured, publish, stepCode } from './publish.ts';
import { acceptance } from './pull-request/accept-label.ts';
import { baseConfig } from './pull-request/base-config.ts';
import { pullRequestPlace } from './pull-request/place.ts';
import { replaceMessages } from './replace-messages.ts';
import { baselinePlace, savedBaseline } from './saved-reports/place.ts';
import { saveBaselines } from './saved-reports/save.ts';
import type { BaselinePlace } from './saved-reports/types.ts';
import { beginSummary, type StepSummary } from './summary/job-summary.ts';
import { runProgram } from './workflow.ts';

export { terminal } from '../report/format/escape.ts';

/**
 * Runs the action to its end.
 * @param layerWorker the program of the threads that read layers
 * @returns the exit code; never throws for what a user can cause
 */
export async function runAction(layerWorker: URL): Promise<number> {
  const interrupted = interruption();
  const run: Run = { summary: beginSummary(process.env), signal: interrupted.signal };
  try {
    presetOutputs();
    const inputs = readInputs(process.env);
    const workers = { script: layerWorker, count: availableParallelism() };
    const { report, files } = await measure(inputs, workers, run);
    // No await from here on, so the step ends as its outputs say.
    interrupted.signal.throwIfAborted();
    const code = stepCode(report, inputs);
    setOutputs({ report, code, reason: '', files });
    return code;
  } catch (error) {
    const code = interrupted.code();
    return code === null ? fail(error, run) : failWith(code, 'the run was interrupted');
  }
}

interface Run {
  summary: StepSummary;
  /** Aborted if the run is interrupted. */
  signal: AbortSignal;
}

async function measure(
  inputs: Inputs,
  workers: { script: URL; count: number },
  { summary, signal }: Run,
): Promise<{ report: Report; files: Files }> {
  const directory = resolve(inputs.workingDirectory);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(
      `input "working-directory": there is no directory ${JSON.stringify(inputs.workingDirectory)}`,
      { hint: `It is relative to the workspace. ${checkout(process.env)}` },
    );
  const around = { directory, env: process.env, run: runProgram, signal };
  const place = placeOf(inputs, around);
  const pull = pullRequestPlace(around);
  const jobs = await jobsFor({
    date: () => new Date(),
    env: process.env,
    cwd: directory,
    workspace: process.env.GITHUB_WORKSPACE || null,
    config: inputs.config,
    budgets: inputs.budgets,
    // If nothing was checked out, the config may be what is missing.
    mayHaveNoConfig: isCheckedOut(process.env),
    withoutConfig: `Or set the input "config" to its path, which starts from the input "working-directory", or write the limits into the input "budgets". ${checkout(process.env)}`,
    sources: inputs.source === null ? [] : [inputs.source],
    built: inputs.built,
    build: inputs.build,
    platform: inputs.platform,
    baseline: inputs.baseline,
    withoutBaseline: inputs.withoutBaseline,
    savedBaseline: place && savedBaseline(place),
    baseConfig: pull && (await baseConfig({ config: inputs.config, enforced: inputs.enforcesBase }, pull)),
    verify: inputs.verify,
    outputs: outputFiles(inputs, directory),
    limits: {},
  });
  const measured = await checkAll(jobs, environmentOf(inputs, { directory, workers, signal }));
  const accepted = pull && stepCode(measured, inputs) !== EXIT.pass ? await acceptance(pull) : null;
  const report = { ...measured, accepted };
  const files = await publish({ report, jobs }, inputs, { directory, env: process.env, signal, summary });
  await save({ report, jobs }, place);
  return { report, files };
}

interface Around {
  directory: string;
  workers: { script: URL; count: number };
  signal: AbortSignal;
}

/** What the job may know of this process. */
function environmentOf(inputs: Inputs, { directory, workers, signal }: Around): Environment {
  const now = () => performance.now();
  return {
    cwd: directory,
    env: process.env,
    arch: process.arch,
    temporaryFolder: tmpdir(),
    now,
    date: () => new Date(),
    workers,
    stdin: () => null,
    signal,
    run: runProgram,
    progress: new ProgressReporter({ isTTY: false, write: async text => core.info(text.trimEnd()) }, now),
    engineStore: inputs.store,
    sudo: inputs.store ? { say: text => core.info(terminal(`${text} (store: true)`)) } : null,
    cachePlace: inputs.cache ? cachePlaceOf(process.env, process) : null,
    debug: text => core.debug(terminal(text)),
  };
}

/** Null if other baselines are wanted, or none. */
function placeOf(
  { baseline, withoutBaseline }: Inputs,
  around: Parameters<typeof baselinePlace>[0],
): BaselinePlace | null {
  return baseline === null && !withoutBaseline ? baselinePlace(around) : null;
}

/** A report over its budgets is saved too. */
async function save({ report, jobs }: Measured, place: BaselinePlace | null): Promise<void> {
  const isNamed = ({ baseline }: Job) => baseline?.form === 'report' || baseline?.form === 'image';
  if (!place?.saves || jobs.every(isNamed)) return;
  await saveBaselines(report, place);
}

/** Reports in the log, the summary, the comment and the outputs why there is no verdict. */
async function fail(error: unknown, { summary, signal }: Run): Promise<ExitCode> {
  const title = 'imagebudget could not measure the image';
  const { code, reason, hint, annotations } = annotateFailure(error, title, process.env);
  const section = unmeasuredSection(askedFor(process.env), reason, hint);
  // It replaces a report that was not published completely.
  await summary.say([section]);
  await replaceMessages(section, annotations, signal);
  return failWith(code, terminal(reason), writeReason(reason, hint));
}

/** The file for other actions that comment. @returns its path; empty if it cannot be written */
function writeReason(reason: string, hint: string | undefined): string {
  try {
    return writeNew(
      'output "markdown"',
      { runner: process.env.RUNNER_TEMP, extension: '.md' },
      notMeasured(reason, hint),
    );
  } catch (error) {
    core.debug(terminal(String(error)));
    return '';
  }
}

function failWith(code: ExitCode, reason: string, markdown = ''): ExitCode {
  try {
    setUnmeasured(code, reason, markdown);
  } catch (error) {
    core.debug(terminal(String(error)));
  }
  return code;
}
