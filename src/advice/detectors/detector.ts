/** The shape of a detector, which finds what a path alone does not show. See docs/detectors.md. */
import type { LayerOrigin } from '../../dockerfile/attribution/layer-origins.ts';
import type { BytePath } from '../../image/byte-path.ts';
import type { SmallFile } from '../../image/small-file.ts';
import type { DetectorId } from '../../rules/detector-ids.ts';
import type { Severity } from '../../rules/rule.ts';
import type { ReadableLayer } from '../../stack/file-contents.ts';
import type { Inventory } from '../../stack/inventory.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import type { IgnoredCase, ImageCase } from '../example-image.ts';

/** What a detector looks at. */
export interface DetectorImage extends Inventory {
  root: StackNode;
  layers: readonly ReadableLayer[];
  origins: readonly LayerOrigin[];
  /** Whether a removable rule claims the file. */
  isRemovable(file: StackNode): boolean;
  /** The text of a file that a detector `reads`; null for others. */
  text(file: StackNode): string | null;
}

/** One file or directory with its bytes in one layer. */
export interface Found {
  path: BytePath;
  /** 0 for the copy that stays. It comes right before the copies that need not be there. */
  bytes: number;
  layer: number;
  files: number;
}

export interface ReportingImage extends ImageCase {
  /** What it finds, in bytes. */
  bytes: number;
  /** Paths as the finding lists them; not compared if left out. */
  paths?: readonly string[];
}

export interface Detector {
  /** Kebab case, same as the file's name; never renamed, since configs name it. */
  id: DetectorId;
  title: string;
  severity: Severity;
  /** The test in words, for its page. */
  when: string;
  /** Why the bytes need not be there, in one or two sentences. */
  why: string;
  /** What to do instead, in one or two sentences that make sense alone. Code is in backticks; nothing is left to be filled in. */
  remedy: string;
  /** Small files whose contents it needs. */
  reads?: readonly SmallFile[];
  find(image: DetectorImage): Found[] | Promise<Found[]>;
  /** At least one of each. Tests run them, and the page shows them. */
  reports: readonly ReportingImage[];
  ignores: readonly IgnoredCase[];
}

/** Declares a detector, so that the compiler checks it in its own file. */
export function detector(definition: Detector): Detector {
  return definition;
}
