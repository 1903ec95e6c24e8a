/** The files that a plan changes: their texts before and after each of its edits. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EditsOfImage } from '../analysis/edits/types.ts';
import type { PlanItem } from '../budget/plan/types.ts';
import { WrittenEdits } from '../budget/plan/written-edits.ts';
import { MeasureError } from '../errors.ts';

export interface EditedFile {
  /** Absolute. */
  path: string;
  /** As the user named it: relative to the working directory. */
  shown: string;
  exists: boolean;
  /** The text now, then after each edit. */
  texts: readonly string[];
}

/** What becomes of one file. */
export interface FileChange {
  path: string;
  shown: string;
  /** Null for a file that does not exist. */
  before: string | null;
  after: string;
}

/** @throws MeasureError if a file is not what was planned with */
export function editedFiles(items: readonly PlanItem[], edits: EditsOfImage, cwd: string): EditedFile[] {
  const { files } = edits;
  const written = new WrittenEdits(files);
  const dockerfile = [written.dockerfile];
  const ignore = [written.ignore];
  for (const { id } of items) {
    const edit = edits.edits.find(one => one.id === id);
    if (edit !== undefined) written.add(edit);
    dockerfile.push(written.dockerfile);
    ignore.push(written.ignore);
  }
  const named = [
    ...(files.path === null ? [] : [{ shown: files.path, texts: dockerfile }]),
    ...(files.ignoreFile === null ? [] : [{ shown: files.ignoreFile.path, texts: ignore }]),
  ];
  return named.map(({ shown, texts }) => {
    const path = resolve(cwd, shown);
    const exists = existsSync(path);
    // A Dockerfile whose layers are all its base image's is not the text that was planned with.
    if (exists && texts.every(text => text === texts[0])) return unedited({ path, shown, texts });
    if (exists) checkBytes(path, shown, texts[0] ?? '');
    return { path, shown, exists, texts };
  });
}

/** The files that the first edits change. */
export function changesAfter(files: readonly EditedFile[], edits: number): FileChange[] {
  return files.flatMap(({ path, shown, exists, texts }) => {
    const [before = ''] = texts;
    const after = texts[edits] ?? before;
    return before === after ? [] : [{ path, shown, before: exists ? before : null, after }];
  });
}

/** A file that no edit changes, as it is on disk. */
function unedited({ path, shown, texts }: Pick<EditedFile, 'path' | 'shown' | 'texts'>): EditedFile {
  const text = readFileSync(path, 'utf8');
  return { path, shown, exists: true, texts: texts.map(() => text) };
}

/** An edit of a text that is not UTF-8 would change bytes that it does not concern. */
function checkBytes(path: string, shown: string, text: string): void {
  const bytes = readFileSync(path);
  if (bytes.equals(Buffer.from(text))) return;
  throw bytes.toString('utf8') === text
    ? new MeasureError(`${shown} is not UTF-8, so no edit of it is exact`, { hint: 'Save it as UTF-8, and run again.' })
    : changed(shown);
}

export function changed(shown: string): MeasureError {
  return new MeasureError(`${shown} changed while it was worked on; nothing was written`, { hint: 'Run again.' });
}
