/** What a page is told beside the files. Every figure is the report's own. */
import type { ShownDockerfile } from '../../../analysis/files.ts';
import type { Finding } from '../../../analysis/types.ts';
import type { FigureGrowth } from '../../../baseline/types.ts';
import type { Table } from '../../comparison/tables.ts';
import type { ImageReport } from '../../types.ts';

/** A finding without its paths, which are among the files. */
export type PageFinding = Omit<Finding, 'paths' | 'place'>;

export interface PageLayer extends Omit<ImageReport['layers'][number], 'instruction'> {
  /** The instruction as people read it. Foreign text. */
  text: string;
  /** Bytes that need not be in the image because of it; see `causedWaste`. */
  causedWaste: number;
}

export interface PageImage
  extends Pick<
    ImageReport,
    | 'name'
    | 'source'
    | 'verdict'
    | 'sizes'
    | 'savingsTotal'
    | 'base'
    | 'wasteGroups'
    | 'packages'
    | 'noPackage'
    | 'ignored'
    | 'notes'
    | 'plan'
  > {
  /** With the figure less that of the baseline in words; empty if that is not known. */
  budgets: readonly (ImageReport['budgets'][number] & { change: string })[];
  /** Against the baseline, which the headline names; null if nothing is compared. All texts are foreign. */
  growth: {
    label: string;
    /** Why there is no baseline, or not the usual one; null if there is nothing to say. */
    remark: string | null;
    /** Growth in bytes, for figures that both images have. */
    byFigure: Partial<Record<FigureGrowth['figure'], number | null>>;
  } | null;
  layers: readonly PageLayer[];
  findings: readonly PageFinding[];
  /** The verdict in a sentence without a full stop. Foreign text. */
  headline: string;
  /** How it was measured: platform, digest, source. */
  measured: string;
  /** What the plan leads to, what it leaves out, and what no edit frees. Foreign text. */
  planSentences: readonly string[];
  dockerfile: ShownDockerfile | null;
}

export interface PageData {
  version: string;
  /** Address of the pages that explain rules and labels, with a slash at the end. */
  docs: string;
  images: readonly PageImage[];
}

/** What the page of a comparison is told beside the files. All texts are foreign. */
export interface PageComparison {
  names: { before: string; after: string };
  /** Sentences without a full stop. */
  headline: string;
  origin: string;
  /** What both are: platform, digests. */
  facts: string;
  figures: readonly FigureGrowth[];
  /** By layer, directory, package and finding: the rows of each are all of the growth. */
  tables: readonly Table[];
  /** What could not be compared, and what to know besides. */
  remarks: readonly string[];
  /** Whether the page has the files of both images. */
  hasFiles: boolean;
}

export interface ComparisonData {
  version: string;
  comparison: PageComparison;
}
