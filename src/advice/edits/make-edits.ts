/** Makes the edits of an image: for each group of bytes the first that fits. */
import type { Candidate, EditImage, Maker } from './edit-image.ts';
import type { Group } from './group.ts';
import { cacheMounts } from './makers/cache-mounts.ts';
import { cleanRun } from './makers/clean-run.ts';
import { cleanStage } from './makers/clean-stage.ts';
import { omitBundlerDev } from './makers/development/omit-bundler-dev.ts';
import { omitComposerDev } from './makers/development/omit-composer-dev.ts';
import { omitDev } from './makers/development/omit-dev.ts';
import { omitDevInStage } from './makers/development/omit-dev-in-stage.ts';
import { omitPipenvDev } from './makers/development/python/omit-pipenv-dev.ts';
import { omitPoetryDev } from './makers/development/python/omit-poetry-dev.ts';
import { omitUvDev } from './makers/development/python/omit-uv-dev.ts';
import { ignoreContext } from './makers/ignore-context.ts';
import { ignoreDeleted } from './makers/ignore-deleted.ts';
import { ignoreCopiedOver, ignoreInstalled } from './makers/ignore-installed.ts';
import { joinRuns } from './makers/join-runs.ts';
import { mountCopied } from './makers/mount-copied.ts';
import { moveDelete } from './makers/move-delete.ts';
import { setOwner } from './makers/set-owner.ts';
import { skipBytecode } from './makers/skip-bytecode.ts';
import { copiedTwice } from './makers/stage-copies/copied-twice.ts';
import { narrowCopy } from './makers/stage-copies/narrow-copy.ts';
import { bytesOf } from './trust.ts';
import { isUsedElsewhere } from './users/other-stages.ts';

const MAKERS: Readonly<Record<Group['bucket'], readonly Maker[]>> = {
  removable: [skipBytecode, mountCopied, ignoreContext, cleanStage, cleanRun, cacheMounts],
  wasted: [
    skipBytecode,
    setOwner,
    copiedTwice,
    narrowCopy,
    ignoreDeleted,
    mountCopied,
    ignoreContext,
    cleanStage,
    moveDelete,
    cleanRun,
    cacheMounts,
    ignoreInstalled,
    ignoreCopiedOver,
    joinRuns,
  ],
  advice: [omitDev, omitDevInStage, omitComposerDev, omitPoetryDev, omitPipenvDev, omitUvDev, omitBundlerDev],
};

/** For people whatever the bytes: files that should never be in an image. */
const SECRETS = 'context-secrets';

/**
 * One candidate for each edit, in the order of the groups.
 * @param fits whether the text can be edited by a candidate; if not, the next maker is tried
 */
export function makeEdits(image: EditImage, fits: (candidate: Candidate) => boolean): Map<Group, Candidate> {
  const made = new Map<Group, Candidate>();
  const byId = new Map<string, Candidate>();
  for (const group of image.groups) {
    const makers = group.rule?.id === SECRETS ? [ignoreContext] : MAKERS[group.bucket];
    for (const maker of makers) {
      const candidate = maker(group, image);
      if (candidate === null || !frees(candidate, group)) continue;
      if (isUsedElsewhere(group, image)) break;
      const known = byId.get(candidate.edit.id) ?? candidate;
      if (!fits(known)) continue;
      byId.set(candidate.edit.id, known);
      made.set(group, known);
      break;
    }
  }
  for (const group of image.groups) {
    // One build cache serves all RUNs that share it: none of them can delete it while it is mounted.
    const shared = byId.get(`cache-${group.rule?.id}`);
    if (shared !== undefined) made.set(group, shared);
  }
  return made;
}

/** An edit may leave this part of a group, which no reader would miss. */
const LEFT = 0.05;

function frees({ copies, isPartial }: Candidate, group: Group): boolean {
  if (isPartial || copies === group.copies) return copies.size > 0;
  const left = [...group.copies].filter(copy => !copies.has(copy));
  return copies.size > 0 && bytesOf(left) <= bytesOf(group.copies) * LEFT;
}
