/** Answers the questions of those who make edits. Expensive answers are computed on the first question. */
import type { EditImage } from '../../advice/edits/edit-image.ts';
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
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { LostInode, Stack } from '../../stack/types.ts';
import { remembered } from '../remembered.ts';
import type { RuleMatcher } from '../removable/rule-matcher.ts';
import { Claims } from './covers/claims.ts';
import { coversOf } from './covers/cover-paths.ts';
import { deletionOf } from './covers/delete-commands.ts';
import { TopDirectories } from './covers/top-directories.ts';

export interface EditImageFacts {
  merged: Stack;
  layers: readonly LayerIndex[];
  baseLayers: number;
  matcher: RuleMatcher;
  groups: readonly Group[];
  /** The group that a file belongs to by itself. */
  groupOf: ReadonlyMap<StackInode, Group>;
  isCopy(inode: StackInode): boolean;
  dockerfile: Dockerfile;
  fromHistory: boolean;
  steps: readonly BuildStep[];
  canMount: boolean;
  config: Pick<ImageConfig, 'entrypoint' | 'cmd' | 'env'>;
  ignoreLines: readonly string[] | null;
}

export function editImage(facts: EditImageFacts): EditImage {
  const { merged, layers, matcher, groups, groupOf, dockerfile, steps, config } = facts;
  const { root } = merged;
  const claims = new Claims(groups, groupOf);
  const tops = new TopDirectories(
    matcher,
    groups.flatMap(({ rule }) => rule ?? []),
  );
  const covers = remembered((layer: number) => {
    const ofLayer = groups.filter(group => group.layer === layer && group.rule !== null);
    return coversOf(ofLayer, { root, lost: lostFrom.get(layer) ?? [], tops, claims });
  });
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
    isClaimed: (rule, path) => claims.hasPath(rule, path),
    isAloneBelow: (directory, rule) => claims.isAloneBelow(directory, rule, root),
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
    coverOf: group => covers(group.layer).get(group) ?? { directories: [], files: [...group.paths] },
    deletionOf: (cover, rule) => deletionOf(cover, { root, rule, claims }),
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
