/** The second stage as an edit of an image, with what it is for. */
import type { Candidate, EditImage } from '../../advice/edits/edit-image.ts';
import { secondStage } from '../../advice/edits/second-stage/second-stage.ts';
import type { ImageConfig } from '../../image/types.ts';
import { type RuntimeNeeds, UNREADABLE } from '../../runtime/runtime-needs.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { ClaimedNames, Waste } from '../findings.ts';
import type { ExplainedWaste } from '../wasted/explain-waste.ts';
import type { NoStage } from './types.ts';

export interface StageCandidateFacts {
  image: EditImage;
  config: ImageConfig;
  needs: RuntimeNeeds | string;
  waste: Pick<Waste, 'claimed'>;
  explained: ExplainedWaste;
}

/** @returns a sentence if there is none */
export function stageFor({ image, config, needs, waste, explained }: StageCandidateFacts): Candidate | string {
  if (typeof needs === 'string') return needs;
  const made = secondStage({ image, config, needs });
  return typeof made === 'string' ? made : { ...made, findings: freedBy(made, waste, explained) };
}

/** @param stage the sentence, or an edit that the text does not allow */
export function noStage(stage: Candidate | string): NoStage {
  const reason = typeof stage === 'string' ? stage : 'its text cannot be edited for sure';
  return { reason, isUnread: stage === UNREADABLE };
}

/** It frees nearly everything, so it is for all of which it leaves nothing. */
function freedBy({ copies }: Candidate, { claimed }: Pick<Waste, 'claimed'>, { files, eventOf }: ExplainedWaste) {
  const isFreed = ({ nodes }: ClaimedNames) =>
    nodes.every(({ inode }) => inode === null || copies.has(inode as StackInode));
  const rules = claimed.filter(isFreed).map(({ rule }) => rule.id);
  return [...new Set([...rules, ...files.map(file => eventOf(file).label)])];
}
