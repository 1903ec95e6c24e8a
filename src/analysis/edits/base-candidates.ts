/** The edits that take another base, with what they are for: a second stage, else the base's smaller sibling. */
import type { Sibling } from '../../advice/base-siblings.ts';
import type { Candidate, EditImage } from '../../advice/edits/edit-image.ts';
import { jarStage } from '../../advice/edits/second-stage/jar-stage.ts';
import { secondStage } from '../../advice/edits/second-stage/second-stage.ts';
import type { ImageConfig } from '../../image/types.ts';
import { type NotKnown, notKnown } from '../../runtime/read-files.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { ClaimedNames, Waste } from '../findings.ts';
import type { ExplainedWaste } from '../wasted/explain-waste.ts';
import type { OtherBases } from './program-needs.ts';
import { alpineOffer } from './smaller-base/alpine.ts';
import { smallerBase } from './smaller-base/smaller-base.ts';
import type { AlpineOffer, EditsOfImage, NoEdit } from './types.ts';

export interface BaseCandidateFacts {
  image: EditImage;
  config: ImageConfig;
  bases: OtherBases;
  waste: Pick<Waste, 'claimed'>;
  explained: ExplainedWaste;
}

/** @param fits the candidate, if the text can be edited by it */
export function baseCandidates(
  facts: BaseCandidateFacts,
  fits: (candidate: Candidate) => Candidate[],
): Pick<EditsOfImage, 'noStage' | 'noSmallerBase' | 'alpine'> & { candidates: Candidate[] } {
  const stage = stageFor(facts);
  const stages = 'reason' in stage ? [] : fits(stage);
  // It frees the base too.
  if (stages.length > 0)
    return { candidates: stages.map(withFindings(facts)), noStage: null, noSmallerBase: null, alpine: null };
  const smaller = smallerFor(facts);
  const bases = smaller === null || 'reason' in smaller ? [] : fits(smaller);
  return {
    candidates: bases.map(withFindings(facts)),
    noStage: noEdit(stage),
    noSmallerBase: smaller === null || bases.length > 0 ? null : noEdit(smaller),
    alpine: smaller === null || bases.length > 0 ? alpineFor(facts) : null,
  };
}

/** What a smaller base of the same distribution lacks, Alpine's lacks too: called where nothing speaks against that one. */
function alpineFor({ image, config, bases: { alpine, sibling } }: BaseCandidateFacts): AlpineOffer | null {
  const smaller = sibling === null || 'reason' in sibling ? null : sibling.sibling;
  return alpine && alpineOffer(image, config, { facts: alpine, smaller });
}

function stageFor({ image, config, bases: { needs, jar } }: BaseCandidateFacts): Candidate | NotKnown {
  if (jar !== null && 'reason' in jar) return jar;
  if (jar !== null) return offered(jarStage({ image, config, jar: jar.program, present: jar.present }));
  return 'reason' in needs ? needs : offered(secondStage({ image, config, needs }));
}

/** By what the smaller base has less. */
const FINDINGS: Readonly<Record<Sibling['kind'], readonly string[]>> = {
  slim: ['hint-full-base'],
  jre: ['hint-sdk-base'],
  runtime: ['hint-sdk-base'],
  undocumented: [],
};

function smallerFor({ image, config, bases: { sibling } }: BaseCandidateFacts): Candidate | NotKnown | null {
  if (sibling === null || 'reason' in sibling) return sibling;
  const made = smallerBase(image, config, sibling);
  if (typeof made === 'string') return notKnown(made);
  return { ...made, findings: FINDINGS[sibling.sibling.kind] };
}

export const NOT_EDITABLE = 'its text cannot be edited for sure';

/** @param made a sentence says why nothing was made */
export function offered(made: Candidate | string): Candidate | NotKnown {
  return typeof made === 'string' ? notKnown(made) : made;
}

/** @param made the reason why no edit was made, or an edit that the Dockerfile's text does not allow */
export function noEdit(made: Candidate | NotKnown): NoEdit {
  return 'reason' in made ? made : notKnown(NOT_EDITABLE);
}

/** With what it is for. */
export function withFindings({
  waste,
  explained,
}: Pick<BaseCandidateFacts, 'waste' | 'explained'>): (candidate: Candidate) => Candidate {
  return made => ({ ...made, findings: [...(made.findings ?? []), ...freedBy(made, waste, explained)] });
}

/** It is for all of which it leaves nothing. */
function freedBy({ copies }: Candidate, { claimed }: Pick<Waste, 'claimed'>, { files, eventOf }: ExplainedWaste) {
  const isFreed = ({ nodes }: ClaimedNames) =>
    nodes.every(({ inode }) => inode === null || copies.has(inode as StackInode));
  const rules = claimed.filter(isFreed).map(({ rule }) => rule.id);
  const labels = new Set(files.map(file => eventOf(file).label));
  for (const file of files) if (!copies.has(file.item.inode)) labels.delete(eventOf(file).label);
  return [...new Set([...rules, ...labels])];
}
