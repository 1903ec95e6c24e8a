/** An error as the command line prints it. */
import { ImagebudgetError, tell } from '../errors.ts';
import { terminal } from '../report/format/escape.ts';
import type { Paint } from '../report/format/paint.ts';

/** A line for each problem says what happened, the one after it what to do; the stack comes only with --debug. */
export function failure(error: unknown, { debug, paint }: { debug: boolean; paint: Paint }): string {
  const lines = error instanceof ImagebudgetError ? problemLines(error, paint) : faultLines(error, paint);
  if (debug && error instanceof Error) lines.push(...stack(error));
  return `${lines.join('\n')}\n`;
}

function problemLines(error: ImagebudgetError, paint: Paint): string[] {
  return tell(error, 'commandLine').flatMap(({ position, reason, hint }) => {
    const place = position
      ? `${paint('bold', terminal(`${position.path}:${position.line}:${position.column}:`))} `
      : '';
    const first = `${title(paint)} ${place}${terminal(reason)}`;
    return [first, ...(hint?.split('\n') ?? []).map(line => `  ${terminal(line)}`)];
  });
}

function faultLines(error: unknown, paint: Paint): string[] {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE')
    return [`${title(paint)} nobody reads the output any more, so there is no verdict`];
  return [
    `${title(paint)} internal error: ${terminal(error instanceof Error ? error.message : String(error))}`,
    '  This is a bug. Please report it with the output of the same command and --debug.',
  ];
}

function title(paint: Paint): string {
  return paint('error', 'imagebudget:');
}

function stack(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map(terminal);
  return error.cause instanceof Error ? [...lines, 'caused by', ...stack(error.cause)] : lines;
}
