/** The step's outputs, described in action.yml. Every run sets all of them. */
import * as core from '@actions/core';
import { EXIT, type ExitCode, MeasureError } from '../errors.ts';
import type { Report } from '../report/types.ts';

/** Paths of files that later steps read; empty for one that was not written. */
export interface Files {
  /** The JSON report. */
  report: string;
  sarif: string;
}

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

export function setUnmeasured(code: ExitCode, reason: string): void {
  setOutputs({ report: null, code, reason, files: { report: '', sarif: '' } });
}

/**
 * Sizes are those of the first image; a workflow that measures several reads the report. The verdict comes last: if another output
 * cannot be written, there is no verdict either.
 * @throws MeasureError if later steps could not see the verdict
 */
export function setOutputs({ report, code, reason, files }: Outcome): void {
  const { sizes, layers } = report?.images[0] ?? {};
  const outputs = {
    size: sizes?.image,
    visible: sizes?.visible,
    wasted: sizes?.wasted,
    removable: sizes?.removable,
    download: sizes?.download,
    efficiency: sizes?.efficiency,
    layers: layers?.length,
    ...files,
    reason,
    'exit-code': code,
    verdict: report?.verdict ?? 'error',
  };
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value ?? '');
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
