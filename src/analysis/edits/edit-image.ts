/** Answers the questions of those who make edits. Expensive answers are computed on the first question. */
import type { Cover, EditImage } from '../../advice/edits/edit-image.ts';
import type { Group } from '../../advice/edits/group.ts';
import { filePaths, hasFile } from '../../advice/edits/layer-files.ts';
import type { BuildStep } from '../../dockerfile/build/build-steps.ts';
import { dependentInstructions } from '../../dockerfile/build/dependent-stages.ts';
import { readCommands, type WrittenCommand } from '../../dockerfile/edit/written-commands.ts';
import type { Dockerfile, SourceInstruction } from '../../dockerfile/parse.ts';
import { environment } from '../../image/config-paths.ts';
import type { ImageConfig } from '../../image/types.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import { type RecordReader, recordReader } from '../../packages/record-reader.ts';
import type { Rule } from '../../rules/rule.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { LostInode, Stack } from '../../stack/types.ts';
import { remembered } from '../remembered.ts';
import type { RuleMatcher } from '../removable/rule-matcher.ts';
import { coversOf } from './cover-paths.ts';
import { deletionOf } from './delete-commands.ts';

export interface EditImageFacts {
  merged: Stack;
  layers: readonly LayerIndex[];
  baseLayers: number;
  matcher: RuleMatcher;
  groups: readonly Group[];
  isCopy(inode: StackInode): boolean;
  dockerfile: Dockerfile;
  fromHistory: boolean;
  steps: readonly BuildStep[];
  canMount: boolean;
  config: Pick<ImageConfig, 'entrypoint' | 'cmd' | 'env'>;
  ignoreLines: readonly string[] | null;
}

export function editImage(facts: EditImageFacts): EditImage {
  const { merged, layers, matcher, groups, dockerfile, steps, config } = facts;
  const { root } = merged;
  const claims = claimedPaths(groups);
  const isClaimed = (rule: Rule, path: string) => claims.get(rule)?.has(path) === true;
  const covers = new Map<number, Map<Group, Cover>>();
  const bySource = new Map(dockerfile.instructions.map(instruction => [instruction.line, instruction]));
  const commands = new Map<number, readonly WrittenCommand[]>();
  const byLayer = new Map(steps.flatMap(step => (step.layer === null ? [] : [[step.layer, step] as const])));
  const lostFrom = byLayerOf(merged);
  let reader: RecordReader | null = null;
  const dependents = dependentInstructions(dockerfile, new Set(steps.map(({ stage }) => stage)));
  return {
    ...facts,
    start: [...config.entrypoint, ...config.cmd],
    variables: environment(config),
    root,
    isClaimed,
    lost: new Map(merged.lost.map(lost => [lost.inode, lost])),
    lostFrom: layer => lostFrom.get(layer) ?? [],
    filesOf: remembered((layer: number) => filePaths(layers[layer])),
    hasFile: (layer, path) => hasFile(layers[layer], path),
    records() {
      reader ??= recordReader(root, layers, new Set());
      return reader;
    },
    stepOf: layer => (layer < facts.baseLayers ? null : (byLayer.get(layer) ?? null)),
    dependentsOf: stage => dependents.get(stage) ?? [],
    commandsOf({ line }) {
      const known = commands.get(line) ?? commandsIn(dockerfile, bySource.get(line));
      commands.set(line, known);
      return known;
    },
    sourceOf({ line }) {
      const source = bySource.get(line);
      return source === undefined ? '' : dockerfile.source.slice(source.start, source.end);
    },
    coverOf(group) {
      const { layer } = group;
      const ofLayer = groups.filter(one => one.layer === layer && one.rule !== null);
      const known = covers.get(layer) ?? coversOf(ofLayer, layer, { root, layers, matcher, isClaimed });
      covers.set(layer, known);
      return known.get(group) ?? { directories: [], files: group.paths };
    },
    deletionOf: (cover, rule) => deletionOf(cover, { root, isClaimed: path => isClaimed(rule, path) }),
  };
}

function commandsIn(dockerfile: Dockerfile, source: SourceInstruction | undefined): readonly WrittenCommand[] {
  return source === undefined || source.keyword !== 'RUN' ? [] : readCommands(dockerfile, source);
}

function byLayerOf({ lost }: Stack): Map<number, LostInode[]> {
  const byLayer = new Map<number, LostInode[]>();
  for (const one of lost) byLayer.get(one.inode.layer)?.push(one) ?? byLayer.set(one.inode.layer, [one]);
  return byLayer;
}

function claimedPaths(groups: readonly Group[]): Map<Rule, Set<string>> {
  const claims = new Map<Rule, Set<string>>();
  for (const { rule, paths } of groups) {
    if (rule === null) continue;
    const known = claims.get(rule) ?? new Set<string>();
    claims.set(rule, known);
    for (const path of paths) known.add(path);
  }
  return claims;
}
