/** Hands a report to the workflow: log, file, annotations, summary. Failing to report never changes the verdict. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as core from '@actions/core';
import { codeOf, MeasureError } from '../errors.ts';
import { repositoryAround } from '../job/config-place.ts';
import type { Job } from '../job/types.ts';
import { type Annotation, annotations } from '../report/annotations.ts';
import { terminal } from '../report/format/escape.ts';
import { docsOf } from '../report/format/links.ts';
import { wantsColour } from '../report/format/paint.ts';
import { json } from '../report/json.ts';
import { type MarkdownOptions, markdown } from '../report/markdown/markdown.ts';
import { text } from '../report/text/text.ts';
import type { ImageReport, Report } from '../report/types.ts';
import { commentPlace } from './comment-place.ts';
import type { Inputs } from './inputs.ts';
import type { Files } from './outputs.ts';
import { actionRepository, annotatedPath, filesUrl, logWritten, writeSummary } from './workflow.ts';

/** The log of a run is wide. */
const WIDTH = 120;

/** What was measured, and by which jobs. */
export interface Measured {
  report: Report;
  jobs: readonly Job[];
}

export interface Place {
  /** The inputs' paths are relative to it. */
  directory: string;
  env: NodeJS.ProcessEnv;
  /** Aborted if the run is interrupted. */
  signal: AbortSignal;
}

/**
 * @returns the paths of the files
 * @throws MeasureError if one cannot be written: an output names it
 */
export async function publish(measured: Measured, inputs: Inputs, place: Place): Promise<Files> {
  const { report } = measured;
  // GitHub's log shows colours, though its runner is a dumb terminal.
  const colour = wantsColour({ env: { ...place.env, TERM: undefined }, shows: true });
  core.info(text(report, { colour, width: WIDTH, all: false, top: inputs.top }).trimEnd());
  core.startGroup('imagebudget: all layers and findings');
  core.info(text(report, { colour, width: WIDTH, all: true, top: Number.POSITIVE_INFINITY }).trimEnd());
  core.endGroup();
  const files = await writeFiles(report, inputs, place);
  if (inputs.annotations) for (const annotation of annotations(report)) annotate(annotation, inputs);
  if (inputs.summary) await summarise(measured, inputs, place);
  await comment(report, inputs, place);
  await logWritten();
  return files;
}

async function writeFiles(report: Report, inputs: Inputs, { directory, env }: Place): Promise<Files> {
  const docs = docsOf(actionRepository(env));
  const reportPath =
    inputs.report === null ? unusedPath(env.RUNNER_TEMP || tmpdir()) : resolve(directory, inputs.report);
  writeResult('report', reportPath, json(report, docs));
  if (inputs.sarif === null) return { report: reportPath, sarif: '' };
  const { sarif } = await import('../report/sarif/sarif.ts');
  const sarifPath = resolve(directory, inputs.sarif);
  const checkout = { root: repositoryAround(directory), directory };
  writeResult('sarif', sarifPath, sarif(report, { checkout, docs }));
  return { report: reportPath, sarif: sarifPath };
}

function writeResult(input: keyof Files, path: string, content: string): void {
  try {
    makeFolder(dirname(path));
    writeFileSync(path, content);
  } catch (cause) {
    throw new MeasureError(`input "${input}": cannot write ${path} (${codeOf(cause) ?? 'unknown error'})`, {
      hint: 'Check that its directory is writable.',
      cause,
    });
  }
}

/** A path that no earlier step of the job has written its report to. */
function unusedPath(folder: string): string {
  let path = join(folder, 'imagebudget-report.json');
  for (let step = 2; existsSync(path); step += 1) path = join(folder, `imagebudget-report-${step}.json`);
  return path;
}

/** Node's `recursive` never returns if an existing parent, such as /proc, refuses the folder. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function annotate({ level, title, message, file, line, column }: Annotation, { workingDirectory }: Inputs): void {
  const properties = {
    title,
    ...(file === undefined ? {} : { file: annotatedPath(workingDirectory, file) }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
  const say = { error: core.error, warning: core.warning, notice: core.notice }[level];
  say(message, properties);
}

function markdownOptions({ top }: Inputs, { directory, env }: Place): MarkdownOptions {
  const repositoryUrl = filesUrl(directory, env);
  return { top, docs: docsOf(actionRepository(env)), ...(repositoryUrl === undefined ? {} : { repositoryUrl }) };
}

async function summarise(measured: Measured, inputs: Inputs, place: Place): Promise<void> {
  const text = markdown(measured.report, {
    ...markdownOptions(inputs, place),
    ...(inputs.suggestsFix ? { inserted: await diffs(measured, place.directory) } : {}),
  });
  await writeSummary(text, { overwrite: false });
}

/** The code that comments is loaded only where it can. */
async function comment(report: Report, inputs: Inputs, place: Place): Promise<void> {
  const target = commentPlace(place.env, place.signal);
  if (target === null) return;
  const { contentOf, keepComment } = await import('./comment/comment.ts');
  await keepComment(contentOf(report, markdownOptions(inputs, place), target), target);
}

/** The plan's diff for each image, loaded only when wanted. Without it the verdict stays. */
async function diffs({ report, jobs }: Measured, directory: string): Promise<ReadonlyMap<ImageReport, string[]>> {
  try {
    const { suggestions } = await import('../fix/suggest.ts');
    return suggestions(report, jobs, { cwd: directory, root: repositoryAround(directory) });
  } catch (error) {
    core.warning(`the diff could not be made: ${terminal(error instanceof Error ? error.message : String(error))}`);
    return new Map();
  }
}
