/**
 * Moves the RUN that compiles into a stage on the present base, so that the image itself can start from a smaller one. What that RUN made is
 * copied: all that its layer has must be known to be that, or of no use afterwards.
 */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { isRoot } from '../../../advice/edits/root-user.ts';
import { copyLines } from '../../../advice/edits/second-stage/copies.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { ImageConfig } from '../../../image/types.ts';
import { textPaths, walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import { directoryMoves } from './directory-moves.ts';
import { installingRun } from './installing-run.ts';
import { layerWrites } from './layer-writes.ts';
import type { Moves } from './moves.ts';
import { prefixMoves } from './prefix-moves.ts';

export interface BuildStageOfRun {
  /** The RUNs that are in the build stage alone. */
  runs: ReadonlySet<BuildStep>;
  operations: Operation[];
  /** Files that are no longer in the image itself: caches and the like. */
  left: ReadonlySet<StackInode>;
}

/** What a RUN depends on. */
const REPEATED: ReadonlySet<string> = new Set(['ENV', 'ARG', 'WORKDIR', 'USER', 'SHELL', 'COPY', 'ADD', 'RUN']);
const NAMES = ['build', 'builder', 'compile'];
const SECRET = /\btype=(?:secret|ssh)\b/;

/** @returns a clause that says why the RUN stays where it is */
export function buildStage(run: BuildStep, image: EditImage, config: ImageConfig): BuildStageOfRun | string {
  const { steps, dockerfile } = image;
  const stage = dockerfile.stages.at(-1);
  const before = steps.slice(0, steps.indexOf(run));
  const reason = whyNot([...before, run], image);
  if (stage === undefined || reason !== null) return reason ?? 'there is no stage';
  const moves = movesOf(run, image, config);
  if (typeof moves === 'string') return moves;
  const taken = new Set(dockerfile.stages.map(({ name }) => name));
  const name = NAMES.find(one => !taken.has(one));
  const copies = name === undefined ? null : copyLines(moves.copies, name);
  if (name === undefined || copies === null) return 'a name in it needs quotes';
  const { relocated, dropped } = moves;
  const operations: Operation[] = [
    ...relocated,
    {
      kind: 'build-stage',
      line: stage.line,
      name,
      repeated: before.filter(one => REPEATED.has(one.instruction.keyword)).map(({ instruction }) => instruction.line),
      moved: run.instruction.line,
      copies: [...copies, ...moves.lines(name)].join('\n'),
      dropped: dropped.map(({ instruction }) => instruction.line),
      isRelocated: relocated.length > 0,
    },
  ];
  const runs = new Set([...dropped, run]);
  return { runs, operations, left: leftBy(moves, runs, image) };
}

/** What is not known to build in the same way elsewhere. */
function whyNot(steps: readonly BuildStep[], { dockerfile, dependentsOf }: EditImage): string | null {
  const stage = dockerfile.stages.at(-1);
  const isElsewhere = steps.some(one => one.stage !== stage?.line || one.instruction.line === stage.line);
  if (isElsewhere || dependentsOf(stage?.line ?? 0).length > 0)
    return 'its stage is not the last one, or not the only one';
  if (!isRoot(steps.at(-1)?.user ?? null)) return 'another user than root runs it';
  for (const { instruction, options } of steps) {
    const { keyword, line, heredocs } = instruction;
    if (keyword === 'ONBUILD') return `line ${line} is for images that build on it`;
    if (heredocs.length > 0) return `line ${line} has a heredoc`;
    if (options.some(option => SECRET.test(option))) return `line ${line} mounts a secret`;
  }
  return null;
}

function movesOf(step: BuildStep, image: EditImage, config: ImageConfig): Moves | string {
  const run = installingRun(step, image);
  if (typeof run === 'string') return run;
  const facts = { run, image, config, writes: layerWrites(run.layer, image) };
  return prefixMoves(facts) ?? directoryMoves(facts);
}

/** Files of the moved RUNs that are not copied. */
function leftBy({ isLeft }: Moves, runs: Iterable<BuildStep>, { root, lostFrom }: EditImage): Set<StackInode> {
  const layers = new Set([...runs].map(({ layer }) => layer));
  const left = new Set<StackInode>();
  const kept = new Set<StackInode>();
  const pathOf = textPaths();
  walk<StackNode>(root, node => {
    const { inode } = node;
    if (inode !== null && layers.has(inode.layer)) (isLeft(pathOf(node)) ? left : kept).add(inode);
    return true;
  });
  for (const layer of layers)
    for (const { inode, name } of layer === null ? [] : lostFrom(layer))
      if (layers.has(name.layer) || isLeft(name.path)) left.add(inode);
  return new Set([...left].filter(inode => !kept.has(inode)));
}
