/** The GitHub Action: inputs → the same job as the command line's → the workflow's outputs. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import * as core from '@actions/core';
import { check, exitCodeOf } from '../check.ts';
import { ConfigError, EXIT, type ExitCode, ImagebudgetError, UsageError } from '../errors.ts';
import { cacheFolderOf, jobFor } from '../job.ts';
import { progressOn } from '../progress.ts';
import { terminal } from '../report/escape.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { publish } from './publish.ts';
import { annotatedPath, runProgram, setOutput } from './workflow.ts';

/**
 * Runs the action to its end.
 * @param layerWorker the program of the threads that read layers
 * @returns the exit code; never throws for what a user can cause
 */
export async function runAction(layerWorker: URL): Promise<number> {
  const interrupted = new AbortController();
  let signalled: number | null = null;
  for (const [signal, code] of [
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ] as const)
    process.once(signal, () => {
      signalled = code;
      interrupted.abort();
    });
  let workingDirectory = '.';
  try {
    // Preset, so that a step that fails early leaves no stale or missing output.
    setOutput('verdict', '');
    const inputs = readInputs();
    workingDirectory = inputs.workingDirectory;
    const workers = { script: layerWorker, count: availableParallelism() };
    const code = await measure(inputs, workers, interrupted.signal);
    return signalled ?? code;
  } catch (error) {
    if (signalled !== null) return signalled;
    report(error, workingDirectory);
    return error instanceof ImagebudgetError ? error.exitCode : EXIT.notMeasured;
  }
}

async function measure(
  inputs: Inputs,
  workers: { script: URL; count: number },
  signal: AbortSignal,
): Promise<ExitCode> {
  const directory = resolve(inputs.workingDirectory);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(
      `input "working-directory": there is no directory ${JSON.stringify(inputs.workingDirectory)}`,
      {
        hint: 'It is relative to the workspace. Has the repository been checked out?',
      },
    );
  const job = await jobFor({
    cwd: directory,
    config: inputs.config,
    sources: inputs.source === null ? [] : [inputs.source],
    build: inputs.build,
    platform: inputs.platform,
    verify: inputs.verify,
    limits: {},
  });
  const result = await check(job, {
    cwd: directory,
    env: process.env,
    arch: process.arch,
    workers,
    stdin: () => null,
    signal,
    run: runProgram,
    progress: progressOn({ isTTY: false, write: async text => core.info(text.trimEnd()) }),
    engineStore: inputs.store,
    sudo: inputs.store ? { say: text => core.info(terminal(`${text} (store: true)`)) } : null,
    cacheFolder: inputs.cache ? cacheFolderOf(process.env) : null,
    debug: text => core.debug(terminal(text)),
  });
  await publish(result, inputs, { directory, env: process.env });
  return exitCodeOf(result.verdict);
}

function report(error: unknown, workingDirectory: string): void {
  if (!(error instanceof ImagebudgetError)) {
    core.error(
      `internal error: ${terminal(error instanceof Error ? error.message : String(error))}. Please report it.`,
      { title: 'imagebudget' },
    );
    core.debug(terminal(error instanceof Error ? (error.stack ?? '') : ''));
    return;
  }
  const place =
    error instanceof ConfigError
      ? {
          file: annotatedPath(workingDirectory, error.position.path),
          startLine: error.position.line,
          startColumn: error.position.column,
        }
      : {};
  const lines = [error instanceof ConfigError ? error.reason : error.message, ...(error.hint?.split('\n') ?? [])];
  core.error(lines.map(terminal).join('\n'), { title: 'imagebudget could not measure the image', ...place });
}
