/** What `imagebudget fix` is asked, and what it finds and does. Every size is bytes. */
import type { Trust } from '../advice/edits/edit.ts';
import type { Plan } from '../budget/plan/types.ts';
import type { Job } from '../job/types.ts';
import type { ImageReport } from '../report/types.ts';
import type { EditedFile } from './edited-files.ts';
import type { Proof } from './prove/types.ts';

export interface FixRequest {
  /** With one target and a Dockerfile. */
  job: Job;
  /** Edits that change more at run time are left out. */
  trust: Trust;
  /** IDs of the edits to make; null for those that the plan finds worth it. */
  only: readonly string[] | null;
  write: boolean;
  /** Write files even if git could not bring them back. */
  force: boolean;
  prove: boolean;
  /** The words of the command that the proof runs; null for what the image itself says. */
  run: readonly string[] | null;
}

/** The edits to make, and what becomes of the files. */
export interface PlannedFix {
  image: ImageReport;
  /** Its `items` are the edits. */
  plan: Plan;
  files: readonly EditedFile[];
  /** Whether the whole plan has edits that need more trust than was given. */
  needsTrust: readonly { id: string; trust: Trust }[];
}

export interface FixResult extends PlannedFix {
  /** How many edits, from the first, are in the diff: all, or those that were proven. */
  made: number;
  proof: Proof | null;
  /** Files that were written, as shown. */
  written: readonly string[];
}

/** Hears of the work while it goes on. */
export interface Listener {
  /** The edits are known; nothing has been built or written. */
  planned(found: PlannedFix): Promise<void>;
  /** One line on what is done next. */
  step(text: string): Promise<void>;
}
