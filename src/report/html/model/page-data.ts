/** What a page is told beside the files. Every figure is the report's own. */
import type { ShownDockerfile } from '../../../analysis/files.ts';
import type { Finding } from '../../../analysis/types.ts';
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
    | 'budgets'
    | 'plan'
  > {
  layers: readonly PageLayer[];
  findings: readonly PageFinding[];
  /** The verdict in a sentence without a full stop. Foreign text. */
  headline: string;
  /** How it was measured: platform, digest, source. */
  measured: string;
  /** What the plan leads to. Foreign text. */
  planSentences: readonly string[];
  dockerfile: ShownDockerfile | null;
}

export interface PageData {
  version: string;
  /** Address of the pages that explain rules and labels, with a slash at the end. */
  docs: string;
  images: readonly PageImage[];
}
