/** What a comparison needs to know of each image, and what it finds. Sizes are bytes; growth is after − before, so it may be negative. */
import type { BaseImage, DockerfileLine, Sizes } from '../analysis/types.ts';
import type { BytePath } from '../image/byte-path.ts';
import type { SourceKind } from '../image/types.ts';
import type { Lockfile } from '../packages/lockfiles.ts';
import type { PackageLayer } from '../packages/package-sizes.ts';
import type { Directory } from '../stack/directory-sizes.ts';

/** One image, measured now or read from a report. All texts are foreign. */
export interface ImageFacts {
  name: string;
  source: { kind: SourceKind; reference: string; digest: string; platform: string };
  /** The version that wrote the report; null if the image was measured now. */
  writtenBy: string | null;
  sizes: Sizes;
  /** Null if it is not known. */
  base: KnownBase | null;
  /** Bottom first. */
  layers: readonly LayerFacts[];
  /** Disjoint parts of the image by rule or label. */
  findings: readonly FindingFacts[];
  /** The final file system; null if a report says nothing of it. */
  directories: Directory | null;
  /** The same with its files; left out unless it was asked for, and for a report. */
  fileSizes?: Directory;
  /** Disjoint parts of the visible bytes; null if they are not known. */
  packages: readonly PackageBytes[] | null;
  /** Lists of packages to install in own layers; null if they are not known. */
  lockfiles: readonly Lockfile[] | null;
}

/** `other`: the other image has the same lowest layers, and of that one they are known to be the base. */
export interface KnownBase extends Pick<BaseImage, 'name' | 'layers'> {
  evidence: BaseImage['evidence'] | 'other';
}

export interface LayerFacts {
  /** From 0, bottom first. */
  index: number;
  diffId: string;
  bytes: number;
  /** The history's text, without secrets. */
  createdBy: string;
  /** That text as an instruction on one line; empty if history says nothing of the layer. */
  instruction: string;
  dockerfile: DockerfileLine | null;
  /** What tells the settings above it from others; null if it is not known. See `AnalysedLayer`. */
  settings: string | null;
}

export interface FindingFacts {
  kind: 'removable' | 'wasted';
  /** A rule or a label; for plain waste the cause. */
  id: string;
  title: string;
  bytes: number;
}

export interface PackageBytes {
  manager: string;
  name: string;
  /** Null if it is not recorded. */
  version: string | null;
  bytes: number;
  /** The bytes by layer; left out if they are not known. */
  layers?: readonly PackageLayer[] | undefined;
}

/** Bytes in both images, and the difference. */
export interface Change {
  before: number;
  after: number;
  bytes: number;
}

/** How much one figure is in both images, null where it is not known. Growth is null unless both are known. */
export interface FigureGrowth {
  figure: FigureName;
  before: number | null;
  after: number | null;
  growth: number | null;
}

export type FigureName = 'image' | 'own' | 'upstream' | 'visible' | 'wasted' | 'removable' | 'download';

/** Who caused it: this repository's lines, or whoever made the base image or a package that moved by itself. Null if that cannot be told. */
export type Origin = 'own' | 'upstream' | null;

export interface LayerGrowth extends Change {
  /** `packages`: those of the layer that moved although no line did; the rest of the layer is a row of its own. */
  part: 'layer' | 'packages';
  /** `changed`: both layers are taken to go back to one instruction, with other content. */
  change: 'new' | 'gone' | 'changed' | 'same';
  origin: Origin;
  /** The layer in each image; null if it has none. */
  layers: { before: LayerFacts | null; after: LayerFacts | null };
  /** Whether a changed layer's instruction reads the same in both images; null for other layers. */
  sameInstruction: boolean | null;
}

export interface DirectoryGrowth extends Change {
  path: BytePath;
  /** Whether only the files directly in it count, and nothing below. */
  direct: boolean;
}

export interface PackageGrowth extends Change {
  change: 'new' | 'gone' | 'changed' | 'same';
  manager: string;
  name: string;
  /** Versions in each image, sorted; without those that are not recorded. */
  versions: { before: readonly string[]; after: readonly string[] };
}

export interface FindingGrowth extends Change, Omit<FindingFacts, 'bytes'> {}

/** The rows that a table has, and what else makes up the growth of the image. */
export interface GrowthTable<Row> {
  /** Most bytes first, whichever way; rows without growth last. */
  rows: readonly Row[];
  /** Visible bytes in no row. */
  rest: Change;
  /** Wasted bytes, which are in no file of the final file system; null where rows have them. */
  wasted: Change | null;
}

export interface Comparison {
  before: ImageFacts;
  after: ImageFacts;
  figures: readonly FigureGrowth[];
  layers: readonly LayerGrowth[];
  directories: GrowthTable<DirectoryGrowth> | null;
  packages: GrowthTable<PackageGrowth> | null;
  findings: GrowthTable<FindingGrowth>;
  /** What to know about the comparison. */
  notes: readonly string[];
  /** Wall time, in milliseconds. Not in the JSON, which is the same in each run. */
  milliseconds: number;
}
