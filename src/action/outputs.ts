/** The step's outputs, described in action.yml. Every run sets all of them. */
import * as core from '@actions/core';
import { EXIT, type ExitCode, MeasureError } from '../errors.ts';
import { jsonText, terminal } from '../report/format/escape.ts';
import { budgetValue } from '../report/json.ts';
import type { ImageReport, Report } from '../report/types.ts';

/** Paths of files that later steps read; empty for one that was not written. */
export interface Files {
  /** The JSON report. */
  report: string;
  sarif: string;
  /** The report as Markdown. Without a report it says why. */
  markdown: string;
}

/** GitHub takes 1 MB of outputs from a job. */
const MOST_OVER = 200;

interface Outcome {
  /** Null if there is no verdict, which later steps see as `error`. */
  report: Report | null;
  code: ExitCode;
  /** Why there is no verdict, on one line that is safe to print. */
  reason: string;
  files: Files;
}

/** Outputs for a run that is killed before it has a verdict. */
export function presetOutputs(): void {
  setUnmeasured(EXIT.notMeasured, 'the run ended before it had a verdict');
}

/** @param markdown path of a file that says why there is no verdict; empty if no file was written */
export function setUnmeasured(code: ExitCode, reason: string, markdown = ''): void {
  setOutputs({ report: null, code, reason, files: { report: '', sarif: '', markdown } });
}

/**
 * Sizes are those of the first image; a workflow that measures several reads the report. The verdict comes last: if another output
 * cannot be written, there is no verdict either.
 * @throws MeasureError if later steps could not see the verdict
 */
export function setOutputs({ report, code, reason, files }: Outcome): void {
  const { sizes, layers, source } = report?.images[0] ?? {};
  const outputs = {
    size: sizes?.image,
    visible: sizes?.visible,
    wasted: sizes?.wasted,
    removable: sizes?.removable,
    download: sizes?.download,
    efficiency: sizes?.efficiency,
    layers: layers?.length,
    'largest-layer': layers && Math.max(0, ...layers.map(({ bytes }) => bytes)),
    digest: source && terminal(source.digest),
    over: report && jsonText(report.images.flatMap(overOf).slice(0, MOST_OVER)),
    ...files,
    reason,
    'exit-code': code,
    verdict: report === null ? 'error' : (report.verdict ?? 'none'),
  };
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value ?? '');
}

/** Budgets that are not kept, as the JSON report has them, each with its image. */
function overOf({ name, source, budgets }: ImageReport): Record<string, unknown>[] {
  return budgets
    .filter(({ status }) => status !== 'pass')
    .map(budget => ({ image: name, platform: source.platform, ...budgetValue(budget) }));
}

function setOutput(name: string, value: string | number): void {
  try {
    core.setOutput(name, value);
  } catch (cause) {
    throw new MeasureError(`the output "${name}" cannot be written`, {
      hint: 'The runner names the file for it in GITHUB_OUTPUT; it must be there and writable.',
      cause,
    });
  }
}
