/** How much an edit may change at run time. */

/**
 * From what nothing notices to what has most consequence. `same`: nothing that runs can notice. `fewer`: named packages or files are not
 * installed any more. `base`: another base image.
 */
export const TRUSTS = ['same', 'fewer', 'base'] as const;

export type Trust = (typeof TRUSTS)[number];

/** Whether an edit has no more consequence than `most` allows. */
export function isWithin(trust: Trust, most: Trust): boolean {
  return TRUSTS.indexOf(trust) <= TRUSTS.indexOf(most);
}
