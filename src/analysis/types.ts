/** The figures of one image. Every size is bytes; the sums are those of docs/report.md. */

import type { LabelId } from '../advice/labels/label.ts';
import type { HistoryInstruction } from '../dockerfile/history.ts';
import type { BytePath } from '../image/byte-path.ts';
import type { FileBytes } from '../packages/find-packages.ts';
import type { Lockfile } from '../packages/lockfiles.ts';
import type { PackageSize } from '../packages/package-sizes.ts';
import type { Directory } from '../stack/directory-sizes.ts';
import type { PathSummary } from '../stack/path-summary.ts';
import type { Cause } from '../stack/types.ts';
import type { DockerfileLine } from './dockerfile-line.ts';
import type { EditsOfImage } from './edits/types.ts';
import type { ImageFiles } from './files.ts';
import type { MeasuredPart } from './measured-parts.ts';
import type { Saving, SavingsTotal } from './savings/types.ts';

export interface Sizes {
  image: number;
  visible: number;
  wasted: number;
  removable: number;
  download: number | null;
  own: number | null;
  efficiency: number;
}

export type { Rule } from '../rules/rule.ts';
export type { DockerfileLine } from './dockerfile-line.ts';

/** What wasted files of one group have in common. */
export interface WasteEvent {
  cause: Cause;
  addedIn: number;
  wastedIn: number;
  /** What it was; see docs/detectors.md. */
  label: LabelId;
  /** The rule that owned it, for `cache-deleted-later`. */
  rule: string | null;
}

export interface WastedFile extends WasteEvent, SizedFile {}

/** Wasted files with label, rule, cause and both layers in common: to a person, one event. */
export interface WasteGroup extends WasteEvent {
  title: string;
  severity: 'warn' | 'info';
  bytes: number;
  files: number;
  /** The deepest directory that holds more than half of the bytes. */
  directory: BytePath;
  directoryBytes: number;
  /** The rule's, else the label's. */
  remedy: string;
  /** The line to edit; null if it is not known. */
  at: DockerfileLine | null;
}

export interface FindingLayer {
  index: number;
  bytes: number;
}

export interface Finding {
  rule: string;
  title: string;
  severity: 'warn' | 'info';
  bucket: 'removable' | 'advice';
  bytes: number;
  /** Those of them that are in layers of the base image: no instruction of the image's own can free them. */
  baseBytes: number;
  /** Inodes, not names. */
  files: number;
  layers: FindingLayer[];
  place: PathSummary;
  /** Every name claimed, in tree order. Perf: made when first asked for; only a report in JSON shows them. */
  readonly paths: readonly BytePath[];
  /** One sentence on what to do where no edit fits. */
  remedy: string;
  /** The line to edit; null if it is not known. */
  at: DockerfileLine | null;
  /** Name of the page in docs/rules, and what `imagebudget rules` takes; null for a rule of the config's own. */
  page: string | null;
}

/** What not to count as removable, and why. At least one of `path` and `rule` is set. */
export interface Ignore {
  /** minimatch pattern on absolute paths of files. */
  path: string | null;
  rule: string | null;
  reason: string;
  /** The last day on which it counts, as text; nobody compares it here. */
  until?: string | null;
  /** The instruction whose layers it is limited to; all layers if left out. */
  at?: DockerfileLine;
  /** The indexes of those layers. */
  layers?: ReadonlySet<number>;
}

/** Bytes that a rule claimed and the config chose to keep. They are in no finding and not in `sizes.removable`. */
export interface IgnoredBytes extends Ignore {
  bytes: number;
  files: number;
}

export interface AnalysedLayer {
  index: number;
  diffId: string;
  digest: string | null;
  bytes: number;
  downloadBytes: number | null;
  entries: number;
  wastedBytes: number;
  removableBytes: number;
  base: boolean;
  /** The history's text, without the values of build arguments and other secrets. */
  createdBy: string;
  /**
   * What tells the instructions without a layer between the base image and this layer from others (`ENV`, `ARG`, `SHELL`, `USER`, `WORKDIR`): a
   * hash of their texts, without secrets.
   */
  settings: string;
  /** That text as an instruction. */
  instruction: HistoryInstruction;
  dockerfile: DockerfileLine | null;
}

/** What an image was built on. */
export interface BaseImage {
  /** As written after `FROM`; null if only history is known. Foreign text. */
  name: string | null;
  /** How many of the lowest layers belong to it. */
  layers: number;
  /** `dockerfile`: they come before the Dockerfile's first instruction. `history`: they come before a command that layers follow. */
  evidence: 'dockerfile' | 'history';
}

/** A habit in an instruction, with bytes in its layer as evidence. It adds no bytes: it explains those of findings and groups. */
export interface FoundHint {
  hint: string;
  title: string;
  severity: 'warn' | 'info';
  /** Index of the layer; null for a hint on the whole image. */
  layer: number | null;
  /** Its evidence; 0 if the text is the only evidence. */
  bytes: number;
  /** Rules, detectors and labels whose bytes in this layer it explains. */
  explains: string[];
  remedy: string;
}

/** A directory with all below it, of one layer alone. */
export interface SizedDirectory extends SizedFile {
  /** Inodes with at least one byte, not names. */
  files: number;
}

export interface SizedFile {
  path: BytePath;
  bytes: number;
}

/** Where the bytes of the largest own layer are, including those that later layers hide. Most bytes first; see docs/report.md. */
export interface LargestLayer {
  /** Its index. */
  layer: number;
  directories: SizedDirectory[];
  files: SizedFile[];
}

export interface Analysis {
  sizes: Sizes;
  /** Null if it is not known. */
  base: BaseImage | null;
  layers: AnalysedLayer[];
  /** Null for an image without bytes. */
  largestLayer: LargestLayer | null;
  wasted: WastedFile[];
  /** The same bytes by what happened to them, biggest first. */
  wasteGroups: WasteGroup[];
  findings: Finding[];
  /** By layer, bottom first; those on the whole image last. */
  hints: FoundHint[];
  /** Hints whose bytes are in no finding and no group, most bytes first. */
  loneHints: FoundHint[];
  /** Removable findings and wasted bytes as ways to save them, biggest first. */
  savings: Saving[];
  savingsTotal: SavingsTotal;
  /** What can be changed in the Dockerfile, and which bytes each change frees. */
  edits: EditsOfImage;
  /** Findings that no budget but their own counts, biggest first. */
  advice: Saving[];
  ignored: IgnoredBytes[];
  /** The final file system by directory; absent unless it was asked for. */
  directories?: Directory;
  /** The same with its files; left out unless it was asked for. */
  fileSizes?: Directory;
  /** Every file of every layer; absent unless it was asked for. */
  fileTable?: ImageFiles;
  /** What package managers say they installed, most bytes first. With `noPackage`, every visible byte once. */
  packages: PackageSize[];
  /** Lists of packages to install, as own layers have them; null if they are too many. */
  lockfiles: readonly Lockfile[] | null;
  /** Visible files that no package has. */
  noPackage: FileBytes;
  /** Regular files of the final file system, each inode once. */
  files: number;
  /** Bytes and files of the parts that budgets limit, in the order in which they were asked for. */
  parts: MeasuredPart[];
  /** Oddities that leave the figures exact. */
  notes: string[];
}
