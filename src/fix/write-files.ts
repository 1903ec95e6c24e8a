/** Writes the files of a plan: all of them or none. */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { codeOf, MeasureError, UsageError } from '../errors.ts';
import { isWithin, repositoryAround } from '../job/config/config-place.ts';
import { member } from '../json.ts';
import { changed, type FileChange } from './edited-files.ts';

/** @throws UsageError for a file that must not be written, whatever git says of it */
export function checkPlaces(changes: readonly FileChange[], cwd: string): void {
  const home = realpathSync(repositoryAround(cwd));
  for (const { path, shown } of changes) {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink())
      throw new UsageError(`${shown} is a symbolic link, which is not written through`, {
        hint: 'Name the file that it leads to.',
      });
    if (stats !== undefined && !stats.isFile())
      throw new UsageError(`${shown} is not a regular file`, { hint: 'Nothing was written.' });
    // Renaming another file over it would not even ask.
    if (stats !== undefined && ((stats.mode & 0o222) === 0 || !isWritable(path)))
      throw new UsageError(`${shown} is read-only`, { hint: 'Make it writable (chmod u+w), and run again.' });
    if (!isWithin(home, realpathSync(dirname(path))))
      throw new UsageError(`${shown} is outside of ${home}`, {
        hint: 'Only files of the repository around the working directory are written. Run imagebudget there.',
      });
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file on its way to its new text. */
interface Step {
  change: FileChange;
  stats: Stats | undefined;
  /** Beside the file, so that renaming it is one step. */
  temporary: string;
  renamed: boolean;
}

/**
 * Writes all files; after any failure, and after an interruption, all are as they were.
 * @throws MeasureError; the signal's reason
 */
export async function writeFiles(changes: readonly FileChange[], signal: AbortSignal): Promise<void> {
  const steps = changes.map((change): Step => {
    const { path } = change;
    const temporary = join(dirname(path), `.${basename(path)}.imagebudget-${randomBytes(6).toString('hex')}`);
    return { change, stats: lstatSync(path, { throwIfNoEntry: false }), temporary, renamed: false };
  });
  try {
    for (const step of steps) prepare(step);
    signal.throwIfAborted();
    // From here to the end nothing waits, so that no signal comes between two files.
    for (const step of steps) if (!isAsBefore(step)) throw changed(step.change.shown);
    for (const step of steps) {
      renameSync(step.temporary, step.change.path);
      step.renamed = true;
    }
    // A signal that came meanwhile is heard now.
    await turn();
    signal.throwIfAborted();
  } catch (error) {
    for (const step of steps.toReversed()) restore(step);
    throw asMeasureError(error, changes);
  } finally {
    for (const { temporary } of steps) rmSync(temporary, { force: true });
  }
}

function prepare({ change, stats, temporary }: Step): void {
  writeTo(temporary, change.after, stats);
}

function writeTo(path: string, text: string, stats: Stats | undefined): void {
  const file = openSync(path, 'wx', stats === undefined ? 0o666 : 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (stats === undefined) return;
  keepOwner(path, stats);
  chmodSync(path, stats.mode & 0o7777);
}

/** Root must not take over the files of others. */
function keepOwner(path: string, { uid, gid }: Stats): void {
  const now = lstatSync(path);
  if (now.uid !== uid || now.gid !== gid) chownSync(path, uid, gid);
}

function isAsBefore({ change, stats }: Step): boolean {
  const now = lstatSync(change.path, { throwIfNoEntry: false });
  if (now === undefined || stats === undefined) return now === stats && change.before === null;
  return now.isFile() && now.ino === stats.ino && readFileSync(change.path).equals(Buffer.from(change.before ?? ''));
}

function restore({ change, stats, temporary, renamed }: Step): void {
  if (!renamed) return;
  if (change.before === null) {
    rmSync(change.path, { force: true });
    return;
  }
  writeTo(temporary, change.before, stats);
  renameSync(temporary, change.path);
}

function asMeasureError(error: unknown, changes: readonly FileChange[]): unknown {
  const code = codeOf(error);
  if (code === undefined || member(error, 'syscall') === undefined) return error;
  const names = changes.map(({ shown }) => shown).join(' and ');
  return new MeasureError(`cannot write ${names} (${code}); nothing was changed`, {
    hint: 'Check the permissions of the folder, and the disk for space.',
    cause: error,
  });
}
