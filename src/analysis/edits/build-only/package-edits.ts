/** Edits of what RUNs install by apt and apk: no recommended packages, and none that only build. */
import type { Candidate } from '../../../advice/edits/edit-image.ts';
import type { Packages } from '../../../packages/find-packages.ts';
import { type NotKnown, notKnown } from '../../../runtime/read-files.ts';
import { NOT_EDITABLE } from '../base-candidates.ts';
import { type DebianImageFacts, debianImage } from '../recommends/debian-image.ts';
import { noRecommends, recommendedIn } from '../recommends/no-recommends.ts';
import type { NoEdit } from '../types.ts';
import { apkBuildOnly } from './alpine/apk-build-only.ts';
import { buildOnly } from './build-only.ts';

interface LibraryFacts {
  /** Names of libraries that files of no package load. */
  loaded: ReadonlySet<string> | NotKnown;
  packages: Packages;
}

interface PackageEdits {
  candidates: Candidate[];
  noRemoval: NoEdit | null;
}

/**
 * @param usable the candidate, if the text can be edited by it
 */
export function packageEdits(
  facts: DebianImageFacts,
  { loaded, packages }: LibraryFacts,
  usable: (candidate: Candidate | null) => Candidate[],
): PackageEdits {
  const debian = debianImage(facts);
  if (debian === null) return chosen(apkBuildOnly({ ...facts, loaded, packages }), [], usable);
  const recommended = recommendedIn(debian);
  const plain = recommended === null ? [] : usable(noRecommends(debian, recommended));
  const choice = buildOnly(debian, plain.length === 0 ? null : recommended, loaded);
  // It leaves out what is only recommended, too.
  return chosen(choice, plain, usable);
}

/** @param plain what is left if none can be made */
function chosen(
  choice: Candidate[] | NotKnown | null,
  plain: Candidate[],
  usable: (candidate: Candidate | null) => Candidate[],
): PackageEdits {
  if (choice === null || 'reason' in choice) return { candidates: plain, noRemoval: choice };
  const [best] = choice.flatMap(usable);
  if (best === undefined) return { candidates: plain, noRemoval: notKnown(NOT_EDITABLE) };
  return { candidates: [best], noRemoval: null };
}
