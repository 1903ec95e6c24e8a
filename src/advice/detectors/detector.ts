/** The shape of a detector: something in the final file system that no path alone tells. See docs/detectors.md. */

import type { LayerOrigin } from '../../dockerfile/layer-origins.ts';
import type { BytePath } from '../../image/byte-path.ts';
import type { SmallFile } from '../../image/small-file.ts';
import type { DetectorId } from '../../rules/detector-ids.ts';
import type { Severity } from '../../rules/rule.ts';
import type { ReadableLayer } from '../../stack/file-contents.ts';
import type { Inventory } from '../../stack/inventory.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import type { IgnoredCase, ImageCase } from '../case.ts';

/** What a detector looks at. */
export interface DetectorImage extends Inventory {
  root: StackNode;
  layers: readonly ReadableLayer[];
  origins: readonly LayerOrigin[];
  /** Whether a removable rule has the file already. */
  isRemovable(file: StackNode): boolean;
  /** A file's text where it is one of those that a detector `reads`; null for all else. */
  text(file: StackNode): string | null;
}

/** One file or directory with its bytes in one layer. */
export interface Found {
  path: BytePath;
  /** May be 0 for what is only named: the copy that stays, which comes right before those that need not be there. */
  bytes: number;
  layer: number;
  files: number;
}

export interface ReportingImage extends ImageCase {
  /** What it finds, in bytes. */
  bytes: number;
  /** Where, as the finding lists it; not compared where it is left out. */
  paths?: readonly string[];
}

export interface Detector {
  /** Kebab case, same as the file's name; never renamed, since configs name it. */
  id: DetectorId;
  title: string;
  severity: Severity;
  /** The test in words, for docs/detectors.md. */
  when: string;
  /** Why the bytes need not be there, in one or two sentences. */
  why: string;
  /** Dockerfile text; the first line alone makes sense. */
  remedy: string;
  /** Small files whose contents it asks for. */
  reads?: readonly SmallFile[];
  find(image: DetectorImage): Found[] | Promise<Found[]>;
  /** At least one each; executed by the tests and shown on the detector's page. */
  reports: readonly ReportingImage[];
  ignores: readonly IgnoredCase[];
}

/** Declares a detector; exists so that its file is checked where it is written. */
export function detector(definition: Detector): Detector {
  return definition;
}
