/** The step's outputs, described in action.yml. All of them are set however a run ends. */
import * as core from '@actions/core';
import { EXIT, type ExitCode, MeasureError } from '../errors.ts';
import type { Report } from '../report/types.ts';

interface Outcome {
  /** Null where there is no verdict, which later steps see as `error`. */
  report: Report | null;
  code: ExitCode;
  /** Why there is no verdict, on one line and safe to print. */
  reason: string;
  /** Where the JSON report is. */
  path: string;
}

/** What holds until there is something better to say: a run may be killed at any time. */
export function presetOutputs(): void {
  setUnmeasured(EXIT.notMeasured, 'the run ended before it had a verdict');
}

export function setUnmeasured(code: ExitCode, reason: string): void {
  setOutputs({ report: null, code, reason, path: '' });
}

/**
 * Figures are of the first image; a workflow that measures several reads the report. The verdict comes last, so that none is
 * there where another output is missing.
 * @throws MeasureError: a verdict that no later step can see is none
 */
export function setOutputs({ report, code, reason, path }: Outcome): void {
  const { sizes, layers } = report?.images[0] ?? {};
  const outputs = {
    size: sizes?.image,
    visible: sizes?.visible,
    wasted: sizes?.wasted,
    removable: sizes?.removable,
    download: sizes?.download,
    efficiency: sizes?.efficiency,
    layers: layers?.length,
    report: path,
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
