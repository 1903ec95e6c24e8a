/** Hands a report to the workflow: log, file, annotations, summary. Failing to report never changes the verdict. */
import { resolve } from 'node:path';
import * as core from '@actions/core';
import { EXIT, exitCodeOf } from '../errors.ts';
import { repositoryAround } from '../job/config-place.ts';
import type { Job } from '../job/types.ts';
import { annotations } from '../report/annotations.ts';
import { terminal } from '../report/format/escape.ts';
import { docsOf } from '../report/format/links.ts';
import { wantsColour } from '../report/format/paint.ts';
import { json } from '../report/json.ts';
import { type MarkdownOptions, markdown } from '../report/markdown/markdown.ts';
import { text } from '../report/text/text.ts';
import type { ImageReport, Report } from '../report/types.ts';
import { annotate } from './annotate.ts';
import { commentPlace } from './comment-place.ts';
import { unusedPath, writeResult } from './files.ts';
import type { Inputs } from './inputs.ts';
import type { Files } from './outputs.ts';
import { actionRepository, filesUrl, logWritten, writeSummary } from './workflow.ts';

/** The log of a run is wide. */
const WIDTH = 120;
/** Bytes of Markdown that leave an action that comments room for lines of its own in GitHub's 65,536 characters. */
const MOST_MARKDOWN = 60_000;

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
  const more = 'the group below';
  core.info(text(report, { colour, width: WIDTH, all: false, top: inputs.top, more }).trimEnd());
  core.startGroup('imagebudget: all layers and findings');
  core.info(text(report, { colour, width: WIDTH, all: true, top: Number.POSITIVE_INFINITY }).trimEnd());
  core.endGroup();
  explainExit(report, inputs);
  const files = await writeFiles(report, inputs, place);
  if (inputs.annotations !== 'none') {
    const passing = inputs.annotations === 'all';
    annotate(room => annotations(report, { passing, room }), place.env);
  }
  if (inputs.summary) await summarise(measured, inputs, place);
  await comment(report, inputs, place);
  await logWritten();
  return files;
}

/** Why the step does not end as its verdict usually does. */
function explainExit({ verdict }: Report, { failOn }: Inputs): void {
  const code = exitCodeOf(verdict, failOn);
  if (code === exitCodeOf(verdict)) return;
  core.info(`The step ${code === EXIT.pass ? 'succeeds' : 'fails'}, since the input "fail-on" is "${failOn}".`);
}

async function writeFiles(report: Report, inputs: Inputs, place: Place): Promise<Files> {
  const { directory, env } = place;
  const docs = docsOf(actionRepository(env));
  const reportPath = inputs.report === null ? unusedPath(env, '.json') : resolve(directory, inputs.report);
  writeResult('input "report"', reportPath, json(report, docs));
  const markdownPath = unusedPath(env, '.md');
  const options = { ...markdownOptions(inputs, place), limit: MOST_MARKDOWN };
  writeResult('output "markdown"', markdownPath, markdown(report, options));
  if (inputs.sarif === null) return { report: reportPath, sarif: '', markdown: markdownPath };
  const { sarif } = await import('../report/for-tools.ts');
  const sarifPath = resolve(directory, inputs.sarif);
  const checkout = { root: repositoryAround(directory), directory };
  writeResult('input "sarif"', sarifPath, sarif(report, { checkout, docs }));
  return { report: reportPath, sarif: sarifPath, markdown: markdownPath };
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
