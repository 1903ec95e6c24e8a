/** Leaves packages for development out of an installation by npm, Yarn 1 or pnpm. */
import type { BuildStep } from '../../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../../dockerfile/edit/operations/types.ts';
import { chainBetween, joins, lostWithin, type RunChain } from '../../commands/run-chain.ts';
import type { Edit, LeftOut } from '../../edit.ts';
import type { EditImage, Maker } from '../../edit-image.ts';
import type { Group } from '../../group.ts';
import { optionsFor } from '../clean-run.ts';
import { buildsSomething, inModules, leftOutPackages, projectOf } from './node-packages.ts';
import { runsOwnScripts } from './own-scripts.ts';
import { pruningCommand } from './prune.ts';

export const omitDev: Maker = (group, image) => {
  const { rule } = group;
  const step = image.stepOf(group.layer);
  if (rule?.id !== 'node-dev-deps' || step?.instruction.keyword !== 'RUN') return null;
  if (mayStartAny(image)) return null;
  const after = image.steps.slice(image.steps.indexOf(step));
  const builder = after.findLast(({ instruction }) => image.commandsOf(instruction).some(buildsSomething));
  const chain = builder === undefined ? null : chainBetween(step, builder, image);
  const project = projectOf(group.paths.find(inModules) ?? '');
  if (builder === undefined && runsOwnScripts(project, step, image)) return null;
  const operations =
    builder === undefined ? optionsFor(rule, step.instruction, image) : pruneAfter({ group, project, chain }, image);
  const gone = leftOutPackages(group, image);
  if (operations === null || gone.some(({ name }) => isStarted(name, after))) return null;
  return {
    edit: omitDevEdit(step.instruction.line, operations, gone),
    copies: new Set([...group.copies, ...lostWithin(chain?.runs ?? [], image)]),
    fromCopier: false,
  };
};

/** Whether the container starts a script of the package, which may start what only development installs. */
export function mayStartAny({ start }: EditImage): boolean {
  return start.some(word => /^(?:npm|npx|pnpm|yarn)$|\.sh$/.test(word));
}

/** The edit of an installing line, whatever its package manager. @param leftOut what the image no longer has */
export function omitDevEdit(line: number, operations: readonly Operation[], leftOut: readonly LeftOut[]): Edit {
  return {
    id: `omit-dev-${line}`,
    title: 'Install no packages for development',
    trust: 'fewer',
    leftOut,
    line,
    second: null,
    operations,
    ignoreLines: [],
  };
}

/** What only the build needs goes at its end, in the RUN that installs it. */
function pruneAfter(
  { group, project, chain }: { group: Group; project: string; chain: RunChain | null },
  image: EditImage,
): Operation[] | null {
  const last = chain?.runs.at(-1);
  // A COPY that moves up makes each change of the sources install everything again.
  if (chain === null || last === undefined || chain.copies.length > 0) return null;
  const command = pruningCommand({ group, project, runs: chain.runs, at: project }, image)?.join(' ');
  if (command === undefined) return null;
  return [...joins(chain, image), { kind: 'append-command', line: last.instruction.line, command }];
}

/** Whether the command of the image names a package. */
export function isStarted(name: string, steps: readonly BuildStep[]): boolean {
  return steps.some(({ instruction: { keyword, text } }) => {
    if (keyword !== 'CMD' && keyword !== 'ENTRYPOINT') return false;
    return text.split(/[\s"',[\]]+/).some(word => word === name || word.endsWith(`/${name}`));
  });
}
