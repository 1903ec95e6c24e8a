/** Files that later steps of the job read. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf, MeasureError } from '../errors.ts';

/** A path in the runner's temporary folder that no earlier step of the job has written to. @param extension with its dot */
export function unusedPath(env: NodeJS.ProcessEnv, extension: string): string {
  const start = join(env.RUNNER_TEMP || tmpdir(), 'imagebudget-report');
  let path = `${start}${extension}`;
  for (let step = 2; existsSync(path); step += 1) path = `${start}-${step}${extension}`;
  return path;
}

/**
 * @param asked what asks for the file: `input "report"`
 * @throws MeasureError if it cannot be written
 */
export function writeResult(asked: string, path: string, content: string): void {
  try {
    makeFolder(dirname(path));
    writeFileSync(path, content);
  } catch (cause) {
    throw new MeasureError(`${asked}: cannot write ${path} (${codeOf(cause) ?? 'unknown error'})`, {
      hint: 'Check that its directory is writable.',
      cause,
    });
  }
}

/** Node's `recursive` never returns if an existing parent, such as /proc, refuses the folder. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
