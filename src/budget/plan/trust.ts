/** The order of trusts, from edits that nothing notices to those of most consequence. */
import type { Trust } from '../../advice/edits/edit.ts';

export const TRUSTS: readonly Trust[] = ['same', 'fewer', 'base'];

/** Whether an edit has no more consequence than `most` allows. */
export function isWithin(trust: Trust, most: Trust): boolean {
  return TRUSTS.indexOf(trust) <= TRUSTS.indexOf(most);
}
