/** The files whose contents an analysis may ask for, which layers therefore keep when they are read. */
import { detectors } from '../advice/detectors/index.ts';
import { BUILD_RECORD } from '../advice/edits/next-standalone/next-build.ts';
import { hints } from '../advice/hints/index.ts';
import { labels } from '../advice/labels/index.ts';
import type { SmallFile } from '../image/small-file.ts';
import { PACKAGE_RECORDS } from '../packages/find-packages.ts';
import { LOCKFILES } from '../packages/lockfiles.ts';
import { rules } from '../rules/index.ts';
import { SETTING_FILES } from '../runtime/setting-files.ts';
import { SCRIPTS } from './edits/recommends/scripts.ts';
import { ACCOUNTS } from './removable/home-directories.ts';

/** Those of the whole catalogue: which rules a config leaves out makes no difference to what a cached layer holds. */
export const SMALL_FILES: readonly SmallFile[] = [
  ACCOUNTS,
  ...PACKAGE_RECORDS,
  ...LOCKFILES,
  ...SETTING_FILES,
  ...SCRIPTS,
  BUILD_RECORD,
  ...[...rules, ...hints, ...labels, ...detectors].flatMap(({ reads = [] }) => reads),
];
