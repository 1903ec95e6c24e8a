/** That a label lets a pull request through, in words. */
import type { Report } from '../types.ts';

/** A sentence without its full stop; null if there is no such label. */
export function acceptedText({ accepted }: Report, say: (foreign: string) => string): string | null {
  if (!accepted) return null;
  return `Accepted by the label ${say(accepted.label)} on pull request ${accepted.pullRequest}: the step succeeds, whatever the verdict`;
}
