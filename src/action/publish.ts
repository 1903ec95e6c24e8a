/** Hands a report to the workflow: log, file, annotations, summary. Failing to report never changes the verdict. */
import { resolve } from 'node:path';
import * as core from '@actions/core';
import { EXIT, type ExitCode, exitCodeOf } from '../errors.ts';
import { repositoryAround } from '../job/config/config-place.ts';
import type { Job } from '../job/types.ts';
import { annotations } from '../report/annotations.ts';
import { terminal } from '../report/format/escape.ts';
import { docsOf } from '../report/format/links.ts';
import { wantsColour } from '../report/format/paint.ts';
import { json } from '../report/json.ts';
import { type MarkdownOptions, markdown } from '../report/markdown/markdown.ts';
import { sectionsOf } from '../report/markdown/sections.ts';
import type { Checkout } from '../report/problems/repository-path.ts';
import { text } from '../report/text/text.ts';
import type { ImageReport, Report } from '../report/types.ts';
import { annotate } from './annotate.ts';
import { checkRunPlace } from './check-run/place.ts';
import { commentPlace } from './comment/place.ts';
import { writeNew, writeResult } from './files.ts';
import { gitHubPlace } from './github/place.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { Files } from './outputs.ts';
import type { StepSummary } from './summary/job-summary.ts';
import { actionRepository, filesUrl, logWritten, workflowPath } from './workflow.ts';

/** The log of a run is wide. */
const WIDTH = 120;
/** Bytes of Markdown that leave an action that comments room for lines of its own in GitHub's 65,536 characters. */
const MOST_MARKDOWN = 60_000;

const UNJUDGED =
  'There are no budgets, so nothing here can fail the job. To set some, write .imagebudget.yml or the input "budgets".';

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
  summary: StepSummary;
}

/**
 * @returns the paths of the files
 * @throws MeasureError if one cannot be written: an output names it
 */
export async function publish(measured: Measured, inputs: Inputs, place: Place): Promise<Files> {
  const { report } = measured;
  // GitHub's log shows colours, though its runner is a dumb terminal.
  const colour = wantsColour({ env: { ...place.env, TERM: undefined }, shows: true });
  const words = { more: 'the group below', platform: 'input platform:' };
  core.info(text(report, { colour, width: WIDTH, all: false, top: inputs.top, ...words }).trimEnd());
  if (isUnjudged(report)) core.info(UNJUDGED);
  core.startGroup('imagebudget: all layers and findings');
  core.info(text(report, { colour, width: WIDTH, all: true, top: Number.POSITIVE_INFINITY, ...words }).trimEnd());
  core.endGroup();
  explainExit(report, inputs);
  const files = await writeFiles(report, inputs, place);
  if (inputs.annotations !== 'none') {
    const passing = inputs.annotations === 'all';
    annotate(room => annotations(report, { passing, room }), place.env);
  }
  if (inputs.summary) await summarise(measured, inputs, place);
  await comment(report, inputs, place);
  if (inputs.suggestsLines) await suggestLines(measured, place);
  await checkRun(report, inputs, place);
  await logWritten();
  return files;
}

/** Whether there were no budgets. */
function isUnjudged({ verdict }: Report): boolean {
  return verdict === null;
}

/** How the step ends. A report without budgets fails nothing, and neither does one of a pull request that is accepted. */
export function stepCode(report: Report, { failOn }: Inputs): ExitCode {
  return isUnjudged(report) || report.accepted ? EXIT.pass : exitCodeOf(report.verdict, failOn);
}

/** Why the step does not end as its verdict usually does. */
function explainExit({ verdict, accepted }: Report, { failOn }: Inputs): void {
  // The report itself says that it is accepted.
  if (verdict === null || accepted) return;
  const code = exitCodeOf(verdict, failOn);
  if (code === exitCodeOf(verdict)) return;
  core.info(`The step ${code === EXIT.pass ? 'succeeds' : 'fails'}, since the input "fail-on" is "${failOn}".`);
}

async function writeFiles(report: Report, inputs: Inputs, place: Place): Promise<Files> {
  const { directory, env } = place;
  const docs = docsOf(actionRepository(env));
  const text = json(report, docs);
  const reportPath =
    inputs.report === null
      ? writeNew('output "report"', { runner: env.RUNNER_TEMP, extension: '.json' }, text)
      : writeResult('input "report"', resolve(directory, inputs.report), text);
  const options = { ...markdownOptions(report, inputs, place), limit: MOST_MARKDOWN };
  const markdownPath = writeNew(
    'output "markdown"',
    { runner: env.RUNNER_TEMP, extension: '.md' },
    markdown(report, options),
  );
  if (inputs.sarif === null) return { report: reportPath, sarif: '', markdown: markdownPath };
  const { sarif } = await import('../report/for-tools.ts');
  const sarifPath = resolve(directory, inputs.sarif);
  writeResult('input "sarif"', sarifPath, sarif(report, { checkout: checkoutOf(place), docs }));
  return { report: reportPath, sarif: sarifPath, markdown: markdownPath };
}

function checkoutOf({ directory, env }: Place): Checkout {
  return { root: repositoryAround(directory), directory, otherwise: workflowPath(env) };
}

function markdownOptions(report: Report, { top }: Inputs, { directory, env }: Place): MarkdownOptions {
  const repositoryUrl = filesUrl(directory, env);
  const lead = new Map(isUnjudged(report) ? report.images.map(image => [image, [UNJUDGED, '']]) : []);
  return { top, docs: docsOf(actionRepository(env)), lead, ...(repositoryUrl === undefined ? {} : { repositoryUrl }) };
}

async function summarise(measured: Measured, inputs: Inputs, place: Place): Promise<void> {
  const sections = sectionsOf(measured.report, {
    ...markdownOptions(measured.report, inputs, place),
    ...(inputs.suggestsFix ? { inserted: await diffs(measured, place.directory) } : {}),
  });
  await place.summary.say(sections);
}

/** The code that comments is loaded only where it can. */
async function comment(report: Report, inputs: Inputs, place: Place): Promise<void> {
  const target = commentPlace(place.env, place.signal);
  if (target === null) return;
  const { contentOf, keepComment } = await import('./messages.ts');
  await keepComment(contentOf(report, markdownOptions(report, inputs, place), target), target);
}

async function suggestLines(measured: Measured, { directory, env, signal }: Place): Promise<void> {
  const target = gitHubPlace(env, signal);
  if (target === null) return;
  const { suggest } = await import('./suggest/edits.ts');
  await suggest(measured, directory, target);
}

async function checkRun(report: Report, inputs: Inputs, place: Place): Promise<void> {
  const target = checkRunPlace(place.env, place.signal);
  if (target === null) return;
  const { checkRunContent, writeCheckRun } = await import('./messages.ts');
  const options = markdownOptions(report, inputs, place);
  const { annotations } = inputs;
  const reported = { report, code: stepCode(report, inputs), annotations, options };
  await writeCheckRun(checkRunContent(reported, checkoutOf(place)), target);
}

/** The plan's diff for each image, loaded only when wanted. Without it the verdict stays. */
async function diffs({ report, jobs }: Measured, directory: string): Promise<ReadonlyMap<ImageReport, string[]>> {
  try {
    const { suggestions } = await import('./suggest/edits.ts');
    return suggestions(report, jobs, { cwd: directory, root: repositoryAround(directory) });
  } catch (error) {
    core.warning(`the diff could not be made: ${terminal(error instanceof Error ? error.message : String(error))}`);
    return new Map();
  }
}
