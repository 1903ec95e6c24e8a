/** All labels of wasted bytes, in the order in which they are tried. */
import archiveDeletedLater from './archive-deleted-later.ts';
import cacheDeletedLater from './cache-deleted-later.ts';
import dependenciesTwice from './dependencies-twice.ts';
import hardLinkCopyUp from './hard-link-copy-up.ts';
import { LABEL_IDS, type Label, type LabelId } from './label.ts';
import movedTree from './moved-tree.ts';
import packageUpgrade from './package-upgrade.ts';
import packagesPurgedLater from './packages-purged-later.ts';
import plain from './plain.ts';
import recursiveMetadata from './recursive-metadata.ts';
import secretDeletedLater from './secret-deleted-later.ts';
import smallChangeBigFile from './small-change-big-file.ts';
import stateRewrite from './state-rewrite.ts';

export type { Label, LabelId } from './label.ts';

export const LABELS: Readonly<Record<LabelId, Label>> = {
  'secret-deleted-later': secretDeletedLater,
  'cache-deleted-later': cacheDeletedLater,
  'archive-deleted-later': archiveDeletedLater,
  'packages-purged-later': packagesPurgedLater,
  'moved-tree': movedTree,
  'recursive-metadata': recursiveMetadata,
  'hard-link-copy-up': hardLinkCopyUp,
  'state-rewrite': stateRewrite,
  'package-upgrade': packageUpgrade,
  'dependencies-twice': dependenciesTwice,
  'small-change-big-file': smallChangeBigFile,
  plain,
};

export const labels: readonly Label[] = LABEL_IDS.map(id => LABELS[id]);
