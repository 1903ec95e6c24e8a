/** The GitHub Action: inputs → the same job as the command line's → the workflow's outputs. */
import { statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import * as core from '@actions/core';
import { check } from '../check.ts';
import { ConfigError, EXIT, type ExitCode, exitCodeOf, ImagebudgetError, UsageError } from '../errors.ts';
import { cachePlaceOf, jobFor } from '../job/job.ts';
import { ProgressReporter } from '../progress.ts';
import { terminal } from '../report/format/escape.ts';
import { notMeasured } from '../report/markdown/not-measured.ts';
import type { Report } from '../report/types.ts';
import { checkout } from './checkout.ts';
import { type Inputs, readInputs, wantsSummary, workingDirectory } from './inputs.ts';
import { presetOutputs, setOutputs, setUnmeasured } from './outputs.ts';
import { publish } from './publish.ts';
import { annotatedPath, runProgram, writeSummary } from './workflow.ts';

export { terminal } from '../report/format/escape.ts';

/**
 * Runs the action to its end.
 * @param layerWorker the program of the threads that read layers
 * @returns the exit code; never throws for what a user can cause
 */
export async function runAction(layerWorker: URL): Promise<number> {
  const interrupted = new AbortController();
  let signalled: ExitCode | null = null;
  for (const [signal, code] of [
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ] as const)
    process.once(signal, () => {
      signalled = code;
      interrupted.abort();
    });
  try {
    presetOutputs();
    const inputs = readInputs(process.env);
    const workers = { script: layerWorker, count: availableParallelism() };
    const { report, path } = await measure(inputs, workers, interrupted.signal);
    // No await from here on, so the step ends as its outputs say.
    interrupted.signal.throwIfAborted();
    const code = exitCodeOf(report.verdict);
    setOutputs({ report, code, reason: '', path });
    return code;
  } catch (error) {
    return signalled === null ? fail(error) : failWith(signalled, 'the run was interrupted');
  }
}

async function measure(
  inputs: Inputs,
  workers: { script: URL; count: number },
  signal: AbortSignal,
): Promise<{ report: Report; path: string }> {
  const directory = resolve(inputs.workingDirectory);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(
      `input "working-directory": there is no directory ${JSON.stringify(inputs.workingDirectory)}`,
      { hint: `It is relative to the workspace. ${checkout(process.env)}` },
    );
  const job = await jobFor({
    cwd: directory,
    workspace: process.env.GITHUB_WORKSPACE || null,
    config: inputs.config,
    withoutConfig: `Or set the input "config" to its path, which starts from the input "working-directory". ${checkout(process.env)}`,
    sources: inputs.source === null ? [] : [inputs.source],
    build: inputs.build,
    platform: inputs.platform,
    verify: inputs.verify,
    outputs: inputs.report === null ? [] : [{ name: 'input "report":', path: inputs.report }],
    limits: {},
  });
  const now = () => performance.now();
  const report = await check(job, {
    cwd: directory,
    env: process.env,
    arch: process.arch,
    temporaryFolder: tmpdir(),
    now,
    workers,
    stdin: () => null,
    signal,
    run: runProgram,
    progress: new ProgressReporter({ isTTY: false, write: async text => core.info(text.trimEnd()) }, now),
    engineStore: inputs.store,
    sudo: inputs.store ? { say: text => core.info(terminal(`${text} (store: true)`)) } : null,
    cachePlace: inputs.cache ? cachePlaceOf(process.env, process) : null,
    debug: text => core.debug(terminal(text)),
  });
  return { report, path: await publish(report, inputs, { directory, env: process.env }) };
}

/** Reports in the log, the summary and the outputs why there is no verdict. */
async function fail(error: unknown): Promise<ExitCode> {
  const known = error instanceof ImagebudgetError ? error : null;
  const message = error instanceof Error ? error.message : String(error);
  const reason = known ? message : `internal error: ${message}`;
  const fault = 'This is a fault of imagebudget. Please report it with the log of the step.';
  const hint = known ? known.hintFor('action') : fault;
  if (!known && error instanceof Error) core.debug(terminal(error.stack ?? ''));
  const text = error instanceof ConfigError ? error.reason : reason;
  core.error([text, ...(hint?.split('\n') ?? [])].map(terminal).join('\n'), {
    title: 'imagebudget could not measure the image',
    ...(error instanceof ConfigError ? placeOf(error) : {}),
  });
  // It replaces a report that was not published completely.
  if (wantsSummary(process.env)) await writeSummary(notMeasured(reason, hint), { overwrite: true });
  return failWith(known?.exitCode ?? EXIT.notMeasured, terminal(reason));
}

function failWith(code: ExitCode, reason: string): ExitCode {
  try {
    setUnmeasured(code, reason);
  } catch (error) {
    core.debug(terminal(String(error)));
  }
  return code;
}

function placeOf({ position: { path, line, column } }: ConfigError): core.AnnotationProperties {
  return { file: annotatedPath(workingDirectory(process.env), path), startLine: line, startColumn: column };
}
