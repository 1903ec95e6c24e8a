/** From a program's options to the same job as the command line's, and its report as a plain value. */
import { availableParallelism, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { checkAll } from '../check.ts';
import type { Environment } from '../environment.ts';
import { cachePlaceOf, jobsFor } from '../job/job.ts';
import { ProgressReporter } from '../progress.ts';
import { jsonValue } from '../report/json.ts';
import { programRunner } from '../run-program.ts';
import type { CheckOptions, Report } from './api.ts';
import { assertOptions } from './options.ts';

/** @param layerWorker the program of the threads that read layers @throws as `check` of api.ts says */
export async function checkImages(options: CheckOptions, layerWorker: URL): Promise<Report> {
  assertOptions(options);
  const environment = environmentOf(options, layerWorker);
  const { cwd, env, date, signal } = environment;
  signal.throwIfAborted();
  const jobs = await jobsFor({
    cwd,
    env,
    date,
    workspace: null,
    config: options.config ?? null,
    baseline: options.baseline ?? null,
    sources: options.sources ?? [],
    build: null,
    platform: options.platform ?? null,
    verify: options.verify ?? false,
    outputs: [],
    limits: {},
  });
  const { trust = 'base' } = options;
  const report = await checkAll(
    jobs.map(job => ({ ...job, trust })),
    environment,
  );
  return asReport(jsonValue(report));
}

function environmentOf(options: CheckOptions, layerWorker: URL): Environment {
  const { env = process.env, onOutput = () => undefined } = options;
  const now = () => performance.now();
  return {
    cwd: resolve(options.cwd ?? '.'),
    env,
    arch: process.arch,
    temporaryFolder: tmpdir(),
    now,
    date: () => new Date(),
    // It belongs to the program that called.
    stdin: () => null,
    signal: options.signal ?? new AbortController().signal,
    run: programRunner({ write: onOutput, kill: process.kill.bind(process), platform: process.platform }),
    progress: new ProgressReporter({ isTTY: false, write: async () => undefined }, now),
    engineStore: options.store ?? true,
    sudo: null,
    cachePlace: (options.cache ?? true) ? cachePlaceOf(env, process) : null,
    workers: { script: layerWorker, count: availableParallelism() },
  };
}

/** The types are generated from the schema of the report, and a test holds what is written to them. */
function asReport(value: unknown): Report {
  return value as Report;
}
