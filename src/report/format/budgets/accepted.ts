/** That a label lets a pull request through, in words. */
import type { Acceptance, Report } from '../../types.ts';
import { cut, type Say } from '../escape.ts';

const LABEL_COLUMNS = 100;

/** A sentence without its full stop; null if there is no such label. */
export function acceptedText({ accepted }: Pick<Report, 'accepted'>, say: Say): string | null {
  if (!accepted) return null;
  return `Accepted by ${labelText(accepted, say)}: the step succeeds, whatever the verdict`;
}

/** The same of one of several reports that are merged, whose verdict it does not change. */
export function ownAcceptedText(accepted: Acceptance, say: Say): string {
  return `Its own run was accepted by ${labelText(accepted, say)}`;
}

function labelText({ label, pullRequest }: Acceptance, say: Say): string {
  return `the label ${say(cut(label, LABEL_COLUMNS))} on pull request ${pullRequest}`;
}
