/** Files that later steps of the job read. */
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf, MeasureError } from '../errors.ts';

interface NewName {
  runner: string | undefined;
  extension: string;
}

/**
 * Writes a file of a new name to the runner's temporary folder. Without one, it is in a new folder that only this user may read: in one that users
 * share, others could have put a link in the file's place.
 * @param asked what asks for the file: `output "markdown"`
 * @param name the runner's temporary folder, and an extension with its dot
 * @returns the file's path
 * @throws MeasureError if it cannot be written
 */
export function writeNew(asked: string, { runner, extension }: NewName, content: string): string {
  const start = join(
    orUnwritable(asked, runner || tmpdir(), () => temporaryFolder(runner)),
    'imagebudget-report',
  );
  for (let step = 1; ; step += 1) {
    const path = `${start}${step === 1 ? '' : `-${step}`}${extension}`;
    if (orUnwritable(asked, path, () => isNew(path, content))) return path;
  }
}

/** Writes or replaces a file that the user names. @returns its path @throws MeasureError if it cannot be written */
export function writeResult(asked: string, path: string, content: string): string {
  return orUnwritable(asked, path, () => {
    makeFolder(dirname(path));
    writeFileSync(path, content);
    return path;
  });
}

function temporaryFolder(runner: string | undefined): string {
  if (!runner) return mkdtempSync(join(tmpdir(), 'imagebudget-'));
  makeFolder(runner);
  return runner;
}

/** @returns false if something, a link included, has that name */
function isNew(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function orUnwritable<T>(asked: string, path: string, write: () => T): T {
  try {
    return write();
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
