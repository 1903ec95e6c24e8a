/** The edits of a plan as changes of single places, each of which can be made without the others. Nothing is written. */
import type { EditsOfImage } from '../analysis/edits/types.ts';
import { planOf, planOfOnly } from '../budget/plan/plan.ts';
import type { PlanItem } from '../budget/plan/types.ts';
import { type ChangedHunk, changedHunks } from '../dockerfile/edit/unified-diff.ts';
import { withoutSecrets } from '../dockerfile/secrets.ts';
import { ImagebudgetError } from '../errors.ts';
import type { Job } from '../job/types.ts';
import type { ImageReport } from '../report/types.ts';
import { changesAfter, editedFiles } from './edited-files.ts';
import { isPlain } from './patch.ts';
import { fixOf } from './plan-fix.ts';
import { TRUST } from './suggest.ts';

/** What one or more edits make of one file. They come together if they change the same lines. */
export interface SeparateEdit {
  /** In the order in which they are made; each counts what it frees after those before it. */
  items: readonly PlanItem[];
  /** Absolute. */
  path: string;
  /** Lines of the file now. */
  before: readonly string[];
  /** What changes in them, in order. */
  hunks: readonly ChangedHunk[];
}

/** More edits are left out: each is planned anew. */
const MOST = 50;

/**
 * Edits that nothing at run time can notice, in the order of the plan. One that changes several files, or makes one, is left out.
 * @param cwd the job's paths are relative to it
 * @returns nothing if the Dockerfile does not fit the image
 */
export function separateEdits(image: ImageReport, job: Job, cwd: string): SeparateEdit[] {
  try {
    const facts = { budgets: job.budgets ?? [], figures: image, edits: image.edits };
    const { plan } = fixOf(image, planOf({ ...facts, trust: TRUST }), { job, trust: TRUST, cwd });
    const only = (ids: readonly string[]) => {
      const alone = planOfOnly(facts, new Set(ids));
      return 'conflict' in alone ? [] : changeOf([...alone.items, ...alone.small], image.edits, cwd);
    };
    const alone = plan.items.slice(0, MOST).flatMap(({ id }) => only([id]).map(edit => ({ ids: [id], edit })));
    return groups(alone).flatMap(({ ids, edit }) => (ids.length === 1 ? [edit] : only(ids)));
  } catch (error) {
    if (!(error instanceof ImagebudgetError)) throw error;
    // The summary says why the Dockerfile has no edits.
    return [];
  }
}

/** Nothing unless these edits change one file that exists. */
function changeOf(items: readonly PlanItem[], edits: EditsOfImage, cwd: string): SeparateEdit[] {
  const [change, second] = changesAfter(editedFiles(items, edits, cwd), items.length);
  if (change === undefined || second !== undefined || change.before === null) return [];
  const { path, before, after } = change;
  const lines = before.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return [{ items, path, before: lines, hunks: changedHunks(before, after) }];
}

interface Group {
  ids: readonly string[];
  edit: SeparateEdit;
}

/** Edits whose lines meet become one group, at the place of the first. */
function groups(all: readonly Group[]): Group[] {
  const found: Group[] = [];
  for (const one of all) {
    const met = found.filter(other => meet(other.edit, one.edit));
    const [first, ...others] = met;
    if (first === undefined) {
      found.push({ ...one });
      continue;
    }
    first.ids = [...met.flatMap(({ ids }) => ids), ...one.ids];
    first.edit = { ...first.edit, hunks: [...met.flatMap(({ edit }) => edit.hunks), ...one.edit.hunks] };
    for (const other of others) found.splice(found.indexOf(other), 1);
  }
  return found;
}

/** Whether the lines from the first to the last that they change overlap or touch: what is put between two lines is at both. */
function meet(a: SeparateEdit, b: SeparateEdit): boolean {
  if (a.path !== b.path) return false;
  const [first, second] = [extent(a.hunks), extent(b.hunks)];
  return first.start <= second.end && second.start <= first.end;
}

function extent(hunks: readonly ChangedHunk[]): { start: number; end: number } {
  return {
    start: Math.min(...hunks.map(({ line, removed }) => (removed.length === 0 ? line - 1 : line))),
    end: Math.max(...hunks.map(({ line, removed }) => line + Math.max(0, removed.length - 1))),
  };
}

/** Whether lines can be shown to people as they are: without secrets, invisible characters and line ends of Windows. */
export function isShowable(lines: readonly string[]): boolean {
  return lines.every(line => !line.endsWith('\r') && withoutSecrets(line) === line && isPlain(line));
}
