/** Edits of what RUNs install by apt: no recommended packages, and none that only build. */
import type { Candidate } from '../../../advice/edits/edit-image.ts';
import { type NotKnown, notKnown } from '../../../runtime/read-files.ts';
import { NOT_EDITABLE } from '../base-candidates.ts';
import { type DebianImageFacts, debianImage } from '../recommends/debian-image.ts';
import { noRecommends, recommendedIn } from '../recommends/no-recommends.ts';
import type { NoEdit } from '../types.ts';
import { buildOnly } from './build-only.ts';

/**
 * @param loaded names of libraries that files of no package load
 * @param usable the candidate, if the text can be edited by it
 */
export function packageEdits(
  facts: DebianImageFacts,
  loaded: ReadonlySet<string> | NotKnown,
  usable: (candidate: Candidate | null) => Candidate[],
): { candidates: Candidate[]; noRemoval: NoEdit | null } {
  const debian = debianImage(facts);
  if (debian === null) return { candidates: [], noRemoval: null };
  const recommended = recommendedIn(debian);
  const plain = recommended === null ? [] : usable(noRecommends(debian, recommended));
  const choice = buildOnly(debian, plain.length === 0 ? null : recommended, loaded);
  if (choice === null || 'reason' in choice) return { candidates: plain, noRemoval: choice };
  // It leaves out what is only recommended, too.
  const [best] = choice.flatMap(usable);
  if (best === undefined) return { candidates: plain, noRemoval: notKnown(NOT_EDITABLE) };
  return { candidates: [best], noRemoval: null };
}
