/** Tells the workflow why a step has no result: annotations, and the words for its outputs and summary. */
import * as core from '@actions/core';
import { EXIT, type ExitCode, ImagebudgetError, INPUT_BUDGETS, type Told, tell } from '../errors.ts';
import { type Annotation, withinLimits } from '../report/annotations.ts';
import { terminal } from '../report/format/escape.ts';
import { annotate } from './annotate.ts';

/** One for the first problem, and one that counts the others, whatever earlier steps have annotated. */
const LEAST_ANNOTATIONS = 2;

export interface Failure {
  code: ExitCode;
  /** Foreign text on one line: what happened, to what. */
  reason: string;
  /** What to do about it, and what else is wrong; undefined if there is neither. */
  hint: string | undefined;
  /** Of all that is wrong, more than the job may have room for. */
  annotations: readonly Annotation[];
}

/** Annotates all that is wrong. @param title of the annotations: what the step could not do */
export function annotateFailure(error: unknown, title: string, env: NodeJS.ProcessEnv): Failure {
  const known = error instanceof ImagebudgetError ? error : null;
  if (!known && error instanceof Error) core.debug(terminal(error.stack ?? ''));
  const problems = known ? tell(known, 'action') : [fault(error)];
  const [first = fault(error), ...more] = problems;
  const annotations = problems.map(problem => annotationOf(problem, title));
  const shown = annotate(room => withinLimits(annotations, Math.max(LEAST_ANNOTATIONS, room)), env);
  // The last annotation only counts them.
  if (shown.length < problems.length)
    for (const { message } of problems.slice(shown.length - 1)) core.info(terminal(message));
  const further = more.flatMap(({ message, hint }) => (hint === undefined ? [message] : [message, hint]));
  const hints = [...(first.hint === undefined ? [] : [first.hint]), ...further].join('\n');
  return {
    code: known?.exitCode ?? EXIT.notMeasured,
    reason: first.message,
    hint: hints === '' ? undefined : hints,
    annotations,
  };
}

/** The message for an error in our own code. */
function fault(error: unknown): Told {
  const reason = `internal error: ${error instanceof Error ? error.message : String(error)}`;
  const hint = 'This is a fault of imagebudget. Please report it with the log of the step.';
  return { position: null, reason, message: reason, hint };
}

function annotationOf({ reason, message, hint, position }: Told, title: string): Annotation {
  // An input is no file, so the text says where in it.
  const isFile = position !== null && position.path !== INPUT_BUDGETS;
  const text = [isFile ? reason : message, ...(hint?.split('\n') ?? [])].map(terminal).join('\n');
  const place = isFile ? { file: position.path, line: position.line, column: position.column } : {};
  return { level: 'error', title, message: text, ...place };
}
