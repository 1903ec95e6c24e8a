/** Finds the edits that free an image's waste, and the line to edit of each finding. */

import type { Edit } from '../../advice/edits/edit.ts';
import type { Candidate, EditImage } from '../../advice/edits/edit-image.ts';
import type { Group } from '../../advice/edits/group.ts';
import { makeEdits } from '../../advice/edits/make-edits.ts';
import { nextStandalone } from '../../advice/edits/next-standalone/next-standalone.ts';
import type { TracedTo } from '../../dockerfile/attribution/layer-origins.ts';
import { type BuildStep, buildSteps } from '../../dockerfile/build/build-steps.ts';
import { applyOperations } from '../../dockerfile/edit/apply-operations.ts';
import type { Operation } from '../../dockerfile/edit/operations/types.ts';
import type { Dockerfile } from '../../dockerfile/parse.ts';
import type { ImageManifest } from '../../image/types.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import type { LostInode, Stack } from '../../stack/types.ts';
import type { Waste } from '../findings.ts';
import type { MeasuredParts } from '../measured-parts.ts';
import { remembered } from '../remembered.ts';
import type { RuleMatcher } from '../removable/rule-matcher.ts';
import type { ExplainedWaste } from '../wasted/explain-waste.ts';
import { type BaseCandidateFacts, baseCandidates, noEdit, offered, withFindings } from './base-candidates.ts';
import { packageEdits } from './build-only/package-edits.ts';
import { pythonInstallers } from './build-only/python-installers.ts';
import { releaseBuild } from './debug-build/release-build.ts';
import { editImage } from './edit-image.ts';
import { type EditableText, editableText } from './editable-text.ts';
import { freedBytes } from './freed-bytes.ts';
import { cpuBuilds } from './gpu/cpu-builds.ts';
import { copiedFiles } from './lineage/copied-files.ts';
import { addEmptied, groupsOf, Lineage } from './lineage/groups.ts';
import { LinesToEdit } from './lines-to-edit.ts';
import { mergedEdit, mergeEdits, withOwnIds } from './merge-edits.ts';
import { environmentTools } from './python/environment-tools.ts';
import { packageTests } from './python/package-tests.ts';
import type { ReadForEdits } from './read-for-edits.ts';
import { stripGo } from './strip-go.ts';
import type { EditableFiles, EditsOfImage, FoundEdit } from './types.ts';

export interface EditFacts extends ReadForEdits {
  manifest: ImageManifest;
  dockerfile: TracedTo | null;
  /** For each history entry the line that made it. */
  lines: readonly (number | null)[];
  baseLayers: number;
  merged: Stack;
  same: ReadonlySet<LostInode>;
  layers: readonly LayerIndex[];
  matcher: RuleMatcher;
  waste: Waste;
  explained: ExplainedWaste;
  parts: MeasuredParts;
}

/** An edit that frees less, in bytes or as a part of the image, is little. */
const LITTLE = 65_536;
const LITTLE_PART = 0.01;

export function findEdits(facts: EditFacts): { edits: Omit<EditsOfImage, 'baseBytes'>; lines: LinesToEdit } {
  const { manifest, merged, layers, matcher, waste, explained, baseLayers } = facts;
  const lineage = new Lineage(facts.same, layers, merged.root);
  const { files: wasted, owner } = explained;
  const { groups, of: groupOf } = groupsOf({ claimed: waste.claimed, wasted, owner, lineage, baseLayers });
  addEmptied(groups, merged, lineage);
  const text = editableText(manifest, facts);
  const steps = buildSteps(manifest, text, text.lines);
  const ignoreFile = facts.dockerfile?.ignoreFileFor?.(copiedFiles(steps, layers)) ?? text.ignoreFile;
  const image = editImage({
    ...{ merged, layers, baseLayers, matcher, groups, groupOf },
    isCopy: inode => lineage.of(inode).length > 1,
    dockerfile: text.dockerfile.parsed,
    fromHistory: text.fromHistory,
    steps,
    config: manifest.config,
    canMount: canMount(manifest, { dockerfile: text.dockerfile.parsed, baseLayers }),
    ignoreLines: ignoreFile?.text.split('\n') ?? null,
  });
  const usable = remembered((one: Candidate | null) => canBeApplied(one, text));
  const made = makeEdits(image, one => usable(one).length > 0);
  const of = { image, config: manifest.config, bases: facts.bases, waste, explained };
  const { candidates, ...reasons } = baseCandidates(of, usable);
  const { candidates: installed, ...noRemoval } = packageEdits({ image, lineage, manifest }, facts, usable);
  const { candidates: standalone, ...noStandalone } = standaloneEdit(of, usable);
  const further = moreEdits(image, lineage, facts).flatMap(usable);
  const small = [...new Set(made.values()), ...installed, ...standalone, ...further];
  const single = [...otherBuilds(image, lineage, facts).flatMap(usable), ...candidates];
  const sizes = { dockerfile: text.dockerfile.parsed, size: sum(merged.layerBytes) };
  const whole = [...wholeEdits(small, sizes), ...single.map(alone)];
  const parts = whole.map(({ part }) => part);
  const labels = labelsOf(explained);
  const edits = whole.map((one): FoundEdit => {
    const purpose = purposeOf(one, { groups, made, labels });
    return { ...one.edit, line: text.triggeredBy ?? one.edit.line, ...purpose };
  });
  return {
    edits: {
      files: filesOf({ ...text, ignoreFile }),
      edits: withOwnIds(edits),
      freed: freedBytes(parts, { lost: image.lost, claimed: waste.claimed, partsOf: facts.parts.of }),
      ...{ ...reasons, ...noRemoval, ...noStandalone },
    },
    lines: new LinesToEdit({ groups, groupOf, made, stepOf: image.stepOf, baseLayers, ...placeOf(text, steps) }),
  };
}

/** Of a Next.js project that was copied as a whole. */
function standaloneEdit(
  facts: BaseCandidateFacts,
  fits: (candidate: Candidate) => Candidate[],
): Pick<EditsOfImage, 'noStandalone'> & { candidates: Candidate[] } {
  const found = nextStandalone(facts);
  if (found === null) return { candidates: [], noStandalone: null };
  const made = offered(found);
  const candidates = 'reason' in made ? [] : fits(made).map(withFindings(facts));
  return { candidates, noStandalone: candidates.length > 0 ? null : noEdit(made) };
}

/** Of single commands. */
function moreEdits(image: EditImage, lineage: Lineage, { packages, mentions }: ReadForEdits): (Candidate | null)[] {
  return [
    stripGo(image),
    pythonInstallers(image, packages),
    environmentTools({ image, lineage, packages, mentions }),
    packageTests({ image, lineage, mentions }),
  ];
}

/** Other builds of what is installed, each by itself, since only people know whether they will do. */
function otherBuilds(image: EditImage, lineage: Lineage, facts: EditFacts): (Candidate | null)[] {
  const { packages, gpu: uses, manifest, debug } = facts;
  const { architecture } = manifest.config.platform;
  return [
    cpuBuilds({ image, lineage, packages, uses, architecture }),
    releaseBuild({ image, lineage, manifest, debug }),
  ];
}

function filesOf({ dockerfile, fromHistory, triggeredBy, ignoreFile }: EditableText): EditableFiles {
  const path = fromHistory && triggeredBy === null ? null : dockerfile.path;
  return { dockerfile: dockerfile.parsed, path, target: dockerfile.target, ignoreFile };
}

/** Where the instructions are, and which one names the base image. */
function placeOf({ dockerfile, fromHistory, triggeredBy }: EditableText, steps: readonly BuildStep[]) {
  if (fromHistory) return { path: triggeredBy === null ? null : dockerfile.path, from: triggeredBy, triggeredBy };
  return { path: dockerfile.path, from: steps[0]?.stage ?? null, triggeredBy };
}

/** Instructions that another image's triggers ran are not this Dockerfile's. */
function canBeApplied(candidate: Candidate | null, { dockerfile, isForeign }: EditableText): Candidate[] {
  if (candidate === null) return [];
  const { operations, renewals = [] } = candidate.edit;
  const all = [...operations, ...renewals];
  const fits = isForeign ? all.length === 0 : applies(dockerfile.parsed, all);
  return fits ? [candidate] : [];
}

interface WholeEdit {
  edit: Edit;
  /** What it was made of. */
  part: readonly Candidate[];
  /** What it makes needless. */
  spared: readonly Candidate[];
}

/** An edit that goes together with no other. */
function alone(candidate: Candidate): WholeEdit {
  return { edit: candidate.edit, part: [candidate], spared: [] };
}

/** Edits of the same instructions as one, where they go together. */
function wholeEdits(
  candidates: readonly Candidate[],
  { dockerfile, size }: { dockerfile: Dockerfile; size: number },
): WholeEdit[] {
  return mergeEdits(candidates, Math.max(LITTLE, size * LITTLE_PART)).flatMap(({ parts, spared }) => {
    const edit = mergedEdit(parts.map(one => one.edit));
    if (edit !== null && applies(dockerfile, edit.operations)) return [{ edit, part: parts, spared }];
    const single = [...parts, ...spared];
    return single.map(one => ({ edit: mergedEdit([one.edit]) ?? one.edit, part: [one], spared: [] }));
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

function applies(dockerfile: Dockerfile, operations: readonly Operation[]): boolean {
  return operations.length === 0 || applyOperations(dockerfile, operations) !== null;
}

/** Whether BuildKit built the own layers: the classic builder knows neither `--mount` nor `--chmod`. */
function canMount(
  { layers }: ImageManifest,
  { dockerfile, baseLayers }: { dockerfile: Dockerfile; baseLayers: number },
): boolean {
  const own = layers.slice(baseLayers).map(({ createdBy }) => createdBy.trimEnd());
  if (own.some(text => text.includes('#(nop)'))) return false;
  const usesMounts = dockerfile.instructions.some(
    ({ keyword, text }) => keyword === 'RUN' && text.includes('--mount='),
  );
  return usesMounts || own.some(text => text.endsWith('# buildkit'));
}

function labelsOf({ files, eventOf }: ExplainedWaste): Map<unknown, string> {
  return new Map(files.map(file => [file.item.inode, eventOf(file).label]));
}

interface Purposes {
  groups: readonly Group[];
  made: ReadonlyMap<Group, Candidate>;
  labels: ReadonlyMap<unknown, string>;
}

function purposeOf(
  { part, spared }: WholeEdit,
  { groups, made, labels }: Purposes,
): Pick<FoundEdit, 'findings' | 'always'> {
  const of = new Set([...part, ...spared]);
  const findings = new Set<string>();
  for (const { rule, copies } of groups.filter(group => of.has(made.get(group) as Candidate))) {
    if (rule !== null) findings.add(rule.id);
    for (const copy of copies) {
      const label = labels.get(copy);
      if (label !== undefined) findings.add(label);
    }
  }
  for (const further of part.flatMap(one => one.findings ?? [])) findings.add(further);
  return { findings: [...findings], always: findings.has('context-secrets') || findings.has('secret-deleted-later') };
}
